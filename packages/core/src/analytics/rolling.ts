// Every night days that are over are counted once and for all, so that looking at a year costs as many rows as it has days.
// What happens on a day never changes after it: orders count on the day they were placed, refunds on theirs.
import { addDays, DAY_MS, dayStart, HOUR_MS, isoDay } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import type { SweepPlace, SystemCtx } from "../kernel/index.ts";
import { type DaySpan, earned, ordered, orderedOffers, refunded, type Sellers, viewed } from "./figures.ts";
import { SELLER_ZONES } from "./rules.ts";

/** A day is counted when it has been over for so long: it is over everywhere then, and what was placed in it is paid or never will be. */
const SETTLED_MS = 27 * HOUR_MS;

/** Days that one page of the sweep counts. */
const DAYS_AT_ONCE = 40;

/** A day on the clocks of a zone. */
export const spanOf = (day: string, timeZone: string): DaySpan => ({
  day,
  fromAt: dayStart(day, timeZone),
  toAt: dayStart(addDays(day, 1), timeZone),
});

/** The last day of a zone that can be counted now. */
export const lastSettledDay = (timeZone: string, nowMs: number): string =>
  addDays(isoDay(nowMs - SETTLED_MS, timeZone), -1);

const put = (columns: readonly string[], rows: SQL): SQL => sql`
  INSERT INTO seller_day (seller_id, day, market, ${sql.raw(columns.join(", "))})
  SELECT * FROM (${rows}) WHERE true ON CONFLICT (seller_id, day, market)
  DO UPDATE SET ${sql.raw(columns.map((name) => `${name} = excluded.${name}`).join(", "))}`;

/** Counts one day of a zone. Counting it again comes to the same. */
async function rollDay(ctx: SystemCtx, timeZone: string, day: string): Promise<void> {
  const zone = SELLER_ZONES.find((one) => one.timeZone === timeZone);
  const of: Sellers = { countries: zone?.countries ?? [], others: SELLER_ZONES.flatMap(({ countries }) => countries) };
  const days = [spanOf(day, timeZone)];
  const { db } = ctx;
  await db.batch([
    db.run(put(["order_count", "unit_count", "sold_minor"], ordered(days, of))),
    db.run(put(["refunded_minor"], refunded(days, of))),
    db.run(put(["earned_minor"], earned(days, of))),
    db.run(put(["view_count"], viewed(days, of))),
    db.run(sql`
      INSERT INTO offer_day (seller_id, day, market, offer_id, order_count, unit_count, sold_minor)
      SELECT * FROM (${orderedOffers(days, of)}) WHERE true ON CONFLICT (seller_id, day, market, offer_id)
      DO UPDATE SET order_count = excluded.order_count, unit_count = excluded.unit_count, sold_minor = excluded.sold_minor`),
    db.run(sql`INSERT INTO rolled_day VALUES (${timeZone}, ${day}) ON CONFLICT DO NOTHING`),
  ]);
}

/** Counts the days that are over and were not counted yet, zone by zone, forty of them to a page. */
export async function sweepAnalytics(ctx: SystemCtx, _from: SweepPlace): Promise<SweepPlace | null> {
  const [first] = await ctx.db.all<{ at: number | null }>(sql`
    SELECT min(at) AS at FROM (SELECT min(created_at) AS at FROM seller_order UNION ALL SELECT min(at) FROM ledger_txn)`);
  if (first?.at == null) return null;
  const rolled = await ctx.db.all<{ timeZone: string; day: string }>(
    sql`SELECT time_zone AS timeZone, max(day) AS day FROM rolled_day GROUP BY time_zone`,
  );
  let left = DAYS_AT_ONCE;
  for (const { timeZone } of SELLER_ZONES) {
    const before = rolled.find((row) => row.timeZone === timeZone)?.day;
    const last = lastSettledDay(timeZone, ctx.now());
    for (
      let day = before ? addDays(before, 1) : isoDay(first.at - DAY_MS, timeZone);
      day <= last;
      day = addDays(day, 1)
    ) {
      if (left === 0) return { at: ctx.now(), id: timeZone };
      await rollDay(ctx, timeZone, day);
      left -= 1;
    }
  }
  return null;
}
