// Jobs: past-tense facts that carry ids only. The outbox row written with the change is the truth;
// the queue message that names it is a nudge, and a sweep repeats nudges that were lost.
import { type Audience, type Id, type MarketHandle, newId, unsaid } from "@stoa/contract";
import { and, type Database, eq, gt, isNull, lt, or, outbox, type Statement, sql } from "@stoa/db";
import type { Ctx } from "./ctx.ts";
import { behind, FROM_START, type SweepPlace } from "./sweeps.ts";

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
  | { type: "payouts.asked"; from: SweepPlace }
  | { type: "payout.scheduled"; payoutId: Id<"payout"> }
  | { type: "payout.ended"; payoutId: Id<"payout"> }
  | { type: "balance.adjusted"; requestId: Id<"request"> }
  | { type: "return.moved"; returnId: Id<"return">; version: number }
  | { type: "claim.moved"; claimId: Id<"claim">; version: number }
  | { type: "message.written"; messageId: Id<"message"> }
  | { type: "product.rated"; productId: Id<"product"> }
  | { type: "product.discussed"; productId: Id<"product"> }
  | { type: "seller.rated"; sellerId: Id<"seller"> }
  | { type: "question.answered"; answerId: Id<"answer"> }
  | { type: "content.decided"; subject: Id<"review" | "question" | "answer">; version: number }
  | { type: "product.changed"; productId: Id<"product"> }
  | { type: "category.changed"; categorySlug: string }
  | { type: "change.decided"; changeId: Id<"change"> }
  | { type: "products.changed"; productIds: Id<"product">[] }
  | { type: "offer.changed"; offerId: Id<"offer"> }
  | { type: "import.moved"; importId: Id<"import"> }
  | { type: "bulk.moved"; bulkId: Id<"bulk"> }
  | { type: "seller.changed"; sellerId: Id<"seller"> }
  | { type: "seller.away"; sellerId: Id<"seller"> }
  | { type: "store.changed"; handle: string }
  | { type: "member.invited"; invitationId: Id<"invitation">; seed: string }
  | { type: "answer.reviewed"; sellerId: Id<"seller">; requirementId: Id<"requirement">; version: number }
  | { type: "collection.changed"; collectionId: Id<"collection">; slugs: readonly string[] }
  | { type: "content.changed"; contentId: Id<"content">; slugs: readonly string[] }
  | { type: "curation.changed" }
  | { type: "alert.asked"; alertId: Id<"alert">; seed: string }
  | { type: "alert.due"; alertId: Id<"alert">; round: number }
  | { type: "stock.low"; offerId: Id<"offer">; crossing: number }
  | { type: "webhook.off"; webhookId: Id<"webhook">; at: number }
  | { type: "check.asked"; runId: Id<"check">; page: number }
  | { type: "drift.found"; driftId: Id<"drift"> }
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

/** The jobs of these outbox rows, in the order in which they are named; those that are done or were never written are left out. */
export async function openJobs(db: Database, jobIds: readonly Id<"job">[]): Promise<Map<Id<"job">, Job>> {
  const rows = await db
    .select({ id: outbox.id, type: outbox.type, payload: outbox.payload })
    .from(outbox)
    .where(and(sql`${outbox.id} IN (SELECT value FROM json_each(${JSON.stringify(jobIds)}))`, isNull(outbox.doneAt)));
  const found = new Map(rows.map(({ id, type, payload }) => [id, { type, ...payload } as Job]));
  return new Map(jobIds.flatMap((id) => (found.has(id) ? [[id, found.get(id)!] as const] : [])));
}

/** Marks jobs as done. */
export async function closeJobs(ctx: Pick<Ctx, "db" | "now">, jobIds: readonly Id<"job">[]): Promise<void> {
  if (jobIds.length === 0) return;
  await ctx.db
    .update(outbox)
    .set({ doneAt: ctx.now() })
    .where(sql`${outbox.id} IN (SELECT value FROM json_each(${JSON.stringify(jobIds)}))`);
}

/** Notes a failed attempt; the row stays open and is nudged again later and later. */
export async function failJob(ctx: Pick<Ctx, "db" | "now">, jobId: Id<"job">, error: string): Promise<void> {
  await ctx.db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      lastError: unsaid(error).slice(0, 500),
      dueAt: sql`${ctx.now()} + 60000 * min(60, 1 << min(6, ${outbox.attempts}))`,
    })
    .where(eq(outbox.id, jobId));
}

/** Jobs whose time has come: planned ones at once, others when their nudge is half a minute old. Longest due first. */
export async function lostJobs(
  ctx: Pick<Ctx, "db" | "now">,
  from = FROM_START,
  limit = 500,
): Promise<{ at: number; id: Id<"job"> }[]> {
  return await ctx.db
    .select({ at: outbox.dueAt, id: outbox.id })
    .from(outbox)
    .where(
      and(
        isNull(outbox.doneAt),
        lt(outbox.dueAt, ctx.now() + 1),
        or(gt(outbox.dueAt, outbox.createdAt), lt(outbox.dueAt, ctx.now() - 30_000)),
        behind(outbox.dueAt, outbox.id, from),
      ),
    )
    .orderBy(outbox.dueAt, outbox.id)
    .limit(limit);
}
