import { DAY_MS, MINUTE_MS, parcelStatus } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsed, trackingNumberOf, wayOf } from "./rules.ts";

const NOW = Date.parse("2026-11-28T10:00:00Z");
const seeds = fc.integer({ min: 0, max: 32 ** 6 - 1 });

describe("the number of a parcel", () => {
  it("says when it was booked, and is refused with any one letter mistyped for its neighbour", () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, isExpress) => {
        const number = trackingNumberOf(NOW, seed, isExpress);
        expect(parsed(number)).toEqual({ bookedAt: Math.ceil(NOW / MINUTE_MS) * MINUTE_MS, seed, isExpress });
        const letter = number[5]!;
        const wrong = number.slice(0, 5) + (letter === "7" ? "8" : "7") + number.slice(6);
        expect(parsed(wrong)).toBeNull();
        expect(wayOf(wrong)).toEqual([]);
      }),
    );
  });
});

describe("the way of a parcel", () => {
  it("begins with its label, goes forward in time and ends once, within eleven days", () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, isExpress) => {
        const way = wayOf(trackingNumberOf(NOW, seed, isExpress));
        expect(way[0]!.kind).toBe("label_created");
        expect(way.map(({ at }) => at)).toEqual(way.map(({ at }) => at).toSorted((a, b) => a - b));
        const ends = way.filter(({ kind }) => kind === "delivered" || kind === "returned");
        expect(ends).toEqual([way.at(-1)]);
        expect(way.at(-1)!.at - NOW).toBeLessThan(11 * DAY_MS);
        expect(wayOf(trackingNumberOf(NOW, seed, isExpress))).toEqual(way);
      }),
    );
  });

  it("is told the same in whatever order its facts come", () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, cut) => {
        const way = wayOf(trackingNumberOf(NOW, seed, false));
        const known = way.slice(0, 1 + (cut % way.length));
        expect(parcelStatus(known.toReversed())).toBe(known.at(-1)!.kind);
      }),
    );
  });

  it("is delayed, missed and turned back now and then, and mostly arrives", () => {
    const kinds = Array.from({ length: 2_000 }, (_, seed) => wayOf(trackingNumberOf(NOW, seed * 7_919, false))).map(
      (way) => way.map(({ kind }) => kind),
    );
    const share = (kind: (typeof kinds)[number][number]) =>
      kinds.filter((way) => way.includes(kind)).length / kinds.length;
    expect(share("delivered")).toBeGreaterThan(0.95);
    expect(share("returned")).toBeGreaterThan(0.005);
    expect(share("delayed")).toBeGreaterThan(0.08);
    expect(share("failed_attempt")).toBeGreaterThan(0.07);
  });
});
