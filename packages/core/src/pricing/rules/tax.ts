// Tax: which rate a thing has, and what part of what is paid is tax.
import { type Market, prorateMinor, shareMinor, type TaxRate, taxInside } from "@stoa/contract";
import { sumOf } from "./basket.ts";

/** A country's rate for a thing: its region before the country, and there the closest category before all others. */
export function rateFor(
  rates: readonly Pick<TaxRate, "country" | "region" | "categorySlug" | "rateBps">[],
  of: { country: string; region: string; categorySlugs: readonly string[] },
): number | null {
  const region = of.region.trim().toUpperCase();
  for (const where of region === "" ? [""] : [region, ""])
    for (const categorySlug of [...of.categorySlugs, ""]) {
      const found = rates.find(
        (rate) => rate.country === of.country && rate.region === where && rate.categorySlug === categorySlug,
      );
      if (found) return found.rateBps;
    }
  return null;
}

/** Something that is paid for, with its rate;. */
export interface Taxed {
  paidMinor: number;
  rateBps: number;
}

/** Tax of one seller's part: in all, and of each piece. */
export interface TaxSplit {
  taxMinor: number;
  pieces: number[];
}

/**
 * Tax on what the customer pays after discounts. Delivery is part of the supply of the goods and taxed as they are; with
 * several rates it is split by the value of the goods of each. Tax is computed once per rate and rounded half up, then
 * shared out over the pieces of that rate, so that the shares sum to it.
 */
export function taxOf(market: Pick<Market, "taxInclusive">, goods: readonly Taxed[], deliveryMinor: number): TaxSplit {
  const rates = [...new Set(goods.map((piece) => piece.rateBps))].toSorted((a, b) => a - b);
  const bases = rates.map((rate) => sumOf(goods, (piece) => (piece.rateBps === rate ? piece.paidMinor : 0)));
  const deliveries = prorateMinor(deliveryMinor, bases);
  const pieces = Array<number>(goods.length).fill(0);
  let taxMinor = 0;
  rates.forEach((rate, r) => {
    const baseMinor = bases[r]! + deliveries[r]!;
    const tax = market.taxInclusive ? taxInside(baseMinor, rate) : shareMinor(baseMinor, rate);
    const own = goods.flatMap((piece, i) => (piece.rateBps === rate ? [i] : []));
    const shares = prorateMinor(tax, [...own.map((i) => goods[i]!.paidMinor), deliveries[r]!]);
    own.forEach((i, k) => (pieces[i] = shares[k]!));
    taxMinor += tax;
  });
  return { taxMinor, pieces };
}
