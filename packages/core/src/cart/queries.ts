// The cart as shown: lines of the object joined with today's offers, and what has changed since they were last looked at.
import {
  type CartGroup,
  type CartLineView,
  type CartView,
  type InMarket,
  type LaterShipping,
  type LineProblem,
  MARKETS,
} from "@stoa/contract";
import { type CartLine, type CartNote, type CartState, must, type ShopperCtx } from "../kernel/index.ts";
import { type OfferLine, offerLines, shipsLater } from "../offers/index.ts";
import { EMPTY_CART } from "./rules.ts";

/** The name of the shopper's cart object; null for a browser that has none yet. */
export function cartName(ctx: Pick<ShopperCtx, "actor">): string | null {
  if (ctx.actor.kind === "buyer") return `user:${ctx.actor.userId}`;
  return ctx.actor.guestHash ? `guest:${ctx.actor.guestHash}` : null;
}

/** The names under which this shopper may have placed a purchase: their account's, and this browser's before they signed in. */
export function principalsOf(ctx: Pick<ShopperCtx, "actor">): string[] {
  const { actor } = ctx;
  return [
    ...(actor.kind === "buyer" ? [`user:${actor.userId}`] : []),
    ...(actor.guestHash ? [`guest:${actor.guestHash}`] : []),
  ];
}

/** A line with its offer as of now. */
export interface CartEntry {
  line: CartLine;
  offer: OfferLine;
  problem: LineProblem | null;
  /** Set when the line leaves only after a day that is still to come. */
  later: LaterShipping | null;
}

/** Why so many units of an offer cannot be bought now. */
export function problemOf(quantity: number, offer: OfferLine): LineProblem | null {
  if (!offer.isSellerActive) return "seller_paused";
  if (offer.unitMinor === null) return "not_sold_here";
  if (!offer.sellable) return "unavailable";
  if (offer.available <= 0) return "out_of_stock";
  if (offer.maxPerOrder !== null && quantity > offer.maxPerOrder) return "over_limit";
  return offer.available < quantity ? "less_available" : null;
}

/** These lines with their offers; lines whose offer is gone for good are left out. What the shopper holds themselves is available. */
export async function entriesOf(
  ctx: ShopperCtx,
  market: InMarket["market"],
  lines: readonly CartLine[],
): Promise<CartEntry[]> {
  if (lines.length === 0) return [];
  const ids = lines.map((line) => line.offerId);
  const found = await offerLines(ctx, MARKETS[market], [...new Set(ids)], principalsOf(ctx));
  const offers = new Map(found.map((offer) => [offer.offerId, offer]));
  return lines.flatMap((line) => {
    const offer = offers.get(line.offerId);
    if (!offer) return [];
    const later = shipsLater(offer, line.quantity, MARKETS[market].timeZone);
    return [{ line, offer, problem: problemOf(line.quantity, offer), later }];
  });
}

/** The lines of a cart with their offers; lines whose offer is gone for good are left out. */
export const cartEntries = (
  ctx: ShopperCtx,
  market: InMarket["market"],
  cart: Pick<CartState, "lines">,
): Promise<CartEntry[]> => entriesOf(ctx, market, cart.lines);

/** A line as it is shown in a market. */
export function lineView(
  { line, offer, problem, later }: CartEntry,
  market: InMarket["market"],
  notes: readonly CartNote[] = [],
): CartLineView {
  const unitMinor = offer.unitMinor ?? 0;
  const seenMinor = line.seen?.[MARKETS[market].currency];
  const isOther = offer.unitMinor !== null && seenMinor !== undefined && seenMinor !== unitMinor;
  const wanted = notes.find((note) => note.offerId === line.offerId)?.wanted ?? null;
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
    wasMinor: isOther ? seenMinor : null,
    wanted: wanted !== null && wanted > line.quantity ? wanted : null,
    problem,
  };
}

/** Entries grouped by seller, in the order in which sellers first came in. */
export function groupsOf(
  entries: readonly CartEntry[],
  market: InMarket["market"],
  notes: readonly CartNote[] = [],
): CartGroup[] {
  return [...Map.groupBy(entries, (entry) => entry.offer.sellerId)].map(([sellerId, own]) => {
    const { sellerHandle: handle, sellerName: name } = must(own[0], "a group has a line").offer;
    const lines = own.map((entry) => lineView(entry, market, notes));
    return {
      seller: { sellerId, handle, name },
      lines,
      itemsMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0),
    };
  });
}

/** A cart as the pages show it. */
export async function viewOf(ctx: ShopperCtx, market: InMarket["market"], cart: CartState): Promise<CartView> {
  const all = await entriesOf(ctx, market, [...cart.lines, ...cart.saved]);
  const entries = all.filter(({ line }) => cart.lines.includes(line));
  const saved = all.filter(({ line }) => cart.saved.includes(line));
  const groups = groupsOf(entries, market, cart.notes);
  const lines = groups.flatMap((group) => group.lines);
  const known = new Set(all.map(({ line }) => line));
  return {
    version: cart.version,
    currency: MARKETS[market].currency,
    groups,
    saved: saved.map((entry) => lineView(entry, market, cart.notes)),
    gone: cart.lines.filter((line) => !known.has(line)).map((line) => line.offerId),
    unitCount: entries.reduce((sum, entry) => sum + entry.line.quantity, 0),
    itemsMinor: groups.reduce((sum, group) => sum + group.itemsMinor, 0),
    problems: entries.filter((entry) => entry.problem).length,
    drifted: lines.filter((line) => line.wasMinor !== null || line.wanted !== null).length,
    removed: cart.removed.length,
  };
}

/** Remembers today's prices of lines that were never seen in this market, so that a later change can be told. */
function remember(ctx: ShopperCtx, name: string, market: InMarket["market"], cart: CartState, view: CartView): void {
  const { currency } = MARKETS[market];
  if (ctx.actor.kind === "buyer" && ctx.actor.lookedAtBy) return; // Who only looks leaves no trace.
  const isNew = (line: CartLine) => line.seen?.[currency] === undefined;
  if (![...cart.lines, ...cart.saved].some(isNew)) return;
  const shown = [...view.groups.flatMap((group) => group.lines), ...view.saved];
  const prices = Object.fromEntries(
    shown.filter((line) => line.problem !== "not_sold_here").map((line) => [line.offerId, line.unitMinor]),
  );
  if (Object.keys(prices).length === 0) return;
  const change = { kind: "seen", currency, prices, isAccepted: false } as const;
  ctx.later(ctx.objects.cart(name).apply({ change, key: null }));
}

/** The shopper's cart with today's prices and stock. */
export async function cartOf(ctx: ShopperCtx, { market }: InMarket): Promise<CartView> {
  const name = cartName(ctx);
  if (!name) return await viewOf(ctx, market, EMPTY_CART);
  const cart = await ctx.objects.cart(name).read();
  const view = await viewOf(ctx, market, cart);
  remember(ctx, name, market, cart, view);
  return view;
}
