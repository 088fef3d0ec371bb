// Which ways of paying a market offers to whoever asks: those that are switched on and that somebody takes in its currency.
import { type Market, MARKETS, type MarketHandle, type PaymentMethod, WAY_FLAGS } from "@stoa/contract";
import { type Ctx, isOnFor, type ShopperCtx } from "../kernel/index.ts";

/** Whether a way is switched on for whoever asks. */
export const isWayOn = (ctx: Ctx, market: MarketHandle, method: PaymentMethod): Promise<boolean> =>
  isOnFor(ctx, WAY_FLAGS[method], market);

/** The ways, and those of them whose details the provider asks for on a page of its own. */
export async function waysToPay(
  ctx: ShopperCtx,
  handle: MarketHandle,
): Promise<{ methods: PaymentMethod[]; hosted: PaymentMethod[] }> {
  const { methods, currency }: Market = MARKETS[handle];
  const takerOf = (method: PaymentMethod) => ctx.providers.paymentFor(method, currency);
  const taken = methods.filter((method) => method === "cod" || takerOf(method) !== null);
  const isOn = await Promise.all(taken.map((method) => isWayOn(ctx, handle, method)));
  const offered = taken.filter((_, at) => isOn[at]);
  return { methods: offered, hosted: offered.filter((method) => takerOf(method)?.hosted) };
}
