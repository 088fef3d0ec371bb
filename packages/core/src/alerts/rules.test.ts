import { describe, expect, it } from "vitest";
import { goesOn, isDue, type Offered, type Waiting } from "./rules.ts";

const at = (priceMinor: number, inStock = true): Offered => ({ priceMinor, inStock });
const stock: Waiting = { kind: "stock", baseMinor: 1_000, targetMinor: null };
const anyDrop: Waiting = { kind: "price", baseMinor: 1_000, targetMinor: null };
const target: Waiting = { kind: "price", baseMinor: 1_000, targetMinor: 800 };
const unpriced: Waiting = { kind: "price", baseMinor: null, targetMinor: 800 };

describe("an alert is due", () => {
  const cases: [name: string, alert: Waiting, now: Offered, isIt: boolean][] = [
    ["stock that is there, at whatever price", stock, at(5_000), true],
    ["stock that is sold out", stock, at(1, false), false],
    ["a thing that nobody offers", stock, null, false],
    ["a price that fell by the smallest unit", anyDrop, at(999), true],
    ["a price that is the same", anyDrop, at(1_000), false],
    ["a price that rose", anyDrop, at(1_001), false],
    ["a price at which there is nothing to buy", anyDrop, at(500, false), false],
    ["the target itself", target, at(800), true],
    ["a drop that misses the target", target, at(801), false],
    ["a target where there was no price before", unpriced, at(800), true],
    ["a price of a thing that is gone", target, null, false],
  ];
  for (const [name, alert, now, isIt] of cases)
    it(`${isIt ? "for" : "not for"} ${name}`, () => expect(isDue(alert, now)).toBe(isIt));

  it("and goes on only where any lower price counts", () => {
    expect([stock, anyDrop, target].map(goesOn)).toEqual([false, true, false]);
  });
});
