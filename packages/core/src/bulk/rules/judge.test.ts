import { type BulkChange, CURRENCY_DECIMALS, type Currency } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { changed, endPrice, figureOf, type OfferFacts, plan, run, undo } from "./judge.ts";

const offer = (over: Partial<OfferFacts> = {}): OfferFacts => ({
  exists: true,
  status: "active",
  handlingDays: 2,
  onHand: 10,
  leastOnHand: 3,
  priceMinor: 2_000,
  compareAtMinor: null,
  saleMinor: null,
  ...over,
});

const by = (bps: number, ending: "exact" | "whole" | "ninety_nine" = "exact"): BulkChange => ({
  kind: "price_by",
  currency: "USD",
  bps,
  ending,
});

describe("what a change comes to", () => {
  test.each<[string, BulkChange, Partial<OfferFacts>, [string, string | null, number | null]]>([
    ["a price is set", { kind: "price_set", currency: "USD", priceMinor: 999 }, {}, ["planned", null, 999]],
    ["ten percent more", by(1_000), {}, ["planned", null, 2_200]],
    ["ten percent less, ending in 99", by(-1_000, "ninety_nine"), {}, ["planned", null, 1_799]],
    ["ten percent less, whole", by(-1_000, "whole"), { priceMinor: 1_950 }, ["planned", null, 1_800]],
    ["so already", { kind: "status", status: "active" }, {}, ["same", null, 1]],
    ["no price in the currency", by(1_000), { priceMinor: null }, ["blocked", "no_price", null]],
    ["the former price would be lower", by(1_000), { compareAtMinor: 2_200 }, ["blocked", "former_price", 2_200]],
    ["the sale would be dearer", by(-1_000), { saleMinor: 1_800 }, ["blocked", "sale_price", 1_800]],
    ["units come", { kind: "stock_by", units: 5 }, {}, ["planned", null, 15]],
    ["more units go than are there", { kind: "stock_by", units: -11 }, {}, ["blocked", "out_of_range", -1]],
    ["promised units stay", { kind: "stock_set", onHand: 2 }, {}, ["blocked", "promised", 2]],
    ["it is paused", { kind: "status", status: "paused" }, {}, ["planned", null, 0]],
    ["it takes longer", { kind: "handling", handlingDays: 5 }, {}, ["planned", null, 5]],
    ["it is gone", { kind: "handling", handlingDays: 5 }, { exists: false }, ["blocked", "gone", null]],
  ])("%s", (_, change, over, [outcome, code, after]) => {
    expect(plan(change, offer(over))).toMatchObject({ outcome, code, after });
  });

  it("ends prices as the currency is paid", () => {
    expect([endPrice(1_850, "USD", "ninety_nine"), endPrice(1_999, "USD", "ninety_nine")]).toEqual([1_799, 1_999]);
    expect([endPrice(20, "USD", "ninety_nine"), endPrice(20, "USD", "whole")]).toEqual([99, 100]);
    expect([endPrice(1_234, "JPY", "whole"), endPrice(1_234, "JPY", "ninety_nine")]).toEqual([1_200, 1_199]);
  });
});

const CHANGES = fc.oneof(
  fc.record({
    kind: fc.constant("price_by" as const),
    currency: fc.constantFrom(...(Object.keys(CURRENCY_DECIMALS) as Currency[])),
    bps: fc.integer({ min: -9_900, max: 100_000 }).filter((bps) => bps !== 0),
    ending: fc.constantFrom("exact" as const, "whole" as const, "ninety_nine" as const),
  }),
  fc.record({ kind: fc.constant("stock_by" as const), units: fc.integer({ min: -50, max: 50 }) }),
  fc.record({ kind: fc.constant("stock_set" as const), onHand: fc.nat(50) }),
  fc.record({ kind: fc.constant("status" as const), status: fc.constantFrom("active" as const, "paused" as const) }),
  fc.record({ kind: fc.constant("handling" as const), handlingDays: fc.nat(60) }),
);
const OFFERS = fc.record({
  exists: fc.constant(true),
  status: fc.constantFrom("active" as const, "paused" as const),
  handlingDays: fc.nat(60),
  onHand: fc.nat(50),
  leastOnHand: fc.nat(10),
  priceMinor: fc.option(fc.integer({ min: 1, max: 100_000 })),
  compareAtMinor: fc.option(fc.integer({ min: 1, max: 200_000 })),
  saleMinor: fc.option(fc.integer({ min: 1, max: 100_000 })),
});

/** The offer after its figure was put. */
function put(change: BulkChange, facts: OfferFacts, figure: number): OfferFacts {
  if (change.kind === "status") return { ...facts, status: figure === 1 ? "active" : "paused" };
  if (change.kind === "handling") return { ...facts, handlingDays: figure };
  return change.kind.startsWith("price") ? { ...facts, priceMinor: figure } : { ...facts, onHand: figure };
}

describe("doing and undoing", () => {
  it("what was planned is done, and what was done is set back to what stood there", () => {
    fc.assert(
      fc.property(CHANGES, OFFERS, (change, facts) => {
        const planned = plan(change, facts);
        if (planned.outcome !== "planned") return;
        const step = { before: planned.before!, after: planned.after! };
        expect(run(change, facts, step).outcome).toBe("changed");
        const after = put(change, facts, step.after);
        expect(figureOf(change, after)).toBe(changed(change, step.before));
        const back = undo(change, { ...after, leastOnHand: 0, compareAtMinor: null, saleMinor: null }, step);
        expect(back).toEqual({ outcome: "undone", code: null, ...step });
      }),
    );
  });

  it("never touches an offer that stands otherwise than it was read", () => {
    const change: BulkChange = { kind: "stock_set", onHand: 20 };
    const step = { before: 10, after: 20 };
    expect(run(change, offer({ onHand: 11 }), step)).toMatchObject({ outcome: "failed", code: "changed_meanwhile" });
    expect(undo(change, offer({ onHand: 19 }), step)).toMatchObject({ outcome: "left", code: "changed_meanwhile" });
    expect(undo(change, offer({ onHand: 20, leastOnHand: 15 }), step)).toMatchObject({
      outcome: "left",
      code: "promised",
    });
    expect(run(change, offer({ exists: false }), step)).toMatchObject({ outcome: "failed", code: "gone" });
  });
});
