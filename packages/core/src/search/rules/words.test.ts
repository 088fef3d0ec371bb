import { describe, expect, it } from "vitest";
import { isLoneSign, isSmallWord, joinedForms, languageOf, nameLength, stemmed, stemsOf, wordsOf } from "./words.ts";

describe("words", () => {
  it.each([
    ["Crème brûlée, 40×60 cm", ["crème", "brûlée", "40", "60", "cm"]],
    ["men's", ["mens"]],
    ["ＤＥＳＫ", ["desk"]],
    ["AND * : \" ' 🙂 \0", ["and"]],
    ["", []],
  ])("of %j", (text, words) => expect(wordsOf(text)).toEqual(words));
  it("are bounded in number and length", () => {
    expect(wordsOf("a ".repeat(10_000))).toHaveLength(12);
    expect(wordsOf("x".repeat(10_000))[0]).toHaveLength(40);
  });
});

describe("stems", () => {
  const same = (a: string, b: string) => expect(stemsOf(a)).toEqual(stemsOf(b));
  it.each([
    ["chairs", "chair"],
    ["shelves", "shelf"],
    ["knives", "knife"],
    ["women", "womens"],
    ["children", "child"],
    ["crème", "creme"],
    ["كرسي", "الكرسي"],
    ["أريكة", "اريكة"],
  ] as [string, string][])("%s and %s are one", same);
  it("follow the language of the text", () =>
    expect(stemsOf("Stühle".toLowerCase(), "de")).toEqual(stemsOf("stuhl", "de")));
  it("are words, whatever the word means to a program", () => {
    for (const word of ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"])
      for (const stem of stemmed(word)) expect(stem).toMatch(/^[a-z]+$/);
    expect(stemsOf("constructor")).toEqual(["constructor"]);
  });
  it("leave numbers and part numbers whole", () => expect(stemsOf("mc78l15s")).toEqual(["mc78l15s"]));
  it("are pairs of signs where no spaces are written, so that a part is a phrase of the whole", () => {
    expect(stemsOf("湯呑み茶碗")).toEqual(["湯呑", "呑み", "み茶", "茶碗"]);
    expect(stemsOf("茶碗")).toEqual(["茶碗"]);
    expect(stemmed("湯呑み茶碗").at(-1)).toBe("碗");
    expect(isLoneSign("茶")).toBe(true);
    expect(isLoneSign("a")).toBe(false);
  });
});

describe("what is written in parts", () => {
  it("is known by its joined form too", () => {
    expect(joinedForms("T-Shirt D001-OXBL 1/4")).toEqual(["tshirt", "d001oxbl"]);
    expect(stemmed("T-shirt")).toEqual(["t", "shirt", "tshirt"]);
  });
});

describe("a text", () => {
  it("tells its language by its small words", () => {
    expect(languageOf("Ein Stuhl aus Eiche mit Armlehnen und Polster")).toBe("de");
    expect(languageOf("An oak chair with arms and a cushion")).toBe("en");
  });
  it("has small words that say nothing", () => expect(["for", "mit"].every(isSmallWord)).toBe(true));
  it("names its thing before the first comma or preposition", () => {
    expect(nameLength("Desk lamp with clamp, 40 cm")).toBe(2);
    expect(nameLength("Oak chair")).toBe(2);
    expect(nameLength(", odd")).toBe(1);
  });
});
