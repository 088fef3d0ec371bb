// Jobs: past-tense facts that carry ids only. The outbox row written with the change is the truth;
// the queue message that names it is a nudge, and a sweep repeats nudges that were lost.
import { type Audience, type Id, type MarketHandle, newId } from "@stoa/contract";
import { and, type Database, eq, gt, isNull, lt, or, outbox, type Statement, sql } from "@stoa/db";
import type { Ctx } from "./ctx.ts";

/** Through which app somebody will open a link, and in which market of it. */
export interface MailDoor {
  audience: Audience;
  market: MarketHandle;
}

/** Changes of an account that its owner is told of, so that nobody else can make them unseen. */
export type AccountChange = "password" | "email" | "second_factor" | "recovery_code" | "passkey" | "identity";

/** Everything that can have happened. */
export type Job =
  | { type: "registration.asked"; seed: string }
  | {
      type: "link.asked";
      purpose: "reset_password" | "change_email";
      userId: Id<"user"> | null;
      seed: string;
      door: MailDoor;
    }
  | { type: "account.changed"; what: AccountChange; userId: Id<"user">; reason: string; door: MailDoor }
  | { type: "account.made"; userId: Id<"user"> }
  | { type: "purchase.placed"; purchaseId: Id<"purchase"> }
  | { type: "purchase.confirmed"; purchaseId: Id<"purchase"> }
  | { type: "purchase.asked_for"; purchaseId: Id<"purchase">; requestId: Id<"request"> }
  | { type: "purchase.expired"; purchaseId: Id<"purchase"> }
  | { type: "payment.surplus"; paymentId: Id<"payment"> }
  | { type: "order.changed"; orderId: Id<"order"> }
  | { type: "shipment.sent"; shipmentId: Id<"shipment"> }
  | { type: "shipment.delivered"; shipmentId: Id<"shipment"> }
  | { type: "units.cancelled"; orderId: Id<"order">; seq: number }
  | { type: "order.cancelled"; orderId: Id<"order"> }
  | { type: "refund.made"; refundId: Id<"refund"> }
  | { type: "dispute.changed"; disputeId: Id<"dispute"> }
  | { type: "payout.scheduled"; payoutId: Id<"payout"> }
  | { type: "payout.ended"; payoutId: Id<"payout"> }
  | { type: "return.moved"; returnId: Id<"return">; version: number }
  | { type: "claim.moved"; claimId: Id<"claim">; version: number }
  | { type: "message.written"; messageId: Id<"message"> }
  | { type: "product.changed"; productId: Id<"product"> }
  | { type: "category.changed"; categorySlug: string }
  | { type: "change.decided"; changeId: Id<"change"> }
  | { type: "products.changed"; productIds: Id<"product">[] }
  | { type: "offer.changed"; offerId: Id<"offer"> }
  | { type: "import.moved"; importId: Id<"import"> }
  | { type: "seller.changed"; sellerId: Id<"seller"> }
  | { type: "member.invited"; invitationId: Id<"invitation">; seed: string }
  | { type: "answer.reviewed"; sellerId: Id<"seller">; requirementId: Id<"requirement">; version: number }
  | { type: "collection.changed"; collectionId: Id<"collection">; slugs: readonly string[] }
  | { type: "curation.changed" }
  | { type: "mail.queued"; mailId: Id<"mail"> };

/** What to do when something has happened; adding a job without a handler does not compile. */
export type Handlers<C> = {
  [T in Job["type"]]: ReadonlyArray<(ctx: C, job: Extract<Job, { type: T }>) => Promise<void>>;
};

/** An outbox row to write in the batch of the change, and the id to nudge the queue with afterwards. */
export interface Later {
  jobId: Id<"job">;
  statement: Statement;
}

/**
 * Writes down a job with the change that causes it. Call `sent` with it after the batch held; a job with a `dueAt` in the
 * future is left to the sweep, which runs it within a minute of that time.
 */
export function later(ctx: Pick<Ctx, "db" | "now">, job: Job, dueAt = ctx.now()): Later {
  const jobId = newId("job", ctx.now());
  const { type, ...payload } = job;
  return {
    jobId,
    statement: ctx.db.insert(outbox).values({ id: jobId, type, payload, createdAt: ctx.now(), dueAt }),
  };
}

/** Nudges the queue after the batch, outside the answer; a failure is made good by the sweep. */
export function sent(ctx: Ctx, jobs: readonly Later[]): void {
  if (jobs.length > 0) ctx.later(ctx.nudge(jobs.map((job) => job.jobId)));
}

/** Reads the job of an outbox row; null when it is done already or was never written. */
export async function openJob(db: Database, jobId: Id<"job">): Promise<Job | null> {
  const [row] = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, jobId), isNull(outbox.doneAt)));
  return row ? ({ type: row.type, ...row.payload } as Job) : null;
}

/** Marks a job as done. */
export async function closeJob(ctx: Pick<Ctx, "db" | "now">, jobId: Id<"job">): Promise<void> {
  await ctx.db.update(outbox).set({ doneAt: ctx.now() }).where(eq(outbox.id, jobId));
}

/** Notes a failed attempt; the row stays open and is nudged again later and later. */
export async function failJob(ctx: Pick<Ctx, "db" | "now">, jobId: Id<"job">, error: string): Promise<void> {
  await ctx.db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      lastError: error.slice(0, 500),
      dueAt: sql`${ctx.now()} + 60000 * min(60, 1 << ${outbox.attempts})`,
    })
    .where(eq(outbox.id, jobId));
}

/** Ids of jobs whose time has come: planned ones at once, others when their nudge is half a minute old. Longest due first. */
export async function lostJobs(ctx: Pick<Ctx, "db" | "now">, limit = 500): Promise<Id<"job">[]> {
  const rows = await ctx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isNull(outbox.doneAt),
        lt(outbox.dueAt, ctx.now() + 1),
        or(gt(outbox.dueAt, outbox.createdAt), lt(outbox.dueAt, ctx.now() - 30_000)),
      ),
    )
    .orderBy(outbox.dueAt)
    .limit(limit);
  return rows.map((row) => row.id);
}
