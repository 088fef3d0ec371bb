// Which ways of paying a market offers to whoever asks: those that are switched on and that somebody takes in its currency.
import { type Market, MARKETS, type MarketHandle, type PaymentMethod, WAY_FLAGS } from "@stoa/contract";
import { type Ctx, flagsFor, type ShopperCtx } from "../kernel/index.ts";

/** Whether a way is switched on for whoever asks. */
export async function isWayOn(ctx: Ctx, market: MarketHandle, method: PaymentMethod): Promise<boolean> {
  return (await flagsFor(ctx, market))(WAY_FLAGS[method]);
}

/** The ways, and those of them whose details the provider asks for on a page of its own. */
export async function waysToPay(
  ctx: ShopperCtx,
  handle: MarketHandle,
): Promise<{ methods: PaymentMethod[]; hosted: PaymentMethod[] }> {
  const { methods, currency }: Market = MARKETS[handle];
  const takerOf = (method: PaymentMethod) => ctx.providers.paymentFor(method, currency);
  const isOn = await flagsFor(ctx, handle);
  const offered = methods.filter((method) => (method === "cod" || takerOf(method) !== null) && isOn(WAY_FLAGS[method]));
  return { methods: offered, hosted: offered.filter((method) => takerOf(method)?.hosted) };
}
