// Sales reports out of the ledger and the orders that its transactions name: two periods in one reading.
import {
  DAY_MS,
  type DayFigures,
  daysBefore,
  DomainError,
  type Figures,
  FIGURES_MOST_TXNS,
  type FiguresInput,
  type MarketHandle,
  MARKETS,
  type OperationsFigures,
  type SellerFigures,
  type TaxFigures,
  isoDay,
} from "@stoa/contract";
import { sql } from "@stoa/db";
import type { AdminCtx } from "../kernel/index.ts";
import { marketFigures } from "./rules.ts";

/** Sellers of a currency that are shown. */
const TOP = 5;

const NO_ORDERS: OperationsFigures = { orderCount: 0, lateCount: 0, cancelledCount: 0, returnedCount: 0 };

/** What a transaction about an order did to the commission and the tax of the marketplace. */
const EFFECTS = sql`ledger_txn t CROSS JOIN seller_order o ON o.id = t.order_id
  LEFT JOIN ledger_entry c ON c.txn_id = t.id AND c.account = 'commission'
  LEFT JOIN ledger_entry x ON x.txn_id = t.id AND x.account = 'tax'`;

/**
 * The figures of some days and of as many before them. It reads each transaction of the two periods a few times.
 * @throws INVALID_INPUT there are more transactions in these days than a report reads
 */
export async function figuresOf(ctx: AdminCtx<"finance.read">, input: FiguresInput): Promise<Figures> {
  const { db } = ctx;
  const { fromDay, toDay, market } = input;
  const before = daysBefore(input);
  const [beforeAt, fromAt, toAt] = [Date.parse(before.fromDay), Date.parse(fromDay), Date.parse(toDay) + DAY_MS];
  const [counted] = await db.all<{ count: number }>(sql`SELECT count(*) AS count FROM (
    SELECT 1 FROM ledger_txn WHERE at >= ${beforeAt} AND at < ${toAt} LIMIT ${FIGURES_MOST_TXNS + 1})`);
  if ((counted?.count ?? 0) > FIGURES_MOST_TXNS)
    throw new DomainError("INVALID_INPUT", { field: "toDay", rows: FIGURES_MOST_TXNS });

  const here = market ? sql`o.market = ${market}` : sql`1`;
  const within = sql`t.at >= ${fromAt} AND t.at < ${toAt} AND ${here}`;
  const today = isoDay(ctx.now(), "UTC");
  const [days, taxes, sellers, operations] = await db.batch([
    db.all<DayFigures>(sql`
      SELECT date(t.at / 1000, 'unixepoch') AS day, o.market, t.currency,
        coalesce(sum(o.total_minor) FILTER (WHERE t.kind = 'sale'), 0) AS salesMinor, sum(t.kind = 'sale') AS orderCount,
        coalesce(sum(o.unit_count) FILTER (WHERE t.kind = 'sale'), 0) AS unitCount,
        coalesce(sum(r.amount_minor), 0) AS refundsMinor, count(r.id) AS refundCount,
        coalesce(sum(c.amount_minor), 0) AS commissionMinor, coalesce(sum(x.amount_minor), 0) AS taxMinor
      FROM ${EFFECTS} LEFT JOIN refund r ON t.kind = 'refund' AND r.id = t.subject
      WHERE t.at >= ${beforeAt} AND t.at < ${toAt} AND ${here} GROUP BY day, o.market, t.currency ORDER BY day, o.market, t.currency`),
    db.all<Omit<TaxFigures, "country"> & { market: MarketHandle }>(sql`
      SELECT o.market, coalesce(p.address ->> 'region', '') AS region, t.currency,
        coalesce(sum(x.amount_minor) FILTER (WHERE x.amount_minor > 0), 0) AS chargedMinor,
        coalesce(-sum(x.amount_minor) FILTER (WHERE x.amount_minor < 0), 0) AS takenBackMinor, sum(x.amount_minor) AS taxMinor
      FROM ${EFFECTS} JOIN purchase p ON p.id = o.purchase_id
      WHERE ${within} AND x.amount_minor <> 0 GROUP BY o.market, region, t.currency ORDER BY t.currency, taxMinor DESC, region`),
    db.all<SellerFigures>(sql`
      SELECT sellerId, s.name, currency, salesMinor, orderCount, unitCount, commissionMinor FROM (
        SELECT o.seller_id AS sellerId, t.currency, coalesce(sum(o.total_minor) FILTER (WHERE t.kind = 'sale'), 0) AS salesMinor,
          sum(t.kind = 'sale') AS orderCount, coalesce(sum(o.unit_count) FILTER (WHERE t.kind = 'sale'), 0) AS unitCount,
          coalesce(sum(c.amount_minor), 0) AS commissionMinor,
          row_number() OVER (PARTITION BY t.currency ORDER BY sum(o.total_minor) FILTER (WHERE t.kind = 'sale') DESC, o.seller_id) AS place
        FROM ${EFFECTS} WHERE ${within} GROUP BY o.seller_id, t.currency) f JOIN seller s ON s.id = f.sellerId
      WHERE place <= ${TOP} AND orderCount > 0 ORDER BY currency, place`),
    db.all<OperationsFigures & { isNow: number }>(sql`
      SELECT o.created_at >= ${fromAt} AS isNow, count(*) AS orderCount,
        sum(o.status <> 'cancelled' AND o.ship_by_day < coalesce(CASE WHEN o.status IN ('shipped', 'delivered') THEN
          (SELECT date(max(h.shipped_at) / 1000, 'unixepoch') FROM shipment h WHERE h.order_id = o.id) END, ${today})) AS lateCount,
        sum(o.status = 'cancelled') AS cancelledCount,
        sum(EXISTS (SELECT 1 FROM return_request q WHERE q.order_id = o.id AND q.status NOT IN ('refused', 'cancelled', 'expired'))) AS returnedCount
      FROM seller_order o WHERE o.created_at >= ${beforeAt} AND o.created_at < ${toAt}
        AND o.status NOT IN ('pending', 'expired') AND ${here} GROUP BY isNow`),
  ]);
  const told = (isNow: number): OperationsFigures => {
    const { isNow: _, ...rest } = operations.find((row) => row.isNow === isNow) ?? { isNow, ...NO_ORDERS };
    return rest;
  };
  const [now, then] = [days.filter(({ day }) => day >= fromDay), days.filter(({ day }) => day < fromDay)];
  return {
    fromDay,
    toDay,
    before,
    markets: marketFigures(now, then),
    days: now,
    daysBefore: then,
    taxes: taxes.map(({ market: of, ...row }) => ({ country: MARKETS[of].country, ...row })),
    sellers,
    operations: { ...told(1), before: told(0) },
  };
}
