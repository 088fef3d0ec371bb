// A slider's steps and its prices agree, at the ends exactly.
import { expect, test } from "vitest";
import { priceScale, SLIDER_STEPS } from "./price-scale.ts";

const RANGES: [minMinor: number, maxMinor: number][] = [
  [499, 249_900],
  [0, 1_000],
  [1_980, 98_000],
  [7, 8],
];

test.each(RANGES)("from %d to %d the ends are exact and prices only rise", (minMinor, maxMinor) => {
  const scale = priceScale(minMinor, maxMinor);
  const prices = Array.from({ length: SLIDER_STEPS + 1 }, (_, step) => scale.minor(step));
  expect(prices[0]).toBe(minMinor);
  expect(prices.at(-1)).toBe(maxMinor);
  expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  expect([scale.step(minMinor), scale.step(maxMinor)]).toEqual([0, SLIDER_STEPS]);
});

test("prices between the ends are round", () => {
  expect(priceScale(499, 249_900).minor(50)).toBe(11_000);
});

test("a price outside stands at an end", () => {
  const scale = priceScale(1_000, 9_000);
  expect([scale.step(1), scale.step(1_000_000)]).toEqual([0, SLIDER_STEPS]);
});
