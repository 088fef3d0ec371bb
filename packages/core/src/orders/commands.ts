// Moving an order on: pick, pack, ship, deliver, cancel. Each step is one batch; inserting the next event is its lock.
import { DomainError, type Id, newId, type OrderStatus, type SellerOrderView, type ShipOrder } from "@stoa/contract";
import {
  and,
  atomic,
  eq,
  orderEvent,
  orderLine,
  paymentEvent,
  sellerOrder,
  shipment,
  sql,
  type Statement,
  stockHold,
} from "@stoa/db";
import { actorName, auditRow, type Job, later, type SellerCtx, sent, type SystemCtx } from "../kernel/index.ts";
import { cashAccounts, post, reversed, saleAccounts } from "../ledger/index.ts";
import { noteRefund, type PaymentRow, paymentsOf } from "../payments/index.ts";
import { fulfilmentOf, orderRow } from "./queries.ts";
import { checkStep } from "./rules.ts";
import type { OrderRow } from "./views.ts";

interface Step {
  to: OrderStatus;
  statements?: (row: OrderRow) => Promise<Statement[]> | Statement[];
  job?: (row: OrderRow) => Job;
}

/**
 * Takes one step with one of the seller's own orders.
 * @throws NOT_FOUND not an order of this seller
 * @throws ILLEGAL_TRANSITION the step may not follow
 * @throws CONFLICT somebody else has moved the order in the meantime
 */
async function move(ctx: SellerCtx<"orders.read">, orderId: Id<"order">, step: Step): Promise<SellerOrderView> {
  const row = await orderRow(ctx, orderId);
  const { status, version } = row.seller_order;
  checkStep(status, step.to);
  const jobs = [later(ctx, { type: "order.changed", orderId }), ...(step.job ? [later(ctx, step.job(row))] : [])];
  await atomic(
    ctx.db,
    [
      ctx.db
        .insert(orderEvent)
        .values({ orderId, version: version + 1, status: step.to, actor: actorName(ctx.actor), at: ctx.now() }),
      ctx.db
        .update(sellerOrder)
        .set({ status: step.to, version: version + 1, updatedAt: ctx.now() })
        .where(and(eq(sellerOrder.id, orderId), eq(sellerOrder.sellerId, ctx.actor.sellerId))),
      ...((await step.statements?.(row)) ?? []),
      auditRow(ctx, `order.${step.to}`, orderId, { from: status }),
      ...jobs.map((job) => job.statement),
    ],
    {
      "order_event.order_id": "CONFLICT",
      seller_order_status_path: "ILLEGAL_TRANSITION",
      "shipment.order_id": "CONFLICT",
    },
  );
  sent(ctx, jobs);
  return await fulfilmentOf(ctx, { orderId });
}

/** Starts picking the goods of an order. */
export async function pickOrder(
  ctx: SellerCtx<"orders.fulfil">,
  input: { orderId: Id<"order"> },
): Promise<SellerOrderView> {
  return await move(ctx, input.orderId, { to: "picking" });
}

/** Marks an order as packed. */
export async function packOrder(
  ctx: SellerCtx<"orders.fulfil">,
  input: { orderId: Id<"order"> },
): Promise<SellerOrderView> {
  return await move(ctx, input.orderId, { to: "packed" });
}

/** Hands the parcel to a carrier; the buyer is told. */
export async function shipOrder(
  ctx: SellerCtx<"orders.fulfil">,
  { orderId, carrier, trackingNumber }: ShipOrder,
): Promise<SellerOrderView> {
  const parcel = ctx.db
    .insert(shipment)
    .values({ id: newId("shipment", ctx.now()), orderId, carrier, trackingNumber, shippedAt: ctx.now() });
  return await move(ctx, orderId, {
    to: "shipped",
    statements: () => [parcel],
    job: () => ({ type: "order.shipped", orderId }),
  });
}

