// The cart as shown: lines of the object joined with today's offers.
import {
  type CartGroup,
  type CartLineView,
  type CartView,
  type InMarket,
  type LaterShipping,
  type LineProblem,
  MARKETS,
} from "@stoa/contract";
import { type CartLine, type CartState, must, type ShopperCtx } from "../kernel/index.ts";
import { type OfferLine, offerLines, shipsLater } from "../offers/index.ts";

/** The name of the shopper's cart object; null for a browser that has none yet. */
export function cartName(ctx: Pick<ShopperCtx, "actor">): string | null {
  if (ctx.actor.kind === "buyer") return `user:${ctx.actor.userId}`;
  return ctx.actor.guestHash ? `guest:${ctx.actor.guestHash}` : null;
}

/** A line with its offer as of now. */
export interface CartEntry {
  line: CartLine;
  offer: OfferLine;
  problem: LineProblem | null;
  /** Set when the line leaves only after a day that is still to come. */
  later: LaterShipping | null;
}

function problemOf(line: CartLine, offer: OfferLine): LineProblem | null {
  if (!offer.sellable) return "unavailable";
  if (offer.available <= 0) return "out_of_stock";
  if (offer.maxPerOrder !== null && line.quantity > offer.maxPerOrder) return "over_limit";
  return offer.available < line.quantity ? "less_available" : null;
}

/** The lines of a cart with their offers; lines whose offer is gone for good are left out. */
export async function cartEntries(ctx: ShopperCtx, market: InMarket["market"], cart: CartState): Promise<CartEntry[]> {
  if (cart.lines.length === 0) return [];
  const offers = new Map(
    (
      await offerLines(
        ctx,
        MARKETS[market],
        cart.lines.map((line) => line.offerId),
      )
    ).map((offer) => [offer.offerId, offer]),
  );
  return cart.lines.flatMap((line) => {
    const offer = offers.get(line.offerId);
    if (!offer) return [];
    const later = shipsLater(offer, line.quantity, MARKETS[market].timeZone);
    return [{ line, offer, problem: problemOf(line, offer), later }];
  });
}

function lineView({ line, offer, problem, later }: CartEntry): CartLineView {
  const unitMinor = offer.unitMinor ?? 0;
  return {
    offerId: offer.offerId,
    productSlug: offer.productSlug,
    title: offer.title,
    variantLabel: offer.variantLabel,
    image: offer.image,
    condition: offer.condition,
    quantity: line.quantity,
    available: Math.max(0, Math.min(offer.available, 99)),
    maxPerOrder: offer.maxPerOrder,
    later,
    unitMinor,
    totalMinor: unitMinor * line.quantity,
    problem,
  };
}

/** Entries grouped by seller, in the order in which sellers first came in. */
export function groupsOf(entries: readonly CartEntry[]): CartGroup[] {
  return [...Map.groupBy(entries, (entry) => entry.offer.sellerId)].map(([sellerId, own]) => {
    const { sellerHandle: handle, sellerName: name } = must(own[0], "a group has a line").offer;
    const lines = own.map(lineView);
    return {
      seller: { sellerId, handle, name },
      lines,
      itemsMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0),
    };
  });
}

/** A cart as the pages show it. */
export async function viewOf(ctx: ShopperCtx, market: InMarket["market"], cart: CartState): Promise<CartView> {
  const entries = await cartEntries(ctx, market, cart);
  const groups = groupsOf(entries);
  return {
    version: cart.version,
    currency: MARKETS[market].currency,
    groups,
    unitCount: entries.reduce((sum, entry) => sum + entry.line.quantity, 0),
    itemsMinor: groups.reduce((sum, group) => sum + group.itemsMinor, 0),
    problems: entries.filter((entry) => entry.problem).length,
  };
}

/** The shopper's cart with today's prices and stock. */
export async function cartOf(ctx: ShopperCtx, input: InMarket): Promise<CartView> {
  const name = cartName(ctx);
  return await viewOf(ctx, input.market, name ? await ctx.objects.cart(name).read() : { version: 0, lines: [] });
}
