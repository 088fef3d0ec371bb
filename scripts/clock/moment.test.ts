import { describe, expect, it } from "vitest";
import { hoursOf, momentOf, spanOf } from "./moment.ts";

const NOW = Date.UTC(2026, 10, 28, 12);

describe("the time to which a clock is moved", () => {
  it.each([
    ["+14d", Date.UTC(2026, 11, 12, 12)],
    ["+3h", Date.UTC(2026, 10, 28, 15)],
    ["+1d12h30m", Date.UTC(2026, 10, 30, 0, 30)],
    ["+2w", Date.UTC(2026, 11, 12, 12)],
    ["2026-12-24T10:00Z", Date.UTC(2026, 11, 24, 10)],
    ["2026-12-24T10:00", Date.UTC(2026, 11, 24, 10)],
    ["2026-12-24T10:00+01:00", Date.UTC(2026, 11, 24, 9)],
    ["2026-12-24", Date.UTC(2026, 11, 24)],
  ])("is read from %s, in UTC where nothing else is said", (written, atMs) => {
    expect(momentOf(written, NOW)).toBe(atMs);
  });
  it.each(["+0d", "2026-11-28T12:00Z", "2020-01-01"])("is never %s, which is not ahead", (written) => {
    expect(() => momentOf(written, NOW)).toThrow("never goes back");
  });
  it.each(["+", "+14", "14d", "+3x", "+1h3", "tomorrow", "2026-13-40"])("is not guessed from %s", (written) => {
    expect(() => momentOf(written, NOW)).toThrow("says no time");
  });
});

describe("a step", () => {
  it("is full hours of a day", () => {
    expect([hoursOf("1h"), hoursOf("24h")]).toEqual([1, 24]);
  });
  it.each(["0h", "25h", "6", "1d", "-1h", "h"])("is not %s", (written) => {
    expect(() => hoursOf(written)).toThrow("is no step");
  });
});

describe("a span", () => {
  it("is told by its two largest parts", () => {
    expect(spanOf(14 * 86_400_000)).toBe("14 days");
    expect(spanOf(86_400_000 + 3_600_000 + 60_000)).toBe("1 day 1 hour");
    expect(spanOf(90_000)).toBe("2 minutes");
    expect(spanOf(1_000)).toBe("less than a minute");
  });
});
