// Every mail in every language: it names what it must, it is read from the right side, it holds nothing of what people
// typed as markup, and it says the same with and without HTML.
import { type Market, MARKETS } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { escapeHtml, oneLine } from "./markup.ts";
import { SAMPLE_WORDS, type SampleWords } from "./sample-data.ts";
import { canBeStopped, sampleMail, samplePrice, SAMPLES } from "./samples.ts";

/** One market per language. */
const READINGS: Market[] = [MARKETS.us, MARKETS.de, MARKETS.jp, MARKETS.ae];
const ORIGIN = "https://shop.test";

/** What people type into names and titles who mean no good. Several are from the OWASP filter evasion cheat sheet. */
const EVIL = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `<svg/onload=alert(1)>`,
  `</td></table><a href="https://evil.test">Sign in</a>`,
  `<!--foot--><b>x</b>`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `javascript:alert(1)`,
  `<style>*{display:none}</style>`,
  `{link-secret}$&$1`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
];

/** All words the same evil one. */
const wordsOf = (evil: string): SampleWords =>
  Object.fromEntries(Object.keys(SAMPLE_WORDS).map((name) => [name, evil])) as unknown as SampleWords;

/** The tags of a page, with the names of their attributes: what it is made of, whatever stands in it. */
const skeleton = (html: string): string[] =>
  [...html.matchAll(/<(!--|\/?[a-z][a-z0-9]*)([^>]*)>/gi)].map(
    ([, tag = "", rest = ""]) => `${tag} ${[...rest.matchAll(/\s([a-z-]+)=/g)].map(([, name]) => name).join(" ")}`,
  );

describe.each([...SAMPLES].map(([name, sample]) => ({ name, sample })))("the mail $name", ({ name, sample }) => {
  it.each(READINGS)("names what it must in $language, in text and in HTML", (market) => {
    const { subject, text, html } = sample.write(market, SAMPLE_WORDS, ORIGIN);
    expect(html).toContain(`<html lang="${market.language}" dir="${market.direction}">`);
    expect(subject.length).toBeGreaterThan(3);
    for (const word of sample.names) {
      expect(`${subject}\n${text}`, word).toContain(SAMPLE_WORDS[word]);
      expect(html, word).toContain(escapeHtml(SAMPLE_WORDS[word]));
    }
    expect(text).toContain(ORIGIN);
    expect(html).toContain(`href="${ORIGIN}`);
  });

  it("says something of its own in each language", () => {
    const said = READINGS.map((market) => sample.write(market, SAMPLE_WORDS, ORIGIN).text.split("\n")[0]);
    const subjects = READINGS.map((market) => sample.write(market, SAMPLE_WORDS, ORIGIN).subject);
    expect(new Set(subjects).size, subjects.join(" | ")).toBe(READINGS.length);
    expect(new Set(said).size, said.join(" | ")).toBe(READINGS.length);
  });

  it.each(EVIL)("is made of the same tags whatever somebody typed: %s", (evil) => {
    for (const market of READINGS) {
      const [tame, wild] = [SAMPLE_WORDS, wordsOf(evil)].map((words) => sample.write(market, words, ORIGIN));
      expect(skeleton(wild!.html)).toEqual(skeleton(tame!.html));
      expect(wild!.subject).toBe(oneLine(wild!.subject));
    }
  });

  it("has its foot where it may be stopped, and none where a link is all", () => {
    const { html, text } = sampleMail(name, MARKETS.de, ORIGIN)!;
    expect(html).not.toContain("<!--foot-->".repeat(2));
    for (const part of [text, html]) {
      expect(part.includes(`${ORIGIN}/unsubscribe`)).toBe(canBeStopped(name));
      expect(part.includes(`${ORIGIN}/preferences`)).toBe(sample.to !== "anybody");
    }
  });
});

describe("amounts and pictures", () => {
  it.each(READINGS)("are written as in $locale", (market) => {
    const { text } = SAMPLES.get("order_placed")!.write(market, SAMPLE_WORDS, ORIGIN);
    expect(text).toContain(samplePrice(market));
  });

  it("stand beside each line, at the address of the shop", () => {
    const { html } = SAMPLES.get("order_shipped")!.write(MARKETS.us, SAMPLE_WORDS, ORIGIN);
    expect(html).toContain('width="56"');
    expect(html).toContain("Sold by Nordlys Home");
  });
});
