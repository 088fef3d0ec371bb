// How measures stand to their targets.
import type { HealthMetric, HealthStanding } from "@stoa/contract";
import { expect, it } from "vitest";
import { measureOf } from "./rules.ts";

it("is good below the target, near just before it, missed at it, and no judgement of few", () => {
  const cases: [HealthMetric, number, number, HealthStanding][] = [
    ["defects", 0, 0, "none"],
    ["defects", 0, 500, "good"],
    ["defects", 4, 500, "near"],
    ["defects", 5, 500, "missed"],
    ["cancelled", 2, 100, "near"],
    ["cancelled", 1, 4, "few"],
    ["late", 3, 100, "good"],
    ["late", 4, 100, "missed"],
    ["tracking", 95, 100, "near"],
    ["tracking", 97, 100, "good"],
    ["tracking", 94, 100, "missed"],
    ["reply", 9, 10, "near"],
    ["reply", 0, 3, "few"],
  ];
  for (const [metric, count, total, standing] of cases)
    expect([metric, count, total, measureOf(metric, count, total).standing]).toEqual([metric, count, total, standing]);
});

it("tells the share in hundredths of a percent", () => {
  expect(measureOf("late", 1, 3).rateBps).toBe(3_333);
  expect(measureOf("late", 0, 0).rateBps).toBe(0);
});
