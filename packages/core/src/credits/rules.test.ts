import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditFor, creditParts } from "./rules.ts";

describe("store credit", () => {
  it("pays what it can and no more than there is to pay", () => {
    expect(creditFor(500, 900)).toBe(500);
    expect(creditFor(1_500, 900)).toBe(900);
    expect(creditFor(-5, 900)).toBe(0);
  });

  it("falls on orders to the last unit and never above what one costs", () => {
    const totals = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(totals, fc.integer({ min: 0, max: 10_000_000 }), (costs, balance) => {
        const credit = creditFor(
          balance,
          costs.reduce((sum, cost) => sum + cost, 0),
        );
        const parts = creditParts(credit, costs);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(credit);
        for (const [i, part] of parts.entries()) expect(part >= 0 && part <= costs[i]!).toBe(true);
      }),
    );
  });
});
