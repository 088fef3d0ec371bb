import { type Id, MARKET_HANDLES, MARKETS, type Market } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addWorkingDays, deliveryFee, type PricedLine, quoteBasket } from "./rules.ts";

const TODAY = "2026-11-20"; // a Friday

function line(sellerId: string, unitMinor: number, quantity = 1): PricedLine {
  return {
    offerId: `ofr_${sellerId}${unitMinor}` as Id<"offer">,
    sellerId: `sel_${sellerId}` as Id<"seller">,
    sellerCountry: "US",
    handlingDays: 1,
    availableDay: null,
    commissionBps: 1_500,
    unitMinor,
    quantity,
  };
}

const market = fc.constantFrom(...MARKET_HANDLES).map((handle): Market => MARKETS[handle]);
const basket = fc.array(
  fc.record({
    offerId: fc.nat(99_999).map((n) => `ofr_${n}` as Id<"offer">),
    sellerId: fc.nat(4).map((n) => `sel_${n}` as Id<"seller">),
    sellerCountry: fc.constantFrom("US", "DE", "JP"),
    handlingDays: fc.nat(7),
    availableDay: fc.constantFrom(null, "2026-11-02", "2027-03-03"),
    commissionBps: fc.integer({ min: 0, max: 3_000 }),
    unitMinor: fc.integer({ min: 1, max: 50_000_000 }),
    quantity: fc.integer({ min: 1, max: 99 }),
  }),
  { minLength: 1, maxLength: 50 },
);

describe("a basket", () => {
  it("has parts that sum to the whole in every market, whatever is in it", () => {
    fc.assert(
      fc.property(market, basket, fc.boolean(), (where, lines, express) => {
        const choices = lines.map(({ sellerId }) => ({
          sellerId,
          method: express ? ("express" as const) : ("standard" as const),
        }));
        const quoted = quoteBasket(where, lines, choices, TODAY);
        const sum = (pick: (group: (typeof quoted.groups)[number]) => number) =>
          quoted.groups.reduce((total, group) => total + pick(group), 0);
        expect(quoted.totalMinor).toBe(sum((group) => group.totalMinor));
        expect(quoted.totalMinor).toBe(
          quoted.itemsMinor + quoted.deliveryMinor + (where.taxInclusive ? 0 : quoted.taxMinor),
        );
        for (const group of quoted.groups) {
          const lineTax = group.lines.reduce((total, each) => total + each.taxMinor, 0);
          expect(lineTax).toBeLessThanOrEqual(group.taxMinor);
          expect(group.commissionMinor).toBeLessThanOrEqual(group.totalMinor - group.taxMinor);
          expect(group.itemsMinor).toBe(group.lines.reduce((total, each) => total + each.totalMinor, 0));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("adds tax on top in the US and finds it inside the price in Germany", () => {
    expect(quoteBasket(MARKETS.us, [line("a", 10_000)], [], TODAY)).toMatchObject({
      itemsMinor: 10_000,
      deliveryMinor: 0,
      taxMinor: 825,
      totalMinor: 10_825,
    });
    expect(quoteBasket(MARKETS.de, [line("a", 11_900)], [], TODAY)).toMatchObject({
      taxMinor: 1_900,
      totalMinor: 11_900,
    });
  });

  it("sends each seller's part for nothing from the threshold on, and charges below it", () => {
    const quoted = quoteBasket(MARKETS.us, [line("a", 4_900), line("b", 4_899)], [], TODAY);
    expect(quoted.groups.map((group) => group.deliveryMinor)).toEqual([0, 599]);
    expect(deliveryFee(MARKETS.us, "express", 100_000)).toBe(1_499);
  });

  it("leaves with the line that is ready last: what comes in later holds back the parcel of its seller, and no other", () => {
    const later = { ...line("a", 100), availableDay: "2027-03-03" };
    const quoted = quoteBasket(MARKETS.us, [line("a", 200), later, line("b", 100)], [], TODAY);
    expect(quoted.groups.map(({ shipByDay, promise }) => [shipByDay, promise.fromDay])).toEqual([
      ["2027-03-04", "2027-03-08"],
      ["2026-11-23", "2026-11-25"],
    ]);
    const past = quoteBasket(MARKETS.us, [{ ...later, availableDay: "2026-11-02" }], [], TODAY);
    expect(past.groups[0]!.shipByDay).toBe("2026-11-23");
  });

  it("takes commission from goods only, rounded down in the seller's favour", () => {
    expect(quoteBasket(MARKETS.us, [line("a", 99)], [], TODAY).groups[0]).toMatchObject({
      commissionMinor: 14,
      deliveryMinor: 599,
    });
  });
});

describe("working days", () => {
  it("skip the weekend", () => {
    expect(addWorkingDays(TODAY, 0)).toBe("2026-11-20");
    expect(addWorkingDays(TODAY, 1)).toBe("2026-11-23");
    expect(addWorkingDays(TODAY, 6)).toBe("2026-11-30");
  });
});
