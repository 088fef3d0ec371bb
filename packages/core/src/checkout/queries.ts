// The quote: what the cart costs now, with discounts, delivery and tax.
import { MARKETS, type PromotionTrace, type Quote, type QuoteGroup, type QuoteInput } from "@stoa/contract";
import { cartName, groupsOf } from "../cart/index.ts";
import { creditBalance } from "../credits/index.ts";
import { type CartLine, must, type ShopperCtx } from "../kernel/index.ts";
import type { QuotedGroup } from "../pricing/index.ts";
import { entriesWithShelves, pricedBasket } from "./basket.ts";
import { type CheckoutLine, checkoutLines } from "./rules.ts";
import { waysToPay } from "./ways.ts";

/** Why an automatic promotion did not apply is told where the customer can do something about it; a code is always answered. */
const WITHIN_REACH: ReadonlySet<PromotionTrace["outcome"]> = new Set([
  "applied",
  "below_amount",
  "below_units",
  "other_exclusive",
  "better_together",
  "better_delivery",
]);

function groupView(quoted: QuotedGroup<CheckoutLine>, shown: ReturnType<typeof groupsOf>): QuoteGroup {
  const group = must(
    shown.find(({ seller }) => seller.sellerId === quoted.sellerId),
    "a quoted group is in the cart",
  );
  const discounts = new Map(quoted.lines.map((each) => [each.line.offerId, each.discountMinor]));
  const { options, isDeliverable, discountMinor, deliveryMinor, taxMinor, totalMinor } = quoted;
  return {
    ...group,
    lines: group.lines.map((line) => ({ ...line, discountMinor: discounts.get(line.offerId) ?? 0 })),
    options,
    isDeliverable,
    discountMinor,
    deliveryMinor,
    taxMinor,
    totalMinor,
  };
}

/**
 * Prices the shopper's cart. Lines that cannot be bought are counted in `problems` and left out.
 * @throws RATE_LIMITED too many wrong codes
 */
export async function quote(ctx: ShopperCtx, input: QuoteInput): Promise<Quote> {
  const market = MARKETS[input.market];
  const name = cartName(ctx);
  const cart = name ? await ctx.objects.cart(name).read() : { version: 0, lines: [] as CartLine[] };
  const { entries, shelves } = await entriesWithShelves(ctx, input.market, cart);
  const good = entries.filter((entry) => entry.problem === null);
  const destination = input.destination ?? null;
  const [basket, creditMinor, ways] = await Promise.all([
    pricedBasket(ctx, checkoutLines(good, shelves), { ...input, destination, email: null }),
    ctx.actor.kind === "buyer" ? creditBalance(ctx.db, ctx.actor.userId, market.currency) : 0,
    waysToPay(ctx, input.market),
  ]);
  const shown = groupsOf(good, input.market);
  return {
    cartVersion: cart.version,
    currency: market.currency,
    groups: basket.groups.map((group) => groupView(group, shown)),
    promotions: basket.trace.filter(({ code, outcome }) => code !== null || WITHIN_REACH.has(outcome)),
    discountMinor: basket.discountMinor,
    itemsMinor: basket.itemsMinor,
    deliveryMinor: basket.deliveryMinor,
    taxMinor: basket.taxMinor,
    totalMinor: basket.totalMinor,
    taxInclusive: market.taxInclusive,
    ...ways,
    problems: entries.length - good.length,
    creditMinor: Math.max(0, creditMinor),
  };
}
