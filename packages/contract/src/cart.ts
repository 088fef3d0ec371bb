// The cart: offer ids and quantities, joined with live prices when shown.
import { z } from "zod";
import { idSchema, type Id } from "./id.ts";
import { MarketHandle } from "./market.ts";
import type { ImageView } from "./media.ts";
import type { Currency } from "./money.ts";
import type { Condition, LaterShipping } from "./offer.ts";

/** Most lines in a cart and most units in a line. */
export const MAX_CART_LINES = 50;
export const MAX_LINE_QUANTITY = 99;

/** Adds units of an offer; a line that is there already grows. */
export const AddToCart = z.strictObject({
  market: MarketHandle,
  offerId: idSchema("offer"),
  quantity: z.int().min(1).max(MAX_LINE_QUANTITY).default(1),
});
export type AddToCart = z.infer<typeof AddToCart>;

/** Sets the units of a line; 0 takes the line out. */
export const SetCartQuantity = z.strictObject({
  market: MarketHandle,
  offerId: idSchema("offer"),
  quantity: z.int().min(0).max(MAX_LINE_QUANTITY),
});
export type SetCartQuantity = z.infer<typeof SetCartQuantity>;

/** Why a line cannot be bought as it stands. */
export type LineProblem = "out_of_stock" | "less_available" | "over_limit" | "unavailable";

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
  unitCount: number;
  itemsMinor: number;
  problems: number;
}
