// Offers: a seller's price, stock and condition for a variant; as buyers see them and as the seller edits them.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import type { MarketHandle } from "./market.ts";
import { Currency, Minor } from "./money.ts";
import { DIRECTIONS, PageInput } from "./page.ts";

/** Conditions of an offered thing, best first. */
export const CONDITIONS = ["new", "refurbished", "used_like_new", "used_good"] as const;
export type Condition = (typeof CONDITIONS)[number];
export const Condition = z.enum(CONDITIONS);

/** States of an offer. */
export const OFFER_STATUSES = ["active", "paused"] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

/** What an offer may promise beyond its stock: nothing, units that come in again, or units of something not out yet. */
export const AVAILABILITIES = ["stock", "backorder", "preorder"] as const;
export type Availability = (typeof AVAILABILITIES)[number];
export const Availability = z.enum(AVAILABILITIES);

/** Units that leave the seller only from a day on, in the market's time zone. */
export interface LaterShipping {
  policy: Exclude<Availability, "stock">;
  day: string;
}

/** The earliest and latest day of delivery, in the market's time zone. */
export interface DeliveryPromise {
  fromDay: string;
  toDay: string;
}

/** A product page tells of no more units than this: of more it says only that there are enough. */
export const MOST_UNITS_TOLD = 20;

/** An offer on a product page. `landedMinor` is price plus the cheapest delivery, what the buy box compares. */
export interface OfferView {
  offerId: Id<"offer">;
  seller: { sellerId: Id<"seller">; handle: string; name: string; ratingCenti: number; country: string };
  condition: Condition;
  priceMinor: number;
  /** The former price of a reduction. Where the law wants it, the lowest of the 30 days before, and `isLowest30` says so. */
  compareAtMinor: number | null;
  isLowest30: boolean;
  /** When the sale that this price belongs to ends. */
  saleEndsAt: number | null;
  deliveryMinor: number;
  landedMinor: number;
  currency: Currency;
  /** How many can be bought now; at most `MOST_UNITS_TOLD` are told. */
  available: number;
  maxPerOrder: number | null;
  /** Set when nothing is on the shelf and what is ordered now leaves later. */
  later: LaterShipping | null;
  promise: DeliveryPromise;
}

/** A lower price between two points in time: from the first millisecond on, and no longer at the last. */
export const Sale = z.strictObject({
  saleMinor: Minor.min(1),
  fromAt: z.int().min(0),
  toAt: z.int().min(0),
});
export type Sale = z.infer<typeof Sale>;

/** A price of an offer in its seller's own view. */
export interface SellerPrice {
  currency: Currency;
  priceMinor: number;
  compareAtMinor: number | null;
  sale: Sale | null;
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
  prices: SellerPrice[];
  onHand: number;
  /** Promised to carts that are being paid. */
  reserved: number;
  /** Sold and paid, but not there yet. */
  owed: number;
  availability: Availability;
  /** How many units may be promised beyond those on hand. */
  backorderLimit: number;
  availableAt: number | null;
  maxPerOrder: number | null;
  /** The most units that one buyer may have within thirty days. */
  maxPerBuyer: number | null;
  handlingDays: number;
  updatedAt: number;
}

/** Which of the seller's offers: found by title or SKU, of a state. */
export const SellerOfferFilter = z.strictObject({
  q: z.string().trim().max(80).optional(),
  status: z.enum([...OFFER_STATUSES, "low_stock", "out_of_stock"]).optional(),
});
export type SellerOfferFilter = z.infer<typeof SellerOfferFilter>;

/** By what a list of offers can be ordered. */
export const OFFER_SORTS = ["changed", "created", "title", "sku", "stock"] as const;
export type OfferSort = (typeof OFFER_SORTS)[number];

