// Orders as views: the same rows for buyer, seller and operator.
import {
  type CancellationView,
  type Id,
  invoiceNumber,
  type OrderLineView,
  type OrderView,
  parcelStatus,
  type SellerOrderView,
  type ShipmentView,
  type UnitsOfLine,
} from "@stoa/contract";
import type { purchase, seller, sellerOrder } from "@stoa/db";
import {
  and,
  cancellation,
  cancelledLine,
  type Database,
  eq,
  inArray,
  invoice,
  orderDiscount,
  orderEvent,
  orderLine,
  parcelEvent,
  parcelLine,
  refund,
  shipment,
} from "@stoa/db";
import { sideOf } from "./rules.ts";

/** An order row with its seller and purchase. */
export interface OrderRow {
  seller_order: typeof sellerOrder.$inferSelect;
  seller: typeof seller.$inferSelect;
  purchase: typeof purchase.$inferSelect;
}

/** Everything that belongs to some orders. */
async function partsOf(db: Database, ids: Id<"order">[]) {
  const [lines, events, shipments, parcelLines, told, cancellations, cancelledLines, refunds, invoices, discounts] =
    await db.batch([
      db.select().from(orderLine).where(inArray(orderLine.orderId, ids)).orderBy(orderLine.id),
      db
        .select()
        .from(orderEvent)
        .where(inArray(orderEvent.orderId, ids))
        .orderBy(orderEvent.orderId, orderEvent.version),
      db.select().from(shipment).where(inArray(shipment.orderId, ids)).orderBy(shipment.seq),
      db
        .select({ shipmentId: parcelLine.shipmentId, lineId: parcelLine.lineId, quantity: parcelLine.quantity })
        .from(parcelLine)
        .innerJoin(shipment, eq(shipment.id, parcelLine.shipmentId))
        .where(inArray(shipment.orderId, ids)),
      db
        .select({
          shipmentId: parcelEvent.shipmentId,
          kind: parcelEvent.kind,
          place: parcelEvent.place,
          at: parcelEvent.at,
        })
        .from(parcelEvent)
        .innerJoin(shipment, eq(shipment.id, parcelEvent.shipmentId))
        .where(inArray(shipment.orderId, ids))
        .orderBy(parcelEvent.at),
      db.select().from(cancellation).where(inArray(cancellation.orderId, ids)).orderBy(cancellation.seq),
      db.select().from(cancelledLine).where(inArray(cancelledLine.orderId, ids)),
      db.select().from(refund).where(inArray(refund.orderId, ids)).orderBy(refund.seq),
      db
        .select({ orderId: invoice.orderId, kind: invoice.kind, year: invoice.year, seq: invoice.seq })
        .from(invoice)
        .where(and(inArray(invoice.orderId, ids), eq(invoice.kind, "invoice"))),
      db.select().from(orderDiscount).where(inArray(orderDiscount.orderId, ids)),
    ]);
  return { lines, events, shipments, parcelLines, told, cancellations, cancelledLines, refunds, invoices, discounts };
}

type Parts = Awaited<ReturnType<typeof partsOf>>;

const units = (rows: readonly UnitsOfLine[]): UnitsOfLine[] =>
  rows.map(({ lineId, quantity }) => ({ lineId, quantity }));

const unitsIn = (rows: readonly UnitsOfLine[], lineId: string): number =>
  rows.reduce((sum, row) => (row.lineId === lineId ? sum + row.quantity : sum), 0);

function lineView(line: Parts["lines"][number], { parcelLines, cancelledLines }: Parts): OrderLineView {
  const { id, productSlug, title, variantLabel, sku, imageHash, quantity, unitMinor, totalMinor, discountMinor } = line;
  return {
    lineId: id,
    productSlug,
    title,
    variantLabel,
    sku,
    imageHash,
    quantity,
    shippedQuantity: unitsIn(parcelLines, id),
    cancelledQuantity: unitsIn(cancelledLines, id),
    unitMinor,
    totalMinor,
    discountMinor,
  };
}

