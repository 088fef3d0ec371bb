// The seller's promotions, and where they deliver to.
import {
  PreviewDelivery,
  PromotionInput,
  PromotionsInput,
  SavePromotion,
  SaveZone,
  SetCutOff,
  SetPromotionStatus,
  ZoneInput,
} from "@stoa/contract";
import * as delivery from "@stoa/core/delivery";
import * as promotions from "@stoa/core/promotions";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

export const promotionsRouter = {
  list: seller("offers.read")
    .input(PromotionsInput)
    .query(({ ctx, input }) => promotions.sellerPromotions(ctx, input)),
  get: seller("offers.read")
    .input(PromotionInput)
    .query(({ ctx, input }) => promotions.sellerPromotion(ctx, input)),
  save: seller("offers.write")
    .input(SavePromotion)
    .mutation(({ ctx, input }) => promotions.savePromotion(ctx, input)),
  setStatus: seller("offers.write")
    .input(SetPromotionStatus)
    .mutation(({ ctx, input }) => promotions.setPromotionStatus(ctx, input)),
} satisfies TRPCRouterRecord;

export const deliveryRouter = {
  get: seller("store.read").query(({ ctx }) => delivery.sellerDeliverySettings(ctx)),
  preview: seller("store.read")
    .input(PreviewDelivery)
    .query(({ ctx, input }) => delivery.previewDelivery(ctx, input)),
  saveZone: seller("store.manage")
    .input(SaveZone)
    .mutation(({ ctx, input }) => delivery.saveZone(ctx, input)),
  removeZone: seller("store.manage")
    .input(ZoneInput)
    .mutation(async ({ ctx, input }) => {
      await delivery.removeZone(ctx, input);
      return {};
    }),
  setCutOff: seller("store.manage")
    .input(SetCutOff)
    .mutation(async ({ ctx, input }) => {
      await delivery.setCutOff(ctx, input);
      return {};
    }),
} satisfies TRPCRouterRecord;
