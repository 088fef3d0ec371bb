// Media: pictures by content hash, the widths in which they are served, and why an upload is refused.
import { z } from "zod";
import type { Id } from "./id.ts";

/** The name of a picture: the SHA-256 of its bytes in hex. */
export const ImageHash = z.string().regex(/^[0-9a-f]{64}$/);

/** The widths, in pixels, in which a picture can be asked for. */
export const IMAGE_WIDTHS = [96, 160, 320, 480, 640, 960, 1280] as const;
export type ImageWidth = (typeof IMAGE_WIDTHS)[number];

/** Largest accepted upload. */
export const MAX_IMAGE_BYTES = 8 * 1024 * 1024;

/** Largest accepted picture in pixels: what one transformation can hold in memory. */
export const MAX_IMAGE_PIXELS = 40_000_000;

/** A picture of a product. `hash` is the SHA-256 of its bytes in hex; `placeholderColour` stands in until it arrives. */
export interface ImageView {
  imageId: Id<"image">;
  hash: string;
  width: number;
  height: number;
  placeholderColour: string;
  alt: string;
}

/**
 * The address of a picture at one of IMAGE_WIDTHS. It never changes what it shows, so it may be cached for ever; the
 * browser says in `Accept` whether it gets AVIF or WebP.
 */
export function imagePath(hash: string, width: ImageWidth): string {
  return `/media/${hash}/${width}`;
}

/** Why an upload is no picture that can be shown: the `reason` of FILE_REFUSED. */
export const IMAGE_REFUSALS = [
  "empty",
  "too_large",
  "too_many_pixels",
  "not_an_image",
  "vector",
  "animated",
  "truncated",
  "damaged",
  "mixed",
] as const;
export type ImageRefusal = (typeof IMAGE_REFUSALS)[number];

/** What the upload route answers. */
export interface UploadedImage {
  hash: string;
  width: number;
  height: number;
  sizeBytes: number;
  placeholderColour: string;
}
