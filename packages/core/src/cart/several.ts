// Several things at once: what a link to a cart names, or what was bought before. As many as can be bought come in, and
// what became of each is told.
import { type CartItems, type CartLinkView, MARKETS, type PutOutcome, type PutView } from "@stoa/contract";
import type { CartPut, ShopperCtx } from "../kernel/index.ts";
import { changed, termsOf } from "./commands.ts";
import { type CartEntry, entriesOf, lineView, problemOf, viewOf } from "./queries.ts";

/** How many of a wanted entry can be bought now. */
function buyable({ line, offer }: CartEntry): number {
  if (!offer.sellable) return 0;
  return Math.max(0, Math.min(line.quantity, offer.available, offer.maxPerOrder ?? line.quantity));
}

/** What becomes of each item when so many of it come in. */
function outcomesOf(
  items: CartItems["items"],
  entries: readonly CartEntry[],
  putOf: (entry: CartEntry) => number,
): PutOutcome[] {
  return items.map(({ offerId, quantity: wanted }) => {
    const entry = entries.find(({ offer }) => offer.offerId === offerId);
    if (!entry) return { offerId, title: "", wanted, put: 0, reason: "gone" };
    const put = putOf(entry);
    const limited = problemOf(wanted, entry.offer) ?? (buyable(entry) < wanted ? "less_available" : null);
    const reason = put >= wanted ? null : (limited ?? (put === 0 ? "cart_full" : "over_limit"));
    return { offerId, title: entry.offer.title, wanted, put, reason };
  });
}

/** What a link to a cart would add, at today's prices. Adds nothing. */
export async function previewItems(ctx: ShopperCtx, { market, items }: CartItems): Promise<CartLinkView> {
  const entries = await entriesOf(ctx, market, items);
  const lines = entries
    .filter((entry) => buyable(entry) > 0)
    .map((entry) => lineView({ ...entry, line: { ...entry.line, quantity: buyable(entry) }, problem: null }, market));
  return { currency: MARKETS[market].currency, lines, outcomes: outcomesOf(items, entries, buyable) };
}

/**
 * Puts things into the cart, each as far as it can be bought, and tells what became of it. Nothing is refused: what cannot
 * be had is told instead.
 * @throws UNAUTHENTICATED the caller has no cart
 */
export async function putInCart(ctx: ShopperCtx, { market, items }: CartItems): Promise<PutView> {
  const entries = await entriesOf(ctx, market, items);
  const wanted: CartPut[] = entries
    .filter((entry) => buyable(entry) > 0)
    .map((entry) => ({
      offerId: entry.offer.offerId,
      quantity: buyable(entry),
      terms: termsOf(entry.offer, market),
    }));
  const { cart, put } = await changed(ctx, { kind: "put", items: wanted });
  // A repeated request brings nothing; what it brought the first time is in the cart.
  const inCart = (offerId: string) => cart.lines.find((line) => line.offerId === offerId)?.quantity ?? 0;
  const putOf = (entry: CartEntry) =>
    buyable(entry) === 0 ? 0 : (put?.[entry.offer.offerId] ?? Math.min(buyable(entry), inCart(entry.offer.offerId)));
  return { outcomes: outcomesOf(items, entries, putOf), cart: await viewOf(ctx, market, cart) };
}
