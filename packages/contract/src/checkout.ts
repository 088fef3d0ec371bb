// Checkout: address, delivery choices, the quote, placing a purchase.
import { z } from "zod";
import { Email } from "./account.ts";
import { Address } from "./address.ts";
import type { CartGroup } from "./cart.ts";
import { idSchema, type Id } from "./id.ts";
import type { PaymentMethod } from "./market.ts";
import { MarketHandle } from "./market.ts";
import { type Currency, Minor } from "./money.ts";
import type { DeliveryPromise } from "./offer.ts";

/** Ways of delivery. */
export const DELIVERY_METHODS = ["standard", "express"] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];
export const DeliveryMethod = z.enum(DELIVERY_METHODS);

/** Which way each seller's order goes; a seller that is not named goes standard. */
export const DeliveryChoice = z.strictObject({ sellerId: idSchema("seller"), method: DeliveryMethod });
export type DeliveryChoice = z.infer<typeof DeliveryChoice>;

/** Prices the cart with delivery and tax. */
export const QuoteInput = z.strictObject({
  market: MarketHandle,
  deliveries: z.array(DeliveryChoice).max(50).default([]),
});
export type QuoteInput = z.infer<typeof QuoteInput>;

/** A way of delivery that a seller offers for this basket. */
export interface DeliveryOption {
  method: DeliveryMethod;
  feeMinor: number;
  promise: DeliveryPromise;
  selected: boolean;
}

/** One seller's part of the quote. In a tax-inclusive market `taxMinor` is inside the other amounts. */
export interface QuoteGroup extends CartGroup {
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
  itemsMinor: number;
  deliveryMinor: number;
  taxMinor: number;
  totalMinor: number;
  taxInclusive: boolean;
  methods: PaymentMethod[];
  problems: number;
}

/** The means of payment, as typed by the customer. Card numbers reach the sandbox provider only, and are never stored. */
export const PaymentDetails = z.discriminatedUnion("method", [
  z.strictObject({
    method: z.literal("card"),
    number: z.string().regex(/^[\d ]{12,23}$/),
    expiry: z.string().regex(/^(0[1-9]|1[0-2])\s*\/\s*\d{2}$/),
    cvc: z.string().regex(/^\d{3,4}$/),
  }),
  z.strictObject({ method: z.literal("upi"), vpa: z.string().regex(/^[\w.-]{2,64}@[a-z]{2,32}$/i) }),
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
  expectedTotalMinor: Minor,
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
