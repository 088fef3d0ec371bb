import { DAY_MS } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { announced, lowestBefore, type PastTerms, priceAt, type PriceTerms, wantsLowestPrice } from "./price.ts";

const NO_SALE = { saleMinor: null, saleFromAt: null, saleToAt: null };
const plain: PriceTerms = { priceMinor: 10_000, compareAtMinor: null, ...NO_SALE };
const onSale: PriceTerms = { ...plain, saleMinor: 8_000, saleFromAt: 1_000, saleToAt: 2_000 };

describe("the price at an instant", () => {
  it("is the sale's from its first millisecond, and no longer at its end", () => {
    expect([999, 1_000, 1_999, 2_000].map((at) => priceAt(onSale, at).priceMinor)).toEqual([
      10_000, 8_000, 8_000, 10_000,
    ]);
  });
  it("stands beside the price it was reduced from, or the higher one that the seller names", () => {
    expect(priceAt(onSale, 1_500)).toEqual({ priceMinor: 8_000, compareAtMinor: 10_000, saleEndsAt: 2_000 });
    expect(priceAt({ ...onSale, compareAtMinor: 12_000 }, 1_500).compareAtMinor).toBe(12_000);
    expect(priceAt(plain, 1_500)).toEqual({ priceMinor: 10_000, compareAtMinor: null, saleEndsAt: null });
  });
});

const day = (n: number) => n * DAY_MS;
const past = (priceMinor: number, from: number, to: number, sale: Partial<PastTerms> = {}): PastTerms => ({
  priceMinor,
  ...NO_SALE,
  ...sale,
  fromAt: day(from),
  toAt: day(to),
});

describe("the lowest price of the 30 days before a reduction", () => {
  it("is that of the log, not the one just before", () => {
    const history = [past(9_000, 0, 50), past(12_000, 50, 70), past(8_000, 70, 75)];
    expect(lowestBefore(history, 8_000, day(75))).toBe(9_000);
  });
  it("does not look further back than 30 days", () => {
    const history = [past(5_000, 0, 30), past(12_000, 30, 70), past(8_000, 70, 75)];
    expect(lowestBefore(history, 8_000, day(75))).toBe(12_000);
  });
  it("counts back from the start of the reduction, however long it has lasted", () => {
    const history = [past(12_000, 0, 100), past(8_000, 100, 900)];
    expect(lowestBefore(history, 8_000, day(900))).toBe(12_000);
  });
  it("knows the sales that were planned beside a price", () => {
    const sale = { saleMinor: 7_000, saleFromAt: day(60), saleToAt: day(62) };
    expect(lowestBefore([past(10_000, 0, 80, sale), past(9_000, 80, 81)], 9_000, day(81))).toBe(7_000);
    const now = { saleMinor: 8_000, saleFromAt: day(90), saleToAt: day(99) };
    expect(lowestBefore([past(10_000, 0, 95, now)], 8_000, day(95))).toBe(10_000);
    expect(lowestBefore([past(10_000, 0, 90, now)], 8_000, day(90))).toBe(10_000);
  });
  it("does not count a sale that was called off before it began", () => {
    const sale = { saleMinor: 1_000, saleFromAt: day(60), saleToAt: day(62) };
    expect(lowestBefore([past(10_000, 0, 55, sale), past(10_000, 55, 80), past(9_000, 80, 81)], 9_000, day(81))).toBe(
      10_000,
    );
  });
  it("is not known of a price that has never been another", () => {
    expect(lowestBefore([past(10_000, 0, 80)], 10_000, day(80))).toBeNull();
    expect(lowestBefore([], 10_000, day(80))).toBeNull();
  });
  it("makes nothing of a price that was raised to be lowered", () => {
    const now = { priceMinor: 9_000, compareAtMinor: 15_000, saleEndsAt: null };
    const lowest = lowestBefore([past(9_000, 0, 50), past(15_000, 50, 52), past(9_000, 52, 60)], 9_000, day(60));
    expect(announced(now, lowest).compareAtMinor).toBeNull();
    expect(announced(now, 12_000).compareAtMinor).toBe(12_000);
    expect(announced(now, null).compareAtMinor).toBeNull();
  });
  it("is never above any price of those days, whatever the history", () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 50 })), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (made) => {
        let at = 0;
        const history = made.map(([days, priceMinor]) => past(priceMinor, at, (at += days)));
        const present = history.at(-1)!.priceMinor;
        const lowest = lowestBefore(history, present, day(at));
        let run = history.length - 1;
        while (run > 0 && history[run - 1]!.priceMinor === present) run -= 1;
        const since = history[run]!.fromAt;
        const asked = history.slice(0, run).filter(({ toAt }) => toAt > since - day(30));
        expect(lowest).toBe(asked.length === 0 ? null : Math.min(...asked.map(({ priceMinor }) => priceMinor)));
      }),
    );
  });
  it("is the law in Germany, and not in Japan", () =>
    expect(["DE", "FR", "JP", "US"].map(wantsLowestPrice)).toEqual([true, true, false, false]));
});
