import { DomainError, parseSynonyms, synonymLine } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alternativesByTerm, keptTarget, keptTerms, leadsInCircle, queryKey, reportedQuery } from "./rules.ts";

describe("the name of a query", () => {
  it.each([
    ["  Oak   CHAIR ", "oak chair"],
    ["T-shirt!", "t shirt"],
    ["banker’s lamp", "bankers lamp"],
    ["Ｗｉｄｅ", "wide"],
    ["茶碗", "茶碗"],
    ["***", ""],
  ])("of %j is %j", (typed, key) => expect(queryKey(typed)).toBe(key));
  it("is short, and the name of a name is itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (typed) => {
        const key = queryKey(typed);
        expect(Array.from(key).length).toBeLessThanOrEqual(80);
        expect(queryKey(key)).toBe(key);
      }),
    );
  });
});

describe("the report", () => {
  it.each([
    "ada@example.test",
    "call +49 (30) 901820",
    "4242 4242 4242 4242",
    "https://evil.test",
    "٠١٢٣٤٥٦٧",
    "",
    "?!",
  ])("does not hold %j", (typed) => expect(reportedQuery(typed)).toBeNull());
  it.each([
    ["iPhone 15 Pro 256", "iphone 15 pro 256"],
    ["D001-OXBL", "d001 oxbl"],
    ["rug 200x300", "rug 200x300"],
  ])("holds %j", (typed, key) => expect(reportedQuery(typed)).toBe(key));
});

describe("synonyms", () => {
  it("are kept as equal texts when they are equal sets", () => {
    expect(keptTerms(["Couch", "sofa", "SOFA "], "two_way")).toEqual(["couch", "sofa"]);
    expect(keptTerms(["trainers", "sneakers", "plimsolls"], "one_way")).toEqual(["trainers", "plimsolls", "sneakers"]);
    expect(() => keptTerms(["Sofa", "sofa!"], "two_way")).toThrow(DomainError);
  });
  it("work both ways or one way, and add up over sets", () => {
    const found = alternativesByTerm([
      { kind: "two_way", terms: ["couch", "sofa"] },
      { kind: "two_way", terms: ["settee", "sofa"] },
      { kind: "one_way", terms: ["seat", "chair", "stool"] },
    ]);
    expect(Object.fromEntries(found)).toEqual({
      couch: ["sofa"],
      sofa: ["couch", "settee"],
      settee: ["sofa"],
      seat: ["chair", "stool"],
    });
  });
  it("of two-way sets are mutual, and no term is its own synonym", () => {
    const set = fc.record({
      kind: fc.constant("two_way" as const),
      terms: fc.uniqueArray(fc.stringMatching(/^[a-f]$/), { minLength: 2, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(set, { maxLength: 8 }), (sets) => {
        const found = alternativesByTerm(sets);
        for (const [term, others] of found)
          for (const other of others) {
            expect(other).not.toBe(term);
            expect(found.get(other)).toContain(term);
          }
      }),
    );
  });
});

describe("an import", () => {
  it("reads one set to a line and names the lines that are none", () => {
    expect(
      parseSynonyms("# comment\r\nsofa, couch\n\ntrainers => sneakers, plimsolls\nalone\na,b => c\na => b => c"),
    ).toEqual({
      sets: [
        { kind: "two_way", terms: ["sofa", "couch"] },
        { kind: "one_way", terms: ["trainers", "sneakers", "plimsolls"] },
      ],
      wrong: [5, 6, 7],
    });
  });
  it("reads back what is written out", () => {
    const sets = parseSynonyms("sofa, couch\ntrainers => sneakers, plimsolls").sets;
    expect(parseSynonyms(sets.map(synonymLine).join("\n"))).toEqual({ sets, wrong: [] });
  });
});

describe("a redirect", () => {
  it.each([
    ["c/sofas", "c/sofas"],
    ["/us/c/sofas?sort=newest", "c/sofas?sort=newest"],
    ["https://stoa.test/jp/s?q=sofa", "s?q=sofa"],
    ["shop/nordlys-home", "shop/nordlys-home"],
  ])("to %j is kept as %j", (given, target) => expect(keptTarget(given)).toBe(target));
  it.each([
    "",
    "//evil.test",
    "https://evil.test/",
    "/xx/c/sofas",
    "c/../account",
    "checkout",
    "s",
    "javascript:alert(1)",
  ])("to %j is refused", (given) => expect(() => keptTarget(given)).toThrow(DomainError));
  it("never leads in a circle", () => {
    const others = new Map([
      ["couch", "s?q=sofa"],
      ["settee", "c/sofas"],
    ]);
    expect(leadsInCircle("sofa", "s?q=Sofa%20", others)).toBe(true);
    expect(leadsInCircle("sofa", "s?q=couch", others)).toBe(true);
    expect(leadsInCircle("sofa", "s?q=settee", others)).toBe(false);
    expect(leadsInCircle("sofa", "s?brand=Norrvik", others)).toBe(false);
  });
});
