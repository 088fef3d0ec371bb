// What an address asks of the report: how many days, which market.
import { MARKET_HANDLES, type MarketHandle } from "@stoa/client";

/** The ranges one can choose. */
export const DAY_RANGES = [7, 28, 90, 365] as const;

/** What a report is asked for. */
export interface ReportAsked {
  days: number;
  market?: MarketHandle;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the wish out of an address; what it does not understand it leaves out. */
export function reportAsked(query: Query): ReportAsked {
  const days = DAY_RANGES.find((range) => String(range) === query["days"]) ?? 28;
  const market = MARKET_HANDLES.find((handle) => handle === query["market"]);
  return { days, ...(market && { market }) };
}

/** The address that asks for it. */
export function reportHref(path: string, { days, market }: ReportAsked): string {
  return `${path}?${new URLSearchParams({ days: String(days), ...(market && { market }) })}`;
}