function shipmentView(parcel: Parts["shipments"][number], { parcelLines, told }: Parts): ShipmentView {
  const { id, carrier, carrierCode, trackingNumber, shippedAt, deliveredAt, returnedAt } = parcel;
  const events = told.filter(({ shipmentId }) => shipmentId === id).map(({ kind, place, at }) => ({ kind, place, at }));
  return {
    shipmentId: id,
    carrier,
    isFollowed: carrierCode !== null,
    trackingNumber,
    lines: units(parcelLines.filter(({ shipmentId }) => shipmentId === id)),
    status:
      deliveredAt !== null ? "delivered" : returnedAt !== null ? "returned" : (parcelStatus(events) ?? "accepted"),
    events,
    shippedAt,
    deliveredAt,
    returnedAt,
  };
}

/** Views of these orders, in the order of the rows. */
export async function orderViews(db: Database, rows: readonly OrderRow[]): Promise<OrderView[]> {
  if (rows.length === 0) return [];
  const parts = await partsOf(
    db,
    rows.map((row) => row.seller_order.id),
  );
  return rows.map(({ seller_order: order, seller: by }): OrderView => {
    const own = <T extends { orderId: string }>(of: readonly T[]) => of.filter(({ orderId }) => orderId === order.id);
    const refunds = own(parts.refunds);
    const [issued] = own(parts.invoices);
    return {
      orderId: order.id,
      number: order.number,
      purchaseId: order.purchaseId,
      seller: { sellerId: by.id, handle: by.handle, name: by.name },
      market: order.market,
      currency: order.currency,
      status: order.status,
      version: order.version,
      lines: own(parts.lines).map((line) => lineView(line, parts)),
      deliveryMethod: order.deliveryMethod,
      promise: { fromDay: order.promiseFromDay, toDay: order.promiseToDay },
      itemsMinor: order.itemsMinor,
      deliveryMinor: order.deliveryMinor,
      discountMinor: order.discountMinor,
      discounts: own(parts.discounts).map(({ promotionId, lineId, name, code, amountMinor }) => ({
        promotionId,
        lineId,
        name,
        code,
        amountMinor,
      })),
      taxMinor: order.taxMinor,
      creditMinor: order.creditMinor,
      totalMinor: order.totalMinor,
      refundedMinor: refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      events: own(parts.events).map(({ version, status, at }) => ({ version, status, at })),
      shipments: own(parts.shipments).map((parcel) => shipmentView(parcel, parts)),
      cancellations: own(parts.cancellations).map(({ seq, reason, actor, at }): CancellationView => ({
        reason,
        by: sideOf(actor),
        lines: units(own(parts.cancelledLines).filter((line) => line.seq === seq)),
        at,
      })),
      refunds: refunds.map(({ id, reason, amountMinor, creditMinor, status, createdAt, endedAt }) => ({
        refundId: id,
        reason,
        amountMinor,
        creditMinor,
        status,
        createdAt,
        endedAt,
      })),
      invoiceNumber: issued ? invoiceNumber({ ...issued, handle: by.handle }) : null,
      createdAt: order.createdAt,
    };
  });
}

/** A view of an order with what its seller needs to fulfil it. */
export function forSeller(view: OrderView, row: OrderRow): SellerOrderView {
  const { commissionMinor, platformDiscountMinor, shipByDay } = row.seller_order;
  return {
    ...view,
    address: row.purchase.address,
    email: row.purchase.email,
    commissionMinor,
    platformDiscountMinor,
    earningsMinor: view.totalMinor + platformDiscountMinor - view.taxMinor - commissionMinor,
    shipByDay,
  };
}

/** One order with what its seller needs to fulfil it. */
export async function fulfilmentView(db: Database, row: OrderRow): Promise<SellerOrderView> {
  const [view] = await orderViews(db, [row]);
  return forSeller(view!, row);
}
