import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresOf, ndcg, reciprocalRank } from "./metrics.ts";

const GRADES = new Map([
  ["best", 3],
  ["good", 2],
  ["related", 1],
]);

describe("nDCG", () => {
  it("is 1 for the best order and less for any other", () => {
    expect(ndcg(["best", "good", "related"], GRADES)).toBe(1);
    expect(ndcg(["good", "best", "related"], GRADES)).toBeLessThan(1);
  });
  it("is what one gets with pencil and paper", () => {
    // Gains 7, 3 and 1; discounts log2 of 2, 3 and 4.
    const ideal = 7 + 3 / Math.log2(3) + 1 / 2;
    expect(ndcg(["nobody", "best"], GRADES)).toBeCloseTo(7 / Math.log2(3) / ideal, 12);
  });
  it("counts nothing that was not judged, nothing beyond its depth, and is 0 where nothing was found", () => {
    expect(ndcg([], GRADES)).toBe(0);
    expect(ndcg(["x", "best"], GRADES, 1)).toBe(0);
    expect(ndcg(["best"], new Map())).toBe(0);
  });
  it("lies between 0 and 1, and swapping a better product forward never lowers it", () => {
    const grades = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(grades, (list) => {
        const own = new Map(list.map((grade, i) => [`p${i}`, grade]));
        const order = [...own.keys()];
        const value = ndcg(order, own);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        const better = order.toSorted((a, b) => own.get(b)! - own.get(a)!);
        expect(ndcg(better, own)).toBeGreaterThanOrEqual(value - 1e-12);
      }),
    );
  });
});

describe("the other figures", () => {
  it("tell where the first product of the best grade stands", () => {
    expect(reciprocalRank(["good", "best"], GRADES)).toBe(1 / 2);
    expect(reciprocalRank(["good", "related"], GRADES)).toBe(0);
    expect(reciprocalRank(["good"], new Map([["good", 2]]))).toBe(1);
  });
  it("tell how many queries found nothing", () => {
    const ranked = [[], ["best"]].map((found) => ({ query: "q", kind: "k", grades: GRADES, found }));
    expect(figuresOf(ranked)).toMatchObject({ queries: 2, zeroRate: 0.5, mrr: 0.5 });
  });
});
