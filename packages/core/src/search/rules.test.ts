import { ListingsInput } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { conditions, editDistance, matchExpression, nearestWord, wordsOf } from "./rules.ts";

describe("what somebody typed", () => {
  it.each([
    ["oak chair", '"oak" "chair"*'],
    ["oak chair ", '"oak" "chair"'],
    ['"desk lamp" brass', '"desk lamp" "brass"'],
    ['un"closed phrase', '"un" "closed phrase"'],
    ["AND OR NOT NEAR(", '"and" "or" "not" "near"'],
    ["title:lamp*", '"title" "lamp"'],
    ["D001-OXBL", '"d001" "oxbl"*'],
    ["茶碗", '"茶碗"*'],
    ["كرسي", '"كرسي"*'],
    ["crème brûlée", '"crème" "brûlée"*'],
  ])("%s becomes %s", (typed, match) => expect(matchExpression(typed)).toBe(match));
  it.each(["", '"', "***", ":", "🙂", "\0"])("%j holds no word", (typed) => expect(matchExpression(typed)).toBeNull());
  it("is cut where no shopper types on", () => expect(wordsOf("a ".repeat(10_000))).toHaveLength(12));
});

describe("spelling", () => {
  it("counts a swap of neighbours as one step", () => {
    expect(editDistance("chiar", "chair")).toBe(1);
    expect(editDistance("lamp", "lamp")).toBe(0);
    expect(editDistance("sofa", "wardrobe")).toBe(3);
  });
  it("finds what was meant, the more used of equals", () => {
    const known = [
      { word: "chair", uses: 40 },
      { word: "chain", uses: 2 },
      { word: "lamp", uses: 9 },
    ];
    expect(nearestWord("chiar", known)).toBe("chair");
    expect(nearestWord("chai", known)).toBe("chair");
    expect(nearestWord("zzzz", known)).toBeNull();
  });
});

describe("filters", () => {
  const input = ListingsInput.parse({
    market: "us",
    brands: ["A", "B"],
    colours: ["Red"],
    minRating: 4,
    minMinor: 100,
  });
  it("leave a facet's own choice out of its counts", () => {
    expect(conditions(input, null).values).toEqual(['["A","B"]', '["Red"]', 400, 100]);
    expect(conditions(input, null, "brand").sql).not.toContain("'brand'");
    expect(conditions(input, null, "brand").sql).toContain("'colour'");
    expect(conditions(input, null, "price").values).toEqual(['["A","B"]', '["Red"]', 400]);
  });
});
