// What wish lists decide: today's best offer of a thing, how it stands against the day it was added, what becomes of two
// wishes for one thing. Knows no database and no clock.
import { type Currency, type Id, type Market, MAX_LINE_QUANTITY, type WishMark } from "@stoa/contract";

/** How the first list of a buyer is called, in the language of the market in which it was made. */
export const FIRST_LIST_NAME: Record<Market["language"], string> = {
  en: "Wish list",
  de: "Wunschliste",
  ja: "ほしいもの",
  ar: "قائمة الأمنيات",
};

/** An offer that may stand for a wish. */
export interface Candidate {
  offerId: Id<"offer">;
  unitMinor: number | null;
  available: number;
  sellable: boolean;
}

/** A thing as it is offered in a market: the offer to buy, its price, whether there is any. */
export interface Standing {
  offerId: Id<"offer">;
  priceMinor: number;
  inStock: boolean;
}

/** The offer that stands for a variant: in stock before sold out, then the cheapest, then the elder. Null when none can be bought. */
export function standingOf(candidates: readonly Candidate[]): Standing | null {
  const standings = candidates.flatMap(({ offerId, unitMinor, available, sellable }): Standing[] =>
    sellable && unitMinor !== null ? [{ offerId, priceMinor: unitMinor, inStock: available > 0 }] : [],
  );
  return standings.toSorted(byWorth)[0] ?? null;
}

function byWorth(a: Standing, b: Standing): number {
  return Number(b.inStock) - Number(a.inStock) || a.priceMinor - b.priceMinor || (a.offerId < b.offerId ? -1 : 1);
}

/** What a thing cost, and whether there was any, when it was put on a list. */
export interface Added {
  currency: Currency;
  priceMinor: number | null;
  inStock: boolean;
}

/** The price at which a thing was added, in this currency; null when it is known in another one only. */
export const addedPrice = (added: Added, currency: Currency): number | null =>
  added.currency === currency ? added.priceMinor : null;

/** How a thing stands now against the day it was added. A price that fell counts only where one can buy at it. */
export function marksOf(added: Added, now: Standing | null, currency: Currency): WishMark[] {
  if (now === null) return ["unavailable"];
  if (!now.inStock) return ["sold_out"];
  const before = addedPrice(added, currency);
  const marks: WishMark[] = added.inStock ? [] : ["back_in_stock"];
  return before !== null && now.priceMinor < before ? [...marks, "price_drop"] : marks;
}

/** Note and quantity of a wish. */
export interface WishWords {
  quantity: number;
  note: string;
}

/** One wish of two for the same thing: the quantities together, the note of the one that stays unless it has none. */
export function mergedWish(stays: WishWords, goes: WishWords): WishWords {
  return {
    quantity: Math.min(MAX_LINE_QUANTITY, stays.quantity + goes.quantity),
    note: stays.note || goes.note,
  };
}
