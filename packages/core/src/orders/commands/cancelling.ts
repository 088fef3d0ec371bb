// Units that are called off before they leave: by the seller, the buyer, an operator, or the marketplace where a seller is
// far too late. Stock comes back, the money goes back, the ledger undoes that part of the sale.
import {
  type CancelOrder,
  type CancelOwnOrder,
  type CancelReason,
  DAY_MS,
  isoDay,
  newId,
  type PurchaseView,
  type SellerOrderView,
  type UnitsOfLine,
} from "@stoa/contract";
import {
  and,
  atomic,
  cancellation,
  cancelledLine,
  insertAll,
  lt,
  orderLine,
  restock,
  sellerOrder,
  sql,
  type Statement,
} from "@stoa/db";
import {
  actorName,
  type AdminCtx,
  auditRow,
  behind,
  type Ctx,
  FROM_START,
  type Later,
  later,
  type SellerCtx,
  sent,
  settingsOf,
  type ShopperCtx,
  type SweepPlace,
  type SystemCtx,
  workOff,
} from "../../kernel/index.ts";
import { leftOf, refundedOf, refundParts, refundStatements, soldLinesOf } from "../../refunds/index.ts";
import { factsOf } from "../facts.ts";
import { hasToLeave } from "../leaving.ts";
import { fulfilmentOf, orderRow, purchaseView, visiblePurchase } from "../queries.ts";
import { after, chosenUnits, isGone, stateOf, stepOf } from "../rules.ts";
import type { OrderRow } from "../views.ts";
import { arriving, ORDER_GUARDS, taking } from "./moving.ts";

/** The refund of these units, as far as nobody has given their money back before; none where there is nothing to give. */
async function giveBack(ctx: Ctx, { seller_order: order }: OrderRow, units: readonly UnitsOfLine[], isWhole: boolean) {
  const [sold, before] = await Promise.all([soldLinesOf(ctx.db, order), refundedOf(ctx.db, order.id)]);
  const lines = units.flatMap(({ lineId, quantity }) => {
    const line = sold.lines.find((each) => each.lineId === lineId);
    const left = line ? Math.min(quantity, leftOf(line, before.lines).quantity) : 0;
    return left > 0 ? [{ lineId, quantity: left }] : [];
  });
  const deliveryMinor = isWhole ? sold.delivery.paidMinor - before.deliveryMinor : 0;
  const ofLines = refundParts(sold.lines, before.lines, { lines }).reduce((sum, part) => sum + part.amountMinor, 0);
  if (ofLines + deliveryMinor === 0) return null;
  return await refundStatements(ctx, {
    orderId: order.id,
    reason: "cancelled",
    lines,
    delivery: isWhole ? "rest" : 0,
    target: "original",
    borneBy: "seller",
  });
}

/** Units are on the shelf again, unless the reason is that there are none. */
function shelving(ctx: Ctx, units: readonly UnitsOfLine[], reason: CancelReason): Statement[] {
  return units.flatMap((of) => [
    ctx.db
      .insert(restock)
      .values({ id: newId("restock", ctx.now()), ...of, reason: "cancelled" as const, at: ctx.now() }),
    ...(isGone(reason)
      ? [
          ctx.db.run(sql`UPDATE stock SET on_hand = max(0, reserved + owed - backorder_limit, on_hand - ${of.quantity})
            WHERE offer_id = (SELECT offer_id FROM ${orderLine} WHERE id = ${of.lineId})`),
        ]
      : []),
  ]);
}

