// Refunds: one place that gives money back, for whatever reason. The rows, the ledger and the job that calls the provider
// are parts of the batch of the decision; the provider is asked afterwards, under the refund's own key.
import { DomainError, type Id, newId, type RefundReason } from "@stoa/contract";
import { atomic, eq, type Guards, purchase, refund, refundLine, sellerOrder, sql, type Statement } from "@stoa/db";
import { actorName, type Ctx, type Later, later, log, type SystemCtx } from "../kernel/index.ts";
import { post, refundAccounts } from "../ledger/index.ts";
import { noteRefund, paymentsOf } from "../payments/index.ts";
import { refundedOf, soldLinesOf } from "./queries.ts";
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
  const [sold, before, payments] = await Promise.all([
    soldLinesOf(ctx.db, order),
    refundedOf(ctx.db, order.id),
    paymentsOf(ctx.db, bought.id),
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
  const paidBy = payments.find(({ status }) => status === "captured" || status === "due" || status === "refunded");
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
  const payer = paidBy?.provider !== "cod" ? (paidBy?.provider ?? "none") : sold.isCashIn ? "cash" : "cash_due";
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
        accounts: refundAccounts(made, order.sellerId, payer, bought.userId),
      }),
      job.statement,
    ],
  };
}

const ended = (ctx: SystemCtx, refundId: Id<"refund">): Statement =>
  ctx.db.run(
    sql`UPDATE refund SET status = 'done', ended_at = ${ctx.now()} WHERE id = ${refundId} AND status <> 'done'`,
  );

/** Gives the money of a refund back at the provider; the refund's id is the key, so that a repetition is harmless. */
export async function payRefund(ctx: SystemCtx, job: { refundId: Id<"refund"> }): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(refund)
    .innerJoin(sellerOrder, eq(sellerOrder.id, refund.orderId))
    .where(eq(refund.id, job.refundId));
  if (!row || row.refund.status === "done") return;
  const { originalMinor } = row.refund;
  const payments = await paymentsOf(ctx.db, row.seller_order.purchaseId);
  const paid = payments.find(({ status }) => status === "captured" || status === "due");
  if (originalMinor === 0 || paid?.status === "due") return await atomic(ctx.db, [ended(ctx, job.refundId)]);
  if (!paid?.providerRef) {
    // Cash that was handed over goes back by hand: the refund stays open, where operators find it.
    log("warn", "refund.by_hand", { refundId: job.refundId });
    return;
  }
  const event = await ctx.providers.payment.refund({
    key: job.refundId,
    providerRef: paid.providerRef,
    amountMinor: originalMinor,
    currency: row.seller_order.currency,
  });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("refund.given");
  await atomic(ctx.db, [
    noteRefund(ctx, paid, event),
    ctx.db.run(sql`UPDATE payment SET status = 'refunded' WHERE id = ${paid.id} AND (
      SELECT sum(CASE type WHEN 'captured' THEN amount_minor WHEN 'refunded' THEN -amount_minor ELSE 0 END) FROM payment_event WHERE payment_id = ${paid.id}) = 0`),
    ended(ctx, job.refundId),
  ]);
}
