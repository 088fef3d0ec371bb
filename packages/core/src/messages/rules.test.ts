import { REMOVED } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, withoutContacts } from "./rules.ts";

const shown = (text: string) => withoutContacts(text).text;

describe("contact details are taken out", () => {
  it.each([
    ["a mail address", "Write to ada@example.com please", "Write to [removed] please"],
    ["a mail address in words", "ada (at) example (dot) com", "[removed]"],
    ["a mail address in brackets", "ada[at]example[dot]co[dot]uk", "[removed]"],
    ["a mail address in German", "ada ät example punkt de", "[removed]"],
    ["a full-width mail address", "ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "[removed]"],
    ["an address with hidden marks", "ada@exam\u200Bple.com", "[removed]"],
    ["a telephone number", "Call +49 30 123456-78 today", "Call [removed] today"],
    ["a number with brackets", "(555) 010-0199", "[removed]"],
    ["a number with spaced digits", "5 5 5 0 1 0 0 1 9 9", "[removed]"],
    ["a number in Arabic digits", "اتصل ٠٥٠١٢٣٤٥٦٧", "اتصل [removed]"],
    ["a full-width number", "電話は０３－１２３４－５６７８です", "電話は[removed]です"],
    ["a link", "see https://pay.example/x?y=1 now", "see [removed] now"],
    ["a link without a scheme", "see www.example.net/abc", "see [removed]"],
    ["a bare domain", "on myshop.store it is cheaper", "on [removed] it is cheaper"],
    ["a name in a service", "my WhatsApp: ada_1815", "my [removed]"],
    ["a handle", "find me as @ada.lovelace", "find me as [removed]"],
  ])("%s", (_, written, left) => {
    expect(shown(written)).toBe(left);
    expect(withoutContacts(written).isChanged).toBe(true);
  });
});

describe("what has to be said stays word for word", () => {
  it.each([
    "Where is order S-7K3M-92QD-1?",
    "It came on 2026-11-24, not on 24.11.2026.",
    "I paid $1,234,567 for it. It should cost ₹12345678.",
    "The lamp is 120 x 80 x 45 cm and weighs 12.5 kg.",
    "Tracking number: 00340434161094021501",
    "Tracking no. 1234567890",
    "Die Sendungsnummer 340434161094 stimmt nicht.",
    "追跡番号 1234-5678-9012",
    "Please call it off.",
    "The line is broken and the signal is weak.",
    "It arrived at noon. Dots at the edges are scratched.",
    "ランプが壊れていました。",
    "وصل المنتج مكسورًا.",
    "Two units of model WH-1000XM5, please.",
  ])("%s", (text) => {
    expect(withoutContacts(text)).toEqual({ text, isChanged: false });
  });
});

it("no address of the usual form gets through, wherever it stands", () => {
  const name = fc.stringMatching(/^[a-z]{1,8}[0-9]{0,3}$/);
  const words = fc.constantFrom("", "hello ", "mail me: ", "«", "ok,");
  fc.assert(
    fc.property(words, name, name, fc.constantFrom("com", "de", "co.uk"), words, (before, who, host, end, after) => {
      const result = withoutContacts(`${before}${who}@${host}.${end} ${after}`);
      expect(result.text).toContain(REMOVED);
      expect(result.text).not.toContain(`@${host}`);
    }),
  );
});

it("taking out twice takes out no more than once", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const once = shown(text);
      expect(shown(once)).toBe(once);
    }),
  );
});

it("is quick with a text made to be slow", () => {
  const began = performance.now();
  for (const text of [
    "a.".repeat(1_000),
    "1 ".repeat(1_000),
    "a@".repeat(1_000),
    "(at) ".repeat(400),
    " at ".repeat(500),
  ])
    withoutContacts(text);
  expect(performance.now() - began).toBeLessThan(500);
});

it("the middle of times is none of nothing, and between two", () => {
  expect(median([])).toBe(null);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1])).toBe(3);
});
