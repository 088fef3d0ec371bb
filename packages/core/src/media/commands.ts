// Storing pictures: by the hash of their bytes, so that the same picture is stored once and an address never changes what it shows.
import type { UploadedImage } from "@stoa/contract";
import { upload } from "@stoa/db";
import { type Ctx, hex, type SellerCtx } from "../kernel/index.ts";
import { NEUTRAL_COLOUR } from "./colour.ts";
import { type ImageKind, imageKey, inspectImage } from "./rules.ts";

/** Somebody who decodes pictures: the Images binding. */
export interface Painter {
  /** The picture upright, in a file of its own. @throws FILE_REFUSED `damaged` */
  repaint(bytes: Uint8Array, kind: ImageKind): Promise<Uint8Array>;
  /** The picture's average colour, `#rrggbb`; null when there is nobody to look. @throws FILE_REFUSED `damaged` */
  colourOf(bytes: Uint8Array): Promise<string | null>;
}

/**
 * Stores a picture, upright and without what its camera noted, and gives its hash. The same bytes again are the same
 * picture. Whose it is, the caller writes down.
 * @throws FILE_REFUSED not a picture that can be shown: `reason` is one of IMAGE_REFUSALS
 */
export async function storePicture(
  ctx: Pick<Ctx, "media">,
  file: Uint8Array,
  painter: Painter,
): Promise<UploadedImage> {
  const seen = inspectImage(file);
  const picture = seen.mustBePainted
    ? inspectImage(await painter.repaint(file, seen.kind === "image/avif" ? "image/webp" : seen.kind))
    : seen;
  const placeholderColour = (await painter.colourOf(picture.bytes)) ?? NEUTRAL_COLOUR;
  const { width, height, bytes, kind: contentType } = picture;
  const hash = hex(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
  const stored: UploadedImage = { hash, width, height, sizeBytes: bytes.length, placeholderColour };
  await ctx.media.put(imageKey(hash), bytes, { httpMetadata: { contentType } });
  return stored;
}

/** Stores a picture for the seller. @throws FILE_REFUSED as `storePicture` */
export async function storeImage(
  ctx: SellerCtx<"offers.write">,
  file: Uint8Array,
  painter: Painter,
): Promise<UploadedImage> {
  const stored = await storePicture(ctx, file, painter);
  await ctx.db
    .insert(upload)
    .values({ ...stored, sellerId: ctx.actor.sellerId, createdAt: ctx.now() })
    .onConflictDoNothing();
  return stored;
}
