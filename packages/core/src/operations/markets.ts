// How the markets are set up: who takes payments in each, and what is set of tax and delivery.
import {
  type FlagName,
  type FlagValue,
  flagValues,
  type Market,
  MARKET_HANDLES,
  MARKETS,
  type MarketSetup,
  type MarketWay,
  type PaymentMethod,
  WAY_FLAGS,
} from "@stoa/contract";
import { eq, setting } from "@stoa/db";
import { defaultDeliverySettings } from "../delivery/index.ts";
import { type AdminCtx, FLAGS_KEY } from "../kernel/index.ts";
import { taxRates } from "../pricing/index.ts";

/** All markets, in their order. */
export async function marketSetups(ctx: AdminCtx<"finance.read">): Promise<MarketSetup[]> {
  const [rates, { markets }, [row]] = await Promise.all([
    taxRates(ctx),
    defaultDeliverySettings(ctx),
    ctx.db.select({ value: setting.value }).from(setting).where(eq(setting.key, FLAGS_KEY)),
  ]);
  const flags = flagValues(row?.value as Partial<Record<FlagName, FlagValue>> | undefined);
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
