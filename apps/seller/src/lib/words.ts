// How this app names states and conditions, and the locale in which it shows numbers and days.
import type { Condition, MarketHandle, OfferStatus, OrderStatus, ProductStatus } from "@stoa/client";

/** The dashboard is in English for everybody. */
export const LOCALE = "en-US";

/** The states of an order, as the seller sees them. */
export const ORDER_WORD: Record<OrderStatus, string> = {
  pending: "Awaiting payment",
  confirmed: "New",
  picking: "Picking",
  packed: "Packed",
  shipped: "Shipped",
  delivered: "Delivered",
  cancelled: "Cancelled",
  expired: "Not paid",
};

/** The states of an offer. */
export const OFFER_WORD: Record<OfferStatus, string> = { active: "On sale", paused: "Paused" };

/** The states of a product. */
export const PRODUCT_WORD: Record<ProductStatus, string> = {
  draft: "Draft",
  proposed: "Waiting for approval",
  active: "In the shop",
  archived: "Taken out",
};

/** The conditions of a thing. */
export const CONDITION_WORD: Record<Condition, string> = {
  new: "New",
  refurbished: "Refurbished",
  used_like_new: "Used, like new",
  used_good: "Used, good",
};

/** The markets' countries in English. */
export const COUNTRY_WORD: Record<MarketHandle, string> = {
  us: "United States",
  in: "India",
  de: "Germany",
  jp: "Japan",
  ae: "United Arab Emirates",
};

/** A count with its noun: `1 order`, `2 orders`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString(LOCALE)} ${count === 1 ? noun : plural}`;
}
