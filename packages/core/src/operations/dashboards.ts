// The seller's today page and the operator's overview: figures of the last 28 days.
import { type AdminOverview, type Currency, DAY_MS, type Id, isoDay, type SellerToday, wallMs } from "@stoa/contract";
import { eq, seller, sql } from "@stoa/db";
import { forgetBulks } from "../bulk/index.ts";
import { forgetOldSearches } from "../curation/index.ts";
import { forgetImports } from "../exchange/index.ts";
import { type AdminCtx, type Ctx, must, type SellerCtx, settingsOf } from "../kernel/index.ts";
import { sellerBalances } from "../ledger/index.ts";
import { endOldLooks } from "../operators/index.ts";
import { hasToLeave, ordersToShip } from "../orders/index.ts";
import { forgettingAttempts } from "../sign-in/index.ts";
import { offersLow, offersOut } from "../stock/index.ts";

const DAYS = 28;
const SOLD = sql`status NOT IN ('pending', 'expired', 'cancelled')`;

/** Midnight (UTC) of the oldest day that is shown, so that sums and charts tell of the same orders. */
const firstDayAt = (nowMs: number): number => Math.floor(nowMs / DAY_MS) * DAY_MS - (DAYS - 1) * DAY_MS;

/** The days of a chart, oldest first, with zero where nothing was sold. */
function everyDay<T extends { day: string }>(rows: readonly T[], nowMs: number, none: Omit<T, "day">): T[] {
  const found = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: DAYS }, (_, i) => {
    const day = isoDay(nowMs - (DAYS - 1 - i) * DAY_MS, "UTC");
    return found.get(day) ?? ({ day, ...none } as T);
  });
}

