// The basket with everything that its price depends on, read anew from the primary database: what `quote` shows is what
// `place` reckons.
import {
  type DeliveryChoice,
  type Destination,
  hourIn,
  type Id,
  isoDay,
  MARKETS,
  type MarketHandle,
} from "@stoa/contract";
import { cartEntries } from "../cart/index.ts";
import { deliveryTermsOf } from "../delivery/index.ts";
import type { CartState, ShopperCtx } from "../kernel/index.ts";
import { type QuotedBasket, quoteBasket, type Shelving, shelvingOf, taxesOf } from "../pricing/index.ts";
import { candidatesFor } from "../promotions/index.ts";
import type { CheckoutLine } from "./rules.ts";

/** What the shopper wants of the basket beside its lines. */
export interface Wishes {
  market: MarketHandle;
  deliveries: readonly DeliveryChoice[];
  coupons: readonly string[];
  destination: Destination | null;
  /** The address for the order, where it is known: limits per customer count it. */
  email: string | null;
}

/** The lines of a cart with their offers, and on which shelves their products stand. */
export async function entriesWithShelves(ctx: ShopperCtx, market: MarketHandle, cart: Pick<CartState, "lines">) {
  const offerIds = cart.lines.map((line) => line.offerId);
  const [entries, shelves] = await Promise.all([
    cartEntries(ctx, market, cart),
    offerIds.length === 0 ? new Map<Id<"product">, Shelving>() : shelvingOf(ctx.db, offerIds),
  ]);
  return { entries, shelves };
}

/** Prices lines of the cart. @throws RATE_LIMITED too many wrong codes */
export async function pricedBasket(
  ctx: ShopperCtx,
  lines: readonly CheckoutLine[],
  { market: handle, deliveries: choices, coupons, destination, email }: Wishes,
): Promise<QuotedBasket<CheckoutLine>> {
  const market = MARKETS[handle];
  const sellerIds = [...new Set(lines.map((line) => line.sellerId))];
  const [deliveries, rates, { promotions, unknownCodes }] = await Promise.all([
    deliveryTermsOf(ctx.db, market, sellerIds),
    taxesOf(ctx).rates({
      country: market.country,
      destination: destination ?? { region: "", postalCode: "" },
      usualBps: market.taxBps,
      things: lines,
    }),
    candidatesFor(ctx, { market, sellerIds, coupons, email }),
  ]);
  return quoteBasket(market, lines, {
    today: isoDay(ctx.now(), market.timeZone),
    hour: hourIn(ctx.now(), market.timeZone),
    choices,
    destination,
    promotions,
    unknownCodes,
    deliveries,
    taxes: new Map(lines.map((line, i) => [line.offerId, rates[i]!])),
  });
}
