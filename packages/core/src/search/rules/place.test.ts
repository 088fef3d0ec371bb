import { describe, expect, it } from "vitest";
import { MOST_POPULAR, PLACES_PER_STEP, placeOf, popularityOf, ratingScoreOf, stepStart } from "./place.ts";

describe("a row number", () => {
  it("says how popular and whether in stock", () => {
    for (const inStock of [true, false]) {
      for (const popularity of [0, 1, 500, MOST_POPULAR]) {
        for (const n of [1, PLACES_PER_STEP - 1])
          expect(placeOf(stepStart(popularity, inStock) + n)).toEqual({ popularity, inStock });
      }
    }
  });
  it("puts the popular first and the sold out last", () => {
    expect(stepStart(900, true)).toBeLessThan(stepStart(100, true));
    expect(stepStart(0, true)).toBeLessThan(stepStart(MOST_POPULAR, false));
  });
  it("stays a number that SQLite and JavaScript both know exactly", () =>
    expect(Number.isSafeInteger(stepStart(0, false) + PLACES_PER_STEP)).toBe(true));
});

it("popularity grows with sales and is bounded", () => {
  expect(popularityOf(0, 0, 0)).toBe(0);
  expect(popularityOf(100, 0, 0)).toBeGreaterThan(popularityOf(10, 0, 0));
  expect(popularityOf(1e12, 50, 10)).toBe(MOST_POPULAR);
  expect(popularityOf(0, 10, 10)).toBe(0);
});

it("one five-star review does not lead before many good ones", () =>
  expect(ratingScoreOf(5, 1)).toBeLessThan(ratingScoreOf(460, 100)));
