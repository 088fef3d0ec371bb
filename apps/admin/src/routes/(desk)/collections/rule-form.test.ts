// What is typed becomes the rule that was meant, and a rule comes back as it was typed.
import { CollectionRules, MARKET_CURRENCIES } from "@stoa/client";
import { describe, expect, it } from "vitest";
import { fieldsOf, rulesOf, withRules } from "./rule-form";

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ "content.kind": "rule", ...fields })) form.set(name, value);
  return form;
};

const RULES = CollectionRules.parse({
  category: "sofas",
  brands: ["Halden & Rowe", "Kumo"],
  minRating: 4,
  minDiscount: 20,
  newerThanDays: 30,
  tags: ["sale"],
  attributes: { material: ["oak", "walnut"], "seat-height": ["45"] },
  prices: MARKET_CURRENCIES.map((currency) => ({ currency, minMinor: 100, maxMinor: 5_000 })),
});

describe("the rule form", () => {
  it("shows a rule and reads it back unchanged", () => expect(rulesOf(formOf(fieldsOf(RULES)))).toEqual(RULES));

  it("reads lists with commas, amounts with decimals, attributes by line", () => {
    const prices = Object.fromEntries(MARKET_CURRENCIES.map((currency) => [`rule.max.${currency}`, "30"]));
    expect(
      rulesOf(formOf({ "rule.brands": " Kumo ,, Pico", "rule.attributes": "colour: red", ...prices })),
    ).toMatchObject({
      brands: ["Kumo", "Pico"],
      attributes: { colour: ["red"] },
      prices: expect.arrayContaining([
        { currency: "USD", maxMinor: 3_000 },
        { currency: "JPY", maxMinor: 30 },
      ]),
    });
  });

  it("says nothing while nothing is typed, or something that is no amount", () => {
    expect(rulesOf(formOf({}))).toBe(null);
    expect(rulesOf(formOf({ "rule.brands": "Kumo", "rule.min.USD": "cheap" }))).toBe(null);
    expect(rulesOf(formOf({ "rule.min.USD": "10" }))).toBe(null);
  });

  it("leaves a choice by hand alone", () => {
    const form = formOf({ "rule.brands": "Kumo", name: "Ours" });
    form.set("content.kind", "manual");
    expect([...withRules(form)]).toEqual([
      ["content.kind", "manual"],
      ["name", "Ours"],
    ]);
  });
});