/** What a seller has to do now, and how it goes. Money is told to those who may see it, and is empty for others. */
export async function sellerToday(ctx: SellerCtx<"orders.read">): Promise<SellerToday> {
  const { db } = ctx;
  const { sellerId } = ctx.actor;
  const { payoutHoldDays } = await settingsOf(ctx);
  const seesMoney = "finance.read" in ctx.actor.may;
  const since = firstDayAt(ctx.now());
  const today = isoDay(ctx.now(), "UTC");
  const [sellers, counts, sales, revenue, scarce, toAnswer] = await db.batch([
    db.select().from(seller).where(eq(seller.id, sellerId)),
    db.all<{ confirmed: number; picking: number; packed: number; late: number }>(sql`
      SELECT coalesce(sum(status = 'confirmed'), 0) AS confirmed, coalesce(sum(status = 'picking'), 0) AS picking, coalesce(sum(status = 'packed'), 0) AS packed,
        coalesce(sum(ship_by_day < ${today}), 0) AS late
      FROM seller_order WHERE seller_id = ${sellerId} AND ${hasToLeave}`),
    db.all<SellerToday["sales"][number]>(sql`
      SELECT date(created_at / 1000, 'unixepoch') AS day, count(*) AS orderCount, sum(unit_count) AS unitCount
      FROM seller_order WHERE seller_id = ${sellerId} AND created_at >= ${since} AND ${SOLD} GROUP BY day ORDER BY day`),
    db.all<SellerToday["revenue"][number]>(sql`
      SELECT currency, sum(total_minor) AS totalMinor, count(*) AS orderCount
      FROM seller_order WHERE seller_id = ${sellerId} AND created_at >= ${since} AND ${SOLD} GROUP BY currency ORDER BY orderCount DESC`),
    // The scarce are found once: how many there are, and the scarcest of them.
    db.all<SellerToday["lowStock"][number] & { lowStock: number; outOfStock: number }>(sql`
      WITH scarce AS MATERIALIZED (
        SELECT o.id, o.variant_id, e.available
        FROM (${offersOut(sellerId)} UNION ALL ${offersLow(sellerId)}) f
        CROSS JOIN offer o ON o.id = f.offer_id JOIN offer_entry e ON e.offer_id = o.id WHERE o.status = 'active')
      SELECT n.id AS offerId, p.title, v.sku, n.available,
        (SELECT count(*) FROM scarce WHERE available > 0) AS lowStock, (SELECT count(*) FROM scarce WHERE available <= 0) AS outOfStock
      FROM (SELECT * FROM scarce ORDER BY available, id LIMIT 10) n
      JOIN variant v ON v.id = n.variant_id JOIN product p ON p.id = v.product_id ORDER BY n.available, p.title`),
    db.all<SellerToday["toAnswer"]>(sql`
      SELECT (SELECT count(*) FROM return_request WHERE seller_id = ${sellerId} AND status = 'requested') AS returns,
        (SELECT count(*) FROM claim WHERE seller_id = ${sellerId} AND status = 'open') AS claims,
        (SELECT count(DISTINCT d.id) FROM dispute d JOIN dispute_share h ON h.dispute_id = d.id AND h.seller_id = ${sellerId}
          WHERE ${Number(seesMoney)} AND d.status = 'needs_evidence'
            AND NOT EXISTS (SELECT 1 FROM dispute_note n WHERE n.dispute_id = d.id AND n.seller_id = ${sellerId})) AS disputes,
        (SELECT count(*) FROM thread WHERE seller_id = ${sellerId} AND waiting_since_at < ${ctx.now() - DAY_MS / 2}) AS messages`),
  ]);
  const { handle, name, status } = must(sellers[0], "the seller of a session");
  const [toShip, money] = await Promise.all([
    ordersToShip(ctx, 12),
    seesMoney ? sellerBalances(db, sellerId, payoutHoldDays * DAY_MS) : [],
  ]);
  return {
    seller: { sellerId, handle, name, status },
    toShip,
    counts: {
      ...must(counts[0], "counts"),
      lowStock: scarce[0]?.lowStock ?? 0,
      outOfStock: scarce[0]?.outOfStock ?? 0,
    },
    toAnswer: must(toAnswer[0], "counts of what waits"),
    money,
    sales: everyDay(sales, ctx.now(), { orderCount: 0, unitCount: 0 }),
    revenue: seesMoney ? revenue : [],
    lowStock: scarce.map(({ offerId, title, sku, available }) => ({ offerId, title, sku, available })),
  };
}

