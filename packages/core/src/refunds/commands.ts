// Refunds: one place that gives money back, for whatever reason. The rows, the ledger and the job that calls the provider
// are parts of the batch of the decision; the provider is asked afterwards, under the refund's own key.
import { DomainError, type Id, isId, newId, type RefundReason } from "@stoa/contract";
import { atomic, eq, type Guards, purchase, refund, refundLine, sellerOrder, sql, type Statement } from "@stoa/db";
import {
  actorName,
  type AdminCtx,
  auditRow,
  type Ctx,
  type Later,
  later,
  log,
  sent,
  type SystemCtx,
} from "../kernel/index.ts";
import { post, refundAccounts } from "../ledger/index.ts";
import { dueFrom, holdingPayment, noteFact, type PaymentRow, providerNamed } from "../payments/index.ts";
import { drawnBy, dueOf, failuresOf, refundedOf, soldLinesOf } from "./queries.ts";
import { refundParts, type RefundWish, tendersOf } from "./rules.ts";

/** A refund that somebody has decided on. Lines are counted in units; `delivery` in minor units, or what is left of it. */
export interface WantedRefund extends RefundWish {
  orderId: Id<"order">;
  reason: RefundReason;
  delivery: "rest" | number;
  /** The way the money came, or store credit, which only somebody with an account can have. */
  target: "original" | "credit";
  borneBy: "seller" | "marketplace";
}

/** What a decision puts in its batch. */
export interface RefundPart {
  refundId: Id<"refund">;
  amountMinor: number;
  statements: Statement[];
  jobs: Later[];
}

/** What a batch with a refund names to `atomic`: somebody else has refunded meanwhile, or there is less left than wanted. */
export const REFUND_GUARDS = {
  "refund.order_id": "CONFLICT",
  refund_within_order: "CONFLICT",
  refund_line_within_line: "CONFLICT",
  order_due_not_overdrawn: "CONFLICT",
} as const satisfies Guards;

/**
 * The parts of a batch that give money of one order back. Name `REFUND_GUARDS` with them.
 * @throws NOT_FOUND no such order, or it was never paid
 * @throws INVALID_INPUT more is wanted than is left of a line or of the delivery, or nothing at all
 */
export async function refundStatements(ctx: Ctx, wanted: WantedRefund): Promise<RefundPart> {
  const [row] = await ctx.db
    .select()
    .from(sellerOrder)
    .innerJoin(purchase, eq(purchase.id, sellerOrder.purchaseId))
    .where(eq(sellerOrder.id, wanted.orderId));
  if (!row || row.purchase.status !== "confirmed") throw new DomainError("NOT_FOUND");
  const { seller_order: order, purchase: bought } = row;
  const [sold, before, paidBy] = await Promise.all([
    soldLinesOf(ctx.db, order),
    refundedOf(ctx.db, order.id),
    holdingPayment(ctx.db, bought.id),
  ]);
  const parts = refundParts(sold.lines, before.lines, wanted);
  const deliveryLeft = sold.delivery.paidMinor - before.deliveryMinor;
  const deliveryMinor = wanted.delivery === "rest" ? deliveryLeft : wanted.delivery;
  if (deliveryMinor < 0 || deliveryMinor > deliveryLeft)
    throw new DomainError("INVALID_INPUT", { field: "delivery", minor: deliveryLeft });
  const sumOf = (name: "amountMinor" | "taxMinor" | "commissionMinor" | "platformDiscountMinor") =>
    parts.reduce((sum, part) => sum + part[name], 0);
  const delivery = sold.deliveryShare(deliveryMinor, before.deliveryMinor);
  const amountMinor = sumOf("amountMinor") + deliveryMinor;
  if (amountMinor === 0) throw new DomainError("INVALID_INPUT", { field: "lines" });

  const target = bought.userId === null ? "original" : wanted.target;
  const originalLeft = order.totalMinor - order.creditMinor - before.originalMinor;
  const made = {
    id: newId("refund", ctx.now()),
    orderId: order.id,
    seq: before.count + 1,
    reason: wanted.reason,
    borneBy: wanted.borneBy,
    deliveryMinor,
    amountMinor,
    taxMinor: sumOf("taxMinor") + delivery.taxMinor,
    commissionMinor: sumOf("commissionMinor"),
    platformDiscountMinor: sumOf("platformDiscountMinor") + delivery.platformDiscountMinor,
    ...tendersOf(amountMinor, target, originalLeft),
    actor: actorName(ctx.actor),
    createdAt: ctx.now(),
  };
  // Units that are called off were never handed over, so that no cash came for them.
  const cashFrom = sold.isCashIn && wanted.reason !== "cancelled" ? "cash" : "cash_due";
  const payer = paidBy?.provider === "cod" ? cashFrom : (paidBy?.provider ?? "none");
  const accounts = refundAccounts(made, order.sellerId, payer, bought.userId);
  if (paidBy?.capture === "per_parcel") {
    // What no parcel has drawn yet is not taken in the first place.
    const undrawnMinor = Math.min(made.originalMinor, await dueOf(ctx.db, order.id, paidBy.provider));
    accounts[payer] = made.originalMinor - undrawnMinor;
    accounts[dueFrom(paidBy.provider)] = undrawnMinor;
  }
  const job = later(ctx, { type: "refund.made", refundId: made.id });
  return {
    refundId: made.id,
    amountMinor,
    jobs: [job],
    statements: [
      ctx.db.insert(refund).values(made),
      ...parts.map((part) => ctx.db.insert(refundLine).values({ refundId: made.id, ...part })),
      ...post(ctx, {
        kind: "refund",
        subject: made.id,
        orderId: order.id,
        currency: order.currency,
        accounts,
      }),
      job.statement,
    ],
  };
}

