// When content is shown, when pages turn, and how it is put in order.
import { describe, expect, it } from "vitest";
import { arranged, isShown, turningPoints } from "./rules.ts";

const PUBLISHED = { status: "published", startsAt: 100, endsAt: 200 } as const;

describe("a piece of content", () => {
  it.each([
    [99, false],
    [100, true],
    [199, true],
    [200, false],
  ])("that runs from 100 to 200 is shown at %d: %s", (atMs, shown) => {
    expect(isShown(PUBLISHED, atMs)).toBe(shown);
  });

  it("without an end is shown for good, a draft never", () => {
    expect(isShown({ ...PUBLISHED, startsAt: null, endsAt: null }, 0)).toBe(true);
    expect(isShown({ ...PUBLISHED, status: "draft" }, 150)).toBe(false);
  });

  it("turns pages when it begins and when it ends, as far as that lies ahead", () => {
    expect(turningPoints(PUBLISHED, 50)).toEqual([100, 200]);
    expect(turningPoints(PUBLISHED, 150)).toEqual([200]);
    expect(turningPoints(PUBLISHED, 200)).toEqual([]);
    expect(turningPoints({ ...PUBLISHED, status: "draft" }, 50)).toEqual([]);
  });
});

it("an order names some; the others follow as they were, and strangers are left out", () => {
  expect(arranged(["cnt_a", "cnt_b", "cnt_c"], ["cnt_c", "cnt_x", "cnt_a", "cnt_c"])).toEqual([
    "cnt_c",
    "cnt_a",
    "cnt_b",
  ]);
});
