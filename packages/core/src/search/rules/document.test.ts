import type { Id } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { documentOf, type SourceProduct } from "./document.ts";

const sofa: SourceProduct = {
  productId: "product_1" as Id<"product">,
  slug: "sofa",
  title: "Loft Sofa",
  brand: "Casa",
  description: "Soft.",
  options: [{ name: "Colour", kind: "swatch", values: [{ value: "Oxblood", hex: "#7a1f24" }] }],
  ratingSum: 9,
  ratingCount: 2,
  soldCount: 3,
  createdAt: 1,
  categories: [
    { slug: "home", name: "Home" },
    { slug: "sofas", name: "Sofas" },
  ],
  collections: [],
  tags: ["velvet"],
  image: null,
  attributes: [
    { key: "width", label: "Width", text: "199", number: 199, unit: "cm", filterable: true, step: 50 },
    { key: "legs", label: "Legs", text: "Walnut", number: null, unit: null, filterable: false, step: null },
  ],
  codes: ["D006-OXBL"],
  offers: [
    {
      offerId: "offer_1" as Id<"offer">,
      options: { Colour: "Oxblood" },
      condition: "new",
      sellerHandle: "casa",
      sellerName: "Casa",
      available: true,
      prices: [{ currency: "USD", priceMinor: 100, compareAtMinor: null }],
    },
  ],
};
const named = (values: readonly { key: string; value: string }[]) => values.map(({ key, value }) => `${key}=${value}`);

describe("what the index keeps of a product", () => {
  const document = documentOf(sofa)!;
  it("has facets for the whole and for each way of buying it", () => {
    expect(named(document.values)).toEqual([
      "category=home",
      "category=sofas",
      "tag=velvet",
      "brand=Casa",
      "width=150–200",
    ]);
    expect(named(document.units[0]!.values)).toEqual(["colour=Red", "condition=new", "seller=casa"]);
  });
  it("has the words of shades, their families and all attributes", () =>
    expect(document.head.attributes.split(" ")).toEqual(expect.arrayContaining(["oxblood", "red", "walnut", "199"])));
  it("knows part numbers with and without their hyphens", () => expect(document.head.sku).toBe("d006 oxbl d006oxbl"));
  it("rates by the mean and by how sure it is", () =>
    expect(document).toMatchObject({ ratingCenti: 450, ratingScore: 3_940 }));
  it("is nothing when nobody offers it", () => expect(documentOf({ ...sofa, offers: [] })).toBeNull());
});
