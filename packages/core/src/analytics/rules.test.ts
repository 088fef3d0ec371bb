// Days on a seller's clocks, periods and bars.
import { DAY_MS, dayStart, HOUR_MS, isoDay, timeZoneOf } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { barsOf, type DayOfMarket, NO_SALES, periodBefore, SELLER_ZONES, stepsOf, together } from "./rules.ts";

const sale = (day: string, orderCount: number): DayOfMarket => ({ ...NO_SALES, day, market: "us", orderCount });

describe("a day", () => {
  it("begins at midnight on the clocks of its zone, also where they are changed", () => {
    const cases: [string, string, string][] = [
      ["2026-11-24", "UTC", "2026-11-24T00:00:00.000Z"],
      ["2026-11-24", "America/New_York", "2026-11-24T05:00:00.000Z"],
      ["2026-07-01", "America/New_York", "2026-07-01T04:00:00.000Z"],
      ["2026-11-24", "Asia/Kolkata", "2026-11-23T18:30:00.000Z"],
      ["2026-11-24", "Asia/Tokyo", "2026-11-23T15:00:00.000Z"],
    ];
    for (const [day, zone, start] of cases) expect(new Date(dayStart(day, zone)).toISOString()).toBe(start);
    const [before, after] = [dayStart("2026-03-08", "America/New_York"), dayStart("2026-03-09", "America/New_York")];
    expect(after - before, "the day on which an hour is left out").toBe(DAY_MS - HOUR_MS);
  });

  it("follows the one before it without a gap in every zone that counts", () => {
    for (const { timeZone } of SELLER_ZONES)
      for (const day of ["2026-03-29", "2026-10-25", "2026-11-01", "2026-12-31"]) {
        const start = dayStart(day, timeZone);
        expect([isoDay(start - 1, timeZone) < day, isoDay(start, timeZone)]).toEqual([true, day]);
      }
    expect(timeZoneOf("JP")).toBe("Asia/Tokyo");
    expect(timeZoneOf("SE")).toBe("UTC");
  });
});

it("compares a period with as many days before it", () => {
  expect(periodBefore("2026-11-01", "2026-11-28")).toEqual({ fromDay: "2026-10-04", toDay: "2026-10-31" });
  expect(periodBefore("2026-11-24", "2026-11-24")).toEqual({ fromDay: "2026-11-23", toDay: "2026-11-23" });
});

it("cuts a period into days, weeks from Monday, and months, and loses no day", () => {
  expect(stepsOf("2026-11-24", "2026-11-26", "day")).toHaveLength(3);
  expect(stepsOf("2026-11-25", "2026-12-02", "week")).toEqual([
    { fromDay: "2026-11-25", toDay: "2026-11-29" },
    { fromDay: "2026-11-30", toDay: "2026-12-02" },
  ]);
  expect(stepsOf("2026-11-25", "2027-01-02", "month").map(({ fromDay }) => fromDay)).toEqual([
    "2026-11-25",
    "2026-12-01",
    "2027-01-01",
  ]);
});

it("puts each day into one bar, and beside it the day as far into the period before", () => {
  const days = [sale("2026-11-01", 1), sale("2026-11-03", 2), sale("2026-11-04", 4), sale("2026-11-06", 8)];
  for (const step of ["day", "week", "month"] as const) {
    const bars = barsOf({ fromDay: "2026-11-04", toDay: "2026-11-06", step }, days);
    expect(together(bars).orderCount).toBe(12);
    expect(together(bars.map(({ before }) => before)).orderCount).toBe(3);
  }
  const [first] = barsOf({ fromDay: "2026-11-04", toDay: "2026-11-06", step: "day" }, days);
  expect([first!.orderCount, first!.before.orderCount]).toEqual([4, 1]);
});
