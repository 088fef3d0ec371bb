// What readers say to a review, a question or an answer: that it helps, or that it should not be there. Once each.
import { type Complaint, type ContentId, DomainError, type Id } from "@stoa/contract";
import { and, atomic, contentReport, eq, helpfulVote, mustExist, sql, type SQL } from "@stoa/db";
import { takeTry } from "../accounts/index.ts";
import { type BuyerCtx, type Ctx, later, sent } from "../kernel/index.ts";

/** What readers speak to. */
export type Kind = "review" | "question" | "answer";

/** The kind of something, by its id. */
export const kindOf = (subject: ContentId): Kind =>
  subject.startsWith("rev_") ? "review" : subject.startsWith("qst_") ? "question" : "answer";

/** The table of a kind; its columns of state have the same names in all three. */
export const TABLE: Record<Kind, SQL> = { review: sql`review`, question: sql`question`, answer: sql`answer` };

/** The product that something is about, as a subquery; `x` is its row. */
export const PRODUCT_OF: Record<Kind, SQL> = {
  review: sql`x.product_id`,
  question: sql`x.product_id`,
  answer: sql`(SELECT q.product_id FROM question q WHERE q.id = x.question_id)`,
};

interface Read {
  userId: Id<"user"> | null;
  productId: Id<"product">;
}

/** Something that is published. @throws NOT_FOUND */
async function published(ctx: Ctx, subject: ContentId): Promise<Read> {
  const kind = kindOf(subject);
  const [row] = await ctx.db.all<Read>(sql`
    SELECT x.user_id AS userId, ${PRODUCT_OF[kind]} AS productId FROM ${TABLE[kind]} x
    WHERE x.id = ${subject} AND x.status = 'published'`);
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

const stillThere = (ctx: Ctx, subject: ContentId) =>
  mustExist(ctx.db, sql`SELECT 1 FROM ${TABLE[kindOf(subject)]} WHERE id = ${subject} AND status = 'published'`);

/**
 * Says that something helps, or takes that back. Saying it twice is saying it once. Pages that are cached show the count
 * when they are made anew; a storm of votes does not make them so.
 * @throws NOT_FOUND it is not published
 * @throws FORBIDDEN it is the reader's own
 * @throws RATE_LIMITED
 */
export async function markHelpful(ctx: BuyerCtx<"orders">, subject: ContentId, isHelpful: boolean): Promise<void> {
  const { userId } = ctx.actor;
  const about = await published(ctx, subject);
  if (about.userId === userId) throw new DomainError("FORBIDDEN");
  await takeTry(ctx, "vote", userId);
  const mark = isHelpful
    ? ctx.db.insert(helpfulVote).values({ subject, userId, at: ctx.now() }).onConflictDoNothing()
    : ctx.db.delete(helpfulVote).where(and(eq(helpfulVote.subject, subject), eq(helpfulVote.userId, userId)));
  await atomic(ctx.db, [stillThere(ctx, subject), mark], { must_hold: "NOT_FOUND" });
}

/**
 * Reports something to the marketplace; once from each reader. The third open report hides it.
 * @throws NOT_FOUND, FORBIDDEN, RATE_LIMITED as `markHelpful`
 */
export async function report(ctx: BuyerCtx<"orders">, subject: ContentId, { reason, note }: Complaint): Promise<void> {
  const { userId } = ctx.actor;
  const about = await published(ctx, subject);
  if (about.userId === userId) throw new DomainError("FORBIDDEN");
  await takeTry(ctx, "report", userId);
  const { productId } = about;
  const type = kindOf(subject) === "review" ? "product.rated" : "product.discussed";
  const job = later(ctx, { type, productId });
  await atomic(
    ctx.db,
    [
      stillThere(ctx, subject),
      ctx.db.insert(contentReport).values({ subject, userId, reason, note, at: ctx.now() }).onConflictDoNothing(),
      job.statement,
    ],
    { must_hold: "NOT_FOUND" },
  );
  sent(ctx, [job]);
}
