import { describe, expect, it } from "vitest";
import { askedFor, type Head, packHead, scoreOf, unpackHead } from "./rank.ts";
import { nameLength, stemmed } from "./words.ts";

const head = (
  title: string,
  over: Partial<Record<"brand" | "elsewhere" | "attributes" | "sku", string>> = {},
): Head => ({
  title: stemmed(title).join(" "),
  titleLength: stemmed(title).length,
  nameLength: nameLength(title),
  brand: stemmed(over.brand ?? "").join(" "),
  elsewhere: stemmed(over.elsewhere ?? "").join(" "),
  attributes: stemmed(over.attributes ?? "").join(" "),
  sku: stemmed(over.sku ?? "").join(" "),
});
const asked = (typed: string, categories?: Parameters<typeof askedFor>[1]) =>
  askedFor(
    typed.split(" ").map((text) => ({ alternatives: [{ stems: stemmed(text), weight: 1 }], rarity: 2 })),
    categories,
  );
const ABOUT = { popularity: 0, inStock: true, isCertain: true, values: [] };
const score = (title: Head, typed: string, over: Partial<Parameters<typeof scoreOf>[2]> = {}) =>
  scoreOf(title, asked(typed), { ...ABOUT, ...over });

describe("the better answer", () => {
  it("is the thing itself, not what goes with it", () =>
    expect(score(head("Brass desk lamp"), "lamp")).toBeGreaterThan(score(head("Shade for lamp"), "lamp")));
  it("has the word in its title rather than in its description", () =>
    expect(score(head("Oak chair"), "oak")).toBeGreaterThan(score(head("Chair"), "oak")));
  it("has the words in the order in which they were typed", () =>
    expect(score(head("Desk lamp"), "desk lamp")).toBeGreaterThan(score(head("Lamp for a desk"), "desk lamp")));
  it("is the more popular of equals, and what is in stock", () => {
    expect(score(head("Lamp"), "lamp", { popularity: 1 })).toBeGreaterThan(score(head("Lamp"), "lamp"));
    expect(score(head("Lamp"), "lamp")).toBeGreaterThan(score(head("Lamp"), "lamp", { inStock: false }));
  });
  it("has the rarer word where not all are found", () => {
    const [rare, common] = askedFor([
      { alternatives: [{ stems: ["brass"], weight: 1 }], rarity: 6 },
      { alternatives: [{ stems: ["lamp"], weight: 1 }], rarity: 1 },
    ]);
    const about = { ...ABOUT, isCertain: false };
    expect(scoreOf(head("Brass hook"), [rare!, common!], about)).toBeGreaterThan(
      scoreOf(head("Steel lamp"), [rare!, common!], about),
    );
  });
  it("is in a category of that name, or is called so elsewhere; and both say it once", () => {
    const lamps = asked("lamp", new Map([["lamp", new Set([7])]]));
    const [inside, outside] = [
      [3, 7],
      [3, 8],
    ].map((values) => scoreOf(head("Aurora"), lamps, { ...ABOUT, values }));
    expect(inside).toBeGreaterThan(outside!);
    const called = head("Aurora", { elsewhere: "Lamp" });
    expect(scoreOf(called, lamps, { ...ABOUT, values: [8] })).toBe(inside);
    expect(scoreOf(called, lamps, { ...ABOUT, values: [7] })).toBe(inside);
  });
  it("is not told by what has no words", () =>
    expect(scoreOf(head("Lamp"), askedFor([{ alternatives: [{ stems: [""], weight: 1 }], rarity: 1 }]), ABOUT)).toBe(
      scoreOf(head("Lamp"), askedFor([{ alternatives: [{ stems: ["oak"], weight: 1 }], rarity: 1 }]), ABOUT),
    ));
  it("has whole words", () => {
    expect(score(head("Art print"), "art")).toBeGreaterThan(score(head("Cart print"), "art"));
    expect(score(head("Cart art"), "art")).toBeGreaterThan(score(head("Cart artist"), "art"));
  });
});

it("a head comes out of its text as it went in", () => {
  const whole = head("Brass desk lamp, 40 cm", { brand: "Casa Lumen", attributes: "brass", sku: "D1-X" });
  expect(unpackHead(packHead(whole))).toEqual(whole);
  expect(unpackHead(packHead(head("Lamp")))).toEqual(head("Lamp"));
});
