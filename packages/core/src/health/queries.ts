// A seller's health, counted when it is looked at: from the same conditions on orders that the buy box weighs.
import {
  DAY_MS,
  HEALTH_REASONS,
  HEALTH_TARGETS,
  type HealthMetric,
  type HealthOrder,
  type HealthReason,
  type HealthWeek,
  type Id,
  isoDay,
  type SellerHealthView,
} from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import type { AdminCtx, Ctx, SellerCtx } from "../kernel/index.ts";
import { responseTime } from "../messages/index.ts";
import { CALLED_OFF, isLate } from "../orders/index.ts";
import { measureOf } from "./rules.ts";

const WEEKS = 12;
const WEEK_MS = 7 * DAY_MS;
const MOST_ORDERS = 50;

/** A seller's paid orders since some time, each with what went wrong with it. */
const ordersSince = (sellerId: Id<"seller">, sinceAt: number, today: string): SQL => sql`
  SELECT o.id, o.number, o.status, o.ship_by_day, o.created_at, ${isLate(today)} AS late, ${CALLED_OFF} AS cancelled,
    EXISTS (SELECT 1 FROM seller_rating r WHERE r.order_id = o.id AND r.status = 'published' AND r.rating <= 2) AS rating,
    EXISTS (SELECT 1 FROM claim c WHERE c.order_id = o.id AND c.status NOT IN ('withdrawn', 'denied')) AS claim,
    EXISTS (SELECT 1 FROM dispute_share s JOIN dispute d ON d.id = s.dispute_id WHERE s.order_id = o.id AND d.status <> 'won') AS dispute
  FROM seller_order o WHERE o.seller_id = ${sellerId} AND o.created_at >= ${sinceAt} AND o.status NOT IN ('pending', 'expired')`;

async function healthOf(ctx: Pick<Ctx, "db" | "now">, sellerId: Id<"seller">): Promise<SellerHealthView> {
  const { db } = ctx;
  const now = ctx.now();
  const since = (metric: HealthMetric) => now - HEALTH_TARGETS[metric].days * DAY_MS;
  const all = ordersSince(sellerId, now - WEEKS * WEEK_MS, isoDay(now, "UTC"));
  const within = (metric: HealthMetric, what: string) =>
    sql`coalesce(sum((${sql.raw(what)}) AND created_at >= ${since(metric)}), 0)`;
  const [counts, weeks, orders, parcels, replies, waiting] = await db.batch([
    db.all<Record<`${"defects" | "cancelled" | "late"}${"" | "Total"}`, number>>(sql`
      SELECT ${within("defects", "rating OR claim OR dispute")} AS defects, ${within("defects", "1")} AS defectsTotal,
        ${within("cancelled", "cancelled")} AS cancelled, ${within("cancelled", "1")} AS cancelledTotal,
        ${within("late", "late")} AS late, ${within("late", "1")} AS lateTotal FROM (${all})`),
    db.all<Omit<HealthWeek, "fromAt"> & { weeksAgo: number }>(sql`
      SELECT CAST((${now} - created_at) / ${WEEK_MS} AS INTEGER) AS weeksAgo, count(*) AS orderCount, sum(rating OR claim OR dispute) AS defectCount,
        sum(cancelled) AS cancelledCount, sum(late) AS lateCount FROM (${all}) GROUP BY weeksAgo`),
    db.all<Omit<HealthOrder, "reasons"> & Record<HealthReason, number>>(sql`
      SELECT id AS orderId, number, status, ship_by_day AS shipByDay, created_at AS createdAt, rating, claim, dispute, cancelled, late
      FROM (${all}) WHERE late OR cancelled OR rating OR claim OR dispute ORDER BY created_at DESC, id DESC LIMIT ${MOST_ORDERS}`),
    // A number is taken as right when its carrier tells of the parcel, or it is as long as numbers of carriers are.
    db.all<{ count: number; total: number }>(sql`
      SELECT count(*) AS total, coalesce(sum(EXISTS (SELECT 1 FROM parcel_event e WHERE e.shipment_id = p.id)
        OR (length(p.tracking_number) >= 8 AND p.tracking_number GLOB '*[0-9]*')), 0) AS count
      FROM seller_order o JOIN shipment p ON p.order_id = o.id
      WHERE o.seller_id = ${sellerId} AND o.created_at >= ${since("tracking") - 30 * DAY_MS} AND p.shipped_at >= ${since("tracking")}`),
    db.all<{ count: number; total: number }>(sql`
      SELECT count(*) AS total, coalesce(sum(m.answered_ms <= ${DAY_MS}), 0) AS count FROM thread t JOIN message m ON m.thread_id = t.id
      WHERE t.seller_id = ${sellerId} AND m.answered_ms IS NOT NULL AND m.at >= ${since("reply")}`),
    db.all<{ count: number }>(
      sql`SELECT count(*) AS count FROM thread WHERE seller_id = ${sellerId} AND waiting_since_at < ${now - DAY_MS}`,
    ),
  ]);
  const of = counts[0]!;
  const { medianMs } = await responseTime(ctx, sellerId);
  return {
    measures: [
      measureOf("defects", of.defects, of.defectsTotal),
      measureOf("cancelled", of.cancelled, of.cancelledTotal),
      measureOf("late", of.late, of.lateTotal),
      measureOf("tracking", parcels[0]!.count, parcels[0]!.total),
      measureOf("reply", replies[0]!.count, replies[0]!.total + waiting[0]!.count),
    ],
    weeks: Array.from({ length: WEEKS }, (_, i) => {
      const weeksAgo = WEEKS - 1 - i;
      const found = weeks.find((week) => week.weeksAgo === weeksAgo);
      return {
        fromAt: now - (weeksAgo + 1) * WEEK_MS,
        orderCount: found?.orderCount ?? 0,
        defectCount: found?.defectCount ?? 0,
        cancelledCount: found?.cancelledCount ?? 0,
        lateCount: found?.lateCount ?? 0,
      };
    }),
    orders: orders.map((order) => ({
      orderId: order.orderId,
      number: order.number,
      status: order.status,
      shipByDay: order.shipByDay,
      createdAt: order.createdAt,
      reasons: HEALTH_REASONS.filter((reason) => order[reason] === 1),
    })),
    medianReplyMs: medianMs,
  };
}

/** The health of the seller's own shop. */
export const ownHealth = (ctx: SellerCtx<"orders.read">): Promise<SellerHealthView> =>
  healthOf(ctx, ctx.actor.sellerId);

/** The health of a shop as an operator sees it: the same. */
export const healthOfSeller = (ctx: AdminCtx<"sellers.read">, sellerId: Id<"seller">): Promise<SellerHealthView> =>
  healthOf(ctx, sellerId);
