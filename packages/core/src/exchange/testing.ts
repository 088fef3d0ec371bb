// What the tests of the rules begin with: one offer, and a shop that knows it.
import type { Id } from "@stoa/contract";
import type { Facts } from "./rules/judge.ts";
import type { OfferRecord } from "./rules/record.ts";

/** An offer of a lamp at 89.00 USD, ten on hand, two of them promised. */
export const record = (over: Partial<OfferRecord> = {}): OfferRecord => ({
  offerId: "ofr_1" as Id<"offer">,
  variantId: "var_1" as Id<"variant">,
  productId: "prd_1" as Id<"product">,
  sku: "LAMP-1",
  gtin: "4006381333931",
  title: "Oak desk lamp",
  variant: "",
  brand: "Nordlys",
  category: "lighting",
  description: "A desk lamp of oiled oak, 42 cm high.",
  imageHashes: [],
  weightGrams: 1_200,
  condition: "new",
  status: "active",
  onHand: 10,
  promised: 2,
  leastOnHand: 2,
  handlingDays: 1,
  maxPerOrder: null,
  prices: [{ currency: "USD", priceMinor: 8_900, compareAtMinor: 9_900, saleMinor: 7_500 }],
  ...over,
});

/** A shop that knows this lamp and one category. */
export const facts = (over: Partial<Facts> = {}): Facts => ({
  offers: [record()],
  variants: new Map(),
  categories: new Map([["lighting", { categoryId: "cat_1" as Id<"category">, slug: "lighting" }]]),
  pictures: new Map(),
  claims: new Map(),
  ...over,
});
