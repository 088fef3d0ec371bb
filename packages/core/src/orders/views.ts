// Orders as views: the same rows for buyer, seller and operator.
import { type Id, type OrderLineView, type OrderView, type SellerOrderView } from "@stoa/contract";
import type { purchase, seller, sellerOrder } from "@stoa/db";
import { type Database, inArray, orderDiscount, orderEvent, orderLine, shipment } from "@stoa/db";

/** An order row with its seller and purchase. */
export interface OrderRow {
  seller_order: typeof sellerOrder.$inferSelect;
  seller: typeof seller.$inferSelect;
  purchase: typeof purchase.$inferSelect;
}

const lineView = ({
  id,
  orderId: _o,
  offerId: _f,
  taxMinor: _t,
  commissionBps: _b,
  commissionMinor: _c,
  platformDiscountMinor: _p,
  ...line
}: typeof orderLine.$inferSelect): OrderLineView => ({
  lineId: id,
  ...line,
});

/** Views of these orders, in the order of the rows. */
export async function orderViews(db: Database, rows: readonly OrderRow[]): Promise<OrderView[]> {
  if (rows.length === 0) return [];
  const ids: Id<"order">[] = rows.map((row) => row.seller_order.id);
  const [lines, events, shipments, discounts] = await db.batch([
    db.select().from(orderLine).where(inArray(orderLine.orderId, ids)).orderBy(orderLine.id),
    db
      .select()
      .from(orderEvent)
      .where(inArray(orderEvent.orderId, ids))
      .orderBy(orderEvent.orderId, orderEvent.version),
    db.select().from(shipment).where(inArray(shipment.orderId, ids)),
    db.select().from(orderDiscount).where(inArray(orderDiscount.orderId, ids)),
  ]);
  return rows.map(({ seller_order: order, seller: by }) => ({
    orderId: order.id,
    number: order.number,
    purchaseId: order.purchaseId,
    seller: { sellerId: by.id, handle: by.handle, name: by.name },
    market: order.market,
    currency: order.currency,
    status: order.status,
    version: order.version,
    lines: lines.filter((line) => line.orderId === order.id).map(lineView),
    deliveryMethod: order.deliveryMethod,
    promise: { fromDay: order.promiseFromDay, toDay: order.promiseToDay },
    itemsMinor: order.itemsMinor,
    deliveryMinor: order.deliveryMinor,
    discountMinor: order.discountMinor,
    discounts: discounts
      .filter((discount) => discount.orderId === order.id)
      .map(({ promotionId, lineId, name, code, amountMinor }) => ({ promotionId, lineId, name, code, amountMinor })),
    taxMinor: order.taxMinor,
    totalMinor: order.totalMinor,
    events: events
      .filter((event) => event.orderId === order.id)
      .map(({ version, status, at }) => ({ version, status, at })),
    shipments: shipments
      .filter((parcel) => parcel.orderId === order.id)
      .map(({ id, carrier, trackingNumber, shippedAt, deliveredAt }) => ({
        shipmentId: id,
        carrier,
        trackingNumber,
        shippedAt,
        deliveredAt,
      })),
    createdAt: order.createdAt,
  }));
}

/** One order with what its seller needs to fulfil it. */
export async function fulfilmentView(db: Database, row: OrderRow): Promise<SellerOrderView> {
  const [view] = await orderViews(db, [row]);
  const { commissionMinor, platformDiscountMinor, shipByDay } = row.seller_order;
  return {
    ...view!,
    address: row.purchase.address,
    email: row.purchase.email,
    commissionMinor,
    platformDiscountMinor,
    earningsMinor: view!.totalMinor + platformDiscountMinor - view!.taxMinor - commissionMinor,
    shipByDay,
  };
}
