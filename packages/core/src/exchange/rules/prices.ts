// Which prices a row sets, against those that its offer has.
import { type Currency, EXCHANGE_CURRENCIES, priceField, writeMoney } from "@stoa/contract";
import { type Finding, found, type Given } from "./cells.ts";
import type { OfferRecord } from "./record.ts";

/** A price to set in a currency. */
export interface PriceWrite {
  currency: Currency;
  priceMinor: number;
  compareAtMinor: number | null;
}

/** The prices that a row sets, against those there are. What stands in their way is added to `findings`. */
export function priced(given: Given, prices: OfferRecord["prices"], findings: Finding[]): PriceWrite[] {
  const writes: PriceWrite[] = [];
  for (const currency of EXCHANGE_CURRENCIES) {
    const before = prices.find((one) => one.currency === currency);
    const priceMinor = given.prices[currency] ?? before?.priceMinor;
    const wanted = given.compareAt[currency];
    const field = priceField(currency, "compare_at");
    if (priceMinor === undefined) {
      if (wanted) findings.push(found("problem", "compare_at_alone", priceField(currency)));
      continue;
    }
    let compareAtMinor = wanted === undefined ? (before?.compareAtMinor ?? null) : wanted;
    if (compareAtMinor !== null && compareAtMinor <= priceMinor) {
      const text = writeMoney(compareAtMinor, currency);
      if (wanted !== undefined && wanted !== before?.compareAtMinor) {
        findings.push(found("problem", "compare_at_not_above", field, "", text));
        continue;
      }
      findings.push(found("notice", "former_price_dropped", field, "", text));
      compareAtMinor = null;
    }
    const saleMinor = before?.saleMinor ?? null;
    if (saleMinor !== null && priceMinor <= saleMinor) {
      findings.push(
        found(
          "problem",
          "sale_not_below",
          priceField(currency),
          writeMoney(saleMinor, currency),
          writeMoney(priceMinor, currency),
        ),
      );
      continue;
    }
    if (before?.priceMinor !== priceMinor || before.compareAtMinor !== compareAtMinor)
      writes.push({ currency, priceMinor, compareAtMinor });
  }
  return writes;
}
