import { describe, expect, it } from "vitest";
import type { Group } from "./query.ts";
import { type Head, packHead, scoreOf, unpackHead } from "./rank.ts";
import { nameLength, stemmed } from "./words.ts";

const head = (
  title: string,
  over: Partial<Record<"brand" | "category" | "attributes" | "sku", string>> = {},
): Head => ({
  title: stemmed(title),
  nameLength: nameLength(title),
  brand: stemmed(over.brand ?? ""),
  category: stemmed(over.category ?? ""),
  attributes: stemmed(over.attributes ?? ""),
  sku: stemmed(over.sku ?? ""),
});
const groups = (typed: string): Group[] =>
  typed.split(" ").map((text) => ({ text, alternatives: [{ stems: stemmed(text), weight: 1 }], rarity: 2, uses: 1 }));
const score = (title: Head, typed: string, over: Partial<Parameters<typeof scoreOf>[2]> = {}) =>
  scoreOf(title, groups(typed), { popularity: 0, inStock: true, isCertain: true, ...over });

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
    const [rare, common] = [
      { text: "brass", alternatives: [{ stems: ["brass"], weight: 1 }], rarity: 6, uses: 1 },
      { text: "lamp", alternatives: [{ stems: ["lamp"], weight: 1 }], rarity: 1, uses: 1 },
    ];
    const about = { popularity: 0, inStock: true, isCertain: false };
    expect(scoreOf(head("Brass hook"), [rare, common], about)).toBeGreaterThan(
      scoreOf(head("Steel lamp"), [rare, common], about),
    );
  });
});

it("a head comes out of its text as it went in", () => {
  const whole = head("Brass desk lamp, 40 cm", { brand: "Casa Lumen", attributes: "brass", sku: "D1-X" });
  expect(unpackHead(packHead(whole))).toEqual(whole);
  expect(unpackHead(packHead(head("Lamp")))).toEqual(head("Lamp"));
});
