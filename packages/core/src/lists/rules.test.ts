// What wish lists decide.
import { type Id, newId } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Added, type Candidate, marksOf, mergedWish, type Standing, standingOf } from "./rules.ts";

const offer = (over: Partial<Candidate>): Candidate => ({
  offerId: newId("offer", 0),
  unitMinor: 1_000,
  available: 5,
  sellable: true,
  ...over,
});

describe("the offer that stands for a wish", () => {
  it("is the cheapest that can be bought", () => {
    const cheap = offer({ unitMinor: 900 });
    expect(standingOf([offer({}), cheap, offer({ unitMinor: 950 })])).toEqual({
      offerId: cheap.offerId,
      priceMinor: 900,
      inStock: true,
    });
  });

  it("is in stock where any is, though a sold-out one costs less", () => {
    expect(standingOf([offer({ unitMinor: 1, available: 0 }), offer({})])).toMatchObject({
      priceMinor: 1_000,
      inStock: true,
    });
  });

  it("is nobody's that is paused, suspended or without a price here", () => {
    expect(standingOf([offer({ sellable: false }), offer({ unitMinor: null })])).toBeNull();
    expect(standingOf([])).toBeNull();
  });

  it("does not depend on the order in which offers are read", () => {
    const candidates = fc.array(
      fc.record({
        offerId: fc.integer({ min: 0, max: 9 }).map((n): Id<"offer"> => `ofr_${n}`),
        unitMinor: fc.option(fc.integer({ min: 1, max: 5 })),
        available: fc.integer({ min: -1, max: 2 }),
        sellable: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(candidates, (all) => {
        const unique = [...new Map(all.map((one) => [one.offerId, one])).values()];
        expect(standingOf(unique.toReversed())).toEqual(standingOf(unique));
      }),
    );
  });
});

describe("a thing on a list", () => {
  const added: Added = { currency: "EUR", priceMinor: 2_000, inStock: true };
  const now: Standing = { offerId: "ofr_1", priceMinor: 2_000, inStock: true };

  it.each<[string, Added, Standing | null, string[]]>([
    ["costs the same", added, now, []],
    ["costs less", added, { ...now, priceMinor: 1_999 }, ["price_drop"]],
    ["costs more", added, { ...now, priceMinor: 2_001 }, []],
    ["was added in another currency", { ...added, currency: "USD" }, { ...now, priceMinor: 1 }, []],
    ["had no price when it was added", { ...added, priceMinor: null }, now, []],
    ["sold out", added, { ...now, priceMinor: 1, inStock: false }, ["sold_out"]],
    ["came back", { ...added, inStock: false }, now, ["back_in_stock"]],
    ["came back for less", { ...added, inStock: false }, { ...now, priceMinor: 1 }, ["back_in_stock", "price_drop"]],
    ["is offered by nobody", added, null, ["unavailable"]],
  ])("that %s is marked so", (_, before, standing, marks) => {
    expect(marksOf(before, standing, "EUR")).toEqual(marks);
  });
});

describe("two wishes for the same thing", () => {
  it("become one with both quantities, at most 99, and no note is lost for nothing", () => {
    expect(mergedWish({ quantity: 1, note: "" }, { quantity: 2, note: "for Ada" })).toEqual({
      quantity: 3,
      note: "for Ada",
    });
    expect(mergedWish({ quantity: 90, note: "mine" }, { quantity: 90, note: "yours" })).toEqual({
      quantity: 99,
      note: "mine",
    });
  });
});
