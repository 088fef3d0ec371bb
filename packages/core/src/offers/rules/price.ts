// What an offer costs at an instant, and what it cost before. Product page, cart, checkout and index ask here.
import { DAY_MS } from "@stoa/contract";

/** A price with the sale that is planned beside it; either all of the sale's fields are set, or none. */
export interface PriceTerms {
  priceMinor: number;
  compareAtMinor: number | null;
  saleMinor: number | null;
  saleFromAt: number | null;
  saleToAt: number | null;
}

/** What is to be paid at an instant, the former price beside it, and until when it holds if that is known. */
export interface PriceNow {
  priceMinor: number;
  compareAtMinor: number | null;
  saleEndsAt: number | null;
}

/** The price at an instant. A sale holds from its first millisecond, and at its end no longer. */
export function priceAt(terms: PriceTerms, atMs: number): PriceNow {
  const { priceMinor, compareAtMinor, saleMinor, saleFromAt, saleToAt } = terms;
  return saleMinor !== null && saleFromAt! <= atMs && atMs < saleToAt!
    ? { priceMinor: saleMinor, compareAtMinor: compareAtMinor ?? priceMinor, saleEndsAt: saleToAt }
    : { priceMinor, compareAtMinor, saleEndsAt: null };
}

/** Terms that held from one point in time to another. */
export interface PastTerms extends Omit<PriceTerms, "compareAtMinor"> {
  fromAt: number;
  toAt: number;
}

/** One price and how long it was asked. */
interface Stretch {
  minor: number;
  fromAt: number;
  toAt: number;
}

/** Past terms cut at the start and end of their sales, oldest first; what lasted no time at all is left out. */
function stretches(past: readonly PastTerms[]): Stretch[] {
  return past
    .toSorted((a, b) => a.fromAt - b.fromAt || a.toAt - b.toAt)
    .flatMap(({ priceMinor, saleMinor, saleFromAt, saleToAt, fromAt, toAt }) => {
      const within = (at: number | null) => Math.min(toAt, Math.max(fromAt, at ?? fromAt));
      const [starts, ends] = [within(saleFromAt), within(saleToAt)];
      return [
        { minor: priceMinor, fromAt, toAt: starts },
        { minor: saleMinor ?? priceMinor, fromAt: starts, toAt: ends },
        { minor: priceMinor, fromAt: ends, toAt },
      ];
    })
    .filter((stretch) => stretch.fromAt < stretch.toAt);
}

/** How far back the former price of a reduction is looked for. */
const LOOK_BACK_MS = 30 * DAY_MS;

/**
 * The lowest price that was asked in the 30 days before the present price began: the only former price that a reduction
 * may be announced with in the European Union (Directive 98/6/EC, Article 6a; Court of Justice, C-330/23). `history` are
 * all known terms, the present ones up to `nowMs`. Null when nothing is known of those days.
 */
export function lowestBefore(history: readonly PastTerms[], presentMinor: number, nowMs: number): number | null {
  const all = stretches(history.map((terms) => ({ ...terms, toAt: Math.min(terms.toAt, nowMs) })));
  let since = nowMs;
  while (all.at(-1)?.minor === presentMinor && all.at(-1)!.toAt >= since) since = all.pop()!.fromAt;
  const before = all.filter((stretch) => stretch.toAt > since - LOOK_BACK_MS);
  return before.length === 0 ? null : Math.min(...before.map((stretch) => stretch.minor));
}

/** The member states of the European Union, where a reduction names the lowest price of the 30 days before it. */
const EUROPEAN_UNION = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/** Whether the law of a country wants `lowestBefore` as the former price. */
export function wantsLowestPrice(country: string): boolean {
  return EUROPEAN_UNION.has(country);
}

/** A price as it may be announced with its reduction, given the lowest price before it. No known reduction, no former price. */
export function announced(now: PriceNow, lowestMinor: number | null): PriceNow {
  return { ...now, compareAtMinor: lowestMinor !== null && lowestMinor > now.priceMinor ? lowestMinor : null };
}
