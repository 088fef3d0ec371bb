// What every change of an order has in common: the step with its event as lock, and what its batch may be refused for.
import type { OrderStatus, OrderStep } from "@stoa/contract";
import { and, eq, type Guards, orderEvent, sellerOrder, sql, type Statement } from "@stoa/db";
import { actorName, type Ctx } from "../../kernel/index.ts";
import { REFUND_GUARDS } from "../../refunds/index.ts";
import type { OrderRow } from "../views.ts";

/** What the batch of a change of an order may be refused for: somebody else was there first, or it may not be. */
export const ORDER_GUARDS = {
  "order_event.order_id": "CONFLICT",
  seller_order_status_path: "ILLEGAL_TRANSITION",
  fulfilment_in_turn: "CONFLICT",
  units_within_line: "CONFLICT",
  "shipment.order_id": "CONFLICT",
  shipment_within_order: "CONFLICT",
  shipment_ends_once: "CONFLICT",
  "cancellation.order_id": "CONFLICT",
  must_hold: "CONFLICT",
  ...REFUND_GUARDS,
} as const satisfies Guards;

/** The statements of one step: inserting the next event is its lock. */
export function taking(ctx: Ctx, { id, sellerId, version }: OrderRow["seller_order"], step: OrderStep): Statement[] {
  const next = version + 1;
  return [
    ctx.db
      .insert(orderEvent)
      .values({ orderId: id, version: next, status: step.to, actor: actorName(ctx.actor), at: ctx.now() }),
    ctx.db
      .update(sellerOrder)
      .set({ status: step.to, version: next, updatedAt: ctx.now() })
      .where(and(eq(sellerOrder.id, id), eq(sellerOrder.sellerId, sellerId))),
  ];
}

const DELIVERED: OrderStatus = "delivered";

/** The statements that make a shipped order a delivered one, if in the batch itself no parcel of it is on its way any more. */
export function arriving(ctx: Ctx, { id }: Pick<OrderRow["seller_order"], "id">): Statement[] {
  return [
    ctx.db.run(sql`INSERT INTO order_event (order_id, version, status, actor, at)
      SELECT o.id, o.version + 1, ${DELIVERED}, ${actorName(ctx.actor)}, ${ctx.now()} FROM seller_order o
      WHERE o.id = ${id} AND o.status = 'shipped' AND EXISTS (SELECT 1 FROM shipment WHERE order_id = o.id AND delivered_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM shipment WHERE order_id = o.id AND delivered_at IS NULL AND returned_at IS NULL)`),
    ctx.db.run(sql`UPDATE seller_order SET status = ${DELIVERED}, version = version + 1, updated_at = ${ctx.now()}
      WHERE id = ${id} AND status = 'shipped' AND EXISTS (
        SELECT 1 FROM order_event e WHERE e.order_id = ${id} AND e.version = seller_order.version + 1 AND e.status = ${DELIVERED})`),
  ];
}
