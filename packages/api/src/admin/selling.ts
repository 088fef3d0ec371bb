// What operators set of prices: promotions, tax rates, delivery where a seller says nothing.
import {
  AllPromotionsInput,
  PromotionInput,
  SaveMarketPromotion,
  SaveZone,
  SetPromotionStatus,
  SetTaxRate,
  TaxRateInput,
  ZoneInput,
} from "@stoa/contract";
import * as delivery from "@stoa/core/delivery";
import * as pricing from "@stoa/core/pricing";
import * as promotions from "@stoa/core/promotions";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";

const looking = admin("finance.read");
const setting = admin("finance.write");

export const promotionsRouter = {
  list: looking.input(AllPromotionsInput).query(({ ctx, input }) => promotions.allPromotions(ctx, input)),
  get: looking.input(PromotionInput).query(({ ctx, input }) => promotions.anyPromotion(ctx, input)),
  save: setting.input(SaveMarketPromotion).mutation(({ ctx, input }) => promotions.saveMarketPromotion(ctx, input)),
  setStatus: setting
    .input(SetPromotionStatus)
    .mutation(({ ctx, input }) => promotions.setAnyPromotionStatus(ctx, input)),
} satisfies TRPCRouterRecord;

export const taxesRouter = {
  list: looking.query(({ ctx }) => pricing.taxRates(ctx)),
  set: setting.input(SetTaxRate).mutation(async ({ ctx, input }) => {
    await pricing.setTaxRate(ctx, input);
    return {};
  }),
  remove: setting.input(TaxRateInput).mutation(async ({ ctx, input }) => {
    await pricing.removeTaxRate(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

export const deliveryRouter = {
  get: looking.query(({ ctx }) => delivery.defaultDeliverySettings(ctx)),
  saveZone: setting.input(SaveZone).mutation(({ ctx, input }) => delivery.saveDefaultZone(ctx, input)),
  removeZone: setting.input(ZoneInput).mutation(async ({ ctx, input }) => {
    await delivery.removeDefaultZone(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;
