// What goes into a quote and what comes out of it. Amounts in minor units of the market's currency.
import type {
  Amounts,
  DeliveryChoice,
  DeliveryMethod,
  DeliveryOption,
  DeliveryPromise,
  DeliveryZone,
  Destination,
  Id,
  PromotionConditions,
  PromotionEffect,
  PromotionOutcome,
  PromotionTrace,
} from "@stoa/contract";

/** A line to be priced: the offer's price today and what its seller agreed to. A basket names an offer once. */
export interface PricedLine {
  offerId: Id<"offer">;
  productId: Id<"product">;
  sellerId: Id<"seller">;
  sellerCountry: string;
  /** The category and all above it. */
  categoryIds: readonly Id<"category">[];
  handlingDays: number;
  /** The day on which the goods are there, when that is still to come. */
  availableDay: string | null;
  commissionBps: number;
  unitMinor: number;
  quantity: number;
}

/** Which goods a promotion is about, by id; none named: all. */
export interface GoodsScope {
  productIds: readonly Id<"product">[];
  categoryIds: readonly Id<"category">[];
  sellerIds: readonly Id<"seller">[];
}

/** What a promotion takes off, with products by id. */
export type Effect =
  | Exclude<PromotionEffect, { kind: "bundle" }>
  | (Omit<Extract<PromotionEffect, { kind: "bundle" }>, "getProductSlugs"> & {
      getProductIds: readonly Id<"product">[] | null;
    });

/** A promotion that may apply, with what is known of its limits and of the customer. */
export interface Candidate {
  promotionId: Id<"promotion">;
  /** Whose offers alone it is about; null: it is the marketplace's. */
  sellerId: Id<"seller"> | null;
  code: string | null;
  name: string;
  effect: Effect;
  scope: GoodsScope;
  conditions: PromotionConditions;
  /** The share that the marketplace pays. */
  platformBps: number;
  priority: number;
  isExclusive: boolean;
  /** Why it cannot apply whatever is in the basket. */
  barred: PromotionOutcome | null;
  /** What may still be taken off in this currency; null: no limit. */
  budgetLeftMinor: number | null;
}

/** How a seller sends in one market. */
export interface DeliveryTerms {
  zones: readonly DeliveryZone[];
  /** The hour of the market until which an order counts as one of that day; null: until midnight. */
  cutOffHour: number | null;
}

/** All that a quote depends on besides the lines. */
export interface QuoteFacts {
  /** A day of the market, and the hour of it. */
  today: string;
  hour?: number;
  choices?: readonly DeliveryChoice[];
  destination?: Destination | null;
  promotions?: readonly Candidate[];
  /** Codes that are no promotion's. */
  unknownCodes?: readonly string[];
  /** Sellers that are not in it send as the marketplace does where a seller says nothing. */
  deliveries?: ReadonlyMap<Id<"seller">, DeliveryTerms>;
  /** Rates by offer; an offer that is not in it has the rate of the market. */
  taxes?: ReadonlyMap<Id<"offer">, number>;
}

/** What a promotion takes off a line, or, without one, off the delivery of a seller. */
export interface Share {
  promotionId: Id<"promotion">;
  sellerId: Id<"seller">;
  offerId: Id<"offer"> | null;
  amountMinor: number;
  /** The part of it that the marketplace pays. */
  platformMinor: number;
}

/** A line with its share of discount, tax and commission. */
export interface QuotedLine<L extends PricedLine> {
  line: L;
  totalMinor: number;
  discountMinor: number;
  platformDiscountMinor: number;
  taxMinor: number;
  commissionMinor: number;
}

/** A way of delivery with what a promotion makes of it. */
export interface QuotedOption extends DeliveryOption {
  discountMinor: number;
}

/**
 * One seller's part. `discountMinor` is that of the lines and of the delivery; `deliveryMinor` is before it. In a
 * tax-inclusive market `taxMinor` is inside what is paid, else on top of it.
 */
export interface QuotedGroup<L extends PricedLine> {
  sellerId: Id<"seller">;
  lines: QuotedLine<L>[];
  /** Whether the seller sends there at all; where not, nothing is reckoned for delivery. */
  isDeliverable: boolean;
  method: DeliveryMethod;
  promise: DeliveryPromise;
  shipByDay: string;
  options: QuotedOption[];
  itemsMinor: number;
  deliveryMinor: number;
  discountMinor: number;
  deliveryDiscountMinor: number;
  platformDiscountMinor: number;
  taxMinor: number;
  commissionMinor: number;
  totalMinor: number;
}

/** The whole basket: every amount is the sum of the groups' amounts. */
export interface QuotedBasket<L extends PricedLine> {
  groups: QuotedGroup<L>[];
  shares: Share[];
  trace: PromotionTrace[];
  itemsMinor: number;
  deliveryMinor: number;
  discountMinor: number;
  platformDiscountMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** Sums what is picked from each. */
export const sumOf = <T>(items: readonly T[], pick: (item: T) => number): number =>
  items.reduce((sum, item) => sum + pick(item), 0);

/** The amount of a currency; null where there is none. */
export const amountIn = (amounts: Amounts, currency: keyof Amounts): number | null => amounts[currency] ?? null;
