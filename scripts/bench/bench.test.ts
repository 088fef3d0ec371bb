import { describe, expect, it } from "vitest";
import { milliseconds, percentile, table } from "./bench.ts";

describe("figures", () => {
  it("are the smallest time that a share does not exceed", () => {
    const times = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1)]).toEqual([50, 95, 100]);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it("stand in columns", () => {
    expect(
      table([
        ["", "p50"],
        ["rare word", milliseconds(3.14)],
        ["all", milliseconds(120.4)],
      ]),
    ).toBe(["           p50", "──────────────", "rare word  3.1", "all        120"].join("\n"));
  });
});