/** Cash on delivery is captured when the parcel is handed over. */
async function cashStatements(
  ctx: SellerCtx<"orders.fulfil">,
  { seller_order: order }: OrderRow,
  due: PaymentRow,
): Promise<Statement[]> {
  return [
    ctx.db.insert(paymentEvent).values({
      id: newId("paymentEvent", ctx.now()),
      paymentId: due.id,
      provider: "cod",
      providerEventId: `cash:${order.id}`,
      type: "captured",
      amountMinor: order.totalMinor,
      at: ctx.now(),
    }),
    ctx.db.run(sql`UPDATE payment SET status = 'captured' WHERE id = ${due.id} AND NOT EXISTS (
      SELECT 1 FROM seller_order o WHERE o.purchase_id = ${order.purchaseId} AND o.status NOT IN ('delivered', 'cancelled'))`),
    ...post(ctx, {
      kind: "cash_collected",
      subject: order.id,
      currency: order.currency,
      accounts: cashAccounts(order.totalMinor),
    }),
  ];
}

/** Marks a parcel as handed over; cash on delivery is collected with it. */
export async function deliverOrder(
  ctx: SellerCtx<"orders.fulfil">,
  input: { orderId: Id<"order"> },
): Promise<SellerOrderView> {
  return await move(ctx, input.orderId, {
    to: "delivered",
    statements: async (row) => {
      const due = (await paymentsOf(ctx.db, row.purchase.id)).find((each) => each.provider === "cod");
      return [
        ctx.db.update(shipment).set({ deliveredAt: ctx.now() }).where(eq(shipment.orderId, input.orderId)),
        ...(due ? await cashStatements(ctx, row, due) : []),
      ];
    },
  });
}

/** Calls an order off before it leaves: stock comes back, the money goes back, the ledger undoes the sale. */
export async function cancelOrder(
  ctx: SellerCtx<"orders.cancel">,
  input: { orderId: Id<"order"> },
): Promise<SellerOrderView> {
  return await move(ctx, input.orderId, {
    to: "cancelled",
    statements: async ({ seller_order: order }) => {
      const paid = (await paymentsOf(ctx.db, order.purchaseId)).find(
        (each) => each.status === "captured" || each.status === "due",
      );
      if (!paid) throw new DomainError("CONFLICT");
      const payer = paid.provider === "cod" ? "cash_due" : paid.provider;
      return [
        ctx.db
          .update(stockHold)
          .set({ status: "returned" })
          .where(
            sql`${stockHold.lineId} IN (SELECT ${orderLine.id} FROM ${orderLine} WHERE ${orderLine.orderId} = ${order.id})`,
          ),
        ...post(ctx, {
          kind: "refund",
          subject: order.id,
          currency: order.currency,
          accounts: reversed(saleAccounts(order, payer)),
        }),
      ];
    },
    job: () => ({ type: "order.cancelled", orderId: input.orderId }),
  });
}

/** Gives the money of a cancelled order back at the provider; the key makes a repetition harmless. */
export async function refundCancelled(ctx: SystemCtx, job: { orderId: Id<"order"> }): Promise<void> {
  const { seller_order: order } = await orderRow(ctx, job.orderId);
  if (order.status !== "cancelled") return;
  const paid = (await paymentsOf(ctx.db, order.purchaseId)).find(
    (each) => each.status === "captured" && each.providerRef !== null,
  );
  if (!paid?.providerRef) return;
  const event = await ctx.providers.payment.refund({
    key: `refund:${order.id}`,
    providerRef: paid.providerRef,
    amountMinor: order.totalMinor,
    currency: order.currency,
  });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("refund.made");
  await atomic(ctx.db, [
    noteRefund(ctx, paid, event),
    ctx.db.run(sql`UPDATE payment SET status = 'refunded' WHERE id = ${paid.id} AND (
      SELECT sum(CASE type WHEN 'captured' THEN amount_minor WHEN 'refunded' THEN -amount_minor ELSE 0 END) FROM payment_event WHERE payment_id = ${paid.id}) = 0`),
  ]);
}
