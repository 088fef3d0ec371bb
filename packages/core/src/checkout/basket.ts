// The basket with everything that its price depends on, read anew from the primary database: what `quote` shows is what
// `place` reckons.
import { type DeliveryChoice, type Destination, hourIn, isoDay, MARKETS, type MarketHandle } from "@stoa/contract";
import type { CartEntry } from "../cart/index.ts";
import { deliveryTermsOf } from "../delivery/index.ts";
import type { ShopperCtx } from "../kernel/index.ts";
import { type QuotedBasket, quoteBasket, shelvingOf, taxesOf } from "../pricing/index.ts";
import { candidatesFor } from "../promotions/index.ts";
import { type CheckoutLine, checkoutLines } from "./rules.ts";

/** What the shopper wants of the basket beside its lines. */
export interface Wishes {
  market: MarketHandle;
  deliveries: readonly DeliveryChoice[];
  coupons: readonly string[];
  destination: Destination | null;
  /** The address for the order, where it is known: limits per customer count it. */
  email: string | null;
}

/**
 * Prices entries of the cart.
 * @throws OFFER_UNAVAILABLE, OUT_OF_STOCK, OVER_ORDER_LIMIT a line cannot be bought as it stands
 * @throws RATE_LIMITED too many wrong codes
 */
export async function pricedBasket(
  ctx: ShopperCtx,
  entries: readonly CartEntry[],
  { market: handle, deliveries: choices, coupons, destination, email }: Wishes,
): Promise<QuotedBasket<CheckoutLine>> {
  const market = MARKETS[handle];
  const shelves = await shelvingOf(ctx.db, [...new Set(entries.map(({ offer }) => offer.productId))]);
  const lines = checkoutLines(entries, shelves);
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
