// A seller's sales: days that the night has counted, and the days since, counted now.
import {
  addDays,
  type AnalyticsInput,
  type Currency,
  DomainError,
  type Id,
  isoDay,
  MARKETS,
  type MarketHandle,
  type ProductSales,
  type SellerAnalytics,
  timeZoneOf,
} from "@stoa/contract";
import { eq, seller, sql, type SQL } from "@stoa/db";
import { must, type SellerCtx } from "../kernel/index.ts";
import { earned, ordered, orderedOffers, refunded, viewed } from "./figures.ts";
import { spanOf } from "./rolling.ts";
import { barsOf, dayCount, type DayOfMarket, daysFrom, periodBefore, together } from "./rules.ts";

/** Days that one look may span; the days before them are looked at, too. */
const MOST_DAYS = 366;

const PRODUCTS = 20;

const currencyOf = (market: MarketHandle): Currency => MARKETS[market].currency;

/** What each day came to in each market, from one day to another. */
async function daysOf(
  ctx: SellerCtx<"finance.read">,
  timeZone: string,
  { fromDay, toDay }: { fromDay: string; toDay: string },
): Promise<{ days: DayOfMarket[]; live: string[] }> {
  const { db, actor } = ctx;
  const of = { sellerId: actor.sellerId };
  const [rolled] = await db.all<{ day: string | null }>(
    sql`SELECT max(day) AS day FROM rolled_day WHERE time_zone = ${timeZone}`,
  );
  const counted = rolled?.day ?? "";
  const live = daysFrom(fromDay > counted ? fromDay : addDays(counted, 1), toDay);
  const spans = live.map((day) => spanOf(day, timeZone));
  const part = (columns: string, rows: SQL) =>
    db.all<DayOfMarket>(sql`SELECT day, market, ${sql.raw(columns)} FROM (${rows})`);
  const none = "0 AS orderCount, 0 AS unitCount, 0 AS soldMinor, 0 AS refundedMinor, 0 AS earnedMinor, 0 AS viewCount";
  const only = (column: string, name: string) => none.replace(`0 AS ${name}`, `${column} AS ${name}`);
  const [kept, ...parts] = await db.batch([
    db.all<DayOfMarket>(sql`
      SELECT day, market, order_count AS orderCount, unit_count AS unitCount, sold_minor AS soldMinor, refunded_minor AS refundedMinor,
        earned_minor AS earnedMinor, view_count AS viewCount
      FROM seller_day WHERE seller_id = ${of.sellerId} AND day BETWEEN ${fromDay} AND min(${toDay}, ${counted})`),
    part(
      "order_count AS orderCount, unit_count AS unitCount, sold_minor AS soldMinor, 0 AS refundedMinor, 0 AS earnedMinor, 0 AS viewCount",
      ordered(spans, of),
    ),
    part(only("refunded_minor", "refundedMinor"), refunded(spans, of)),
    part(only("earned_minor", "earnedMinor"), earned(spans, of)),
    part(only("view_count", "viewCount"), viewed(spans, of)),
  ]);
  return { days: [...kept, ...parts.flat()], live };
}

