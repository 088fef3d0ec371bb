import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deletionsOf, editDistance, isSpelt, lookupForms, nearestWord, reachOf } from "./spelling.ts";

describe("the distance of two words", () => {
  it("counts a swap of neighbours as one step", () => {
    expect(editDistance("chiar", "chair")).toBe(1);
    expect(editDistance("lamp", "lamp")).toBe(0);
    expect(editDistance("sofa", "wardrobe")).toBe(3);
  });
});

const known = [
  { word: "chair", uses: 40 },
  { word: "chain", uses: 2 },
  { word: "wardrobe", uses: 9 },
];

describe("what was meant", () => {
  it("is the nearest word, the more used of equals", () => {
    expect(nearestWord("chiar", known)).toBe("chair");
    expect(nearestWord("chai", known)).toBe("chair");
    expect(nearestWord("warbrode", known)).toBe("wardrobe");
    expect(nearestWord("zzzz", known)).toBeNull();
  });
  it("is not guessed for the shortest words", () => expect(nearestWord("co", [{ word: "car", uses: 9 }])).toBeNull());
  it("concerns words of letters only", () => {
    expect(isSpelt("wardrobe")).toBe(true);
    expect(isSpelt("d001")).toBe(false);
    expect(isSpelt("oak")).toBe(false);
  });
});

describe("looking a misspelt word up", () => {
  const LETTERS = "abcdefgh";
  const slips = fc.constantFrom("insert", "delete", "replace", "swap");
  const slip = (word: string, [kind, at, letter]: readonly [string, number, number]) => {
    const i = at % word.length;
    const sign = LETTERS[letter % LETTERS.length]!;
    switch (kind) {
      case "insert":
        return word.slice(0, i) + sign + word.slice(i);
      case "delete":
        return word.slice(0, i) + word.slice(i + 1);
      case "replace":
        return word.slice(0, i) + sign + word.slice(i + 1);
      default:
        return i + 1 < word.length ? word.slice(0, i) + word[i + 1]! + word[i]! + word.slice(i + 2) : word;
    }
  };
  it("finds every word that is one slip away", () => {
    const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 5, maxLength: 14 });
    fc.assert(
      fc.property(word, fc.tuple(slips, fc.nat(20), fc.nat(20)), (right, how) => {
        const typed = slip(right, how);
        const forms = new Set(deletionsOf(right));
        expect(lookupForms(typed).some((form) => forms.has(form))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
  it("keeps few forms", () => {
    expect(deletionsOf("chair")).toHaveLength(6);
    expect(deletionsOf("wardrobes").length).toBeLessThan(30);
    expect([3, 4, 8].map(reachOf)).toEqual([0, 1, 2]);
  });
});
