import { EXCHANGE_FIELDS } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { guessColumns, mappingTrouble } from "./mapping.ts";

describe("columns", () => {
  it("of our own files are all known", () => expect(guessColumns(EXCHANGE_FIELDS)).toEqual(EXCHANGE_FIELDS));
  it("are known by the names that other shops use", () =>
    expect(
      guessColumns([
        "Variant SKU",
        "Variant Barcode",
        "Title",
        "Vendor",
        "Variant Inventory Qty",
        "Variant Price",
        "Body (HTML)",
        "Tags",
      ]),
    ).toEqual(["sku", "gtin", "title", "brand", "stock", "price_usd", "description", null]));
  it("are known in German and Japanese", () =>
    expect(guessColumns(["Artikelnummer", "Preis EUR", "Bestand", "商品名"])).toEqual([
      "sku",
      "price_eur",
      "stock",
      "title",
    ]));
  it("are given once", () =>
    expect(guessColumns(["sku", "SKU", "qty", "stock"])).toEqual(["sku", null, "stock", null]));
});

describe("a choice of columns", () => {
  it("finds offers and changes something", () => {
    expect(mappingTrouble(["sku", "stock", null])).toBeNull();
    expect(mappingTrouble([null, "stock"])).toBe("nothing_to_match");
    expect(mappingTrouble(["sku", "title"])).toBe("nothing_to_change");
    expect(mappingTrouble(["sku", "stock", "stock"])).toBe("twice");
  });
});
