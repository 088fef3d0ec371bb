// Reviews as every reader sees them: published ones, by page, and the reader's own marks apart from them.
import {
  type ContentId,
  DomainError,
  type Id,
  type OfProduct,
  type OwnMarks,
  type PhotoView,
  type ReviewList,
  type ReviewsInput,
  type ReviewSort,
  type ReviewView,
} from "@stoa/contract";
import { type Database, sql, type SQL } from "@stoa/db";
import { type BuyerCtx, type Ctx, pageOf, readCursor } from "../kernel/index.ts";

/** Photos of a product's reviews that stand above them. */
const STRIP = 12;

/** What each order sorts by; ids sort by age and break ties, newest first. */
const SORTS: Record<ReviewSort, { column: SQL; isUp: boolean }> = {
  helpful: { column: sql`r.helpful_count`, isUp: false },
  newest: { column: sql`r.created_at`, isUp: false },
  best: { column: sql`r.rating`, isUp: false },
  worst: { column: sql`r.rating`, isUp: true },
};

interface Row {
  reviewId: Id<"review">;
  author: string;
  rating: number;
  title: string;
  body: string;
  verified: number;
  variantLabel: string;
  helpfulCount: number;
  reply: string | null;
  repliedAt: number | null;
  replyEditedAt: number | null;
  seller: string | null;
  revisions: number;
  createdAt: number;
  place: number;
}

/** The photos of some reviews, in the order in which they came. */
export async function photosOf(db: Database, ids: readonly Id<"review">[]): Promise<Map<Id<"review">, PhotoView[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<PhotoView & { reviewId: Id<"review"> }>(sql`
    SELECT p.review_id AS reviewId, p.hash, p.width, p.height, p.placeholder_colour AS placeholderColour
    FROM json_each(${JSON.stringify(ids)}) w CROSS JOIN review_photo p ON p.review_id = w.value ORDER BY p.created_at, p.hash`);
  const found = new Map<Id<"review">, PhotoView[]>();
  for (const { reviewId, ...photo } of rows) found.set(reviewId, [...(found.get(reviewId) ?? []), photo]);
  return found;
}

/** The id of an active product. @throws NOT_FOUND */
export async function productOf(db: Database, slug: string): Promise<Id<"product">> {
  const [row] = await db.all<{ id: Id<"product"> }>(
    sql`SELECT id FROM product WHERE slug = ${slug} AND status = 'active'`,
  );
  if (!row) throw new DomainError("NOT_FOUND");
  return row.id;
}

/** How many reviews the filters leave: by the tally, or counted where it does not say. */
async function totalOf(db: Database, productId: Id<"product">, { stars, hasPhotos }: ReviewsInput): Promise<number> {
  const [row] = await db.all<{ n: number }>(
    hasPhotos
      ? sql`SELECT count(*) AS n FROM review r WHERE r.product_id = ${productId} AND r.photo_count > 0 AND r.status = 'published' AND ${stars ? sql`r.rating = ${stars}` : sql`1`}`
      : sql`SELECT coalesce(sum(reviews), 0) AS n FROM review_tally WHERE product_id = ${productId} AND ${stars ? sql`rating = ${stars}` : sql`1`}`,
  );
  return row?.n ?? 0;
}

/** A page of the published reviews of a product, in the order that was asked for. @throws NOT_FOUND, INVALID_INPUT */
export async function reviewsOf(ctx: Pick<Ctx, "db">, input: ReviewsInput): Promise<ReviewList> {
  const { db } = ctx;
  const productId = await productOf(db, input.slug);
  const { column, isUp } = SORTS[input.sort];
  const place = readCursor(input.cursor);
  const behind = place
    ? sql`(${column} ${isUp ? sql`>` : sql`<`} ${place.at} OR (${column} = ${place.at} AND r.id < ${place.id}))`
    : sql`1`;
  const [rows, total, photos] = await Promise.all([
    db.all<Row>(sql`
      SELECT r.id AS reviewId, r.author, r.rating, r.title, r.body, r.line_id IS NOT NULL AS verified, r.variant_label AS variantLabel,
        r.helpful_count AS helpfulCount, r.reply, r.replied_at AS repliedAt, r.reply_edited_at AS replyEditedAt, s.name AS seller,
        (SELECT count(*) FROM review_revision v WHERE v.review_id = r.id) AS revisions, r.created_at AS createdAt, ${column} AS place
      FROM review r LEFT JOIN seller s ON s.id = r.seller_id
      WHERE r.product_id = ${productId} AND r.status = 'published' AND ${input.stars ? sql`r.rating = ${input.stars}` : sql`1`}
        AND ${input.hasPhotos ? sql`r.photo_count > 0` : sql`1`} AND ${behind}
      ORDER BY ${column} ${isUp ? sql`ASC` : sql`DESC`}, r.id DESC LIMIT ${input.limit + 1}`),
    totalOf(db, productId, input),
    db.all<PhotoView & { reviewId: Id<"review"> }>(sql`
      SELECT r.id AS reviewId, p.hash, p.width, p.height, p.placeholder_colour AS placeholderColour
      FROM review r CROSS JOIN review_photo p ON p.review_id = r.id
      WHERE r.product_id = ${productId} AND r.photo_count > 0 AND r.status = 'published'
      ORDER BY r.created_at DESC, p.created_at, p.hash LIMIT ${STRIP}`),
  ]);
  const own = await photosOf(
    db,
    rows.map((row) => row.reviewId),
  );
  const page = pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.place, id: row.reviewId }),
    ({ verified, reply, repliedAt, replyEditedAt, seller, revisions, ...row }): ReviewView => ({
      reviewId: row.reviewId,
      author: row.author,
      rating: row.rating,
      title: row.title,
      body: row.body,
      variantLabel: row.variantLabel,
      helpfulCount: row.helpfulCount,
      createdAt: row.createdAt,
      verified: verified === 1,
      photos: own.get(row.reviewId) ?? [],
      reply:
        reply === null
          ? null
          : { seller: seller ?? "", text: reply, at: repliedAt ?? row.createdAt, isEdited: replyEditedAt !== null },
      isEdited: revisions > 1,
    }),
  );
  return { ...page, total, photos };
}

/** What a signed-in reader has marked, reported and written of what stands under a product. @throws NOT_FOUND */
export async function ownMarks(ctx: BuyerCtx<"orders">, { slug }: OfProduct): Promise<OwnMarks> {
  const productId = await productOf(ctx.db, slug);
  const { userId } = ctx.actor;
  const rows = await ctx.db.all<{ what: "helpful" | "reported" | "own"; subject: ContentId }>(sql`
    WITH x (subject, user_id) AS (
      SELECT id, user_id FROM review WHERE product_id = ${productId}
      UNION ALL SELECT id, user_id FROM question WHERE product_id = ${productId}
      UNION ALL SELECT a.id, a.user_id FROM question q CROSS JOIN answer a ON a.question_id = q.id WHERE q.product_id = ${productId})
    SELECT 'helpful' AS what, v.subject FROM helpful_vote v JOIN x ON x.subject = v.subject WHERE v.user_id = ${userId}
    UNION ALL SELECT 'reported', c.subject FROM content_report c JOIN x ON x.subject = c.subject WHERE c.user_id = ${userId}
    UNION ALL SELECT 'own', subject FROM x WHERE user_id = ${userId} LIMIT 500`);
  const of = (what: string) => rows.filter((row) => row.what === what).map((row) => row.subject);
  return { helpful: of("helpful"), reported: of("reported"), own: of("own") };
}
