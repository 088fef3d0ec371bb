import { describe, expect, it } from "vitest";
import type { Finding, Given } from "./cells.ts";
import { priced } from "./prices.ts";

const BEFORE = [{ currency: "USD" as const, priceMinor: 8_900, compareAtMinor: 9_900, saleMinor: 7_500 }];
const set = (prices: Given["prices"], compareAt: Given["compareAt"] = {}) => {
  const findings: Finding[] = [];
  const writes = priced({ prices, compareAt } as Given, BEFORE, findings);
  return { writes, codes: findings.map(({ code }) => code) };
};

describe("the prices of a row", () => {
  it("are written where they differ, and nowhere else", () => {
    expect(set({ USD: 8_900 })).toEqual({ writes: [], codes: [] });
    expect(set({ USD: 8_500 }).writes).toEqual([{ currency: "USD", priceMinor: 8_500, compareAtMinor: 9_900 }]);
    expect(set({ JPY: 9_800 }).writes).toEqual([{ currency: "JPY", priceMinor: 9_800, compareAtMinor: null }]);
  });
  it("stay above a sale that is planned, and below the former price", () => {
    expect(set({ USD: 7_500 })).toEqual({ writes: [], codes: ["sale_not_below"] });
    expect(set({}, { USD: 8_000 }).codes).toEqual(["compare_at_not_above"]);
    expect(set({ USD: 10_900 })).toEqual({
      writes: [{ currency: "USD", priceMinor: 10_900, compareAtMinor: null }],
      codes: ["former_price_dropped"],
    });
  });
  it("have no former price without a price", () => expect(set({}, { EUR: 500 }).codes).toEqual(["compare_at_alone"]));
});
