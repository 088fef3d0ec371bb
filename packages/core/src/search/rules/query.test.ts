import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupsOf, type Lookups, partsOf, phrase, runsOf, stemsToLookUp, textMatch, unknownParts } from "./query.ts";

const NOTHING: Lookups = {
  uses: new Map(),
  synonyms: new Map(),
  completions: [],
  corrections: new Map(),
  splits: new Map(),
  products: 1_000,
};
const asked = (typed: string, lookups: Partial<Lookups> = {}) =>
  groupsOf(partsOf(typed), { ...NOTHING, ...lookups }, "en");
const ways = (typed: string, lookups: Partial<Lookups> = {}) =>
  asked(typed, lookups).map(({ alternatives }) => alternatives.map(phrase));

describe("what was typed", () => {
  it.each([
    ["oak chair", [['"oak"'], ['"chair"']]],
    ['"desk lamp" brass', [['"desk lamp"'], ['"brass"']]],
    ['un"closed phrase', [['"un"'], ['"close phrase"']]],
    ["lamp for the desk", [['"lamp"'], ['"desk"']]],
    ["for the", [['"for"'], ['"the"']]],
    ["D001-OXBL", [['"d001 oxbl"', '"d001oxbl"']]],
    ["title:lamp*", [['"titl lamp"']]],
    ["茶", [['"茶"*']]],
  ])("%s is looked for as %j", (typed, expected) => expect(ways(typed)).toEqual(expected));
  it.each(["", '"', "***", ":", "🙂", "\0"])("%j holds no word", (typed) => expect(partsOf(typed)).toEqual([]));
  it.each(["\u0301", "🛋️", '"\u0301"'])("%j holds no stem, and is no group either", (typed) =>
    expect(asked(`${typed} lamp`).map(({ text }) => text)).toEqual(["lamp"]),
  );
  it("has a way of being found, whatever it is made of", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        for (const { alternatives } of asked(typed)) {
          expect(alternatives.length).toBeGreaterThan(0);
          expect(alternatives.flatMap(({ stems }) => stems)).not.toContain("");
        }
      }),
      { numRuns: 2_000 },
    ));
  it("never lets an operator of FTS5 through", () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (typed) => {
        const groups = asked(typed);
        if (groups.length === 0) return;
        const inside = textMatch(groups).replaceAll(/"[^"]*"\*?/g, "");
        expect(inside).toMatch(/^\{title brand category attributes description sku\} : [() ORAND]*$/);
      }),
    ));
});

describe("other ways of finding a word", () => {
  it("are its synonyms, of several words too, for each word that they stand for", () => {
    const synonyms = new Map([
      ["couch", ["sofa"]],
      ["bean bag", ["pouffe"]],
    ]);
    expect(ways("couch", { synonyms })).toEqual([['"couch"', '"sofa"']]);
    expect(ways("bean bag", { synonyms })).toEqual([
      ['"bean"', '"pouff"'],
      ['"bag"', '"pouff"'],
    ]);
    expect(runsOf(partsOf("a bean bag")).map(({ text }) => text)).toEqual(["bean", "bean bag", "bag"]);
  });
  it("are two words written as one, where that is a word", () => {
    expect(ways("book case", { uses: new Map([["bookcas", 3]]) })[0]).toEqual(['"book"', '"bookcas"']);
    expect(ways("book case")[0]).toEqual(['"book"']);
  });
  it("are corrections, splits and completions, for words that are nowhere", () => {
    const lookups = {
      corrections: new Map([["lmap", "lamp"]]),
      splits: new Map([["lampshade", ["lamp", "shade"] as const]]),
      completions: ["chair"],
    };
    expect(ways("lmap", { ...lookups, completions: [] })).toEqual([['"lmap"', '"lamp"']]);
    expect(ways("lampshade oak", lookups)[0]).toEqual(['"lampshad"', '"lamp shade"']);
    expect(ways("oak cha", lookups)).toEqual([['"oak"'], ['"cha"', '"chair"']]);
    const uses = new Map([["lmap", 1]]);
    expect(ways("lmap", { ...lookups, uses })).toEqual([['"lmap"']]);
    expect(unknownParts(partsOf("lmap oak"), uses, "en").map(({ words }) => words)).toEqual([["oak"]]);
  });
  it("are asked for in one look", () =>
    expect(stemsToLookUp(partsOf("book case T-shirt"), "en")).toEqual(
      expect.arrayContaining(["book", "case", "bookcas", "t shirt", "tshirt"]),
    ));
  it("say more when they are rare", () => {
    const [rare, common] = asked("brass lamp", {
      uses: new Map([
        ["brass", 2],
        ["lamp", 500],
      ]),
    });
    expect(rare!.rarity).toBeGreaterThan(common!.rarity);
  });
});

describe("fewer words than were typed", () => {
  it("are all ways of leaving some out", () => {
    const match = textMatch(asked("red oak chair"), 2);
    expect(match.split(" OR ")).toHaveLength(3);
    expect(match).toContain('(("red") AND ("oak"))');
  });
});
