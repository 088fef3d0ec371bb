import { AVAILABILITIES } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type StockTerms, unitsAt, unitsInAll, waits } from "./units.ts";

const stock = (over: Partial<StockTerms> = {}): StockTerms => ({
  onHand: 3,
  reserved: 1,
  owed: 0,
  availability: "stock",
  backorderLimit: 0,
  availableAt: null,
  ...over,
});
const backorder = { availability: "backorder", backorderLimit: 10, availableAt: 1_000 } as const;

describe("what can be bought", () => {
  it("is what is on hand and not promised", () => expect(unitsAt(stock(), 0)).toEqual({ ready: 2, later: 0 }));
  it("goes on with units that come in, until they are there", () => {
    expect(unitsAt(stock(backorder), 999)).toEqual({ ready: 2, later: 10 });
    expect(unitsAt(stock(backorder), 1_000)).toEqual({ ready: 2, later: 0 });
    expect(unitsAt(stock({ ...backorder, onHand: 0, reserved: 2, owed: 3 }), 0)).toEqual({ ready: 0, later: 5 });
  });
  it("waits for the day, all of it, when it is not out yet", () => {
    const preorder = stock({ ...backorder, availability: "preorder" });
    expect(unitsAt(preorder, 999)).toEqual({ ready: 0, later: 12 });
    expect(unitsAt(preorder, 1_000)).toEqual({ ready: 2, later: 0 });
  });
  it("says which orders wait", () => {
    const units = unitsAt(stock(backorder), 0);
    expect([waits(units, 2), waits(units, 3), waits({ ready: 2, later: 0 }, 3)]).toEqual([false, true, false]);
  });
  it("never goes beyond what the database lets be promised", () => {
    const count = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(count, count, count, count, fc.constantFrom(...AVAILABILITIES), fc.boolean(), (...drawn) => {
        const [onHand, reserved, owed, limit, availability, before] = drawn;
        const terms = availability === "stock" ? {} : { backorderLimit: limit, availableAt: 1_000 };
        const units = unitsAt(stock({ onHand, reserved, owed, availability, ...terms }), before ? 0 : 1_000);
        const bound = onHand + (availability === "stock" ? 0 : limit);
        fc.pre(reserved + owed <= bound);
        expect(reserved + owed + unitsInAll(units)).toBeLessThanOrEqual(bound);
        expect(Math.min(units.ready, units.later)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
