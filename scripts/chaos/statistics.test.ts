import { describe, expect, it } from "vitest";
import { mannWhitney, median } from "./statistics.ts";

describe("the Mann-Whitney test", () => {
  it("gives the published value of an example", () => {
    // Hollander and Wolfe, Nonparametric Statistical Methods, 2nd edition, example 4.1: exact two-sided p = 0.2544.
    const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const earlier = [1.15, 0.88, 0.9, 0.74, 1.21];
    expect(mannWhitney(atTerm, earlier)).toBeCloseTo(0.254, 1);
  });

  it("finds a shift, and none where there is none", () => {
    const base = Array.from({ length: 200 }, (_, i) => (i * 7_919) % 1_000);
    expect(mannWhitney(base, base)).toBeCloseTo(1, 3);
    expect(
      mannWhitney(
        base,
        base.map((value) => value + 200),
      ),
    ).toBeLessThan(0.001);
  });
});

it("the median is the middle", () => expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]));
