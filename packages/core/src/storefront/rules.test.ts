// How products stand side by side.
import type { OfferView } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignAttributes, differing, offerOfProduct } from "./rules.ts";

const attribute = (key: string, text: string, unit: string | null = null) => ({
  key,
  label: key.toUpperCase(),
  text,
  unit,
});

describe("attributes side by side", () => {
  it("are aligned by key, those that all products tell first, and marked where they differ", () => {
    const rows = alignAttributes([
      [attribute("care", "wipe"), attribute("width", "40", "cm"), attribute("material", "oak")],
      [attribute("material", "oak"), attribute("width", "60", "cm")],
    ]);
    expect(rows).toEqual([
      { key: "width", label: "WIDTH", texts: ["40 cm", "60 cm"], differs: true },
      { key: "material", label: "MATERIAL", texts: ["oak", "oak"], differs: false },
      { key: "care", label: "CARE", texts: ["wipe", null], differs: true },
    ]);
  });

  it("hold every text of every product once, in the product's own column", () => {
    const own = fc.uniqueArray(
      fc.record({ key: fc.constantFrom("a", "b", "c", "d"), text: fc.string({ minLength: 1 }) }),
      {
        selector: ({ key }) => key,
      },
    );
    fc.assert(
      fc.property(fc.array(own, { maxLength: 4 }), (products) => {
        const rows = alignAttributes(products.map((all) => all.map(({ key, text }) => attribute(key, text))));
        for (const [i, all] of products.entries()) {
          expect(rows.filter((row) => row.texts[i] !== null)).toHaveLength(all.length);
          for (const { key, text } of all) expect(rows.find((row) => row.key === key)?.texts[i]).toBe(text);
        }
        for (const row of rows) expect(row.differs).toBe(differing(row.texts));
      }),
    );
  });
});

describe("the offer that stands for a product", () => {
  const offer = (priceMinor: number, available: number) => ({ priceMinor, available }) as OfferView;

  it("is the cheapest of the variants' best offers that is in stock", () => {
    const variants = [
      { offers: [offer(900, 0)] },
      { offers: [offer(1_200, 3), offer(800, 3)] },
      { offers: [offer(1_100, 1)] },
    ];
    expect(offerOfProduct(variants)).toEqual(offer(1_100, 1));
  });

  it("is a sold-out one where nothing else is left, and none where nothing is offered", () => {
    expect(offerOfProduct([{ offers: [offer(900, 0)] }])).toEqual(offer(900, 0));
    expect(offerOfProduct([{ offers: [] }])).toBeNull();
  });
});
