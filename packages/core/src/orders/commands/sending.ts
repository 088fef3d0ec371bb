// An order on its way out: picked, packed, and handed over in one parcel or several.
import {
  DomainError,
  type Id,
  MARKETS,
  newId,
  type OrderId,
  type OrderStatus,
  type SellerOrderView,
  type ShipOrder,
} from "@stoa/contract";
import { atomic, insertAll, parcelLine, shipment, type Statement } from "@stoa/db";
import { auditRow, later, type SellerCtx, sent } from "../../kernel/index.ts";
import { refundedOf, soldLinesOf } from "../../refunds/index.ts";
import { factsOf } from "../facts.ts";
import { issuing } from "../invoices.ts";
import { cancelledMinorOf, fulfilmentOf, orderRow } from "../queries.ts";
import { after, chosenUnits, parcelMinor, stateOf, stepOf } from "../rules.ts";
import type { OrderRow } from "../views.ts";
import { ORDER_GUARDS, taking } from "./moving.ts";

/**
 * Takes one step with one of the seller's own orders.
 * @throws NOT_FOUND not an order of this seller
 * @throws ILLEGAL_TRANSITION the step may not follow
 * @throws CONFLICT somebody else has moved the order in the meantime
 */
async function move(ctx: SellerCtx<"orders.fulfil">, orderId: Id<"order">, to: OrderStatus): Promise<SellerOrderView> {
  const { seller_order: order } = await orderRow(ctx, orderId);
  const step = stepOf(order.status, to);
  const job = later(ctx, { type: "order.changed", orderId });
  const told = auditRow(ctx, `order.${to}`, orderId, { from: order.status });
  await atomic(ctx.db, [...taking(ctx, order, step), told, job.statement], ORDER_GUARDS);
  sent(ctx, [job]);
  return await fulfilmentOf(ctx, { orderId });
}

/** Starts picking the goods of an order. */
export async function pickOrder(ctx: SellerCtx<"orders.fulfil">, input: OrderId): Promise<SellerOrderView> {
  return await move(ctx, input.orderId, "picking");
}

/** Marks an order as packed. */
export async function packOrder(ctx: SellerCtx<"orders.fulfil">, input: OrderId): Promise<SellerOrderView> {
  return await move(ctx, input.orderId, "packed");
}

type Label = Pick<typeof shipment.$inferSelect, "carrier" | "carrierCode" | "trackingNumber">;

/**
 * The number under which a parcel travels: one that the seller has, or a label that is bought.
 * @throws INVALID_INPUT no number was given, and no carrier of this name sells labels
 */
async function labelOf(
  ctx: SellerCtx<"orders.fulfil">,
  { seller_order: order, seller: by, purchase }: OrderRow,
  { carrier, trackingNumber }: ShipOrder,
  parcel: { shipmentId: Id<"shipment">; unitCount: number },
): Promise<Label> {
  if (trackingNumber !== undefined) return { carrier, carrierCode: null, trackingNumber };
  const from = ctx.providers.carriers.find(({ name }) => name === carrier);
  if (!from) throw new DomainError("INVALID_INPUT", { fields: ["trackingNumber"] });
  const label = await from.book({
    key: parcel.shipmentId,
    at: ctx.now(),
    service: order.deliveryMethod,
    unitCount: parcel.unitCount,
    fromCountry: by.country,
    toCountry: MARKETS[order.market].country,
    to: purchase.address,
  });
  return { carrier: from.title, carrierCode: from.name, trackingNumber: label.trackingNumber };
}

/**
 * Hands a parcel to a carrier: the units that are named, or all that wait. The buyer is told. With the first parcel the
 * order's invoice is issued. A parcel whose `parcelKey` is known is there already, and the order is given as it stands.
 * @throws NOT_FOUND not an order of this seller
 * @throws ILLEGAL_TRANSITION nothing of the order waits
 * @throws INVALID_INPUT more of a line than waits; a carrier that sells no labels
 * @throws CONFLICT somebody else has sent or called off units in the meantime, or since the sender looked (`seq`)
 * @throws PROVIDER_UNAVAILABLE the carrier gave no label
 */
export async function shipOrder(ctx: SellerCtx<"orders.fulfil">, input: ShipOrder): Promise<SellerOrderView> {
  const { orderId } = input;
  const row = await orderRow(ctx, orderId);
  const { seller_order: order } = row;
  const facts = await factsOf(ctx.db, orderId);
  if (input.parcelKey !== undefined && facts.shipments.some(({ parcelKey }) => parcelKey === input.parcelKey))
    return await fulfilmentOf(ctx, { orderId });
  const seq = input.seq ?? facts.nextSeq;
  if (seq !== facts.nextSeq) throw new DomainError("CONFLICT", { seq: facts.nextSeq });
  const units = chosenUnits({ status: order.status, lines: facts.lines }, "shipped", input.lines);
  const lines = after(facts.lines, units, "shipped");
  const to = stateOf(lines)!;
  const isFirst = facts.shipments.length === 0;
  const [sold, cancelledMinor, refunded] = await Promise.all([
    soldLinesOf(ctx.db, order),
    cancelledMinorOf(ctx.db, orderId),
    refundedOf(ctx.db, orderId),
  ]);
  const shipmentId = newId("shipment", ctx.now());
  const unitCount = units.reduce((sum, { quantity }) => sum + quantity, 0);
  const label = await labelOf(ctx, row, input, { shipmentId, unitCount });
  const worth = {
    totalMinor: order.totalMinor,
    deliveryMinor: sold.delivery.paidMinor,
    lines: sold.lines,
    parcelsMinor: facts.shipments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    cancelledMinor,
    isFirst,
  };
  const amountMinor = parcelMinor(worth, units, to === "shipped");
  const jobs = [later(ctx, { type: "order.changed", orderId }), later(ctx, { type: "shipment.sent", shipmentId })];
  const steps: Statement[] = to === order.status ? [] : taking(ctx, order, stepOf(order.status, to));
  await atomic(
    ctx.db,
    [
      ctx.db.insert(shipment).values({
        id: shipmentId,
        orderId,
        seq,
        ...label,
        amountMinor,
        shippedAt: ctx.now(),
        parcelKey: input.parcelKey ?? null,
      }),
      ...insertAll(
        ctx.db,
        parcelLine,
        units.map((of) => ({ shipmentId, ...of })),
      ),
      ...steps,
      ...(isFirst ? await issuing(ctx, row, { sold, refunded }) : []),
      auditRow(ctx, `order.${to}`, orderId, { from: order.status, shipmentId, units: unitCount }),
      ...jobs.map((job) => job.statement),
    ],
    ORDER_GUARDS,
  );
  if (globalThis.STOA_FAULTS) await ctx.fault?.("ship.written");
  sent(ctx, jobs);
  return await fulfilmentOf(ctx, { orderId });
}
