import type { ExchangeField, Id } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { facts, record } from "../testing.ts";
import { readRow } from "./cells.ts";
import { judge } from "./judge.ts";

const verdict = (cells: Partial<Record<ExchangeField, string>>, known = facts(), rowNumber = 2) => {
  const columns = Object.keys(cells) as ExchangeField[];
  return judge(readRow({ cells: Object.values(cells), malformed: false }, columns, columns.length), rowNumber, known);
};
const codes = (cells: Partial<Record<ExchangeField, string>>, known = facts()) =>
  verdict(cells, known).findings.map((each) => each.code);

const NEW = {
  sku: "NEW-1",
  title: "A new lamp",
  brand: "Nordlys",
  category: "Lighting",
  description: "A lamp that nobody has seen before.",
  weight_grams: "900",
  stock: "5",
  price_usd: "49.00",
};

describe("a row", () => {
  it("finds the offer by id, SKU or GTIN of any length", () => {
    for (const key of [{ offer_id: "ofr_1" }, { sku: "LAMP-1" }, { gtin: "04006381333931" }])
      expect(verdict({ ...key, stock: "9" })).toMatchObject({
        outcome: "changed",
        write: { offerId: "ofr_1", onHand: 9 },
      });
  });
  it("tells what it changes, from what to what", () =>
    expect(verdict({ sku: "LAMP-1", price_usd: "79.00", status: "paused" }).findings).toEqual([
      { kind: "change", code: "changed", field: "status", value: "paused", detail: "active" },
      { kind: "change", code: "changed", field: "price_usd", value: "79.00", detail: "89.00" },
    ]));
  it("leaves what its cells leave empty", () =>
    expect(verdict({ sku: "LAMP-1", stock: "", price_usd: "" }).outcome).toBe("unchanged"));
  it("sets a first price in a currency", () =>
    expect(verdict({ sku: "LAMP-1", price_jpy: "9800" }).write).toMatchObject({
      prices: [{ currency: "JPY", priceMinor: 9_800, compareAtMinor: null }],
    }));
  it("takes a former price away by a word, or because the price rose above it", () => {
    expect(verdict({ sku: "LAMP-1", compare_at_usd: "none" }).write).toMatchObject({
      prices: [{ compareAtMinor: null }],
    });
    expect(codes({ sku: "LAMP-1", price_usd: "109.00" })).toContain("former_price_dropped");
    expect(codes({ sku: "LAMP-1", compare_at_usd: "80.00" })).toEqual(["compare_at_not_above"]);
  });
  it("lifts a limit by a word", () =>
    expect(
      verdict({ sku: "LAMP-1", max_per_order: "none" }, facts({ offers: [record({ maxPerOrder: 3 })] })),
    ).toMatchObject({
      write: { maxPerOrder: 0 },
      findings: [{ field: "max_per_order", detail: "3", value: "none" }],
    }));
  it("keeps its price above a sale that is planned", () =>
    expect(verdict({ sku: "LAMP-1", price_usd: "75.00" }).findings).toMatchObject([
      { code: "sale_not_below", detail: "75.00" },
    ]));
  it("cannot count less than is promised", () =>
    expect(codes({ sku: "LAMP-1", stock: "1" })).toEqual(["below_promised"]));
  it("leaves the product page as it is, and says so", () =>
    expect(verdict({ sku: "LAMP-1", title: "Another name" })).toMatchObject({
      outcome: "unchanged",
      findings: [{ kind: "notice", code: "product_kept", field: "title", detail: "Oak desk lamp" }],
    }));
  it("for an offer need not be right about the product", () =>
    expect(verdict({ sku: "LAMP-1", gtin: "123", title: "x", stock: "9" })).toMatchObject({
      outcome: "changed",
      findings: [{ kind: "notice", code: "gtin_wrong" }, { kind: "notice", code: "too_short" }, { kind: "change" }],
    }));
  it("names one offer of several by its condition, and adds one in a condition that is new", () => {
    const both = facts({ offers: [record(), record({ offerId: "ofr_2" as Id<"offer">, condition: "used_good" })] });
    expect(codes({ sku: "LAMP-1", stock: "3" }, both)).toEqual(["sku_ambiguous"]);
    expect(verdict({ sku: "LAMP-1", condition: "used good", stock: "3" }, both).write).toMatchObject({
      offerId: "ofr_2",
    });
    expect(verdict({ sku: "LAMP-1", condition: "refurbished", stock: "3", price_usd: "50" }, both)).toMatchObject({
      outcome: "listed",
      write: { variantId: "var_1", offer: { condition: "refurbished", onHand: 3 } },
    });
  });
  it("with the id of somebody else's offer finds nothing", () =>
    expect(codes({ offer_id: "ofr_9", sku: "LAMP-1", stock: "3" })).toEqual(["offer_unknown"]));
  it("with the GTIN of a product in the shop offers that product", () => {
    const known = facts({
      offers: [],
      variants: new Map([
        ["04006381333931", { variantId: "var_7" as Id<"variant">, productId: "prd_7" as Id<"product"> }],
      ]),
    });
    expect(verdict({ gtin: "4006381333931", stock: "3", price_eur: "50" }, known)).toMatchObject({
      outcome: "listed",
      write: { variantId: "var_7", offer: { condition: "new" } },
    });
    expect(codes({ gtin: "4006381333931", stock: "3" }, known)).toEqual(["price_missing"]);
  });
  it("with everything a product needs proposes one", () => {
    expect(verdict(NEW)).toMatchObject({ outcome: "created", write: { product: { sku: "NEW-1", images: [] } } });
    expect(codes({ sku: "NEW-1", title: "A lamp", stock: "5", price_usd: "49.00" })).toEqual(Array(4).fill("missing"));
    expect(codes({ sku: "NEW-1", stock: "5", price_usd: "49.00" })).toEqual(["offer_not_found"]);
    expect(codes({ ...NEW, category: "Spaceships" })).toContain("category_unknown");
    expect(codes({ ...NEW, images: "a".repeat(64) })).toEqual(["image_unknown"]);
  });
  it("that is not the first for its offer is refused, and names the first", () => {
    const taken = facts({
      claims: new Map([
        ["offer:var_1:new", 2],
        ["sku:NEW-1", 3],
      ]),
    });
    expect(verdict({ sku: "LAMP-1", stock: "9" }, taken, 5).findings).toMatchObject([
      { code: "duplicate_row", detail: "2" },
    ]);
    expect(verdict({ sku: "LAMP-1", stock: "9" }, taken, 2).outcome).toBe("changed");
    expect(verdict(NEW, taken, 5).findings).toMatchObject([{ code: "duplicate_row", detail: "3" }]);
  });
  it("for a product that an earlier row has just brought in is refused as before", () => {
    const made = facts({ offers: [record({ sku: "NEW-1" })], claims: new Map([["sku:NEW-1", 3]]) });
    expect(verdict({ ...NEW, condition: "used_good" }, made, 5).findings).toMatchObject([
      { code: "same_new_product", detail: "3" },
    ]);
  });
  it("that names nothing is told so", () => expect(codes({ sku: "", stock: "5" })).toEqual(["nothing_to_match"]));
});
