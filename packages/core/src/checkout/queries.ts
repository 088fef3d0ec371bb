// The quote: what the cart costs now, with delivery and tax.
import { isoDay, MARKETS, type Quote, type QuoteInput } from "@stoa/contract";
import { cartEntries, cartName, groupsOf } from "../cart/index.ts";
import { type CartLine, must, type ShopperCtx } from "../kernel/index.ts";
import { quoteBasket } from "../pricing/index.ts";
import { checkoutLines } from "./rules.ts";

/** Prices the shopper's cart. Lines that cannot be bought are counted in `problems` and left out. */
export async function quote(ctx: ShopperCtx, input: QuoteInput): Promise<Quote> {
  const market = MARKETS[input.market];
  const name = cartName(ctx);
  const cart = name ? await ctx.objects.cart(name).read() : { version: 0, lines: [] as CartLine[] };
  const entries = await cartEntries(ctx, input.market, cart);
  const good = entries.filter((entry) => entry.problem === null);
  const basket = quoteBasket(market, checkoutLines(good), input.deliveries, isoDay(ctx.now(), market.timeZone));
  const shown = groupsOf(good, input.market);
  return {
    cartVersion: cart.version,
    currency: market.currency,
    groups: basket.groups.map(({ sellerId, options, deliveryMinor, taxMinor, totalMinor }) => ({
      ...must(
        shown.find((group) => group.seller.sellerId === sellerId),
        "a quoted group is in the cart",
      ),
      options,
      deliveryMinor,
      taxMinor,
      totalMinor,
    })),
    itemsMinor: basket.itemsMinor,
    deliveryMinor: basket.deliveryMinor,
    taxMinor: basket.taxMinor,
    totalMinor: basket.totalMinor,
    taxInclusive: market.taxInclusive,
    methods: [...market.methods],
    problems: entries.length - good.length,
  };
}
