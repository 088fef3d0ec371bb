import type { Id } from "@stoa/contract";
import { CollectionRules, MARKET_CURRENCIES } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arranged, touchedProducts } from "./rules.ts";

const ids = (words: Iterable<string>) => [...words].map((word) => `col_${word}` as Id<"collection">);

describe("collections", () => {
  it("touch what came and what went, not what only moved; with another address they touch everything", () => {
    const of = (slug: string, letters: string) => ({
      slug,
      productIds: [...letters].map((letter) => `prd_${letter}` as Id<"product">),
    });
    const touched = (...two: Parameters<typeof touchedProducts>) => touchedProducts(...two).map((id) => id.slice(4));
    expect(touched(of("x", "abc"), of("x", "cbd"))).toEqual(["a", "d"]);
    expect(touched(of("x", "ab"), of("x", "ba"))).toEqual([]);
    expect(touched(of("x", "ab"), of("y", "bc"))).toEqual(["a", "b", "c"]);
  });

  it("are put in order without losing one that was not named, or taking one that is not there", () => {
    expect(arranged(ids("abcd"), ids("cxa"))).toEqual(ids("cabd"));
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.array(fc.string()), (present, named) => {
        const before = ids(present);
        expect(arranged(before, ids(named)).toSorted()).toEqual(before.toSorted());
      }),
    );
  });
});

describe("the rule of a collection", () => {
  const parse = (rules: unknown) => CollectionRules.safeParse(rules).success;
  const everywhere = MARKET_CURRENCIES.map((currency) => ({ currency, maxMinor: 5_000 }));

  it("narrows by something", () => {
    expect(parse({})).toBe(false);
    expect(parse({ brands: [], tags: [], attributes: {} })).toBe(false);
    expect(parse({ brands: ["Alder"] })).toBe(true);
    expect(parse({ newerThanDays: 30 })).toBe(true);
  });

  it("tells prices for every currency or for none, each once, the lowest first", () => {
    expect(parse({ prices: everywhere })).toBe(true);
    expect(parse({ prices: everywhere.slice(1) })).toBe(false);
    expect(parse({ prices: [...everywhere.slice(1), everywhere[1]] })).toBe(false);
    expect(parse({ prices: everywhere.map((range) => ({ ...range, minMinor: 6_000 })) })).toBe(false);
  });

  it("knows no other condition", () => expect(parse({ brands: ["Alder"], sql: "1 = 1" })).toBe(false));
});
