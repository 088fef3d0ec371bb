// A seller's side of reviews: those of what they sold, and one public reply to each.
import type { Page, ReplyToReview, SellerReview, SellerReviewsInput } from "@stoa/contract";
import { and, atomic, desc, eq, mustExist, product, review, sql } from "@stoa/db";
import { auditRow, later, pageOf, readCursor, type SellerCtx, sent } from "../kernel/index.ts";
import { withoutContacts } from "../messages/rules.ts";
import { photosOf } from "./reading.ts";

/** Published reviews of what the seller sold, newest first. */
export async function sellerReviews(
  ctx: SellerCtx<"store.read">,
  { isUnanswered, cursor, limit }: SellerReviewsInput,
): Promise<Page<SellerReview>> {
  const place = readCursor(cursor);
  const rows = await ctx.db
    .select({ review, slug: product.slug, productTitle: product.title })
    .from(review)
    .innerJoin(product, eq(product.id, review.productId))
    .where(
      and(
        eq(review.sellerId, ctx.actor.sellerId),
        eq(review.status, "published"),
        isUnanswered ? sql`${review.reply} IS NULL` : undefined,
        place ? sql`(${review.createdAt}, ${review.id}) < (${place.at}, ${place.id})` : undefined,
      ),
    )
    .orderBy(desc(review.createdAt), desc(review.id))
    .limit(limit + 1);
  const photos = await photosOf(
    ctx.db,
    rows.map((row) => row.review.id),
  );
  return pageOf(
    rows,
    limit,
    (row) => ({ at: row.review.createdAt, id: row.review.id }),
    ({ review: row, slug, productTitle }): SellerReview => ({
      reviewId: row.id,
      product: { slug, title: productTitle },
      author: row.author,
      rating: row.rating,
      title: row.title,
      body: row.body,
      variantLabel: row.variantLabel,
      photos: photos.get(row.id) ?? [],
      reply:
        row.reply === null
          ? null
          : { text: row.reply, at: row.repliedAt ?? row.createdAt, isEdited: row.replyEditedAt !== null },
      createdAt: row.createdAt,
    }),
  );
}

/** Replies to a review of something that the seller sold, or changes the reply. @throws NOT_FOUND */
export async function replyToReview(ctx: SellerCtx<"orders.cancel">, { reviewId, text }: ReplyToReview): Promise<void> {
  const { sellerId } = ctx.actor;
  const own = sql`id = ${reviewId} AND seller_id = ${sellerId} AND status = 'published'`;
  const [row] = await ctx.db.select({ productId: review.productId }).from(review).where(eq(review.id, reviewId));
  const jobs = row ? [later(ctx, { type: "product.discussed", productId: row.productId })] : [];
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM review WHERE ${own}`),
      ctx.db.run(sql`
        UPDATE review SET reply_edited_at = iif(reply IS NULL, NULL, ${ctx.now()}), replied_at = coalesce(replied_at, ${ctx.now()}),
          reply = ${withoutContacts(text).text} WHERE ${own}`),
      auditRow(ctx, "review.replied", reviewId),
      ...jobs.map((job) => job.statement),
    ],
    { must_hold: "NOT_FOUND" },
  );
  sent(ctx, jobs);
}
