import { describe, expect, it } from "vitest";
import { DEMO_CURRENCIES, priceTags, shopPriceMinor } from "./prices.ts";

describe("a price in another currency", () => {
  it.each([
    [4_900, "USD", 52_99],
    [94_000, "USD", 1_049_00],
    [4_900, "INR", 4_499_00],
    [189_000, "INR", 1_73_990_00],
    [1_240, "JPY", 1_980],
    [18_000, "JPY", 29_800],
    [80_000, "JPY", 130_000],
    [94_000, "EUR", 940_00],
    [4_900, "AED", 195_00],
  ] as const)("of %i euro cents in %s ends as in a shop", (cents, currency, minor) => {
    expect(shopPriceMinor(cents, currency)).toBe(minor);
  });

  it("is never nothing, and never falls when the price rises", () => {
    for (const currency of DEMO_CURRENCIES) {
      const prices = Array.from({ length: 3_000 }, (_, i) => shopPriceMinor(1 + i * 37, currency));
      expect(prices[0]).toBeGreaterThan(0);
      expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    }
  });

  it("shows no former price that would not be higher", () => {
    expect(priceTags(10_000, 10_001).every(({ compareAtMinor }) => compareAtMinor === null)).toBe(true);
    expect(priceTags(10_000, 13_000).every(({ priceMinor, compareAtMinor }) => compareAtMinor! > priceMinor)).toBe(
      true,
    );
  });
});
