// What an address of the analytics page asks for, and figures in words.
import {
  ANALYTICS_STEPS,
  type AnalyticsInput,
  type AnalyticsStep,
  Currency,
  MARKETS,
  type MarketHandle,
  type SalesFigures,
} from "@stoa/client";

/** The state of the page, as it stands in its address. */
export type AnalyticsSearch = {
  from?: string;
  to?: string;
  days?: string;
  step?: string;
  currency?: string;
  market?: string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const day = (text: string | undefined) => (text && DAY.test(text) ? text : undefined);

/** Lengths that are one press away. */
export const SPANS = [7, 28, 90, 365] as const;

/** How wide bars are where the address does not say: so that there are neither three nor three hundred. */
const widthFor = (days: number): AnalyticsStep => (days > 180 ? "month" : days > 45 ? "week" : "day");

/** What an address asks for; what it says wrong is left out. */
export function askedOf(search: AnalyticsSearch): AnalyticsInput {
  const [fromDay, toDay] = [day(search.from), day(search.to)];
  const inOrder = !fromDay || !toDay || fromDay <= toDay;
  const days = SPANS.find((span) => String(span) === search.days) ?? 28;
  const span = fromDay && toDay ? (Date.parse(toDay) - Date.parse(fromDay)) / 86_400_000 : days;
  return {
    days,
    ...(inOrder && fromDay ? { fromDay } : {}),
    ...(inOrder && toDay ? { toDay } : {}),
    step: ANALYTICS_STEPS.find((step) => step === search.step) ?? widthFor(span),
    currency: Currency.safeParse(search.currency).data,
    market: search.market && Object.hasOwn(MARKETS, search.market) ? (search.market as MarketHandle) : undefined,
  };
}

/** What an order is worth on average; null without orders. */
export const averageMinor = ({ soldMinor, orderCount }: SalesFigures): number | null =>
  orderCount > 0 ? Math.round(soldMinor / orderCount) : null;

/** Of a hundred views, how many led to an order; null without views. */
export const conversion = ({ orderCount, viewCount }: Pick<SalesFigures, "orderCount" | "viewCount">): number | null =>
  viewCount > 0 ? (100 * orderCount) / viewCount : null;

/** How much more than before, in percent; null where there was nothing before. */
export const change = (now: number, before: number): number | null =>
  before > 0 ? Math.round((100 * (now - before)) / before) : null;
