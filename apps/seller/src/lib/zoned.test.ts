import { describe, expect, it } from "vitest";
import { clockIn, timeIn } from "./zoned";

describe("a time that is typed", () => {
  it("is one of the zone's own clocks", () => {
    expect(timeIn("Europe/Berlin", "2026-11-24T09:30")).toBe(Date.parse("2026-11-24T08:30:00Z"));
    expect(timeIn("Asia/Kolkata", "2026-06-01T00:00")).toBe(Date.parse("2026-05-31T18:30:00Z"));
    expect(clockIn("America/New_York", Date.parse("2026-07-04T16:00:00Z"))).toBe("2026-07-04T12:00");
  });
  it("comes back as it was, all the year round", () => {
    for (const zone of ["America/New_York", "Europe/Berlin", "Asia/Tokyo", "Asia/Dubai"])
      for (let day = 0; day < 366; day++) {
        const at = Date.parse("2026-01-01T05:00:00Z") + day * 86_400_000;
        expect(timeIn(zone, clockIn(zone, at))).toBe(at);
      }
  });
  it("that summer time leaves out is the hour after; one that comes twice is the first", () => {
    expect(timeIn("Europe/Berlin", "2026-03-29T02:30")).toBe(Date.parse("2026-03-29T01:30:00Z"));
    expect(timeIn("Europe/Berlin", "2026-10-25T02:30")).toBe(Date.parse("2026-10-25T00:30:00Z"));
  });
  it("may be nothing of the kind", () => {
    for (const text of ["", "soon", "2026-13-01T00:00", "2026-11-24"]) expect(timeIn("Asia/Tokyo", text)).toBeNull();
  });
});
