import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestWay, type Facts, keyOf, type Selection } from "./facts.ts";
import { packFacts, readIn } from "./packing.ts";
import { matchOf, priceAsked, tokensOf } from "./tokens.ts";

/** What FTS5 does with an expression of quoted words, AND, OR and brackets. */
function matches(expression: string, tokens: ReadonlySet<string>): boolean {
  const plain = expression
    .replaceAll(/\{[a-z ]+\} : /g, "")
    .replaceAll(/"([^"]*)"/g, (_, word: string) => String(tokens.has(word)))
    .replaceAll("AND", "&&")
    .replaceAll("OR", "||");
  if (!/^[a-z &|()]*$/.test(plain)) throw new Error(`odd expression: ${expression}`);
  return new Function(`return ${plain}`)() as boolean;
}

const value = fc.constantFrom(1_000_001, 1_000_002, 2_000_001, 2_000_002, 3_000_001);
const price = fc.integer({ min: 1, max: 500_000 });
const facts: fc.Arbitrary<Facts> = fc.record({
  values: fc.uniqueArray(value, { maxLength: 3 }),
  ratingCenti: fc.nat(500),
  ratingScore: fc.nat(5_000),
  createdAt: fc.nat(10),
  units: fc.array(
    fc.record({
      values: fc.uniqueArray(value, { maxLength: 3 }),
      available: fc.boolean(),
      prices: fc.record({ USD: fc.tuple(price, fc.oneof(fc.constant(0), price)) }, { noNullPrototype: true }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const rarely = <T>(some: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some });
const limits = {
  minRating: rarely(fc.integer({ min: 1, max: 5 })),
  minMinor: rarely(price),
  maxMinor: rarely(price),
  minDiscount: rarely(fc.integer({ min: 1, max: 90 })),
};
const selection: fc.Arbitrary<Selection> = fc.record({
  ...limits,
  currency: fc.constant("USD" as const),
  scope: fc.record({
    ...limits,
    values: fc.array(fc.array(value, { minLength: 1, maxLength: 2 }), { maxLength: 1 }),
    createdFrom: rarely(fc.nat(10)),
  }),
  choices: fc
    .oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(value, { maxLength: 3 }))
    .map((values) => Map.groupBy(values, keyOf)),
  inStock: fc.boolean(),
});

describe("tokens", () => {
  it("let everything through that passes", () => {
    let passed = 0;
    fc.assert(
      fc.property(facts, selection, (each, chosen) => {
        if (!bestWay(readIn(packFacts(each), "USD"), chosen)) return;
        passed++;
        const tokens = new Set(tokensOf(each, []));
        expect(matches(matchOf(null, chosen), tokens)).toBe(true);
        expect(matches(matchOf(null, chosen, { isNarrow: true }), tokens)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
    expect(passed).toBeGreaterThan(300);
  });
  it("hold back what has none of the chosen values", () => {
    const chosen: Selection = {
      currency: "USD",
      scope: { values: [] },
      choices: new Map([[1, [1_000_001]]]),
      inStock: true,
    };
    const expression = matchOf(null, chosen);
    expect(matches(expression, new Set(["musd", "s1", "v1000002"]))).toBe(false);
    expect(matches(expression, new Set(["musd", "s1", "v1000001"]))).toBe(true);
    expect(matches(matchOf(null, chosen, { without: 1 }), new Set(["musd", "s1"]))).toBe(true);
  });
  it("bring pinned products into a text, and the filters hold for them", () => {
    const chosen: Selection = { currency: "USD", scope: { values: [] }, choices: new Map(), inStock: false };
    const pinned = tokensOf({ values: [], ratingCenti: 0, ratingScore: 0, createdAt: 0, units: [] }, ["desk lamp"]);
    const expression = matchOf('{title} : ("sofa")', chosen, { pinnedFor: "desk lamp" });
    expect(matches(expression, new Set([...pinned, "musd"]))).toBe(true);
    expect(matches(expression, new Set(pinned))).toBe(false);
  });

  it("leave prices to their table where many have them, and the market with them", () => {
    const chosen: Selection = { currency: "USD", scope: { values: [] }, choices: new Map(), inStock: false };
    expect(priceAsked(chosen)).toEqual({ currency: "USD", fromMinor: 0, toMinor: Number.MAX_SAFE_INTEGER });
    const wide = { ...chosen, minMinor: 1_000, maxMinor: 90_000, minRating: 4 };
    expect(priceAsked(wide)).toEqual({ currency: "USD", fromMinor: 1_000, toMinor: 90_000 });
    expect(priceAsked({ ...chosen, minMinor: 1_000, maxMinor: 1_100 })).toBeNull();
    expect(priceAsked({ ...chosen, scope: { values: [], maxMinor: 5_000 } })?.toMinor).toBe(5_000);
    const expression = matchOf(null, wide, { isPricedByTable: true });
    expect(matches(expression, new Set(["r4"]))).toBe(true);
    expect(matches(expression, new Set(["musd"]))).toBe(false);
  });
});
