// The seller's side: every procedure takes the seller from the session, none from its input.
import {
  CreateProduct,
  OrderId,
  SellerOffersInput,
  SellerOrdersInput,
  SetOfferStatus,
  SetPrice,
  SetStock,
  ShipOrder,
} from "@stoa/contract";
import { categoryTree, createProduct } from "@stoa/core/catalog";
import * as offers from "@stoa/core/offers";
import { sellerToday } from "@stoa/core/operations";
import * as orders from "@stoa/core/orders";
import type { TRPCRouterRecord } from "@trpc/server";
import { sellerProcedure } from "../trpc.ts";

const ordersRouter = {
  list: sellerProcedure.input(SellerOrdersInput).query(({ ctx, input }) => orders.listSellerOrders(ctx, input)),
  get: sellerProcedure.input(OrderId).query(({ ctx, input }) => orders.fulfilmentOf(ctx, input)),
  pick: sellerProcedure.input(OrderId).mutation(({ ctx, input }) => orders.pickOrder(ctx, input)),
  pack: sellerProcedure.input(OrderId).mutation(({ ctx, input }) => orders.packOrder(ctx, input)),
  ship: sellerProcedure.input(ShipOrder).mutation(({ ctx, input }) => orders.shipOrder(ctx, input)),
  deliver: sellerProcedure.input(OrderId).mutation(({ ctx, input }) => orders.deliverOrder(ctx, input)),
  cancel: sellerProcedure.input(OrderId).mutation(({ ctx, input }) => orders.cancelOrder(ctx, input)),
} satisfies TRPCRouterRecord;

const offersRouter = {
  list: sellerProcedure.input(SellerOffersInput).query(({ ctx, input }) => offers.listSellerOffers(ctx, input)),
  setPrice: sellerProcedure.input(SetPrice).mutation(({ ctx, input }) => offers.setPrice(ctx, input)),
  setStock: sellerProcedure.input(SetStock).mutation(({ ctx, input }) => offers.setStock(ctx, input)),
  setStatus: sellerProcedure.input(SetOfferStatus).mutation(({ ctx, input }) => offers.setOfferStatus(ctx, input)),
} satisfies TRPCRouterRecord;

const productsRouter = {
  categories: sellerProcedure.query(({ ctx }) => categoryTree(ctx)),
  create: sellerProcedure.input(CreateProduct).mutation(({ ctx, input }) => createProduct(ctx, input)),
} satisfies TRPCRouterRecord;

export const sellerRouter = {
  store: { today: sellerProcedure.query(({ ctx }) => sellerToday(ctx)) },
  orders: ordersRouter,
  offers: offersRouter,
  products: productsRouter,
} satisfies TRPCRouterRecord;
