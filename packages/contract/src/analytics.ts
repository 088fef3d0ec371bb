// What a seller's sales came to: by day, week or month, by market and by product, each currency for itself.
import { z } from "zod";
import type { Id } from "./id.ts";
import { MarketHandle } from "./market.ts";
import { Currency } from "./money.ts";

/** How wide a bar of the chart is. */
export const ANALYTICS_STEPS = ["day", "week", "month"] as const;
export type AnalyticsStep = (typeof ANALYTICS_STEPS)[number];

/**
 * What sales came to. `orderCount`, `unitCount` and `soldMinor` are of what customers ordered and paid for, delivery and tax
 * included, on the day they did, whether or not it was called off later; `refundedMinor` is what they got back, on the day
 * they did; `earnedMinor` is what the ledger booked for the seller, payouts left out, as statements tell it.
 */
export interface SalesFigures {
  orderCount: number;
  unitCount: number;
  soldMinor: number;
  refundedMinor: number;
  earnedMinor: number;
  /** How often pages of products that the seller offers were looked at. */
  viewCount: number;
}

/**
 * Asks for days on the seller's own clocks, both included; left out, the last `days` up to today. Without a currency: the one
 * in which most was ordered.
 */
export const AnalyticsInput = z
  .strictObject({
    fromDay: z.iso.date().optional(),
    toDay: z.iso.date().optional(),
    days: z.number().int().min(1).max(366).default(28),
    step: z.enum(ANALYTICS_STEPS).default("day"),
    currency: Currency.optional(),
    market: MarketHandle.optional(),
  })
  .refine(({ fromDay, toDay }) => !fromDay || !toDay || fromDay <= toDay, {
    path: ["toDay"],
    message: "not before fromDay",
  });
export type AnalyticsInput = z.infer<typeof AnalyticsInput>;

/** A bar: its first day, and what stood there in the period before. */
export interface SalesStep extends SalesFigures {
  fromDay: string;
  toDay: string;
  before: SalesFigures;
}

/** A product's part; `soldMinor` is of goods alone. */
export interface ProductSales {
  productId: Id<"product">;
  slug: string;
  title: string;
  imageHash: string | null;
  orderCount: number;
  unitCount: number;
  soldMinor: number;
  viewCount: number;
}

/** Sales of some days beside as many days before them, in one currency. */
export interface SellerAnalytics {
  timeZone: string;
  fromDay: string;
  toDay: string;
  beforeFromDay: string;
  beforeToDay: string;
  step: AnalyticsStep;
  currency: Currency;
  /** Currencies in which anything happened, the chosen one first. */
  currencies: Currency[];
  total: SalesFigures;
  before: SalesFigures;
  steps: SalesStep[];
  markets: ({ market: MarketHandle } & SalesFigures)[];
  /** At most twenty, by units. */
  products: ProductSales[];
}

/** Says that a product's page is looked at. Nobody is asked who they are. */
export const ProductSeen = z.strictObject({ market: MarketHandle, slug: z.string().min(1).max(120) });
export type ProductSeen = z.infer<typeof ProductSeen>;
