import type { Id } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { charged, type ChargedLine, commissionMinor, outcomeOf, type Rule, termsFor, traceOf } from "./rules.ts";

const rule = (of: Partial<Rule>): Rule => ({
  ruleId: "cmr_1",
  name: "A rule",
  productId: null,
  categoryId: null,
  sellerId: null,
  currency: null,
  fromMinor: null,
  toMinor: null,
  rateBps: 1_000,
  fixedMinor: 0,
  floorMinor: null,
  capMinor: null,
  ...of,
});
const line: ChargedLine = {
  productId: "prd_1",
  categoryIds: ["cat_lamps", "cat_home"],
  sellerId: "sel_1",
  currency: "USD",
  unitMinor: 5_000,
};

describe("a rule", () => {
  it("fits when all that it asks for is so, and says the first thing that is not", () => {
    expect(outcomeOf(rule({}), line)).toBe("fits");
    expect(outcomeOf(rule({ productId: "prd_2" }), line)).toBe("other_product");
    expect(outcomeOf(rule({ categoryId: "cat_home" }), line)).toBe("fits");
    expect(outcomeOf(rule({ categoryId: "cat_toys" }), line)).toBe("other_category");
    expect(outcomeOf(rule({ sellerId: "sel_2" }), line)).toBe("other_seller");
    expect(outcomeOf(rule({ currency: "EUR" }), line)).toBe("other_currency");
    expect(outcomeOf(rule({ categoryId: "cat_lamps", sellerId: "sel_1", currency: "USD" }), line)).toBe("fits");
  });

  it("with a band of prices holds the lower end and not the upper", () => {
    const band = rule({ currency: "USD", fromMinor: 5_000, toMinor: 9_000 });
    expect(outcomeOf(band, line)).toBe("fits");
    expect(outcomeOf(band, { ...line, unitMinor: 4_999 })).toBe("other_price");
    expect(outcomeOf(band, { ...line, unitMinor: 9_000 })).toBe("other_price");
  });
});

describe("of several rules", () => {
  const rules = [
    rule({ ruleId: "cmr_1", sellerId: "sel_2", rateBps: 100 }),
    rule({ ruleId: "cmr_2", categoryId: "cat_home", rateBps: 800 }),
    rule({ ruleId: "cmr_3", rateBps: 1_200 }),
  ];

  it("the first that fits counts, and the trace says why the others do not", () => {
    expect(termsFor(rules, line, 1_500)).toMatchObject({ ruleId: "cmr_2", rateBps: 800 });
    expect(traceOf(rules, line).map(({ outcome }) => outcome)).toEqual(["other_seller", "fits", "later"]);
  });

  it("none leaves the seller's own rate", () => {
    expect(termsFor(rules.slice(0, 1), line, 1_500)).toMatchObject({ ruleId: null, rateBps: 1_500 });
  });
});

describe("what is taken", () => {
  const of = (terms: Partial<Rule>, soldMinor: number, quantity = 1, paidMinor = soldMinor) =>
    commissionMinor({ ...rule(terms), ruleId: null }, { soldMinor, paidMinor, quantity });

  it("is the rate, rounded down, and the fixed amount of each unit", () => {
    expect(of({ rateBps: 1_500 }, 999)).toBe(149);
    expect(of({ rateBps: 1_500, fixedMinor: 30 }, 1_000, 3)).toBe(240);
    expect(of({ rateBps: 0, fixedMinor: 30 }, 1_000, 3)).toBe(90);
  });

  it("is at least the floor and at most the cap", () => {
    expect(of({ rateBps: 100, floorMinor: 50 }, 1_000)).toBe(50);
    expect(of({ rateBps: 5_000, capMinor: 300 }, 1_000)).toBe(300);
  });

  it("is never negative, and never more than the customer pays", () => {
    fc.assert(
      fc.property(
        fc.record({
          rateBps: fc.nat(10_000),
          fixedMinor: fc.nat(5_000),
          floorMinor: fc.option(fc.nat(5_000)),
          capMinor: fc.option(fc.nat(20_000)),
        }),
        fc.nat(1_000_000),
        fc.nat(100_000),
        fc.integer({ min: 1, max: 99 }),
        (terms, paidMinor, platformMinor, quantity) => {
          const taken = of(terms, paidMinor + platformMinor, quantity, paidMinor);
          expect(taken).toBeGreaterThanOrEqual(0);
          expect(taken).toBeLessThanOrEqual(paidMinor);
          if (terms.capMinor !== null) expect(taken).toBeLessThanOrEqual(terms.capMinor);
        },
      ),
    );
  });
});

describe("a basket", () => {
  const quoted = (offerId: Id<"offer">, totalMinor: number) => ({
    line: { offerId, quantity: 2 },
    totalMinor,
    commissionMinor: 1,
  });

  it("is charged line by line, and its groups are the sums", () => {
    const basket = {
      totalMinor: 9,
      groups: [{ lines: [quoted("ofr_1", 1_000), quoted("ofr_2", 500)], commissionMinor: 2 }],
    };
    const terms = { ruleId: null, rateBps: 1_000, fixedMinor: 5, floorMinor: null, capMinor: null };
    const made = charged(basket, new Map([["ofr_1", terms] as const]));
    expect(made.groups[0]!.lines.map((each) => each.commissionMinor)).toEqual([110, 1]);
    expect(made.groups[0]!.commissionMinor).toBe(111);
    expect(made.totalMinor).toBe(9);
  });
});
