// The cart: offer ids and quantities, joined with live prices when shown.
import { z } from "zod";
import { idSchema, type Id } from "./id.ts";
import { MarketHandle } from "./market.ts";
import type { ImageView } from "./media.ts";
import { type Currency, Minor } from "./money.ts";
import type { Condition, LaterShipping } from "./offer.ts";

/** Most lines in a cart, most that are saved for later, and most units in a line. */
export const MAX_CART_LINES = 50;
export const MAX_SAVED_LINES = 50;
export const MAX_LINE_QUANTITY = 99;

const OfferId = idSchema("offer");

/**
 * Which cart a change is meant for. A change of a cart that has moved on since is refused as CONFLICT, with the cart as it
 * is in the details; without a version changes are applied one after the other.
 */
const version = z.int().min(0).optional();

/** Adds units of an offer; a line that is there already grows. */
export const AddToCart = z.strictObject({
  market: MarketHandle,
  offerId: OfferId,
  quantity: z.int().min(1).max(MAX_LINE_QUANTITY).default(1),
  version,
});
export type AddToCart = z.infer<typeof AddToCart>;

/** Sets the units of a line; 0 takes the line out. */
export const SetCartQuantity = z.strictObject({
  market: MarketHandle,
  offerId: OfferId,
  quantity: z.int().min(0).max(MAX_LINE_QUANTITY),
  version,
});
export type SetCartQuantity = z.infer<typeof SetCartQuantity>;

/** Names one line of the cart, or of what is saved for later. */
export const CartLineInput = z.strictObject({ market: MarketHandle, offerId: OfferId, version });
export type CartLineInput = z.infer<typeof CartLineInput>;

/** The cart as a whole. */
export const WholeCart = z.strictObject({ market: MarketHandle, version });
export type WholeCart = z.infer<typeof WholeCart>;

/** Things with their quantities, as a link to a cart names them. */
export const CartItems = z.strictObject({
  market: MarketHandle,
  items: z
    .array(z.strictObject({ offerId: OfferId, quantity: z.int().min(1).max(MAX_LINE_QUANTITY) }))
    .min(1)
    .max(MAX_CART_LINES),
});
export type CartItems = z.infer<typeof CartItems>;

/** Says that somebody has seen these prices and what is told of the cart. */
export const AcceptCart = z.strictObject({
  market: MarketHandle,
  prices: z.array(z.strictObject({ offerId: OfferId, unitMinor: Minor })).max(MAX_CART_LINES + MAX_SAVED_LINES),
});
export type AcceptCart = z.infer<typeof AcceptCart>;

/** Why a line cannot be bought as it stands. */
export type LineProblem =
  | "out_of_stock"
  | "less_available"
  | "over_limit"
  | "seller_paused"
  | "not_sold_here"
  | "unavailable";

/** A line of the cart with today's price. */
export interface CartLineView {
  offerId: Id<"offer">;
  productSlug: string;
  title: string;
  variantLabel: string;
  image: ImageView | null;
  condition: Condition;
  quantity: number;
  available: number;
  maxPerOrder: number | null;
  /** Set when the line leaves only after a day that is still to come. */
  later: LaterShipping | null;
  unitMinor: number;
  totalMinor: number;
  /** The price at which the line was last seen, where it is another one now. */
  wasMinor: number | null;
  /** How many were wanted when carts came together, where it could not be as many. */
  wanted: number | null;
  problem: LineProblem | null;
}

/** The lines of one seller. */
export interface CartGroup {
  seller: { sellerId: Id<"seller">; handle: string; name: string };
  lines: CartLineView[];
  itemsMinor: number;
}

/** The cart as shown: grouped by seller, in the order in which sellers first came in. */
export interface CartView {
  version: number;
  currency: Currency;
  groups: CartGroup[];
  /** Kept for another time, the newest first. Nothing of it is bought. */
  saved: CartLineView[];
  /** Lines whose offer exists no more. */
  gone: Id<"offer">[];
  unitCount: number;
  itemsMinor: number;
  problems: number;
  /** How many lines have another price than when they were last seen, or fewer units than were wanted. */
  drifted: number;
  /** How many lines the last removal took out; they can be put back until the cart changes otherwise. */
  removed: number;
}

/** What became of one thing that was to be put into the cart. */
export interface PutOutcome {
  offerId: Id<"offer">;
  /** Empty where there is no such offer. */
  title: string;
  wanted: number;
  /** How many came into the cart, or would. */
  put: number;
  /** Why not all of them. */
  reason: LineProblem | "cart_full" | "gone" | null;
}

/** Several things put into the cart: as many as can be bought, and what of each became. */
export interface PutView {
  outcomes: PutOutcome[];
  cart: CartView;
}

/** What a link to a cart would add. */
export interface CartLinkView {
  currency: Currency;
  lines: CartLineView[];
  outcomes: PutOutcome[];
}

/** The items of a link as it is written: `ofr_…:2,ofr_…:1`. */
export const writeCartItems = (items: readonly { offerId: string; quantity: number }[]): string =>
  items.map(({ offerId, quantity }) => `${offerId}:${quantity}`).join(",");

/** An offer as a link names it. Browsers carry no schemas, and read links, too. */
const OFFER_IN_LINK = /^ofr_[0-9a-z]{26}$/;

/** Reads the items of a link. What is no offer or no quantity is left out; an offer that is named twice is added up. */
export function readCartItems(written: string): CartItems["items"] {
  const units = new Map<Id<"offer">, number>();
  for (const item of written.split(",").slice(0, MAX_CART_LINES)) {
    const [offerId = "", quantity = "1"] = item.trim().split(":");
    const count = Number(quantity);
    if (!OFFER_IN_LINK.test(offerId) || !Number.isInteger(count) || count < 1) continue;
    const known = offerId as Id<"offer">;
    units.set(known, Math.min(MAX_LINE_QUANTITY, (units.get(known) ?? 0) + count));
  }
  return [...units].map(([offerId, quantity]) => ({ offerId, quantity }));
}
