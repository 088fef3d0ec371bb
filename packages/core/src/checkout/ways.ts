// Which ways of paying a market offers to whoever asks: those that a provider takes in its currency, and cash where it is on.
import { type Market, MARKETS, type MarketHandle, type PaymentMethod } from "@stoa/contract";
import { isOnFor, type ShopperCtx } from "../kernel/index.ts";

/** The ways, and those of them whose details the provider asks for on a page of its own. */
export async function waysToPay(
  ctx: ShopperCtx,
  handle: MarketHandle,
): Promise<{ methods: PaymentMethod[]; hosted: PaymentMethod[] }> {
  const { methods, currency }: Market = MARKETS[handle];
  const takesCash = methods.includes("cod") && (await isOnFor(ctx, "cash_on_delivery", handle));
  const takerOf = (method: PaymentMethod) => ctx.providers.paymentFor(method, currency);
  return {
    methods: methods.filter((method) => (method === "cod" ? takesCash : takerOf(method) !== null)),
    hosted: methods.filter((method) => takerOf(method)?.hosted),
  };
}
