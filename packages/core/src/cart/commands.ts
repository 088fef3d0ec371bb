// Changes of a cart. They go to the cart's object and write nothing to the database.
import {
  type AddToCart,
  type CartView,
  DomainError,
  type MarketHandle,
  MARKETS,
  type SetCartQuantity,
} from "@stoa/contract";
import { type CartChange, type ShopperCtx } from "../kernel/index.ts";
import { offerLines } from "../offers/index.ts";
import { cartName, viewOf } from "./queries.ts";

async function change(ctx: ShopperCtx, market: MarketHandle, made: CartChange): Promise<CartView> {
  const name = cartName(ctx);
  if (!name) throw new DomainError("UNAUTHENTICATED"); // No cart outside the shop: another app's door, or no token.
  const answer = await ctx.objects.cart(name).apply(made, ctx.idempotencyKey);
  if (!answer.ok) throw new DomainError(answer.code, answer.details);
  return await viewOf(ctx, market, answer.cart);
}

/**
 * Adds units of an offer.
 * @throws OFFER_UNAVAILABLE the offer cannot be bought in this market now
 * @throws OVER_ORDER_LIMIT the seller sells fewer to one order; `details` names the offer and how many
 * @throws CART_FULL there is no room for another line
 * @throws UNAUTHENTICATED the caller has no cart: they came neither with an account nor through the shop
 */
export async function addToCart(ctx: ShopperCtx, input: AddToCart): Promise<CartView> {
  const [offer] = await offerLines(ctx, MARKETS[input.market], [input.offerId]);
  if (!offer?.sellable) throw new DomainError("OFFER_UNAVAILABLE", { offerId: input.offerId });
  if (offer.available <= 0) throw new DomainError("OUT_OF_STOCK", { offerId: input.offerId, available: 0 });
  const { offerId, quantity } = input;
  return await change(ctx, input.market, { kind: "add", offerId, quantity, maxPerOrder: offer.maxPerOrder });
}

/**
 * Sets the units of a line; 0 takes it out. A line that is not there is left alone.
 * @throws OVER_ORDER_LIMIT the seller sells fewer to one order; `details` names the offer and how many
 */
export async function setCartQuantity(
  ctx: ShopperCtx,
  { market, offerId, quantity }: SetCartQuantity,
): Promise<CartView> {
  const [offer] = quantity > 1 ? await offerLines(ctx, MARKETS[market], [offerId]) : [];
  return await change(ctx, market, { kind: "set", offerId, quantity, maxPerOrder: offer?.maxPerOrder ?? null });
}

/** Moves what a guest put in their cart into the cart of the account they have just signed in to. */
export async function mergeGuestCart(
  ctx: Pick<ShopperCtx, "objects">,
  guestHash: string,
  userId: string,
): Promise<void> {
  const guest = ctx.objects.cart(`guest:${guestHash}`);
  const cart = await guest.read();
  if (cart.lines.length === 0) return;
  // The key makes a repeated sign-in harmless: the same version of the guest's cart is merged once.
  await ctx.objects
    .cart(`user:${userId}`)
    .apply({ kind: "merge", lines: cart.lines }, `merge:${guestHash}:${cart.version}`);
  await guest.apply({ kind: "bought", version: cart.version }, null);
}
