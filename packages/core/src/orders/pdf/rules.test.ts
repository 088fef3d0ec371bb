import { type InvoiceView, MARKETS } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IN_ENGLISH, invoicePdf, readingOf, slipPdf } from "./documents.ts";
import { canSet, Sheet, widthOf, wrapped } from "./writer.ts";

const text = (bytes: Uint8Array | null): string => new TextDecoder("latin1").decode(bytes ?? new Uint8Array());

/** What is wrong with the skeleton of a PDF: offsets that do not lead to their objects, lengths that are not those of the streams. */
function flaws(pdf: string): string[] {
  const found: string[] = [];
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
  if (!pdf.startsWith("%PDF-1.7\n") || !pdf.slice(table).startsWith("xref\n0 "))
    found.push("no table where it should be");
  const entries = [...pdf.slice(table).matchAll(/^(\d{10}) \d{5} n $/gm)].map((match) => Number(match[1]));
  for (const [i, at] of entries.entries())
    if (!pdf.slice(at).startsWith(`${i + 1} 0 obj\n`)) found.push(`object ${i + 1} is elsewhere`);
  for (const match of pdf.matchAll(/<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g))
    if (match[2]!.length !== Number(match[1])) found.push("a stream of another length");
  return found;
}

const invoice = (over: Partial<InvoiceView> = {}, title = "Round basin"): InvoiceView => ({
  kind: "invoice",
  number: "NORDLYS-2026-00001",
  ofNumber: null,
  orderNumber: "S-7K3M-92QD-1",
  market: "de",
  customer: {
    name: "Jörg Groß",
    line1: "Straße 1",
    line2: "",
    city: "Köln",
    region: "",
    postalCode: "50667",
    phone: "+49 1",
  },
  content: {
    seller: { name: "Nordlys", country: "DK" },
    currency: "EUR",
    taxName: "MwSt.",
    rows: Array.from({ length: 3 }, () => ({
      title,
      sku: "S-1",
      quantity: 2,
      netMinor: 1_000,
      taxMinor: 190,
      grossMinor: 1_190,
    })),
    delivery: null,
    discountMinor: 0,
    creditMinor: 0,
    taxes: [{ rateBps: 1_900, netMinor: 3_000, taxMinor: 570 }],
    totalMinor: 3_570,
  },
  hasPdf: true,
  at: Date.parse("2026-11-28T10:00:00Z"),
  ...over,
});

describe("a PDF", () => {
  it("is sound whatever is written into it", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { maxLength: 30 }), (lines) => {
        const sheet = new Sheet();
        for (const [i, line] of lines.entries()) {
          if (i % 7 === 6) sheet.turn();
          if (canSet(line)) sheet.text(line, { x: 10, y: 10 + i, bold: i % 2 === 0, right: i % 3 === 0 });
        }
        const pdf = text(sheet.bytes({ title: lines.join(" "), language: "en" }));
        expect(flaws(pdf)).toEqual([]);
        expect([...pdf].every((letter) => letter.charCodeAt(0) < 128)).toBe(true);
      }),
    );
  });

  it("breaks lines that fit, and loses no letter", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), fc.integer({ min: 40, max: 300 }), (words, width) => {
        fc.pre(canSet(words));
        const lines = wrapped(words, 10, width);
        for (const line of lines) expect(widthOf(line, 10)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(/\s/g, "")).toBe(words.replaceAll(/\s/g, ""));
      }),
    );
  });

  it("can hold German and Japanese, and says so when it cannot hold a script", () => {
    expect(canSet("Größe XL – 19,99 €")).toBe(true);
    expect(canSet("請求書 サイズ〜10cm")).toBe(true);
    expect(canSet("الفاتورة")).toBe(false);
    expect(canSet("चालान")).toBe(false);
    expect(widthOf("AV", 10)).toBeCloseTo(13.34, 2);
  });
});

describe("documents as PDF", () => {
  it("are made in the language of the market, a credit note on a page of its own", () => {
    const credit = invoice({ kind: "credit_note", number: "NORDLYS-CN-2026-00001", ofNumber: "NORDLYS-2026-00001" });
    const pdf = text(invoicePdf([invoice(), credit], readingOf(MARKETS.de)!));
    expect(flaws(pdf)).toEqual([]);
    expect(pdf).toContain("/Count 2");
    const hex = (word: string) => Array.from(word, (letter) => letter.charCodeAt(0).toString(16)).join("");
    for (const word of ["Rechnung", "Gutschrift", "Gesamtbetrag"]) expect(pdf).toContain(hex(word));
  });

  it("go on over as many pages as they need", () => {
    const long = invoice({}, "A thing with a name that is long enough to need a second line and then some more");
    const rows = Array.from({ length: 60 }, () => long.content.rows[0]!);
    const pdf = text(invoicePdf([{ ...long, content: { ...long.content, rows } }], IN_ENGLISH));
    expect(Number(/\/Count (\d+)/.exec(pdf)?.[1])).toBeGreaterThan(2);
    expect(flaws(pdf)).toEqual([]);
  });

  it("are not made where a word cannot be set, or the market's language", () => {
    expect(invoicePdf([invoice({}, "كرسي")], IN_ENGLISH)).toBeNull();
    expect(readingOf(MARKETS.ae)).toBeNull();
    expect(invoicePdf([], IN_ENGLISH)).toBeNull();
  });

  it("of a parcel say where it goes and what is in it", () => {
    const order = {
      number: "S-1-1",
      address: invoice().customer,
      market: "de" as const,
      seller: { sellerId: "sel_1" as const, handle: "nordlys", name: "Nordlys" },
      shipByDay: "2026-12-01",
    };
    const pdf = slipPdf(order, [{ title: "Basin", sku: "B-1", quantity: 2 }], {
      carrier: "DHL",
      trackingNumber: "JD01",
    });
    expect(flaws(text(pdf))).toEqual([]);
  });
});
