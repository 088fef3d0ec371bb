// Who reacts to which fact, and how a job is run: read anew, handled, closed; a failure is noted and tried again later.
import type { Id } from "@stoa/contract";
import { and, isNull, lt, outbox } from "@stoa/db";
import { collectionChanged } from "../catalog/index.ts";
import { categoryPagesGone, formerPagesGone } from "../catalog/index.ts";
import { captureShipment, returnSurplus, sweepPurchases } from "../checkout/index.ts";
import { sweepClaims } from "../claims/index.ts";
import { curationChanged } from "../curation/index.ts";
import { importMoved, stalledImports } from "../exchange/index.ts";
import {
  asSystem,
  closeJob,
  type Ctx,
  failJob,
  type Handlers,
  type Job,
  log,
  lostJobs,
  openJob,
  type SystemCtx,
} from "../kernel/index.ts";
import { sealLedger } from "../ledger/index.ts";
import {
  mailAccountChange,
  mailCancelled,
  mailChange,
  mailClaim,
  mailConfirmed,
  mailDecision,
  mailDispute,
  mailDelivered,
  mailInvitation,
  mailLink,
  mailOrderLink,
  mailPayout,
  mailMessage,
  mailRegistration,
  mailReturn,
  mailReview,
  mailShipped,
  sendMail,
} from "../notifications/index.ts";
import {
  cancelLateOrders,
  claimPurchases,
  issueCreditNote,
  sweepParcels,
  tellListeners,
  tellOfRefund,
} from "../orders/index.ts";
import { releaseDue, sendPayout } from "../payouts/index.ts";
import { payRefund } from "../refunds/index.ts";
import { sweepReturns } from "../returns/index.ts";
import {
  offerChanged,
  orderReturnedStock,
  productChanged,
  productsChanged,
  purchaseMovedStock,
  sellerChanged,
} from "../search/index.ts";

const HANDLERS: Handlers<SystemCtx> = {
  "registration.asked": [mailRegistration],
  "link.asked": [mailLink],
  "account.changed": [mailAccountChange],
  "account.made": [claimPurchases],
  "purchase.placed": [purchaseMovedStock],
  "purchase.confirmed": [mailConfirmed, purchaseMovedStock],
  "purchase.expired": [purchaseMovedStock],
  "payment.surplus": [returnSurplus],
  "order.changed": [tellListeners],
  "shipment.sent": [captureShipment, mailShipped],
  "shipment.delivered": [mailDelivered],
  "units.cancelled": [orderReturnedStock, mailCancelled],
  "purchase.asked_for": [mailOrderLink],
  "order.cancelled": [],
  "refund.made": [payRefund, issueCreditNote, tellOfRefund],
  "dispute.changed": [mailDispute],
  "payout.scheduled": [sendPayout],
  "payout.ended": [mailPayout],
  "return.moved": [mailReturn],
  "claim.moved": [mailClaim],
  "message.written": [mailMessage],
  "product.changed": [productChanged, formerPagesGone],
  "category.changed": [categoryPagesGone],
  "change.decided": [mailChange],
  "products.changed": [productsChanged],
  "offer.changed": [offerChanged],
  "import.moved": [importMoved],
  "seller.changed": [sellerChanged, mailDecision],
  "member.invited": [mailInvitation],
  "answer.reviewed": [mailReview],
  "collection.changed": [collectionChanged],
  "curation.changed": [curationChanged],
  "mail.queued": [sendMail],
};

/** Runs one job; a job that is done already is left alone. Every handler may run twice without harm. @throws what a handler threw */
export async function runJob(ctx: Ctx, jobId: Id<"job">): Promise<void> {
  const job = await openJob(ctx.db, jobId);
  if (!job) return;
  const system = asSystem(ctx, job.type);
  try {
    const handlers = HANDLERS[job.type] as ReadonlyArray<(ctx: SystemCtx, job: Job) => Promise<void>>;
    for (const handle of handlers) await handle(system, job);
    await closeJob(ctx, jobId);
  } catch (error) {
    log("error", "job.failed", { jobId, type: job.type, error: String(error) });
    await failJob(ctx, jobId, String(error));
    throw error;
  }
}

/** Most jobs that are read at once. */
const DUE_AT_ONCE = 200;

/**
 * Runs every job whose time has come, also those that these cause, until none is left; a job that fails is left to its
 * next time. Tells how many of each type were run.
 */
export async function runDueJobs(ctx: Ctx): Promise<Record<string, number>> {
  const ran: Record<string, number> = {};
  const failed = new Set<string>();
  for (;;) {
    const due = await ctx.db
      .select({ id: outbox.id, type: outbox.type })
      .from(outbox)
      .where(and(isNull(outbox.doneAt), lt(outbox.dueAt, ctx.now() + 1)))
      .orderBy(outbox.dueAt)
      .limit(DUE_AT_ONCE + failed.size);
    const open = due.filter(({ id }) => !failed.has(id));
    if (open.length === 0) return ran;
    for (const { id, type } of open) {
      try {
        await runJob(ctx, id);
        ran[type] = (ran[type] ?? 0) + 1;
      } catch {
        failed.add(id); // Told and noted by `runJob`.
      }
    }
  }
}

/**
 * What cron does every minute: settles and expires purchases, asks carriers about parcels, calls off what was never sent,
 * brings returns and claims to what is due, releases what sellers have earned, seals the ledger, and nudges jobs whose message was lost.
 */
export async function sweep(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx, "sweep");
  await sweepPurchases(system);
  await sweepParcels(system);
  await cancelLateOrders(asSystem(ctx, "late"));
  await sweepReturns(system);
  await sweepClaims(system);
  await releaseDue(system);
  await sealLedger(system);
  const jobs = await Promise.all([lostJobs(ctx), stalledImports(ctx)]);
  await ctx.nudge([...new Set(jobs.flat())]);
}
