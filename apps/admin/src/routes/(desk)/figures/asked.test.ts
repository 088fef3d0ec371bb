import { describe, expect, it } from "vitest";
import { figuresAsked, figuresHref } from "./asked.ts";

const NOW = Date.parse("2026-03-01T23:30:00Z");

describe("the address of a report", () => {
  it("names days and a market, and is the last 28 days where it names none that can be", () => {
    const days = { fromDay: "2026-01-01", toDay: "2026-01-31" };
    expect(figuresAsked({ from: "2026-01-01", to: "2026-01-31", market: "de" }, NOW)).toEqual({
      ...days,
      market: "de",
    });
    const usual = { fromDay: "2026-02-02", toDay: "2026-03-01" };
    for (const query of [{}, { from: "2026-01-31", to: "2026-01-01" }, { from: "x", to: "2026-01-01" }, { days: "8" }])
      expect(figuresAsked({ ...query, market: "atlantis" }, NOW)).toMatchObject(usual);
    expect(figuresAsked({ from: "2024-01-01", to: "2026-01-01", days: "7" }, NOW)).toMatchObject({
      fromDay: "2026-02-23",
      toDay: "2026-03-01",
    });
  });

  it("is read as it was written", () => {
    const asked = { fromDay: "2026-01-01", toDay: "2026-01-31", market: "jp" as const };
    const { searchParams } = new URL(figuresHref("/figures", asked), "https://admin.example");
    expect(figuresAsked(Object.fromEntries(searchParams), NOW)).toEqual(asked);
  });
});
