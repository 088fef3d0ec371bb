// Days on a seller's clocks, the period before, bars of a chart, and rates. Pure.
import {
  addDays,
  type AnalyticsStep,
  DAY_MS,
  MARKET_HANDLES,
  type MarketHandle,
  MARKETS,
  type SalesFigures,
  type SalesStep,
} from "@stoa/contract";

/** Every time zone in which sellers count their days, with its countries; those of UTC are all others. */
export const SELLER_ZONES: readonly { timeZone: string; countries: readonly string[] }[] = [
  ...MARKET_HANDLES.map((handle) => MARKETS[handle]).map(({ timeZone, country }) => ({
    timeZone,
    countries: [country],
  })),
  { timeZone: "UTC", countries: [] },
];

/** Whole days from one day to another, both included. */
export const dayCount = (fromDay: string, toDay: string): number =>
  Math.round((Date.parse(`${toDay}T00:00:00Z`) - Date.parse(`${fromDay}T00:00:00Z`)) / DAY_MS) + 1;

/** All days from one to another. */
export const daysFrom = (fromDay: string, toDay: string): string[] =>
  Array.from({ length: Math.max(0, dayCount(fromDay, toDay)) }, (_, i) => addDays(fromDay, i));

/** As many days as these, right before them. */
export function periodBefore(fromDay: string, toDay: string): { fromDay: string; toDay: string } {
  return { fromDay: addDays(fromDay, -dayCount(fromDay, toDay)), toDay: addDays(fromDay, -1) };
}

/** Nothing happened. */
export const NO_SALES: SalesFigures = {
  orderCount: 0,
  unitCount: 0,
  soldMinor: 0,
  refundedMinor: 0,
  earnedMinor: 0,
  viewCount: 0,
};

/** Figures together; amounts must be of one currency. */
export function together(all: readonly SalesFigures[]): SalesFigures {
  const sum = { ...NO_SALES };
  for (const figures of all) for (const name of Object.keys(sum) as (keyof SalesFigures)[]) sum[name] += figures[name];
  return sum;
}

/** What one day came to in one market. */
export interface DayOfMarket extends SalesFigures {
  day: string;
  market: MarketHandle;
}

/** The first day of the step that a day lies in; weeks begin on Monday. */
function stepStart(day: string, step: AnalyticsStep): string {
  if (step === "day") return day;
  if (step === "month") return `${day.slice(0, 8)}01`;
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The bars of a period: the first and the last may be shorter than a whole week or month. */
export function stepsOf(fromDay: string, toDay: string, step: AnalyticsStep): { fromDay: string; toDay: string }[] {
  const steps: { fromDay: string; toDay: string }[] = [];
  let start = "";
  for (const day of daysFrom(fromDay, toDay)) {
    const last = steps.at(-1);
    const of = stepStart(day, step);
    if (last && of === start) last.toDay = day;
    else steps.push({ fromDay: day, toDay: day });
    start = of;
  }
  return steps;
}

/** Days of a period and of the one before it as bars: each day stands against the day as far into the other period. */
export function barsOf(
  { fromDay, toDay, step }: { fromDay: string; toDay: string; step: AnalyticsStep },
  days: readonly DayOfMarket[],
): SalesStep[] {
  const shift = dayCount(fromDay, toDay);
  const between = (from: string, to: string) => together(days.filter(({ day }) => day >= from && day <= to));
  return stepsOf(fromDay, toDay, step).map((bar) => ({
    ...bar,
    ...between(bar.fromDay, bar.toDay),
    before: between(addDays(bar.fromDay, -shift), addDays(bar.toDay, -shift)),
  }));
}
