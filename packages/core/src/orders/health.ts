// How sellers do: measured from their orders, read by the buy box.
import { DAY_MS, isoDay } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

/** How far back a seller's orders count. */
const WINDOW_MS = 90 * DAY_MS;

/**
 * Measures every seller anew, in one piece: paid orders of the last 90 days, those that left after the day promised (or
 * have not left yet though it is over), and those that the seller called off, or left until
 * the marketplace did. An order is as late as its last parcel. Days are compared in UTC, to the seller's
 * advantage where the market's day ends earlier.
 */
export async function measureSellers(ctx: Pick<Ctx, "db" | "now">): Promise<void> {
  const now = ctx.now();
  await ctx.db.batch([
    ctx.db.run(sql`DELETE FROM seller_health`),
    ctx.db.run(sql`
      INSERT INTO seller_health (seller_id, order_count, late_count, cancelled_count, measured_at)
      SELECT o.seller_id, count(*),
        coalesce(sum(o.status <> 'cancelled' AND o.ship_by_day < coalesce(date(p.shipped_at / 1000, 'unixepoch'), ${isoDay(now, "UTC")})), 0),
        coalesce(sum(o.status = 'cancelled' AND EXISTS (
          SELECT 1 FROM order_event e WHERE e.order_id = o.id AND e.status = 'cancelled' AND (e.actor LIKE 'seller:%' OR e.actor = 'system:late'))), 0),
        ${now}
      FROM seller_order o LEFT JOIN (SELECT order_id, max(shipped_at) AS shipped_at FROM shipment GROUP BY order_id) p
        ON p.order_id = o.id AND o.status IN ('shipped', 'delivered')
      WHERE o.created_at >= ${now - WINDOW_MS} AND o.status NOT IN ('pending', 'expired') GROUP BY o.seller_id`),
  ]);
}
