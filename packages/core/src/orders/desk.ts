// The list that the ship desk works from, with or without a line.
import { type DeskLine, type Id, type OrderCounts, type ShipDesk } from "@stoa/contract";
import { and, eq, purchase, sellerOrder, sql } from "@stoa/db";
import { must, type SellerCtx } from "../kernel/index.ts";
import { hasToLeave } from "./leaving.ts";

/** Orders that one list holds. */
const DESK_ORDERS = 100;

/** How many of the seller's orders wait for each step on their way out. */
export async function orderCounts(ctx: SellerCtx<"orders.read">): Promise<OrderCounts> {
  const [counts] = await ctx.db.all<OrderCounts>(sql`
    SELECT coalesce(sum(status = 'confirmed'), 0) AS confirmed, coalesce(sum(status = 'picking'), 0) AS picking,
      coalesce(sum(status = 'packed'), 0) AS packed
    FROM seller_order WHERE seller_id = ${ctx.actor.sellerId} AND status IN ('confirmed', 'picking', 'packed')`);
  return must(counts, "counts");
}

/** The seller's orders that have to leave, due first, with where they go and the units of each line that wait. */
export async function shipDesk(ctx: SellerCtx<"orders.read">): Promise<ShipDesk> {
  const { db, actor } = ctx;
  const rows = await db
    .select({ order: sellerOrder, address: purchase.address })
    .from(sellerOrder)
    .innerJoin(purchase, eq(purchase.id, sellerOrder.purchaseId))
    .where(and(eq(sellerOrder.sellerId, actor.sellerId), hasToLeave))
    .orderBy(sellerOrder.shipByDay, sellerOrder.createdAt, sellerOrder.id)
    .limit(DESK_ORDERS + 1);
  const shown = rows.slice(0, DESK_ORDERS);
  const ids = JSON.stringify(shown.map(({ order }) => order.id));
  const [lines, seqs] = await db.batch([
    db.all<DeskLine & { orderId: Id<"order"> }>(sql`
      SELECT l.order_id AS orderId, l.id AS lineId, l.title, l.variant_label AS variantLabel, l.sku, v.gtin, l.image_hash AS imageHash,
        l.quantity - (SELECT coalesce(sum(quantity), 0) FROM parcel_line WHERE line_id = l.id)
          - (SELECT coalesce(sum(quantity), 0) FROM cancelled_line WHERE line_id = l.id) AS waiting
      FROM json_each(${ids}) j CROSS JOIN order_line l ON l.order_id = j.value
      LEFT JOIN offer f ON f.id = l.offer_id LEFT JOIN variant v ON v.id = f.variant_id ORDER BY l.id`),
    db.all<{ orderId: Id<"order">; seq: number }>(sql`
      SELECT j.value AS orderId, 1 + (SELECT count(*) FROM shipment WHERE order_id = j.value)
        + (SELECT count(*) FROM cancellation WHERE order_id = j.value) AS seq FROM json_each(${ids}) j`),
  ]);
  return {
    sellerId: actor.sellerId,
    isCut: rows.length > DESK_ORDERS,
    at: ctx.now(),
    orders: shown.map(({ order, address }) => ({
      orderId: order.id,
      number: order.number,
      status: order.status,
      market: order.market,
      customerName: order.customerName,
      address,
      deliveryMethod: order.deliveryMethod,
      shipByDay: order.shipByDay,
      createdAt: order.createdAt,
      seq: seqs.find(({ orderId }) => orderId === order.id)?.seq ?? 1,
      lines: lines
        .filter(({ orderId, waiting }) => orderId === order.id && waiting > 0)
        .map(({ lineId, title, variantLabel, sku, gtin, imageHash, waiting }) => {
          return { lineId, title, variantLabel, sku, gtin, imageHash, waiting };
        }),
    })),
  };
}
