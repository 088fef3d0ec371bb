// Who reacts to which fact, and how a job is run: read anew, handled, closed; a failure is noted and tried again later.
import type { Id } from "@stoa/contract";
import { and, isNull, lt, outbox } from "@stoa/db";
import {
  alertsOfOffer,
  alertsOfOrder,
  alertsOfProduct,
  alertsOfProducts,
  alertsOfPurchase,
  alertsOfSeller,
  takeOverAlerts,
} from "../alerts/index.ts";
import { bulkMoved } from "../bulk/index.ts";
import { collectionChanged } from "../catalog/index.ts";
import { categoryPagesGone, formerPagesGone } from "../catalog/index.ts";
import { captureShipment, returnSurplus } from "../checkout/index.ts";
import { contentChanged } from "../content/index.ts";
import { curationChanged } from "../curation/index.ts";
import { importMoved } from "../exchange/index.ts";
import {
  asSystem,
  closeJobs,
  type Ctx,
  failJob,
  type Handlers,
  type Job,
  log,
  openJobs,
  type SystemCtx,
} from "../kernel/index.ts";
import {
  mailAccountChange,
  mailAlertLink,
  mailAnswer,
  mailCancelled,
  mailChange,
  mailClaim,
  mailConfirmed,
  mailDecided,
  mailDecision,
  mailDispute,
  mailDelivered,
  mailDrift,
  mailInvitation,
  mailLink,
  mailOrderLink,
  mailAdjustment,
  mailPayout,
  mailMessage,
  mailRegistration,
  mailReturn,
  mailReview,
  mailShipped,
  noteRefund,
  sendMail,
  tellAlert,
  tellLowStock,
  tellWebhookOff,
} from "../notifications/index.ts";
import { claimPurchases, issueCreditNote, tellConfirmed, tellListeners, tellOfRefund } from "../orders/index.ts";
import { payEverybody, sendPayout } from "../payouts/index.ts";
import { payRefund } from "../refunds/index.ts";
import { productDiscussed, sellerRated } from "../reviews/index.ts";
import {
  offerChanged,
  orderReturnedStock,
  productChanged,
  productRated,
  productsChanged,
  purchaseReturnedStock,
  purchaseTookStock,
  sellerChanged,
} from "../search/index.ts";
import { storePageChanged } from "../sellers/index.ts";
import {
  hookChange,
  hookDispute,
  hookLowStock,
  hookOrder,
  hookPayout,
  hookPurchase,
  hookRefund,
} from "../webhooks/index.ts";
import { checkPage } from "./checks.ts";
import { orderRefilled, purchaseRunsLow, stockChanged, stocksChanged } from "../stock/index.ts";

const HANDLERS: Handlers<SystemCtx> = {
  "registration.asked": [mailRegistration],
  "link.asked": [mailLink],
  "account.changed": [mailAccountChange],
  "account.made": [claimPurchases, takeOverAlerts],
  "purchase.placed": [purchaseTookStock, purchaseRunsLow],
  "purchase.confirmed": [tellConfirmed, mailConfirmed, hookPurchase],
  "purchase.expired": [purchaseReturnedStock, purchaseRunsLow, alertsOfPurchase],
  "payment.surplus": [returnSurplus],
  "order.changed": [tellListeners, hookOrder],
  "shipment.sent": [captureShipment, mailShipped],
  "shipment.delivered": [mailDelivered],
  "units.cancelled": [orderReturnedStock, mailCancelled, orderRefilled, alertsOfOrder],
  "purchase.asked_for": [mailOrderLink],
  "order.cancelled": [],
  "refund.made": [payRefund, issueCreditNote, tellOfRefund, noteRefund, hookRefund],
  "dispute.changed": [mailDispute, hookDispute],
  "payouts.asked": [payEverybody],
  "payout.scheduled": [sendPayout],
  "payout.ended": [mailPayout, hookPayout],
  "balance.adjusted": [mailAdjustment],
  "return.moved": [mailReturn],
  "claim.moved": [mailClaim],
  "message.written": [mailMessage],
  "product.rated": [productRated],
  "product.discussed": [productDiscussed],
  "seller.rated": [sellerRated],
  "question.answered": [mailAnswer],
  "content.decided": [mailDecided],
  "product.changed": [productChanged, formerPagesGone, alertsOfProduct],
  "category.changed": [categoryPagesGone],
  "change.decided": [mailChange, hookChange],
  "products.changed": [productsChanged, stocksChanged, alertsOfProducts],
  "offer.changed": [offerChanged, stockChanged, alertsOfOffer],
  "import.moved": [importMoved],
  "bulk.moved": [bulkMoved],
  "seller.changed": [sellerChanged, mailDecision, alertsOfSeller],
  "seller.away": [sellerChanged, alertsOfSeller],
  "store.changed": [storePageChanged],
  "member.invited": [mailInvitation],
  "answer.reviewed": [mailReview],
  "collection.changed": [collectionChanged],
  "content.changed": [contentChanged],
  "curation.changed": [curationChanged],
  "alert.asked": [mailAlertLink],
  "alert.due": [tellAlert],
  "stock.low": [tellLowStock, hookLowStock],
  "webhook.off": [tellWebhookOff],
  "check.asked": [checkPage],
  "drift.found": [mailDrift],
  "mail.queued": [sendMail],
};

/** Does what a job asks for. Every handler may run twice without harm. @throws what a handler threw */
async function work(ctx: Ctx, jobId: Id<"job">, job: Job): Promise<void> {
  try {
    const handlers = HANDLERS[job.type] as ReadonlyArray<(ctx: SystemCtx, job: Job) => Promise<void>>;
    for (const handle of handlers) await handle(asSystem(ctx, job.type), job);
  } catch (error) {
    log("error", "job.failed", { jobId, type: job.type, error: String(error) });
    await failJob(ctx, jobId, String(error));
    throw error;
  }
}

/** Runs one job; a job that is done already is left alone. @throws what a handler threw */
export async function runJob(ctx: Ctx, jobId: Id<"job">): Promise<void> {
  const job = (await openJobs(ctx.db, [jobId])).get(jobId);
  if (!job) return;
  await work(ctx, jobId, job);
  await closeJobs(ctx, [jobId]);
}

/**
 * Runs jobs one after the other, and closes those that are done with one statement. One that fails holds up no other; gives
 * which failed.
 */
export async function runJobs(ctx: Ctx, jobIds: readonly Id<"job">[]): Promise<ReadonlySet<Id<"job">>> {
  const failed = new Set<Id<"job">>();
  const jobs = await openJobs(ctx.db, jobIds);
  for (const [jobId, job] of jobs) {
    try {
      await work(ctx, jobId, job);
    } catch {
      failed.add(jobId); // Told and noted by `work`.
    }
  }
  await closeJobs(
    ctx,
    [...jobs.keys()].filter((jobId) => !failed.has(jobId)),
  );
  return failed;
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
        failed.add(id); // Told and noted by `work`.
      }
    }
  }
}
