// Changes of a cart. They go to the cart's object and write nothing to the database.
import {
  type AcceptCart,
  type AddToCart,
  type CartLineInput,
  type CartView,
  DomainError,
  type MarketHandle,
  MARKETS,
  type SetCartQuantity,
  type WholeCart,
} from "@stoa/contract";
import {
  type CartAnswer,
  type CartChange,
  type CartTerms,
  type Ctx,
  sha256,
  type ShopperCtx,
} from "../kernel/index.ts";
import { type OfferLine, offerLines, orderLimits } from "../offers/index.ts";
import { cartName, principalsOf, viewOf } from "./queries.ts";

/** Sends a change to the shopper's cart. @throws UNAUTHENTICATED there is no cart outside the shop; whatever the cart refuses */
export async function changed(
  ctx: ShopperCtx,
  change: CartChange,
  version?: number,
): Promise<Extract<CartAnswer, { ok: true }>> {
  const name = cartName(ctx);
  if (!name) throw new DomainError("UNAUTHENTICATED"); // No cart outside the shop: another app's door, or no token.
  const answer = await ctx.objects.cart(name).apply({ change, key: ctx.idempotencyKey, version });
  if (!answer.ok) throw new DomainError(answer.code, answer.details);
  return answer;
}

async function viewAfter(ctx: ShopperCtx, market: MarketHandle, made: CartChange, version?: number): Promise<CartView> {
  const { cart } = await changed(ctx, made, version);
  return await viewOf(ctx, market, cart);
}

/** What a cart needs to know of an offer to hold its limit, and to tell later that its price is another. */
export const termsOf = (offer: OfferLine, market: MarketHandle): CartTerms => ({
  currency: MARKETS[market].currency,
  unitMinor: offer.unitMinor,
  maxPerOrder: offer.maxPerOrder,
});

/**
 * Adds units of an offer.
 * @throws OFFER_UNAVAILABLE the offer cannot be bought in this market now
 * @throws OVER_ORDER_LIMIT the seller sells fewer to one order; `details` names the offer and how many
 * @throws CART_FULL there is no room for another line
 * @throws CONFLICT the cart is not at the version that was named; `details` has the cart as it is
 * @throws UNAUTHENTICATED the caller has no cart: they came neither with an account nor through the shop
 */
export async function addToCart(ctx: ShopperCtx, input: AddToCart): Promise<CartView> {
  const { market, offerId, quantity, version } = input;
  const [offer] = await offerLines(ctx, MARKETS[market], [offerId], principalsOf(ctx));
  if (!offer?.sellable) throw new DomainError("OFFER_UNAVAILABLE", { offerId });
  if (offer.available <= 0) throw new DomainError("OUT_OF_STOCK", { offerId, available: 0 });
  return await viewAfter(ctx, market, { kind: "add", offerId, quantity, terms: termsOf(offer, market) }, version);
}

/**
 * Sets the units of a line; 0 takes it out. A line that is not there is left alone.
 * @throws OVER_ORDER_LIMIT the seller sells fewer to one order; `details` names the offer and how many
 * @throws CONFLICT the cart is not at the version that was named; `details` has the cart as it is
 */
export async function setCartQuantity(
  ctx: ShopperCtx,
  { market, offerId, quantity, version }: SetCartQuantity,
): Promise<CartView> {
  const [offer] = quantity > 1 ? await offerLines(ctx, MARKETS[market], [offerId]) : [];
  const terms = offer ? { terms: termsOf(offer, market) } : {};
  return await viewAfter(ctx, market, { kind: "set", offerId, quantity, ...terms }, version);
}

/** Keeps a line for another time. @throws CART_FULL so much is kept already, CONFLICT */
export async function saveForLater(ctx: ShopperCtx, { market, offerId, version }: CartLineInput): Promise<CartView> {
  return await viewAfter(ctx, market, { kind: "save", offerId }, version);
}

/** Brings what was kept for later into the cart, as many as one order may have. @throws CART_FULL, CONFLICT */
export async function moveToCart(ctx: ShopperCtx, { market, offerId, version }: CartLineInput): Promise<CartView> {
  const [offer] = await offerLines(ctx, MARKETS[market], [offerId]);
  const terms = offer ? { terms: { ...termsOf(offer, market) } } : {};
  return await viewAfter(ctx, market, { kind: "unsave", offerId, ...terms }, version);
}

/** Keeps something no longer. */
export async function forgetSaved(ctx: ShopperCtx, { market, offerId, version }: CartLineInput): Promise<CartView> {
  return await viewAfter(ctx, market, { kind: "forget", offerId }, version);
}

/** Takes all lines out; `undoRemoval` puts them back. @throws CONFLICT */
export async function clearCart(ctx: ShopperCtx, { market, version }: WholeCart): Promise<CartView> {
  return await viewAfter(ctx, market, { kind: "clear" }, version);
}

/** Puts back what was taken out last, where it was, unless the cart has changed since. */
export async function undoRemoval(ctx: ShopperCtx, { market, version }: WholeCart): Promise<CartView> {
  return await viewAfter(ctx, market, { kind: "undo" }, version);
}

/** Takes these prices, and what else is told of the cart, as seen. A price that is another by now is told again. */
export async function acceptCart(ctx: ShopperCtx, { market, prices }: AcceptCart): Promise<CartView> {
  const seen = Object.fromEntries(prices.map(({ offerId, unitMinor }) => [offerId, unitMinor]));
  const { currency } = MARKETS[market];
  return await viewAfter(ctx, market, { kind: "seen", currency, prices: seen, isAccepted: true });
}

/** Moves what a guest put in their cart, and what they kept for later, into the cart of the account they have just signed in to. */
export async function mergeGuestCart(
  ctx: Pick<Ctx, "objects" | "db">,
  guestHash: string,
  userId: string,
): Promise<void> {
  const guest = ctx.objects.cart(`guest:${guestHash}`);
  const { version, lines, saved } = await guest.read();
  if (lines.length === 0 && saved.length === 0) return;
  const limits = await orderLimits(
    ctx,
    lines.map((line) => line.offerId),
  );
  // The keys make a repeated sign-in harmless: the same state of the guest's cart is merged once, and leaves it once.
  const kept = [guestHash, version, saved.map((line) => [line.offerId, line.quantity])];
  const key = `merge:${await sha256(JSON.stringify(kept))}`;
  await ctx.objects.cart(`user:${userId}`).apply({ change: { kind: "merge", from: { lines, saved }, limits }, key });
  await guest.apply({ change: { kind: "moved", lines, saved }, key });
}
