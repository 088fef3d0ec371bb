// Photos of reviews: public pictures under the hash of their bytes, like those of products.
import { DomainError, type OwnReview, type PhotoView, type RemovePhoto, type ReviewId } from "@stoa/contract";
import { and, atomic, eq, reviewPhoto, sql } from "@stoa/db";
import { type BuyerCtx, later, sent } from "../kernel/index.ts";
import { type Painter, storePicture } from "../media/index.ts";
import { ownReview } from "./own.ts";
import { editableRow } from "./writing.ts";

/**
 * Adds a photo to the buyer's review while it can be changed. The same photo again changes nothing.
 * @throws NOT_FOUND, WINDOW_CLOSED
 * @throws FILE_REFUSED not a picture that can be shown
 * @throws LIST_FULL there are six
 */
export async function addPhoto(
  ctx: BuyerCtx<"orders">,
  of: ReviewId,
  file: { bytes: Uint8Array; painter: Painter },
): Promise<PhotoView> {
  const row = await editableRow(ctx, of);
  if (row.photoCount >= 6) throw new DomainError("LIST_FULL");
  const { hash, width, height, placeholderColour } = await storePicture(ctx, file.bytes, file.painter);
  const photo: PhotoView = { hash, width, height, placeholderColour };
  const job = later(ctx, { type: "product.discussed", productId: row.productId });
  await atomic(
    ctx.db,
    [
      ctx.db
        .insert(reviewPhoto)
        .values({ reviewId: row.id, ...photo, createdAt: ctx.now() })
        .onConflictDoNothing(),
      job.statement,
    ],
    { review_photo_few: "LIST_FULL" },
  );
  sent(ctx, [job]);
  return photo;
}

/** Takes a photo off the buyer's review. @throws NOT_FOUND */
export async function removePhoto(ctx: BuyerCtx<"orders">, { reviewId, hash }: RemovePhoto): Promise<OwnReview> {
  const row = await editableRow(ctx, { reviewId });
  const [found] = await ctx.db.all(sql`SELECT 1 FROM review_photo WHERE review_id = ${reviewId} AND hash = ${hash}`);
  if (!found) throw new DomainError("NOT_FOUND");
  const job = later(ctx, { type: "product.discussed", productId: row.productId });
  await atomic(ctx.db, [
    ctx.db.delete(reviewPhoto).where(and(eq(reviewPhoto.reviewId, reviewId), eq(reviewPhoto.hash, hash))),
    job.statement,
  ]);
  sent(ctx, [job]);
  return await ownReview(ctx, { reviewId });
}