/** How the marketplace goes, and what waits for an operator. */
export async function adminOverview(ctx: AdminCtx<"overview.read">): Promise<AdminOverview> {
  const { db } = ctx;
  const since = firstDayAt(ctx.now());
  const today = isoDay(ctx.now(), "UTC");
  const [counts, revenue, sales, topSellers, outbox, checked, breaks] = await db.batch([
    // Where a state is named twice, the second time is the condition of the index of the few rows that are in it.
    db.all<AdminOverview["counts"]>(sql`
      SELECT (SELECT count(*) FROM seller WHERE status = 'active') AS sellers, (SELECT count(*) FROM seller WHERE status = 'applied') AS applied,
        (SELECT count(*) FROM product WHERE status = 'active') AS products, (SELECT count(*) FROM offer WHERE status = 'active') AS offers,
        (SELECT count(*) FROM user) AS users, (SELECT count(*) FROM product_change WHERE status = 'open') AS proposals,
        (SELECT count(*) FROM review WHERE status = 'held' AND status <> 'published')
          + (SELECT count(*) FROM question WHERE status = 'held' AND status <> 'published')
          + (SELECT count(*) FROM answer WHERE status = 'held' AND status <> 'published') AS held,
        (SELECT count(*) FROM seller_order WHERE ${hasToLeave}) AS openOrders,
        (SELECT count(*) FROM seller_order WHERE ${hasToLeave} AND ship_by_day < ${today}) AS lateOrders,
        (SELECT count(*) FROM claim WHERE status IN ('escalated', 'appealed')) AS claims,
        (SELECT count(*) FROM dispute WHERE status = 'needs_evidence') AS disputes,
        (SELECT count(*) FROM message_report WHERE closed_at IS NULL) AS reports,
        (SELECT count(*) FROM payout WHERE status = 'failed' AND status IN ('scheduled', 'sent', 'failed')) AS failedPayouts`),
    db.all<{ currency: Currency; totalMinor: number; orderCount: number; commissionMinor: number }>(sql`
      SELECT currency, sum(total_minor) AS totalMinor, count(*) AS orderCount, sum(commission_minor) AS commissionMinor
      FROM seller_order WHERE created_at >= ${since} AND ${SOLD} GROUP BY currency ORDER BY orderCount DESC`),
    db.all<{ day: string; orderCount: number }>(sql`
      SELECT date(created_at / 1000, 'unixepoch') AS day, count(*) AS orderCount FROM seller_order WHERE created_at >= ${since} AND ${SOLD} GROUP BY day ORDER BY day`),
    db.all<{ sellerId: Id<"seller">; name: string; orderCount: number; unitCount: number }>(sql`
      SELECT s.id AS sellerId, s.name, count(*) AS orderCount, sum(o.unit_count) AS unitCount FROM seller_order o JOIN seller s ON s.id = o.seller_id
      WHERE o.created_at >= ${since} AND o.status NOT IN ('pending', 'expired', 'cancelled') GROUP BY s.id ORDER BY orderCount DESC, unitCount DESC LIMIT 8`),
    db.all<{ waiting: number; failed: number }>(
      sql`SELECT count(*) AS waiting, coalesce(sum(attempts > 0), 0) AS failed FROM outbox WHERE done_at IS NULL AND (due_at <= ${ctx.now()} OR attempts > 0)`,
    ),
    db.all<{ at: number }>(sql`SELECT updated_at AS at FROM setting WHERE key = 'invariants.checked'`),
    db.all<{ check: string; subject: string }>(
      sql`SELECT check_name AS "check", subject FROM invariant_break ORDER BY check_name LIMIT 50`,
    ),
  ]);
  return {
    counts: must(counts[0], "counts"),
    revenue,
    sales: everyDay(sales, ctx.now(), { orderCount: 0 }),
    topSellers,
    outbox: must(outbox[0], "outbox counts"),
    invariants: { checkedAt: checked[0]?.at ?? null, breaks },
  };
}

/** Sessions and answers that nobody can use any more are forgotten. */
export async function forgetExpired(ctx: Ctx): Promise<void> {
  await endOldLooks(ctx);
  await ctx.db.batch([
    ctx.db.run(sql`DELETE FROM session WHERE expires_at < ${ctx.now()}`),
    ctx.db.run(sql`DELETE FROM sign_in_attempt WHERE expires_at < ${ctx.now()}`),
    ...forgettingAttempts(ctx),
    ctx.db.run(sql`DELETE FROM account_token WHERE expires_at < ${ctx.now()}`),
    ctx.db.run(sql`DELETE FROM invitation WHERE coalesce(ended_at, expires_at) < ${ctx.now() - 30 * DAY_MS}`),
    ctx.db.run(sql`DELETE FROM look_link WHERE expires_at < ${ctx.now() - DAY_MS}`),
    ctx.db.run(sql`DELETE FROM registration WHERE expires_at < ${ctx.now()}`),
    ctx.db.run(sql`DELETE FROM idempotency WHERE created_at < ${ctx.now() - DAY_MS}`),
    ctx.db.run(sql`DELETE FROM tag_purge WHERE purged_at < ${wallMs() - 2 * DAY_MS}`),
    ctx.db.run(sql`DELETE FROM sweep_failure WHERE failed_at < ${ctx.now() - 7 * DAY_MS}`),
    ctx.db.run(sql`DELETE FROM outbox WHERE done_at < ${ctx.now() - 7 * DAY_MS}`),
  ]);
  await forgetOldSearches(ctx);
  await forgetImports(ctx);
  await forgetBulks(ctx);
}
