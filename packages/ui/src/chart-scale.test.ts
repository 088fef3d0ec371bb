import { describe, expect, test } from "vitest";
import { changeBps, chartLine, chartTop, chartY } from "./chart-scale.ts";

describe("the scale of a chart", () => {
  test.each([
    [[], 1],
    [[0, 0], 1],
    [[3, 7], 10],
    [[11], 20],
    [[21], 25],
    [[26], 50],
    [[100], 100],
    [[4_001], 5_000],
    [[99_999], 100_000],
  ])("of %j ends at %i", (values, top) => expect(chartTop(values)).toBe(top));

  test("zero stands at the bottom, the top at the top, and nothing below zero", () => {
    expect([chartY(0, 10), chartY(10, 10), chartY(5, 10), chartY(-4, 10)]).toEqual([100, 0, 50, 100]);
  });

  test("a line has a gap where a value is missing", () => {
    expect(chartLine([0, 5, undefined, 10], 10)).toBe("M5 100L15 50M35 0");
  });

  test("growth is told in hundredths of a percent, and not against nothing", () => {
    expect([changeBps(15, 10), changeBps(5, 10), changeBps(3, 0)]).toEqual([5_000, -5_000, null]);
  });
});