const ended = (ctx: SystemCtx, refundId: Id<"refund">): Statement =>
  ctx.db.run(
    sql`UPDATE refund SET status = 'done', ended_at = ${ctx.now()} WHERE id = ${refundId} AND status <> 'done'`,
  );

/** A refund's key at the provider: its id, and for another try after a failed one its number. */
const keyOf = (refundId: Id<"refund">, failures: number): string =>
  failures === 0 ? refundId : `${refundId}:${failures + 1}`;

/** The refund that a provider's fact is about; null where it is none of ours. */
export function refundNamed(about: string | null): Id<"refund"> | null {
  const [name = ""] = (about ?? "").split(":");
  return isId("refund", name) ? name : null;
}

/** The statement that notes that a refund could not be given: operators see it, and can have it tried again. */
export const refundFailed = (ctx: Pick<Ctx, "db">, refundId: Id<"refund">): Statement =>
  ctx.db.run(
    sql`UPDATE refund SET status = 'failed', ended_at = NULL WHERE id = ${refundId} AND status IN ('open', 'done')`,
  );

/**
 * Gives the money of a refund back the way it came: what a provider holds by its key, so that a repetition is harmless; what
 * was never drawn by letting it go. One that the provider refuses for good is noted as failed.
 * @throws PROVIDER_UNAVAILABLE it is tried again later
 */
export async function payRefund(ctx: SystemCtx, job: { refundId: Id<"refund"> }): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(refund)
    .innerJoin(sellerOrder, eq(sellerOrder.id, refund.orderId))
    .where(eq(refund.id, job.refundId));
  if (!row || row.refund.status === "done") return;
  const { purchaseId, currency } = row.seller_order;
  const [paid, drawn] = await Promise.all([holdingPayment(ctx.db, purchaseId), drawnBy(ctx.db, job.refundId)]);
  const backMinor = paid ? (drawn[paid.provider] ?? 0) : 0;
  if (!paid || paid.provider === "cod") return await endCash(ctx, job.refundId, paid, drawn);
  const statements: Statement[] = [];
  if (backMinor > 0) {
    const key = keyOf(job.refundId, await failuresOf(ctx.db, job.refundId));
    const { providerRef } = paid;
    if (providerRef === null) throw new DomainError("CONFLICT");
    try {
      const movement = { key, providerRef, amountMinor: backMinor, currency };
      statements.push(noteFact(ctx, paid, await providerNamed(ctx, paid.provider).refund(movement)));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "ILLEGAL_TRANSITION") throw error;
      log("error", "refund.refused", { refundId: job.refundId });
      return await atomic(ctx.db, [refundFailed(ctx, job.refundId)]);
    }
  }
  if (globalThis.STOA_FAULTS) await ctx.fault?.("refund.given");
  await atomic(ctx.db, [...statements, ended(ctx, job.refundId)]);
  await releaseRest(ctx, purchaseId);
}

/**
 * Has a failed refund made again.
 * @throws NOT_FOUND no such refund
 * @throws ILLEGAL_TRANSITION it has not failed
 */
export async function retryRefund(
  ctx: AdminCtx<"finance.write">,
  { refundId }: { refundId: Id<"refund"> },
): Promise<void> {
  const [row] = await ctx.db.select({ status: refund.status }).from(refund).where(eq(refund.id, refundId));
  if (!row) throw new DomainError("NOT_FOUND");
  if (row.status !== "failed") throw new DomainError("ILLEGAL_TRANSITION", { status: row.status });
  const job = later(ctx, { type: "refund.made", refundId });
  await atomic(
    ctx.db,
    [
      ctx.db.update(refund).set({ status: "open" }).where(eq(refund.id, refundId)),
      auditRow(ctx, "refund.retry", refundId),
      job.statement,
    ],
    { refund_status_path: "ILLEGAL_TRANSITION" },
  );
  sent(ctx, [job]);
}

/** Cash that was not handed over yet is not collected; cash that was goes back by hand: operators find the open refund. */
async function endCash(
  ctx: SystemCtx,
  refundId: Id<"refund">,
  paid: PaymentRow | undefined,
  drawn: Record<string, number>,
): Promise<void> {
  const uncollectedMinor = drawn["cash_due"] ?? 0;
  if ((drawn["cash"] ?? 0) > 0) return log("warn", "refund.by_hand", { refundId });
  const fact = {
    eventId: `void:${refundId}`,
    type: "voided",
    amountMinor: uncollectedMinor,
    at: ctx.now(),
    about: refundId,
  } as const;
  await atomic(ctx.db, [...(paid && uncollectedMinor > 0 ? [noteFact(ctx, paid, fact)] : []), ended(ctx, refundId)]);
}

/** Lets go of what was authorised for a purchase once none of its orders has anything left to draw. */
export async function releaseRest(ctx: Ctx, purchaseId: Id<"purchase">): Promise<void> {
  const paid = await holdingPayment(ctx.db, purchaseId);
  if (!paid?.providerRef || (paid.status !== "authorised" && paid.status !== "part_captured")) return;
  const orders = await ctx.db
    .select({ id: sellerOrder.id })
    .from(sellerOrder)
    .where(eq(sellerOrder.purchaseId, purchaseId));
  for (const { id } of orders) if ((await dueOf(ctx.db, id, paid.provider, true)) > 0) return;
  const { id: key, providerRef } = paid;
  const released = await providerNamed(ctx, paid.provider).release({ key, providerRef });
  if (released) await atomic(ctx.db, [noteFact(ctx, paid, released)]);
}
