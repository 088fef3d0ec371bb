// The seller's offers: prices, sales, stock and terms, and how they stand in the buy box.
import {
  OfferId,
  SellerOffersInput,
  SetAvailability,
  SetOfferStatus,
  SetOfferTerms,
  SetPrice,
  SetSale,
  SetStock,
} from "@stoa/contract";
import * as offers from "@stoa/core/offers";
import { buyBoxOf } from "@stoa/core/storefront";
import type { TRPCRouterRecord } from "@trpc/server";
import { sellerProcedure } from "../trpc.ts";

export const offersRouter = {
  list: sellerProcedure.input(SellerOffersInput).query(({ ctx, input }) => offers.listSellerOffers(ctx, input)),
  get: sellerProcedure.input(OfferId).query(({ ctx, input }) => offers.sellerOffer(ctx, input.offerId)),
  buyBox: sellerProcedure.input(OfferId).query(({ ctx, input }) => buyBoxOf(ctx, input)),
  setPrice: sellerProcedure.input(SetPrice).mutation(({ ctx, input }) => offers.setPrice(ctx, input)),
  setSale: sellerProcedure.input(SetSale).mutation(({ ctx, input }) => offers.setSale(ctx, input)),
  setStock: sellerProcedure.input(SetStock).mutation(({ ctx, input }) => offers.setStock(ctx, input)),
  setAvailability: sellerProcedure
    .input(SetAvailability)
    .mutation(({ ctx, input }) => offers.setAvailability(ctx, input)),
  setTerms: sellerProcedure.input(SetOfferTerms).mutation(({ ctx, input }) => offers.setOfferTerms(ctx, input)),
  setStatus: sellerProcedure.input(SetOfferStatus).mutation(({ ctx, input }) => offers.setOfferStatus(ctx, input)),
} satisfies TRPCRouterRecord;
