// Prices of the demo marketplace: from euros into every market's currency, with the endings one sees in its shops.
import type { Currency } from "@stoa/contract";

/** The currencies of the demo's five markets. */
export const DEMO_CURRENCIES = ["USD", "INR", "EUR", "JPY", "AED"] as const satisfies readonly Currency[];
export type DemoCurrency = (typeof DEMO_CURRENCIES)[number];

/** Minor units of a currency for one euro cent. */
const MINOR_PER_CENT: Record<DemoCurrency, number> = { USD: 1.09, INR: 92, EUR: 1, JPY: 1.63, AED: 4 };

/** Below `under` minor units a price is a multiple of `step`, less `off`: 1 950 - 1 is $19.49. No band ends lower than the one before it. */
interface Ending {
  under: number;
  step: number;
  off: number;
}

const ENDINGS: Record<DemoCurrency, readonly Ending[]> = {
  USD: [
    { under: 20_00, step: 50, off: 1 },
    { under: 205_00, step: 1_00, off: 1 },
    { under: 1_000_00, step: 10_00, off: 1_00 },
    { under: Infinity, step: 50_00, off: 1_00 },
  ],
  INR: [
    { under: 1_000_00, step: 10_00, off: 1_00 },
    { under: 10_250_00, step: 50_00, off: 1_00 },
    { under: Infinity, step: 500_00, off: 10_00 },
  ],
  EUR: [
    { under: 20_00, step: 10, off: 0 },
    { under: 100_00, step: 50, off: 0 },
    { under: 1_000_00, step: 1_00, off: 0 },
    { under: Infinity, step: 10_00, off: 0 },
  ],
  JPY: [
    { under: 10_300, step: 100, off: 20 },
    { under: 100_000, step: 1_000, off: 200 },
    { under: Infinity, step: 1_000, off: 0 },
  ],
  AED: [
    { under: 100_00, step: 1_00, off: 0 },
    { under: 1_025_00, step: 5_00, off: 0 },
    { under: Infinity, step: 50_00, off: 1_00 },
  ],
};

/** The nearest price of a currency that a shop would print, for an amount in euro cents. */
export function shopPriceMinor(euroCents: number, currency: DemoCurrency): number {
  const exact = euroCents * MINOR_PER_CENT[currency];
  const { step, off } = ENDINGS[currency].find(({ under }) => exact < under)!;
  return Math.max(1, Math.round((exact + off) / step)) * step - off;
}

/** A price tag in one currency; `compareAtMinor` is the former price of a deal. */
export interface PriceTag {
  currency: DemoCurrency;
  priceMinor: number;
  compareAtMinor: number | null;
}

/** Price tags, in all five currencies unless fewer are named. A former price that rounds to the new one is not shown. */
export function priceTags(
  euroCents: number,
  formerEuroCents: number | null,
  currencies: readonly DemoCurrency[] = DEMO_CURRENCIES,
): PriceTag[] {
  return currencies.map((currency) => {
    const priceMinor = shopPriceMinor(euroCents, currency);
    const formerMinor = formerEuroCents === null ? 0 : shopPriceMinor(formerEuroCents, currency);
    return { currency, priceMinor, compareAtMinor: formerMinor > priceMinor ? formerMinor : null };
  });
}
