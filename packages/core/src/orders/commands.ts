// Moving an order on: pick, pack, ship, deliver, cancel. Each step is one batch; inserting the next event is its lock.
import { type Id, newId, type OrderStatus, type SellerOrderView, type ShipOrder } from "@stoa/contract";
import {
  and,
  atomic,
  eq,
  orderEvent,
  orderLine,
  paymentEvent,
  restock,
  sellerOrder,
  shipment,
  sql,
  type Statement,
} from "@stoa/db";
import { actorName, auditRow, type Job, type Later, later, type SellerCtx, sent } from "../kernel/index.ts";
import { cashAccounts, post } from "../ledger/index.ts";
import { type PaymentRow, paymentsOf } from "../payments/index.ts";
import { REFUND_GUARDS, refundStatements } from "../refunds/index.ts";
import { fulfilmentOf, orderRow } from "./queries.ts";
import { checkStep } from "./rules.ts";
import type { OrderRow } from "./views.ts";

/** What a step does beside moving the order, and the jobs that its statements hold. */
interface Effect {
  statements: Statement[];
  jobs?: Later[];
}

interface Step {
  to: OrderStatus;
  statements?: (row: OrderRow) => Promise<Effect> | Effect;
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
  const effect = (await step.statements?.(row)) ?? { statements: [] };
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
      ...effect.statements,
      auditRow(ctx, `order.${step.to}`, orderId, { from: status }),
      ...jobs.map((job) => job.statement),
    ],
    {
      "order_event.order_id": "CONFLICT",
      seller_order_status_path: "ILLEGAL_TRANSITION",
      "shipment.order_id": "CONFLICT",
      ...REFUND_GUARDS,
    },
  );
  sent(ctx, [...jobs, ...(effect.jobs ?? [])]);
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
    statements: () => ({ statements: [parcel] }),
    job: () => ({ type: "order.shipped", orderId }),
  });
}

/** Cash on delivery is captured when the parcel is handed over. */
function cashStatements(
  ctx: SellerCtx<"orders.fulfil">,
  { seller_order: order }: OrderRow,
  due: PaymentRow,
): Statement[] {
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
      orderId: order.id,
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
      return {
        statements: [
          ctx.db.update(shipment).set({ deliveredAt: ctx.now() }).where(eq(shipment.orderId, input.orderId)),
          ...(due ? cashStatements(ctx, row, due) : []),
        ],
      };
    },
  });
}

/** Calls an order off before it leaves: stock comes back, the money goes back, the ledger undoes the sale. */
export async function cancelOrder(
  ctx: SellerCtx<"orders.cancel">,
  input: { orderId: Id<"order"> },
): Promise<SellerOrderView> {
  const lines = await ctx.db
    .select({ lineId: orderLine.id, quantity: orderLine.quantity })
    .from(orderLine)
    .where(eq(orderLine.orderId, input.orderId));
  return await move(ctx, input.orderId, {
    to: "cancelled",
    statements: async ({ seller_order: order }) => {
      const { statements, jobs } = await refundStatements(ctx, {
        orderId: order.id,
        reason: "cancelled",
        lines,
        delivery: "rest",
        target: "original",
        borneBy: "seller",
      });
      return {
        statements: [
          ...lines.map((line) =>
            ctx.db
              .insert(restock)
              .values({ id: newId("restock", ctx.now()), ...line, reason: "cancelled", at: ctx.now() }),
          ),
          ...statements,
        ],
        jobs,
      };
    },
    job: () => ({ type: "order.cancelled", orderId: input.orderId }),
  });
}
