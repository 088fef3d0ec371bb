// Checkout: address, delivery choices, the quote, placing a purchase.
import { z } from "zod";
import { Email } from "./account.ts";
import { Address } from "./address.ts";
import type { CartGroup, CartLineView } from "./cart.ts";
import { Destination } from "./delivery.ts";
import { idSchema, type Id } from "./id.ts";
import type { PaymentMethod } from "./market.ts";
import { MarketHandle } from "./market.ts";
import { type Currency, Minor } from "./money.ts";
import type { DeliveryPromise } from "./offer.ts";
import { Coupons, type PromotionTrace } from "./promotion.ts";

/** Ways of delivery. */
export const DELIVERY_METHODS = ["standard", "express"] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];
export const DeliveryMethod = z.enum(DELIVERY_METHODS);

/** Which way each seller's order goes; a seller that is not named goes standard. */
export const DeliveryChoice = z.strictObject({ sellerId: idSchema("seller"), method: DeliveryMethod });
export type DeliveryChoice = z.infer<typeof DeliveryChoice>;

/** Prices the cart with discounts, delivery and tax. */
export const QuoteInput = z.strictObject({
  market: MarketHandle,
  deliveries: z.array(DeliveryChoice).max(50).default([]),
  coupons: Coupons.default([]),
  /** Where it goes, as far as that is known: delivery and tax may depend on it. */
  destination: Destination.optional(),
});
export type QuoteInput = z.infer<typeof QuoteInput>;

/** A way of delivery that a seller offers for this basket. */
export interface DeliveryOption {
  method: DeliveryMethod;
  feeMinor: number;
  /** What a promotion takes off the fee. */
  discountMinor: number;
  promise: DeliveryPromise;
  selected: boolean;
}

/** A line with what promotions take off it. */
export interface QuoteLine extends CartLineView {
  discountMinor: number;
}

/**
 * One seller's part of the quote. `deliveryMinor` is before discounts, `discountMinor` is that of the lines and of the
 * delivery. In a tax-inclusive market `taxMinor` is inside the other amounts.
 */
export interface QuoteGroup extends Omit<CartGroup, "lines"> {
  lines: QuoteLine[];
  /** Whether the seller sends there; where not, this cannot be bought. */
  isDeliverable: boolean;
  discountMinor: number;
  options: DeliveryOption[];
  deliveryMinor: number;
  taxMinor: number;
  totalMinor: number;
}

/** What the whole cart costs now. `totalMinor` is what `place` must be told. */
export interface Quote {
  cartVersion: number;
  currency: Currency;
  groups: QuoteGroup[];
  /** Every promotion that was looked at, with the reason why it applied or did not; codes that mean nothing last. */
  promotions: PromotionTrace[];
  discountMinor: number;
  itemsMinor: number;
  deliveryMinor: number;
  taxMinor: number;
  totalMinor: number;
  taxInclusive: boolean;
  methods: PaymentMethod[];
  /** Those whose details the provider asks for on a page of its own. */
  hosted: PaymentMethod[];
  problems: number;
  /** The store credit that the shopper could pay with here. */
  creditMinor: number;
}

/** The means of payment, as typed by the customer. Card numbers reach the sandbox provider only, and are never stored. */
export const PaymentDetails = z.discriminatedUnion("method", [
  z.strictObject({
    // Empty where the provider asks for the card on a page of its own.
    method: z.literal("card"),
    number: z.string().regex(/^([\d ]{12,23})?$/),
    expiry: z.string().regex(/^((0[1-9]|1[0-2])\s*\/\s*\d{2})?$/),
    cvc: z.string().regex(/^(\d{3,4})?$/),
  }),
  // Without an address the customer scans a code.
  z.strictObject({ method: z.literal("upi"), vpa: z.string().regex(/^([\w.-]{2,64}@[a-z]{2,32})?$/i) }),
  z.strictObject({ method: z.literal("wallet") }),
  z.strictObject({ method: z.literal("cod") }),
]);
export type PaymentDetails = z.infer<typeof PaymentDetails>;

/** Places the cart as a purchase. `expectedTotalMinor` is the total the customer saw: another one charges nothing. */
export const Place = z.strictObject({
  market: MarketHandle,
  email: Email,
  address: Address,
  deliveries: z.array(DeliveryChoice).max(50).default([]),
  coupons: Coupons.default([]),
  expectedTotalMinor: Minor,
  /** Spends the shopper's store credit on it; what is left is paid with `payment`. */
  useCredit: z.boolean().default(false),
  payment: PaymentDetails,
});
export type Place = z.infer<typeof Place>;

/** States of a purchase. */
export const PURCHASE_STATUSES = ["pending", "confirmed", "expired"] as const;
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number];

/** What came of placing or confirming. `redirectUrl` is set when the customer must approve the payment at the provider. */
export interface Placed {
  purchaseId: Id<"purchase">;
  status: PurchaseStatus;
  /** Opens the purchase without an account; part of links in mails. */
  key: string;
  redirectUrl: string | null;
  /** Why the payment did not go through, when it did not. */
  decline: string | null;
  /** Ways to pay that the market offers now. */
  methods: PaymentMethod[];
  /** Those whose details the provider asks for on a page of its own. */
  hosted: PaymentMethod[];
}

/** Names a purchase; `key` lets a guest in. */
export const PurchaseInput = z.strictObject({ purchaseId: idSchema("purchase"), key: z.string().max(80).optional() });
export type PurchaseInput = z.infer<typeof PurchaseInput>;

/** Pays a purchase that is still pending, with another card or method. */
export const PayAgain = PurchaseInput.extend({ payment: PaymentDetails });
export type PayAgain = z.infer<typeof PayAgain>;

/** Puts what was bought before into the cart again. */
export const Reorder = PurchaseInput.extend({ market: MarketHandle });
export type Reorder = z.infer<typeof Reorder>;