/** Calls units of an order off: these, or all that wait. Callers have checked that they may. */
async function callOff(
  ctx: Ctx,
  row: OrderRow,
  { reason, lines: wanted }: { reason: CancelReason; lines?: readonly UnitsOfLine[] | undefined },
): Promise<void> {
  const { seller_order: order } = row;
  const { id: orderId } = order;
  const facts = await factsOf(ctx.db, orderId);
  const units = chosenUnits({ status: order.status, lines: facts.lines }, "cancelled", wanted);
  const state = stateOf(after(facts.lines, units, "cancelled"));
  const to = state === null || state === order.status ? null : state;
  const refund = await giveBack(ctx, row, units, state === "cancelled");
  const seq = facts.nextSeq;
  const unitCount = units.reduce((sum, { quantity }) => sum + quantity, 0);
  const jobs: Later[] = [
    later(ctx, { type: "order.changed", orderId }),
    later(ctx, { type: "units.cancelled", orderId, seq }),
    ...(to === "cancelled" ? [later(ctx, { type: "order.cancelled", orderId })] : []),
  ];
  const refundId = refund?.refundId ?? null;
  await atomic(
    ctx.db,
    [
      ...(refund?.statements ?? []),
      ctx.db
        .insert(cancellation)
        .values({ orderId, seq, reason, actor: actorName(ctx.actor), refundId, at: ctx.now() }),
      ...insertAll(
        ctx.db,
        cancelledLine,
        units.map((of) => ({ orderId, seq, ...of })),
      ),
      ...shelving(ctx, units, reason),
      ...(to ? taking(ctx, order, stepOf(order.status, to)) : []),
      ...(to === "shipped" ? arriving(ctx, order) : []),
      auditRow(ctx, to === "cancelled" ? "order.cancelled" : "order.units_cancelled", orderId, {
        from: order.status,
        reason,
        units: unitCount,
      }),
      ...jobs.map((job) => job.statement),
    ],
    ORDER_GUARDS,
  );
  sent(ctx, [...jobs, ...(refund?.jobs ?? [])]);
}

/**
 * Calls units off before they leave: those that are named, or all that wait. With the last one the order is cancelled and
 * its delivery given back.
 * @throws NOT_FOUND not an order of this seller
 * @throws ILLEGAL_TRANSITION nothing of the order waits
 * @throws INVALID_INPUT more of a line than waits
 * @throws CONFLICT somebody else has sent or called off units in the meantime
 */
export async function cancelOrder(
  ctx: SellerCtx<"orders.cancel"> | AdminCtx<"orders.cancel">,
  input: CancelOrder,
): Promise<SellerOrderView> {
  await callOff(ctx, await orderRow(ctx, input.orderId), input);
  return await fulfilmentOf(ctx, input);
}

/**
 * A buyer changes their mind before the units leave; `key` lets a guest in.
 * @throws NOT_FOUND also for an order of somebody else
 * @throws ILLEGAL_TRANSITION nothing of the order waits
 * @throws INVALID_INPUT more of a line than waits
 * @throws CONFLICT the seller has sent or called off units in the meantime
 */
export async function cancelOwnOrder(ctx: ShopperCtx, input: CancelOwnOrder): Promise<PurchaseView> {
  const { orderId: id, key } = input;
  const purchaseId = await visiblePurchase(ctx, { id, key });
  await callOff(ctx, await orderRow(ctx, id), input);
  return await purchaseView(ctx, purchaseId);
}

/** Calls off what sellers have not sent long after they promised to, a page of orders. */
export async function cancelLateOrders(ctx: SystemCtx, from = FROM_START, limit = 20): Promise<SweepPlace | null> {
  const { cancelLateDays } = await settingsOf(ctx);
  const rows = await ctx.db
    .select({ at: sql<string>`${sellerOrder.shipByDay}`, id: sellerOrder.id })
    .from(sellerOrder)
    .where(
      and(
        hasToLeave,
        lt(sellerOrder.shipByDay, isoDay(ctx.now() - cancelLateDays * DAY_MS, "UTC")),
        behind(sellerOrder.shipByDay, sellerOrder.id, from),
      ),
    )
    .orderBy(sellerOrder.shipByDay, sellerOrder.id)
    .limit(limit);
  return await workOff("late", { rows, limit }, async ({ id }) => {
    await callOff(ctx, await orderRow(ctx, id), { reason: "late" });
  });
}
