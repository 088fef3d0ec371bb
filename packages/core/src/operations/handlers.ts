// Who reacts to which fact, and how a job is run: read anew, handled, closed; a failure is noted and tried again later.
import type { Id } from "@stoa/contract";
import { collectionChanged } from "../catalog/index.ts";
import { categoryPagesGone, formerPagesGone } from "../catalog/index.ts";
import { returnSurplus, sweepPurchases } from "../checkout/index.ts";
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
import {
  mailAccountChange,
  mailChange,
  mailClaim,
  mailConfirmed,
  mailDecision,
  mailInvitation,
  mailLink,
  mailMessage,
  mailRegistration,
  mailReturn,
  mailReview,
  mailShipped,
  sendMail,
} from "../notifications/index.ts";
import { claimPurchases, tellListeners } from "../orders/index.ts";
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
  "order.shipped": [mailShipped],
  "order.cancelled": [orderReturnedStock],
  "refund.made": [payRefund],
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

/** What cron does every minute: settles and expires purchases, brings returns and claims to what is due, and nudges jobs whose message was lost. */
export async function sweep(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx, "sweep");
  await sweepPurchases(system);
  await sweepReturns(system);
  await sweepClaims(system);
  const jobs = await Promise.all([lostJobs(ctx), stalledImports(ctx)]);
  await ctx.nudge([...new Set(jobs.flat())]);
}
