import { describe, expect, it } from "vitest";
import {
  activeDimensions,
  bestWay,
  count,
  discountOf,
  emptyTally,
  type Facts,
  keyOf,
  type Selection,
} from "./facts.ts";
import { packFacts, readIn } from "./packing.ts";

const [RED, BLUE, S, L, NEW] = [1_000_001, 1_000_002, 2_000_001, 2_000_002, 3_000_001];
const unit = (values: number[], price: number, available = true, former = 0): Facts["units"][number] => ({
  values,
  available,
  prices: { USD: [price, former] },
});
const shirt: Facts = {
  values: [9_000_001],
  ratingCenti: 420,
  ratingScore: 4_000,
  createdAt: 5,
  units: [unit([RED, S, NEW], 1_000), unit([BLUE, L, NEW], 1_200, true, 2_400), unit([BLUE, S, NEW], 800, false)],
};
const anything: Selection = { currency: "USD", scope: { values: [] }, choices: new Map(), inStock: false };
const choosing = (...values: number[]): Selection => ({
  ...anything,
  choices: Map.groupBy(values, keyOf),
});

/** The number of the way that a card shows. */
const bestUnit = (facts: Facts, selection: Selection) =>
  bestWay(readIn(packFacts(facts), selection.currency), selection)?.no ?? -1;

describe("a product passes", () => {
  it("when one unit has all that is chosen", () => {
    expect(bestUnit(shirt, choosing(RED, S))).toBe(0);
    expect(bestUnit(shirt, choosing(RED, L))).toBe(-1);
    expect(bestUnit(shirt, choosing(RED, BLUE, L))).toBe(1);
  });
  it("and shows what is in stock before what is cheaper but sold out", () => {
    expect(bestUnit(shirt, anything)).toBe(0);
    expect(bestUnit(shirt, choosing(BLUE))).toBe(1);
  });
  it("only in a currency that it has a price in", () =>
    expect(bestUnit(shirt, { ...anything, currency: "JPY" })).toBe(-1));
  it("by its limits, the scope's and the chosen ones", () => {
    expect(bestUnit(shirt, { ...anything, minRating: 5 })).toBe(-1);
    expect(bestUnit(shirt, { ...anything, minDiscount: 50 })).toBe(1);
    expect(bestUnit(shirt, { ...anything, minMinor: 1_100, maxMinor: 1_300 })).toBe(1);
    expect(bestUnit(shirt, { ...anything, scope: { values: [], maxMinor: 900 } })).toBe(2);
    expect(bestUnit(shirt, { ...anything, scope: { values: [[RED], [S]] } })).toBe(0);
    expect(bestUnit(shirt, { ...anything, scope: { values: [], createdFrom: 6 } })).toBe(-1);
  });
});

describe("counts", () => {
  const counted = (selection: Selection) => {
    const tally = emptyTally();
    count(tally, readIn(packFacts(shirt), "USD"), selection);
    return tally;
  };
  it("leave the own choice of their dimension out, and no other", () => {
    const { values } = counted(choosing(RED, S));
    expect(values.get(BLUE)).toBe(1);
    expect(values.get(RED)).toBe(1);
    expect(values.get(L)).toBeUndefined();
  });
  it("count a product once however many units say it", () => expect(counted(anything).values.get(BLUE)).toBe(1));
  it("of price leave the chosen range out", () =>
    expect(counted({ ...anything, minMinor: 1_100 })).toMatchObject({ minMinor: 800, maxMinor: 1_200 }));
  it("tell dimensions in which something is chosen", () =>
    expect(activeDimensions({ ...choosing(RED), minRating: 4, maxMinor: 9, inStock: true, minDiscount: 10 })).toEqual([
      1,
      "rating",
      "price",
      "stock",
      "discount",
    ]));
});

it("a discount is whole percent, rounded down", () => {
  expect(discountOf(667, 1_000)).toBe(33);
  expect(discountOf(1_000, 0)).toBe(0);
});
