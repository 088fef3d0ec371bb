// What operations decide: into which bucket a call falls, what a heap of buckets says, and what days of sales sum to. Touches nothing.
import {
  DAY_MS,
  type DayFigures,
  HOUR_MS,
  type LatencyRange,
  type MarketFigures,
  MINUTE_MS,
  type SalesSums,
} from "@stoa/contract";

/** How many buckets there are. Each but the first holds calls up to half as long again as the one before. */
export const BUCKETS = 24;

const GROWTH = 1.5;

/** The longest that a call in a bucket took, in milliseconds; the last bucket has no end. */
export const upperMs = (bucket: number): number => (bucket >= BUCKETS - 1 ? Infinity : GROWTH ** bucket);

/** The bucket of a call that took so long. */
export function bucketOf(tookMs: number): number {
  if (!(tookMs > 1)) return 0;
  return Math.min(BUCKETS - 1, Math.ceil(Math.log(tookMs) / Math.log(GROWTH) - 1e-9));
}

/**
 * The time within which a share of the calls were answered, between the ends of the bucket that holds the last of them and
 * never above the longest; 0 without calls.
 */
export function percentileMs(buckets: readonly number[], share: number, maxMs: number): number {
  const total = buckets.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const wanted = Math.max(1, Math.ceil(total * share));
  let before = 0;
  for (const [bucket, count] of buckets.entries()) {
    if (before + count < wanted) {
      before += count;
      continue;
    }
    const [low, high] = [bucket === 0 ? 0 : upperMs(bucket - 1), Math.min(upperMs(bucket), maxMs)];
    return Math.min(maxMs, Math.round(low + Math.max(0, high - low) * ((wanted - before) / count)));
  }
  return maxMs;
}

/** How far a range reaches, and into parts of what length it is cut. */
export const RANGE: Record<LatencyRange, { lengthMs: number; partMs: number }> = {
  hour: { lengthMs: HOUR_MS, partMs: MINUTE_MS },
  day: { lengthMs: DAY_MS, partMs: 30 * MINUTE_MS },
  week: { lengthMs: 7 * DAY_MS, partMs: 6 * HOUR_MS },
  month: { lengthMs: 30 * DAY_MS, partMs: DAY_MS },
};

const SUM_NAMES = [
  "salesMinor",
  "orderCount",
  "unitCount",
  "refundsMinor",
  "refundCount",
  "commissionMinor",
  "taxMinor",
] as const satisfies (keyof SalesSums)[];

/** Sums of days. */
function sumsOf(days: readonly SalesSums[]): SalesSums {
  const sum = (name: keyof SalesSums) => days.reduce((total, day) => total + day[name], 0);
  return Object.fromEntries(SUM_NAMES.map((name) => [name, sum(name)])) as unknown as SalesSums;
}

/** Days as markets: one for each market and currency of either period, by currency and market. Currencies are never added up. */
export function marketFigures(days: readonly DayFigures[], before: readonly DayFigures[]): MarketFigures[] {
  const keyOf = ({ market, currency }: DayFigures) => `${currency} ${market}`;
  const [now, then] = [Map.groupBy(days, keyOf), Map.groupBy(before, keyOf)];
  return [...new Set([...now.keys(), ...then.keys()])].toSorted().map((key) => {
    const [currency, market] = key.split(" ") as [DayFigures["currency"], DayFigures["market"]];
    return { market, currency, ...sumsOf(now.get(key) ?? []), before: sumsOf(then.get(key) ?? []) };
  });
}
