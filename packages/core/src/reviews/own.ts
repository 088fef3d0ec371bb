// What a buyer has reviewed, and what they can review.
import {
  DomainError,
  type Id,
  type LineToReview,
  type OwnReview,
  type OwnReviews,
  type Reviewable,
  type ReviewId,
} from "@stoa/contract";
import { and, desc, eq, product, review, seller, sql, type SQL } from "@stoa/db";
import type { BuyerCtx } from "../kernel/index.ts";
import { rateableOrders } from "./rating.ts";
import { photosOf } from "./reading.ts";
import { editableUntil } from "./rules.ts";
import { boughtLine, sellsIt } from "./standing.ts";

const MOST_WAITING = 50;
const MOST_ORDERS = 30;
const MOST_WRITTEN = 100;

/** Reviews of the buyer's own, newest first. */
async function written(ctx: BuyerCtx<"orders">, where: SQL | undefined): Promise<OwnReview[]> {
  const rows = await ctx.db
    .select({
      review,
      productSlug: product.slug,
      productTitle: product.title,
      sellerName: seller.name,
      imageHash: sql<
        string | null
      >`(SELECT hash FROM product_image i WHERE i.product_id = ${product.id} ORDER BY i.position, i.id LIMIT 1)`,
    })
    .from(review)
    .innerJoin(product, eq(product.id, review.productId))
    .leftJoin(seller, eq(seller.id, review.sellerId))
    .where(and(eq(review.userId, ctx.actor.userId), where))
    .orderBy(desc(review.createdAt), desc(review.id))
    .limit(MOST_WRITTEN);
  const photos = await photosOf(
    ctx.db,
    rows.map((row) => row.review.id),
  );
  return rows.map(({ review: row, productSlug, productTitle, sellerName, imageHash }) => ({
    reviewId: row.id,
    productSlug,
    productTitle,
    imageHash,
    variantLabel: row.variantLabel,
    rating: row.rating,
    title: row.title,
    body: row.body,
    photos: photos.get(row.id) ?? [],
    status: row.status,
    heldBecause: row.heldBecause,
    refusedBecause: row.refusedBecause,
    decisionNote: row.decisionNote,
    helpfulCount: row.helpfulCount,
    reply:
      row.reply === null
        ? null
        : {
            seller: sellerName ?? "",
            text: row.reply,
            at: row.repliedAt ?? row.createdAt,
            isEdited: row.replyEditedAt !== null,
          },
    createdAt: row.createdAt,
    editableUntil: editableUntil(row.createdAt),
    isEditable: ctx.now() <= editableUntil(row.createdAt),
  }));
}

/** A review of the buyer's own. @throws NOT_FOUND */
export async function ownReview(ctx: BuyerCtx<"orders">, { reviewId }: ReviewId): Promise<OwnReview> {
  const [found] = await written(ctx, eq(review.id, reviewId));
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}

/** Products that have come to the buyer and that they have not reviewed: what came last first. */
async function waiting(ctx: BuyerCtx<"orders">): Promise<Reviewable[]> {
  const { userId } = ctx.actor;
  return await ctx.db.all<Reviewable>(sql`
    SELECT l.id AS lineId, d.slug AS productSlug, l.title, l.variant_label AS variantLabel, l.image_hash AS imageHash,
      max(s.delivered_at) AS deliveredAt
    FROM purchase p CROSS JOIN seller_order o ON o.purchase_id = p.id JOIN shipment s ON s.order_id = o.id AND s.delivered_at IS NOT NULL
    JOIN parcel_line w ON w.shipment_id = s.id JOIN order_line l ON l.id = w.line_id JOIN offer f ON f.id = l.offer_id
    JOIN variant v ON v.id = f.variant_id JOIN product d ON d.id = v.product_id AND d.status = 'active'
    WHERE p.user_id = ${userId} AND NOT EXISTS (SELECT 1 FROM review r WHERE r.product_id = d.id AND r.user_id = ${userId})
      AND NOT EXISTS (SELECT 1 FROM review r WHERE r.line_id = l.id) AND NOT ${sellsIt(userId, sql`d.id`)}
    GROUP BY d.id ORDER BY deliveredAt DESC LIMIT ${MOST_WAITING}`);
}

/** Everything that the buyer has reviewed, and can. */
export async function ownReviews(ctx: BuyerCtx<"orders">): Promise<OwnReviews> {
  const [open, orders, done] = await Promise.all([
    waiting(ctx),
    rateableOrders(ctx, MOST_ORDERS),
    written(ctx, undefined),
  ]);
  return { waiting: open, orders, written: done };
}

/** A line that can be reviewed, and the review that there is of its product. @throws NOT_FOUND, ILLEGAL_TRANSITION */
export async function lineToReview(
  ctx: BuyerCtx<"orders">,
  { lineId }: LineToReview,
): Promise<{ line: Reviewable; reviewId: Id<"review"> | null }> {
  const { productId, productSlug, title, variantLabel, imageHash, deliveredAt } = await boughtLine(ctx, lineId);
  const [known] = await ctx.db
    .select({ id: review.id })
    .from(review)
    .where(and(eq(review.userId, ctx.actor.userId), eq(review.productId, productId)));
  return {
    line: { lineId, productSlug, title, variantLabel, imageHash, deliveredAt },
    reviewId: known?.id ?? null,
  };
}