/** The products of which most was ordered, in some markets. */
async function productsOf(
  ctx: SellerCtx<"finance.read">,
  {
    fromDay,
    toDay,
    markets,
    live,
    timeZone,
  }: Record<"fromDay" | "toDay" | "timeZone", string> & {
    markets: readonly MarketHandle[];
    live: readonly string[];
  },
): Promise<ProductSales[]> {
  const { db, actor } = ctx;
  const own = { sellerId: actor.sellerId };
  const inMarkets = sql`market IN (SELECT value FROM json_each(${JSON.stringify(markets)}))`;
  const spans = live.filter((day) => day >= fromDay).map((day) => spanOf(day, timeZone));
  const rows = await db.all<Omit<ProductSales, "viewCount">>(sql`
    WITH sold AS (
      SELECT offer_id, sum(order_count) AS order_count, sum(unit_count) AS unit_count, sum(sold_minor) AS sold_minor FROM (
        SELECT offer_id, order_count, unit_count, sold_minor FROM offer_day
        WHERE seller_id = ${own.sellerId} AND day BETWEEN ${fromDay} AND ${toDay} AND ${inMarkets}
        UNION ALL SELECT offer_id, order_count, unit_count, sold_minor FROM (${orderedOffers(spans, own)}) WHERE ${inMarkets})
      GROUP BY offer_id)
    SELECT p.id AS productId, p.slug, p.title,
      (SELECT hash FROM product_image i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS imageHash,
      sum(s.order_count) AS orderCount, sum(s.unit_count) AS unitCount, sum(s.sold_minor) AS soldMinor
    FROM sold s CROSS JOIN offer f ON f.id = s.offer_id CROSS JOIN variant v ON v.id = f.variant_id CROSS JOIN product p ON p.id = v.product_id
    GROUP BY p.id ORDER BY unitCount DESC, soldMinor DESC, p.id LIMIT ${PRODUCTS}`);
  const views = await db.all<{ productId: Id<"product">; viewCount: number }>(sql`
    SELECT p.value AS productId, sum(w.view_count) AS viewCount
    FROM json_each(${JSON.stringify(daysFrom(fromDay, toDay))}) d CROSS JOIN json_each(${JSON.stringify(rows.map(({ productId }) => productId))}) p
    CROSS JOIN product_view w ON w.day = d.value AND w.product_id = p.value AND ${inMarkets} GROUP BY p.value`);
  return rows.map((row) => ({
    ...row,
    viewCount: views.find(({ productId }) => productId === row.productId)?.viewCount ?? 0,
  }));
}

/**
 * The seller's sales of some days on their own clocks, beside as many days before. Amounts are of one currency: the one asked
 * for, or the one in which most was ordered.
 * @throws INVALID_INPUT more days than a year
 */
export async function sellerAnalytics(ctx: SellerCtx<"finance.read">, input: AnalyticsInput): Promise<SellerAnalytics> {
  const rows = await ctx.db.select({ country: seller.country }).from(seller).where(eq(seller.id, ctx.actor.sellerId));
  const timeZone = timeZoneOf(must(rows[0], "the seller of a session").country);
  const { step } = input;
  const toDay = input.toDay ?? isoDay(ctx.now(), timeZone);
  const fromDay = input.fromDay ?? addDays(toDay, 1 - input.days);
  if (fromDay > toDay || dayCount(fromDay, toDay) > MOST_DAYS)
    throw new DomainError("INVALID_INPUT", { field: "toDay", days: MOST_DAYS });
  const before = periodBefore(fromDay, toDay);
  const { days, live } = await daysOf(ctx, timeZone, { fromDay: before.fromDay, toDay });
  const wanted = input.market ? days.filter(({ market }) => market === input.market) : days;
  const ordersIn = (currency: Currency) =>
    together(wanted.filter(({ market }) => currencyOf(market) === currency)).orderCount;
  const found = [...new Set(wanted.map(({ market }) => currencyOf(market)))].toSorted(
    (a, b) => ordersIn(b) - ordersIn(a),
  );
  const currency = input.currency ?? (input.market ? currencyOf(input.market) : (found[0] ?? "USD"));
  const own = wanted.filter(({ market }) => currencyOf(market) === currency);
  const now = own.filter(({ day }) => day >= fromDay);
  const markets = [...new Set(own.map(({ market }) => market))];
  return {
    timeZone,
    fromDay,
    toDay,
    beforeFromDay: before.fromDay,
    beforeToDay: before.toDay,
    step,
    currency,
    currencies: [currency, ...found.filter((other) => other !== currency)],
    total: together(now),
    before: together(own.filter(({ day }) => day < fromDay)),
    steps: barsOf({ fromDay, toDay, step }, own),
    markets: markets
      .map((market) => ({ market, ...together(now.filter((day) => day.market === market)) }))
      .toSorted((a, b) => b.soldMinor - a.soldMinor),
    products: await productsOf(ctx, { fromDay, toDay, markets, live, timeZone }),
  };
}
