// Storing pictures: by the hash of their bytes, so that the same picture is stored once and an address never changes what it shows.
import { DomainError, type UploadedImage } from "@stoa/contract";
import { upload } from "@stoa/db";
import { hex, type SellerCtx } from "../kernel/index.ts";
import { requirePermission } from "../sellers/index.ts";
import { checkImage, imageKey, MAX_IMAGE_PIXELS } from "./rules.ts";

/** Reads the size of a picture in pixels; null when it cannot be decoded. */
export type Measure = (bytes: Uint8Array) => Promise<{ width: number; height: number } | null>;

/**
 * Stores a picture for the seller and gives its hash. The same bytes again are the same picture.
 * @throws FILE_REFUSED not a picture that can be shown, or too large
 * @throws FORBIDDEN the member may not edit offers
 */
export async function storeImage(ctx: SellerCtx, bytes: Uint8Array, measure: Measure): Promise<UploadedImage> {
  requirePermission(ctx.actor.role, "offers");
  const contentType = checkImage(bytes);
  const size = await measure(bytes);
  if (!size) throw new DomainError("FILE_REFUSED", { reason: "not_an_image" });
  if (size.width * size.height > MAX_IMAGE_PIXELS)
    throw new DomainError("FILE_REFUSED", { reason: "too_many_pixels", maxPixels: MAX_IMAGE_PIXELS });
  const hash = hex(await crypto.subtle.digest("SHA-256", bytes));
  await ctx.media.put(imageKey(hash), bytes, { httpMetadata: { contentType } });
  await ctx.db
    .insert(upload)
    .values({ hash, sellerId: ctx.actor.sellerId, ...size, sizeBytes: bytes.length, createdAt: ctx.now() })
    .onConflictDoNothing();
  return { hash, ...size, sizeBytes: bytes.length };
}
