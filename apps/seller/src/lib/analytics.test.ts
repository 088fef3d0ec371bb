// What the analytics page reads from its address, and its rates.
import { expect, it } from "vitest";
import { askedOf, averageMinor, change, conversion } from "./analytics.ts";

it("asks for what the address says, and leaves out what it says wrong", () => {
  expect(askedOf({})).toMatchObject({ days: 28, step: "day" });
  expect(askedOf({ days: "90" })).toMatchObject({ days: 90, step: "week" });
  expect(askedOf({ days: "12", step: "month", currency: "XXX", market: "toString" })).toEqual({
    days: 28,
    step: "month",
    currency: undefined,
    market: undefined,
  });
  expect(askedOf({ from: "2026-01-01", to: "2026-12-31" })).toMatchObject({ fromDay: "2026-01-01", step: "month" });
  expect(askedOf({ from: "2026-02-01", to: "2026-01-01" })).not.toHaveProperty("fromDay");
  expect(askedOf({ from: "yesterday" })).not.toHaveProperty("fromDay");
});

it("has no rate where there is nothing to divide by", () => {
  const none = { orderCount: 0, unitCount: 0, soldMinor: 0, refundedMinor: 0, earnedMinor: 0, viewCount: 0 };
  expect([averageMinor(none), conversion(none), change(5, 0)]).toEqual([null, null, null]);
  expect(averageMinor({ ...none, orderCount: 3, soldMinor: 1_000 })).toBe(333);
  expect(conversion({ orderCount: 3, viewCount: 200 })).toBe(1.5);
  expect([change(150, 100), change(50, 100), change(0, 100)]).toEqual([50, -50, -100]);
});
