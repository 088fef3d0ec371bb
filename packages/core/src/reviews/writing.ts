// Writing a review, changing it, taking it back. Only who got the thing may; once for each product.
import {
  DomainError,
  type EditReview,
  type Id,
  newId,
  type OwnReview,
  type ReviewId,
  signature,
  type WriteReview,
} from "@stoa/contract";
import { and, atomic, eq, mustExist, mustHold, review, reviewRevision, sql, type Statement } from "@stoa/db";
import { takeTry } from "../accounts/index.ts";
import { type BuyerCtx, type Ctx, later, sent } from "../kernel/index.ts";
import { withoutContacts } from "../messages/rules.ts";
import { ownReview } from "./own.ts";
import { afterWriting, BURST_MS, burstLimit, editableUntil } from "./rules.ts";
import { boughtLine, sellsIt } from "./standing.ts";

/** The words of a review without contact details, and what was there before. */
function cleaned({ title, body }: { title: string; body: string }) {
  const [head, text] = [withoutContacts(title), withoutContacts(body)];
  const isChanged = head.isChanged || text.isChanged;
  return { title: head.text, body: text.text, original: isChanged ? [title, body].filter(Boolean).join("\n") : null };
}

/**
 * Sends what has come of a product within the last hour to the operators, where it is more than customers write. All of
 * it: so that a storm leaves the average as it was. What an operator has looked at stays.
 */
function holdingBursts(ctx: Ctx, productId: Id<"product">, limit: number): Statement {
  const since = ctx.now() - BURST_MS;
  return ctx.db.run(sql`
    UPDATE review SET status = 'held', held_because = 'burst'
    WHERE product_id = ${productId} AND status = 'published' AND written_at > ${since} AND coalesce(looked_at, 0) < written_at
      AND (SELECT count(*) FROM review r WHERE r.product_id = ${productId} AND r.written_at > ${since}) > ${limit}`);
}

/**
 * Reviews the product of a line that the buyer bought and has. It is published at once, unless very many come at a time.
 * @throws NOT_FOUND, ILLEGAL_TRANSITION not the buyer's, or not there yet
 * @throws FORBIDDEN the buyer belongs to the team of somebody who sells it
 * @throws CONFLICT they have reviewed this product
 * @throws RATE_LIMITED
 */
export async function writeReview(ctx: BuyerCtx<"orders">, input: WriteReview): Promise<OwnReview> {
  const line = await boughtLine(ctx, input.lineId);
  const { userId } = ctx.actor;
  await takeTry(ctx, "review", userId);
  const reviewId = newId("review", ctx.now());
  const { title, body, original } = cleaned(input);
  const { rating } = input;
  const at = ctx.now();
  const job = later(ctx, { type: "product.rated", productId: line.productId });
  await atomic(
    ctx.db,
    [
      mustHold(ctx.db, sql`NOT ${sellsIt(userId, line.productId)}`),
      ctx.db.insert(review).values({
        id: reviewId,
        productId: line.productId,
        userId,
        lineId: line.lineId,
        sellerId: line.sellerId,
        variantLabel: line.variantLabel,
        author: signature(line.buyerName),
        rating,
        title,
        body,
        createdAt: at,
        writtenAt: at,
      }),
      ctx.db.insert(reviewRevision).values({ reviewId, version: 1, rating, title, body, original, at }),
      holdingBursts(ctx, line.productId, burstLimit(line.ratingCount)),
      job.statement,
    ],
    { must_hold: "FORBIDDEN", "review.product_id": "CONFLICT", "review.line_id": "CONFLICT" },
  );
  sent(ctx, [job]);
  return await ownReview(ctx, { reviewId });
}

/** A review of the buyer's own, as it is stored. @throws NOT_FOUND */
export async function ownRow(ctx: BuyerCtx<"orders">, { reviewId }: ReviewId): Promise<typeof review.$inferSelect> {
  const [row] = await ctx.db
    .select()
    .from(review)
    .where(and(eq(review.id, reviewId), eq(review.userId, ctx.actor.userId)));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** The same while it can still be changed. @throws NOT_FOUND, WINDOW_CLOSED */
export async function editableRow(ctx: BuyerCtx<"orders">, of: ReviewId): Promise<typeof review.$inferSelect> {
  const row = await ownRow(ctx, of);
  if (ctx.now() > editableUntil(row.createdAt)) throw new DomainError("WINDOW_CLOSED");
  return row;
}

/** The statement that lets a batch hold only while a review is as it was read. */
const asItWas = (ctx: Ctx, { id, version }: { id: Id<"review">; version: number }): Statement =>
  mustExist(ctx.db, sql`SELECT 1 FROM review WHERE id = ${id} AND version = ${version}`);

/**
 * Changes the buyer's review within thirty days of its first version; every version is kept. What was refused waits.
 * @throws NOT_FOUND, WINDOW_CLOSED, RATE_LIMITED
 * @throws CONFLICT it was changed meanwhile
 */
export async function editReview(ctx: BuyerCtx<"orders">, input: EditReview): Promise<OwnReview> {
  const row = await editableRow(ctx, input);
  await takeTry(ctx, "review", ctx.actor.userId);
  const { title, body, original } = cleaned(input);
  const { rating } = input;
  const version = row.version + 1;
  const at = ctx.now();
  const job = later(ctx, { type: "product.rated", productId: row.productId });
  const [product] = await ctx.db.all<{ ratingCount: number }>(
    sql`SELECT rating_count AS ratingCount FROM product WHERE id = ${row.productId}`,
  );
  await atomic(
    ctx.db,
    [
      asItWas(ctx, row),
      ctx.db
        .update(review)
        .set({ rating, title, body, version, writtenAt: at, ...afterWriting(row) })
        .where(eq(review.id, row.id)),
      ctx.db.insert(reviewRevision).values({ reviewId: row.id, version, rating, title, body, original, at }),
      holdingBursts(ctx, row.productId, burstLimit(product?.ratingCount ?? 0)),
      job.statement,
    ],
    { must_hold: "CONFLICT" },
  );
  sent(ctx, [job]);
  return await ownReview(ctx, input);
}

/** Takes the buyer's review back; it can be written anew while the window is open. @throws NOT_FOUND, CONFLICT, ILLEGAL_TRANSITION it was taken back before */
export async function withdrawReview(ctx: BuyerCtx<"orders">, input: ReviewId): Promise<OwnReview> {
  const row = await ownRow(ctx, input);
  if (row.status === "withdrawn") throw new DomainError("ILLEGAL_TRANSITION");
  const job = later(ctx, { type: "product.rated", productId: row.productId });
  await atomic(
    ctx.db,
    [
      asItWas(ctx, row),
      ctx.db
        .update(review)
        .set({ status: "withdrawn", version: row.version + 1 })
        .where(eq(review.id, row.id)),
      job.statement,
    ],
    { must_hold: "CONFLICT" },
  );
  sent(ctx, [job]);
  return await ownReview(ctx, input);
}
