// The seller's offers: prices, sales, stock and terms, and how they stand in the buy box.
import {
  OfferId,
  SellerOfferFilter,
  SellerOffersInput,
  SetAvailability,
  SetLowStock,
  SetOfferStatus,
  SetOfferTerms,
  SetPrice,
  SetSale,
  SetStock,
} from "@stoa/contract";
import * as offers from "@stoa/core/offers";
import * as stock from "@stoa/core/stock";
import { buyBoxOf } from "@stoa/core/storefront";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

export const offersRouter = {
  list: seller("offers.read")
    .input(SellerOffersInput)
    .query(({ ctx, input }) => offers.listSellerOffers(ctx, input)),
  count: seller("offers.read")
    .input(SellerOfferFilter)
    .query(({ ctx, input }) => offers.countSellerOffers(ctx, input)),
  get: seller("offers.read")
    .input(OfferId)
    .query(({ ctx, input }) => offers.sellerOffer(ctx, input.offerId)),
  buyBox: seller("offers.read")
    .input(OfferId)
    .query(({ ctx, input }) => buyBoxOf(ctx, input)),
  setPrice: seller("offers.write")
    .input(SetPrice)
    .mutation(({ ctx, input }) => offers.setPrice(ctx, input)),
  setSale: seller("offers.write")
    .input(SetSale)
    .mutation(({ ctx, input }) => offers.setSale(ctx, input)),
  setStock: seller("offers.write")
    .input(SetStock)
    .mutation(({ ctx, input }) => offers.setStock(ctx, input)),
  setAvailability: seller("offers.write")
    .input(SetAvailability)
    .mutation(({ ctx, input }) => offers.setAvailability(ctx, input)),
  lowStock: seller("offers.read")
    .input(OfferId)
    .query(({ ctx, input }) => stock.lowStockOf(ctx, input)),
  setLowStock: seller("offers.write")
    .input(SetLowStock)
    .mutation(async ({ ctx, input }) => {
      await stock.setLowStock(ctx, input);
      return {};
    }),
  setTerms: seller("offers.write")
    .input(SetOfferTerms)
    .mutation(({ ctx, input }) => offers.setOfferTerms(ctx, input)),
  setStatus: seller("offers.write")
    .input(SetOfferStatus)
    .mutation(({ ctx, input }) => offers.setOfferStatus(ctx, input)),
} satisfies TRPCRouterRecord;
