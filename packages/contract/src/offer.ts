// Offers: a seller's price, stock and condition for a variant; as buyers see them and as the seller edits them.
import { z } from "zod";
import { type Id, idSchema, Slug } from "./id.ts";
import { Currency, Minor } from "./money.ts";
import { PageInput } from "./page.ts";

/** Conditions of an offered thing, best first. */
export const CONDITIONS = ["new", "refurbished", "used_like_new", "used_good"] as const;
export type Condition = (typeof CONDITIONS)[number];
export const Condition = z.enum(CONDITIONS);

/** States of an offer. */
export const OFFER_STATUSES = ["active", "paused"] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

/** The earliest and latest day of delivery, in the market's time zone. */
export interface DeliveryPromise {
  fromDay: string;
  toDay: string;
}

/** An offer on a product page. `landedMinor` is price plus the cheapest delivery, what the buy box compares. */
export interface OfferView {
  offerId: Id<"offer">;
  seller: { sellerId: Id<"seller">; handle: string; name: string; ratingCenti: number; country: string };
  condition: Condition;
  priceMinor: number;
  compareAtMinor: number | null;
  deliveryMinor: number;
  landedMinor: number;
  currency: Currency;
  /** How many can be bought now, at most 20 told. */
  available: number;
  promise: DeliveryPromise;
}

/** An offer in the seller's own list. */
export interface SellerOffer {
  offerId: Id<"offer">;
  productSlug: string;
  productTitle: string;
  variantLabel: string;
  sku: string;
  imageHash: string | null;
  condition: Condition;
  status: OfferStatus;
  prices: { currency: Currency; priceMinor: number; compareAtMinor: number | null }[];
  onHand: number;
  reserved: number;
  handlingDays: number;
  updatedAt: number;
}

/** Lists the seller's offers, newest change first, found by title or SKU. */
export const SellerOffersInput = PageInput.extend({
  q: z.string().trim().max(80).optional(),
  status: z.enum([...OFFER_STATUSES, "out_of_stock"]).optional(),
});
export type SellerOffersInput = z.infer<typeof SellerOffersInput>;

/** Changes a price in one currency. */
export const SetPrice = z.strictObject({
  offerId: idSchema("offer"),
  currency: Currency,
  priceMinor: Minor.min(1),
  compareAtMinor: Minor.min(1).nullable().default(null),
});
export type SetPrice = z.infer<typeof SetPrice>;

/** Sets the counted stock on hand. Refused when more than that is promised to open orders. */
export const SetStock = z.strictObject({ offerId: idSchema("offer"), onHand: z.int().min(0).max(1_000_000) });
export type SetStock = z.infer<typeof SetStock>;

/** Pauses or resumes an offer. */
export const SetOfferStatus = z.strictObject({ offerId: idSchema("offer"), status: z.enum(OFFER_STATUSES) });
export type SetOfferStatus = z.infer<typeof SetOfferStatus>;

/** A new product with one variant and the seller's offer for it. Pictures are uploaded first and named by hash. */
export const CreateProduct = z.strictObject({
  title: z.string().trim().min(3).max(140),
  brand: z.string().trim().min(1).max(60),
  categorySlug: Slug,
  description: z.string().trim().min(20).max(5_000),
  sku: z.string().trim().min(1).max(60),
  gtin: z
    .string()
    .regex(/^\d{8}(\d{4,6})?$/)
    .nullable()
    .default(null),
  condition: Condition.default("new"),
  images: z
    .array(z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), alt: z.string().trim().min(1).max(200) }))
    .min(1)
    .max(8),
  prices: z
    .array(z.strictObject({ currency: Currency, priceMinor: Minor.min(1) }))
    .min(1)
    .max(6),
  onHand: z.int().min(0).max(1_000_000),
  weightGrams: z.int().min(1).max(1_000_000),
});
export type CreateProduct = z.infer<typeof CreateProduct>;
