// The refund that ends a case: what is still there of its units, and the delivery when nothing of the order stays.
import type { Id, RefundReason, RefundTarget } from "@stoa/contract";
import type { Ctx } from "../kernel/index.ts";
import type { OrderRow } from "../orders/index.ts";
import { leftOf, type RefundPart, refundedOf, refundParts, refundStatements, soldLinesOf } from "../refunds/index.ts";

/** Who decided on what; `givesDelivery` is asked with the units of the order that stay with the customer. */
export interface GivingBack {
  lines: readonly { lineId: Id<"line">; quantity: number }[];
  reason: RefundReason;
  target: RefundTarget;
  borneBy: "seller" | "marketplace";
  givesDelivery: (unitsLeft: number) => boolean;
}

/**
 * The parts of a batch that give the money of these units back, as far as it has not gone back already; null where none of
 * it is left. Name `REFUND_GUARDS` with them.
 */
export async function givingBack(
  ctx: Ctx,
  { seller_order: order }: OrderRow,
  of: GivingBack,
): Promise<RefundPart | null> {
  const [sold, before] = await Promise.all([soldLinesOf(ctx.db, order), refundedOf(ctx.db, order.id)]);
  const left = new Map(sold.lines.map((line) => [line.lineId, leftOf(line, before.lines).quantity]));
  const lines = of.lines
    .map(({ lineId, quantity }) => ({ lineId, quantity: Math.min(quantity, left.get(lineId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  const sum = (quantities: Iterable<number>) => [...quantities].reduce((total, quantity) => total + quantity, 0);
  const unitsLeft = sum(left.values()) - sum(lines.map(({ quantity }) => quantity));
  const deliveryMinor = of.givesDelivery(unitsLeft) ? sold.delivery.paidMinor - before.deliveryMinor : 0;
  const amountMinor = sum(refundParts(sold.lines, before.lines, { lines }).map((part) => part.amountMinor));
  if (amountMinor + deliveryMinor <= 0) return null;
  const { reason, target, borneBy } = of;
  return await refundStatements(ctx, { orderId: order.id, reason, lines, delivery: deliveryMinor, target, borneBy });
}
