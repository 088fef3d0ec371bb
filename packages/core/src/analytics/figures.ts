// The statements behind the figures: what days came to, from orders, refunds, the ledger and views; and the same of products.
import { CURRENCY_MARKETS, type Id } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";

/** A day with the moments between which it lies. */
export interface DaySpan {
  day: string;
  fromAt: number;
  toAt: number;
}

const spans = (days: readonly DaySpan[]): SQL =>
  sql`(SELECT value ->> 'day' AS day, value ->> 'fromAt' AS from_at, value ->> 'toAt' AS to_at FROM json_each(${JSON.stringify(days)}))`;

/** Of which sellers: one, or those of some countries (none named: of all other countries than `others`). */
export type Sellers = { sellerId: Id<"seller"> } | { countries: readonly string[]; others: readonly string[] };

/** The condition on a column that holds a seller's id. */
function among(column: SQL, of: Sellers): SQL {
  if ("sellerId" in of) return sql`${column} = ${of.sellerId}`;
  const { countries, others } = of;
  const isOf =
    countries.length > 0
      ? sql`country IN (SELECT value FROM json_each(${JSON.stringify(countries)}))`
      : sql`country NOT IN (SELECT value FROM json_each(${JSON.stringify(others)}))`;
  return sql`${column} IN (SELECT id FROM seller WHERE ${isOf})`;
}

const PAID = sql`o.status NOT IN ('pending', 'expired')`;

/** Rows (seller_id, day, market, order_count, unit_count, sold_minor) of what was ordered and paid. */
export const ordered = (days: readonly DaySpan[], of: Sellers): SQL => sql`
  SELECT o.seller_id, d.day, o.market, count(*) AS order_count, sum(o.unit_count) AS unit_count, sum(o.total_minor) AS sold_minor
  FROM ${spans(days)} d CROSS JOIN seller_order o ON o.created_at >= d.from_at AND o.created_at < d.to_at
  WHERE ${PAID} AND ${among(sql`o.seller_id`, of)} GROUP BY o.seller_id, d.day, o.market`;

/** Rows (seller_id, day, market, refunded_minor) of what customers got back. */
export const refunded = (days: readonly DaySpan[], of: Sellers): SQL => sql`
  SELECT o.seller_id, d.day, o.market, sum(r.amount_minor) AS refunded_minor
  FROM ${spans(days)} d CROSS JOIN refund r ON r.created_at >= d.from_at AND r.created_at < d.to_at AND r.status <> 'failed'
  CROSS JOIN seller_order o ON o.id = r.order_id
  WHERE ${among(sql`o.seller_id`, of)} GROUP BY o.seller_id, d.day, o.market`;

const OWN_ACCOUNTS = ["pending", "seller", "reserve"];

/** Rows (seller_id, day, market, earned_minor) of what the ledger booked on the seller's accounts, payouts left out. */
export function earned(days: readonly DaySpan[], of: Sellers): SQL {
  const owner = sql`substr(e.account, instr(e.account, ':') + 1)`;
  const isOwn =
    "sellerId" in of
      ? sql`e.account IN (SELECT value FROM json_each(${JSON.stringify(OWN_ACCOUNTS.map((name) => `${name}:${of.sellerId}`))}))`
      : sql`substr(e.account, 1, instr(e.account, ':') - 1) IN ('pending', 'seller', 'reserve')`;
  return sql`
    SELECT ${owner} AS seller_id, d.day, coalesce(o.market, m.value) AS market, sum(e.amount_minor) AS earned_minor
    FROM ${spans(days)} d CROSS JOIN ledger_txn t ON t.at >= d.from_at AND t.at < d.to_at AND t.kind NOT IN ('payout', 'payout_failed')
    CROSS JOIN ledger_entry e ON e.txn_id = t.id AND ${isOwn}
    LEFT JOIN seller_order o ON o.id = t.order_id LEFT JOIN json_each(${JSON.stringify(CURRENCY_MARKETS)}) m ON m.key = e.currency
    WHERE ${among(owner, of)} GROUP BY 1, d.day, 3`;
}

/** Rows (seller_id, day, market, view_count) of views of products that sellers offer. Views are counted by days of their market. */
export const viewed = (days: readonly DaySpan[], of: Sellers): SQL =>
  "sellerId" in of
    ? sql`
      SELECT ${of.sellerId} AS seller_id, d.day, w.market, sum(w.view_count) AS view_count
      FROM ${spans(days)} d CROSS JOIN (SELECT DISTINCT v.product_id FROM offer f JOIN variant v ON v.id = f.variant_id WHERE f.seller_id = ${of.sellerId}) p
      CROSS JOIN product_view w ON w.day = d.day AND w.product_id = p.product_id GROUP BY d.day, w.market`
    : sql`
      SELECT seller_id, day, market, sum(view_count) AS view_count FROM (
        SELECT DISTINCT f.seller_id, w.day, w.market, w.product_id, w.view_count
        FROM ${spans(days)} d CROSS JOIN product_view w ON w.day = d.day CROSS JOIN variant v ON v.product_id = w.product_id
        CROSS JOIN offer f ON f.variant_id = v.id AND ${among(sql`f.seller_id`, of)})
      GROUP BY seller_id, day, market`;

/** Rows (seller_id, day, market, offer_id, order_count, unit_count, sold_minor) of goods that were ordered and paid. */
export const orderedOffers = (days: readonly DaySpan[], of: Sellers): SQL => sql`
  SELECT o.seller_id, d.day, o.market, l.offer_id, count(DISTINCT o.id) AS order_count, sum(l.quantity) AS unit_count,
    sum(l.total_minor - l.discount_minor) AS sold_minor
  FROM ${spans(days)} d CROSS JOIN seller_order o ON o.created_at >= d.from_at AND o.created_at < d.to_at
  CROSS JOIN order_line l ON l.order_id = o.id
  WHERE ${PAID} AND ${among(sql`o.seller_id`, of)} GROUP BY o.seller_id, d.day, o.market, l.offer_id`;
