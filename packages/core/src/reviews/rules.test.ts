import { DAY_MS, REVIEW_NEXT, REVIEW_STATUSES, signature } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterWriting, averageCenti, burstLimit, editableUntil, shareBps } from "./rules.ts";

describe("a signature", () => {
  it.each([
    ["Maya Castillo", "Maya C."],
    ["  Jean  Luc   Moreau ", "Jean M."],
    ["Cher", "Cher"],
    ["佐藤 健", "佐藤 健"],
    ["ليلى حسن", "ليلى حسن"],
    ["", ""],
    ["Zoë Ångström", "Zoë Å."],
  ])("of %j is %j", (name, signed) => expect(signature(name)).toBe(signed));

  it("never tells a whole family name in Latin letters", () => {
    const part = fc.stringMatching(/^[A-Z][a-z]{2,9}$/);
    fc.assert(
      fc.property(part, part, (first, last) => {
        expect(signature(`${first} ${last}`)).toBe(`${first} ${last[0]}.`);
      }),
    );
  });
});

describe("what was written anew", () => {
  it.each([
    [null, null, "published"],
    ["burst", null, "held"],
    ["reports", null, "held"],
    [null, "offensive", "held"],
    ["edited", "offensive", "held"],
  ] as const)("held because of %s and refused because of %s is %s", (heldBecause, refusedBecause, status) => {
    const next = afterWriting({ heldBecause, refusedBecause });
    expect(next.status).toBe(status);
    expect(next.status === "held").toBe(next.heldBecause !== null);
  });

  it("can come from every state", () => {
    for (const status of REVIEW_STATUSES)
      for (const next of ["published", "held"] as const)
        if (status !== next && !(status === "published" && next === "published"))
          expect(REVIEW_NEXT[status], `${status} to ${next}`).toContain(next);
  });
});

it("a burst is ten in an hour, or more where a product has very many reviews", () => {
  expect(burstLimit(0)).toBe(10);
  expect(burstLimit(499)).toBe(10);
  expect(burstLimit(5_000)).toBe(100);
});

it("thirty days are left for changes", () => expect(editableUntil(5)).toBe(5 + 30 * DAY_MS));

it("averages and shares are rounded, and nothing is 0", () => {
  expect(averageCenti(0, 0)).toBe(0);
  expect(averageCenti(14, 3)).toBe(467);
  expect(shareBps(1, 3)).toBe(3_333);
  expect(shareBps(0, 0)).toBe(0);
});
