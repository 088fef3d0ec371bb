// How sellers do: measured from their orders, read by the buy box.
import { DAY_MS, isoDay } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

/** How far back a seller's orders count. */
const WINDOW_MS = 90 * DAY_MS;

/**
 * Whether an order `o` left after the day promised, or has not left yet though that day is over. It is as late as its last
 * parcel. Days are compared in UTC, to the seller's advantage where the market's day ends earlier.
 */
export const isLate = (today: string): SQL => sql`(o.status <> 'cancelled' AND o.ship_by_day < coalesce(
  (SELECT date(max(shipped_at) / 1000, 'unixepoch') FROM shipment WHERE order_id = o.id AND o.status IN ('shipped', 'delivered')), ${today}))`;

/** Whether an order `o` was called off by its seller, or left until the marketplace did. */
export const CALLED_OFF: SQL = sql`(o.status = 'cancelled' AND EXISTS (
  SELECT 1 FROM order_event e WHERE e.order_id = o.id AND e.status = 'cancelled' AND (e.actor LIKE 'seller:%' OR e.actor = 'system:late')))`;

/**
 * Measures every seller anew, in one piece: paid orders of the last 90 days, those that are late, and those that the seller
 * called off.
 */
export async function measureSellers(ctx: Pick<Ctx, "db" | "now">): Promise<void> {
  const now = ctx.now();
  await ctx.db.batch([
    ctx.db.run(sql`DELETE FROM seller_health`),
    ctx.db.run(sql`
      INSERT INTO seller_health (seller_id, order_count, late_count, cancelled_count, measured_at)
      SELECT o.seller_id, count(*),
        coalesce(sum(${isLate(isoDay(now, "UTC"))}), 0), coalesce(sum(${CALLED_OFF}), 0),
        ${now}
      FROM seller_order o
      WHERE o.created_at >= ${now - WINDOW_MS} AND o.status NOT IN ('pending', 'expired') GROUP BY o.seller_id`),
  ]);
}
