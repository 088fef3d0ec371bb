import { type DayFigures, daysBefore, FiguresInput } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { BUCKETS, bucketOf, marketFigures, percentileMs, upperMs } from "./rules.ts";

const heap = (calls: readonly number[]): number[] => {
  const buckets = Array.from({ length: BUCKETS }, () => 0);
  for (const ms of calls) buckets[bucketOf(ms)]! += 1;
  return buckets;
};

describe("a bucket", () => {
  it("holds calls above the end of the one before, up to its own", () => {
    for (let ms = 0; ms < 20_000; ms += 5.3) {
      const bucket = bucketOf(ms);
      expect(ms).toBeLessThanOrEqual(upperMs(bucket) * (1 + 1e-6));
      if (bucket > 0) expect(ms).toBeGreaterThan(upperMs(bucket - 1) * (1 - 1e-6));
    }
  });

  it.each([0, -1, Number.NaN, 0.2, 1])("takes what is no time at all into the first: %s", (ms) => {
    expect(bucketOf(ms)).toBe(0);
  });

  it("takes what is longer than all of them into the last", () => {
    expect(bucketOf(1e9)).toBe(BUCKETS - 1);
    expect(bucketOf(Infinity)).toBe(BUCKETS - 1);
  });
});

describe("a percentile", () => {
  it("is nothing without calls, and the call itself where there is one", () => {
    expect(percentileMs(heap([]), 0.99, 0)).toBe(0);
    expect(percentileMs(heap([37]), 0.5, 37)).toBe(37);
    expect(percentileMs(heap([60_000]), 0.5, 60_000)).toBe(60_000);
  });

  it("is within half of the true one, never above the longest, and never falls", () => {
    let seed = 7;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 50; round++) {
      const calls = Array.from({ length: 1 + Math.floor(random() * 400) }, () => Math.exp(random() * 9));
      const sorted = calls.toSorted((a, b) => a - b);
      const max = sorted.at(-1)!;
      let last = 0;
      for (const share of [0.01, 0.5, 0.9, 0.95, 0.99, 1]) {
        const told = percentileMs(heap(calls), share, max);
        const truth = sorted[Math.max(1, Math.ceil(calls.length * share)) - 1]!;
        expect(told).toBeLessThanOrEqual(Math.max(truth * 1.5, 1) + 1);
        expect(told).toBeGreaterThanOrEqual(truth / 1.5 - 1);
        expect(told).toBeLessThanOrEqual(max);
        expect(told).toBeGreaterThanOrEqual(last);
        last = told;
      }
    }
  });
});

describe("figures of markets", () => {
  const none = { salesMinor: 0, orderCount: 0, unitCount: 0, refundsMinor: 0, refundCount: 0, commissionMinor: 0, taxMinor: 0 }; // prettier-ignore
  const day = (of: Partial<DayFigures>): DayFigures => ({ day: "2026-11-02", market: "us", currency: "USD", ...none, ...of }); // prettier-ignore

  it("sum the days of each market and currency, never two currencies, and say how it was before", () => {
    const days = [
      day({ salesMinor: 500, orderCount: 1, taxMinor: 40 }),
      day({ salesMinor: 300, orderCount: 2, commissionMinor: -5 }),
      day({ market: "de", currency: "EUR", salesMinor: 900, unitCount: 3 }),
    ];
    const before = [day({ market: "jp", currency: "JPY", refundsMinor: 70 }), day({ salesMinor: 10 })];
    expect(marketFigures(days, before)).toEqual([
      { market: "de", currency: "EUR", ...none, salesMinor: 900, unitCount: 3, before: none },
      { market: "jp", currency: "JPY", ...none, before: { ...none, refundsMinor: 70 } },
      { market: "us", currency: "USD", ...none, salesMinor: 800, orderCount: 3, taxMinor: 40, commissionMinor: -5, before: { ...none, salesMinor: 10 } }, // prettier-ignore
    ]);
    expect(marketFigures([], [])).toEqual([]);
  });

  it("are of as many days right before, over the ends of months and years", () => {
    expect(daysBefore({ fromDay: "2027-01-01", toDay: "2027-01-07" })).toEqual({ fromDay: "2026-12-25", toDay: "2026-12-31" }); // prettier-ignore
    expect(daysBefore({ fromDay: "2028-03-01", toDay: "2028-03-01" })).toEqual({ fromDay: "2028-02-29", toDay: "2028-02-29" }); // prettier-ignore
    const year = { fromDay: "2026-01-01", toDay: "2026-12-31" };
    expect(FiguresInput.safeParse(year).success).toBe(true);
    expect(FiguresInput.safeParse({ ...year, toDay: "2027-01-02" }).success).toBe(false);
    expect(FiguresInput.safeParse({ fromDay: "2026-01-02", toDay: "2026-01-01" }).success).toBe(false);
  });
});
