// What the sample mails are about: words that people typed, an order, an address.
import type { Market, OrderView } from "@stoa/contract";
import type { MailContent } from "./layout.ts";

/** What people have typed that stands in mails, and what must not be missing in them. */
export interface SampleWords {
  number: string;
  title: string;
  variant: string;
  seller: string;
  name: string;
  note: string;
  carrier: string;
  tracking: string;
}

/** Words that nobody minds. */
export const SAMPLE_WORDS: SampleWords = {
  number: "S-4207-1",
  title: "Round Table with Beech Legs",
  variant: "Oak, 90 cm",
  seller: "Nordlys Home",
  name: "Mira Rao",
  note: "One leg is shorter than the others.",
  carrier: "Stoa Post",
  tracking: "SP0146004711",
};

/** A mail of the gallery. `names` are the words that must stand in it. */
export interface Sample {
  to: "buyer" | "seller" | "anybody";
  names: readonly (keyof SampleWords)[];
  write(market: Market, words: SampleWords, origin: string): MailContent;
}

/** Stands for the picture of the thing; no picture has this hash. */
export const SAMPLE_IMAGE = "ab".repeat(32);

/** What one of the things costs. */
export const PRICE = 12_900;

/** An order of two things. */
export function orderOf(market: Market, words: SampleWords) {
  const line: OrderView["lines"][number] = {
    lineId: "lin_sample",
    productSlug: "table",
    title: words.title,
    variantLabel: words.variant,
    sku: "T-1",
    imageHash: SAMPLE_IMAGE,
    quantity: 2,
    shippedQuantity: 0,
    cancelledQuantity: 0,
    unitMinor: PRICE,
    totalMinor: 2 * PRICE,
    discountMinor: 0,
  };
  return {
    orderId: "ord_sample" as const,
    number: words.number,
    market: market.handle,
    currency: market.currency,
    seller: { sellerId: "sel_sample" as const, handle: "sample", name: words.seller },
    lines: [line],
    deliveryMethod: "standard" as const,
    promise: { fromDay: "2026-11-26", toDay: "2026-11-28" },
    totalMinor: 2 * PRICE,
  };
}

/** Where it goes. */
export function addressOf(words: SampleWords) {
  return {
    name: words.name,
    line1: "1 Lake Road",
    line2: "",
    city: "Pune",
    region: "MH",
    postalCode: "411001",
    phone: "+91 98765 43210",
  };
}