/** Lists the seller's offers; newest change first unless another order is asked for. */
export const SellerOffersInput = PageInput.extend({
  ...SellerOfferFilter.shape,
  sort: z.enum(OFFER_SORTS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
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

/** Plans a sale in one currency, or ends it. A reduction of a price that is not set is not one. */
export const SetSale = z.strictObject({
  offerId: idSchema("offer"),
  currency: Currency,
  sale: Sale.refine(({ fromAt, toAt }) => fromAt < toAt, { path: ["toAt"], error: "after the start" }).nullable(),
});
export type SetSale = z.infer<typeof SetSale>;

/** Working days until a parcel leaves, the most units of one order and of one buyer in thirty days; null: as many as there are. */
export const SetOfferTerms = z.strictObject({
  offerId: idSchema("offer"),
  handlingDays: z.int().min(0).max(60),
  maxPerOrder: z.int().min(1).max(99).nullable().default(null),
  maxPerBuyer: z.int().min(1).max(999).nullable().default(null),
});
export type SetOfferTerms = z.infer<typeof SetOfferTerms>;

/** Sets what may be promised beyond the stock: how many units, and when they are there. Stock alone has neither. */
export const SetAvailability = z
  .strictObject({
    offerId: idSchema("offer"),
    availability: Availability,
    backorderLimit: z.int().min(0).max(1_000_000).default(0),
    availableAt: z.int().min(0).nullable().default(null),
  })
  .refine(({ availability, backorderLimit }) => (availability === "stock") === (backorderLimit === 0), {
    path: ["backorderLimit"],
    error: "units to promise, and none for stock alone",
  })
  .refine(({ availability, availableAt }) => (availability === "stock") === (availableAt === null), {
    path: ["availableAt"],
    error: "a day, and none for stock alone",
  });
export type SetAvailability = z.infer<typeof SetAvailability>;

/** Names an offer of the seller. */
export const OfferId = z.strictObject({ offerId: idSchema("offer") });
export type OfferId = z.infer<typeof OfferId>;

/** Sets the counted stock on hand. Refused when more than that is promised to open orders. */
export const SetStock = z.strictObject({ offerId: idSchema("offer"), onHand: z.int().min(0).max(1_000_000) });
export type SetStock = z.infer<typeof SetStock>;

/** At how many units the seller is told that little is left; null: the marketplace's number. */
export const SetLowStock = z.strictObject({
  offerId: idSchema("offer"),
  threshold: z.int().min(0).max(1_000_000).nullable().default(null),
});
export type SetLowStock = z.infer<typeof SetLowStock>;

/** Pauses or resumes an offer. */
export const SetOfferStatus = z.strictObject({ offerId: idSchema("offer"), status: z.enum(OFFER_STATUSES) });
export type SetOfferStatus = z.infer<typeof SetOfferStatus>;

/** The parts of a buy-box score, each a handicap in basis points of the cheapest landed price. The lowest sum wins. */
export const BUY_BOX_PARTS = ["landed", "delay", "condition", "rating", "health"] as const;
export type BuyBoxPart = (typeof BUY_BOX_PARTS)[number];

/** How an offer stands in a market's buy box: alone in front, taking turns, behind, or not in it at all. */
export type BuyBoxStanding = "wins" | "shares" | "loses" | "absent";

/** What would put an offer in front, alone: stock first where there is none, then one of the changes in `either`. */
export interface BuyBoxAdvice {
  restock: boolean;
  either: ({ kind: "price"; priceMinor: number } | { kind: "handling"; handlingDays: number })[];
}

/** How the seller's own offer stands in one market. Of the winner it tells what every visitor sees, and nothing else. */
export interface BuyBoxReport {
  market: MarketHandle;
  currency: Currency;
  standing: BuyBoxStanding;
  /** Place among the offers in the same kind of condition, from 1; 0 when absent. */
  place: number;
  contenders: number;
  /** Null when absent: paused, sold out, or without a price in this market. */
  own: { priceMinor: number; landedMinor: number; promise: DeliveryPromise; parts: Record<BuyBoxPart, number> } | null;
  /** Whoever is in front; null when that is the offer itself, or nobody. */
  winner: {
    landedMinor: number;
    promise: DeliveryPromise;
    parts: Pick<Record<BuyBoxPart, number>, "landed" | "delay">;
  } | null;
  advice: BuyBoxAdvice | null;
}
