import { DAY_MS, PAYOUT_SCHEDULES } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPayday, nextPaydayAt, periodOf } from "./periods.ts";

const at = (text: string) => Date.parse(text);

describe("the periods of payouts", () => {
  it("are days, weeks that begin on Monday, and months", () => {
    const thursday = at("2026-11-26T23:59:59Z");
    expect(periodOf("daily", thursday)).toBe("2026-11-26");
    expect(periodOf("weekly", thursday)).toBe("week of 2026-11-23");
    expect(periodOf("weekly", at("2026-11-29T12:00:00Z"))).toBe("week of 2026-11-23");
    expect(periodOf("weekly", at("2026-11-30T00:00:00Z"))).toBe("week of 2026-11-30");
    expect(periodOf("monthly", thursday)).toBe("2026-11");
  });

  it("pay on every day, on Mondays, on the first", () => {
    expect(isPayday("weekly", at("2026-11-30T08:00:00Z"))).toBe(true);
    expect(isPayday("weekly", at("2026-12-01T08:00:00Z"))).toBe(false);
    expect(isPayday("monthly", at("2026-12-01T08:00:00Z"))).toBe(true);
    expect(isPayday("daily", at("2026-12-02T08:00:00Z"))).toBe(true);
  });

  it("begin anew by the next payday, whatever the schedule and the moment", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PAYOUT_SCHEDULES),
        fc.integer({ min: at("2020-01-01"), max: at("2040-01-01") }),
        (schedule, now) => {
          const next = nextPaydayAt(schedule, now);
          expect(next).toBeGreaterThan(now);
          expect(next % DAY_MS).toBe(0);
          expect(isPayday(schedule, next)).toBe(true);
          expect(periodOf(schedule, next)).not.toBe(periodOf(schedule, now));
        },
      ),
    );
  });
});
