// Prices on a slider: every step is the same share of the price, so that cheap things are told apart as well as dear ones.
import { type Currency, writeMoney } from "@stoa/client";

/** What the price fields hold: minor units, or null where nothing is chosen. */
export interface PriceChoice {
  minMinor: number | null;
  maxMinor: number | null;
}

/** An amount as it stands in a price field, without decimals that say nothing. */
export const priceText = (minor: number | null, currency: Currency): string =>
  minor === null ? "" : writeMoney(minor, currency).replace(/\.0+$/, "");

/** Steps of a slider. */
export const SLIDER_STEPS = 100;

/** A scale between two prices, the lower below the higher, in minor units. */
export function priceScale(minMinor: number, maxMinor: number) {
  const low = Math.max(1, minMinor);
  const ratio = Math.log(Math.max(low + 1, maxMinor) / low);
  return {
    /** The step of a price, the ends for prices outside. */
    step: (minor: number): number => {
      const step = (Math.log(Math.max(low, minor) / low) / ratio) * SLIDER_STEPS;
      return Math.min(SLIDER_STEPS, Math.max(0, Math.round(step)));
    },
    /** The price of a step, rounded to two figures between the ends. */
    minor: (step: number): number => {
      if (step <= 0) return minMinor;
      if (step >= SLIDER_STEPS) return maxMinor;
      const exact = low * Math.exp((ratio * step) / SLIDER_STEPS);
      const unit = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
      return Math.min(maxMinor, Math.max(minMinor, Math.round(exact / unit) * unit));
    },
  };
}
