// How the markets are set up: who takes payments in each, and what is set of tax and delivery.
import {
  type Market,
  MARKET_HANDLES,
  MARKETS,
  type MarketSetup,
  type MarketWay,
  type PaymentMethod,
  WAY_FLAGS,
} from "@stoa/contract";
import { defaultDeliverySettings } from "../delivery/index.ts";
import type { AdminCtx } from "../kernel/index.ts";
import { taxRates } from "../pricing/index.ts";
import { storedFlags } from "./flags.ts";

/** All markets, in their order. */
export async function marketSetups(ctx: AdminCtx<"finance.read">): Promise<MarketSetup[]> {
  const [rates, { markets }, { flags }] = await Promise.all([
    taxRates(ctx),
    defaultDeliverySettings(ctx),
    storedFlags(ctx),
  ]);
  return MARKET_HANDLES.map((market) => {
    const { country, currency, methods }: Market = MARKETS[market];
    const way = (method: PaymentMethod): MarketWay => {
      const taker = method === "cod" ? null : ctx.providers.paymentFor(method, currency);
      const flag = flags[WAY_FLAGS[method]];
      return {
        method,
        taker: method === "cod" ? "carrier" : (taker?.name ?? null),
        isHosted: taker?.hosted ?? false,
        percent: flag.kind === "share" ? flag.percents[market] : 0,
      };
    };
    return {
      market,
      ways: methods.map(way),
      taxRateCount: rates.filter((rate) => rate.country === country).length,
      zoneCount: markets.find((one) => one.market === market)?.zones.length ?? 0,
    };
  });
}
