// What the address of a report asks for. The page and its file read it the same way.
import { addDays, FiguresInput, isoDay, MARKET_HANDLES } from "@stoa/client";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Spans that are one click away: days up to today. */
export const SPANS = [7, 28, 90, 365] as const;

/** The days and the market that an address names; the last 28 days where it names none that can be. */
export function figuresAsked(query: Query, nowMs: number): FiguresInput {
  const market = MARKET_HANDLES.find((handle) => handle === query["market"]);
  const typed = FiguresInput.safeParse({ fromDay: query["from"], toDay: query["to"], market });
  if (typed.success) return typed.data;
  const toDay = isoDay(nowMs, "UTC");
  const span = SPANS.find((days) => String(days) === query["days"]) ?? 28;
  return { fromDay: addDays(toDay, 1 - span), toDay, market };
}

/** The address of a report. */
export function figuresHref(path: string, { fromDay, toDay, market }: FiguresInput, more: object = {}): string {
  return `${path}?${new URLSearchParams({ from: fromDay, to: toDay, ...(market ? { market } : {}), ...more })}`;
}
