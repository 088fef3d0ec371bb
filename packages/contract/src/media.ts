// Media: pictures by content hash and the widths in which they are served.
import type { Id } from "./id.ts";

/** The widths, in pixels, in which a picture can be asked for. */
export const IMAGE_WIDTHS = [96, 160, 320, 480, 640, 960, 1280] as const;

/** Largest accepted upload. */
export const MAX_IMAGE_BYTES = 8 * 1024 * 1024;

/** A picture of a product. `hash` is the SHA-256 of its bytes in hex; `placeholderColour` stands in until it arrives. */
export interface ImageView {
  imageId: Id<"image">;
  hash: string;
  width: number;
  height: number;
  placeholderColour: string;
  alt: string;
}

/** The address of a picture at one of IMAGE_WIDTHS: it never changes what it shows, so it may be cached for ever. */
export function imagePath(
  hash: string,
  width: (typeof IMAGE_WIDTHS)[number],
  format: "webp" | "avif" = "webp",
): string {
  return `/media/${hash}/${width}.${format}`;
}

/** What the upload route answers. */
export interface UploadedImage {
  hash: string;
  width: number;
  height: number;
  sizeBytes: number;
}
