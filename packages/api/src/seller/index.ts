// The seller's side: every procedure takes the seller from the session, none from its input.
import { OrderId, SellerOrdersInput, ShipOrder } from "@stoa/contract";
import { sellerToday } from "@stoa/core/operations";
import * as orders from "@stoa/core/orders";
import type { TRPCRouterRecord } from "@trpc/server";
import { sellerProcedure } from "../trpc.ts";
import { importsRouter } from "./exchange.ts";
import { offersRouter } from "./offers.ts";
import { productsRouter } from "./products.ts";

const ordersRouter = {
  list: sellerProcedure.input(SellerOrdersInput).query(({ ctx, input }) => orders.listSellerOrders(ctx, input)),
  get: sellerProcedure.input(OrderId).query(({ ctx, input }) => orders.fulfilmentOf(ctx, input)),
  pick: sellerProcedure.input(OrderId).mutation(({ ctx, input }) => orders.pickOrder(ctx, input)),
  pack: sellerProcedure.input(OrderId).mutation(({ ctx, input }) => orders.packOrder(ctx, input)),
  ship: sellerProcedure.input(ShipOrder).mutation(({ ctx, input }) => orders.shipOrder(ctx, input)),
  deliver: sellerProcedure.input(OrderId).mutation(({ ctx, input }) => orders.deliverOrder(ctx, input)),
  cancel: sellerProcedure.input(OrderId).mutation(({ ctx, input }) => orders.cancelOrder(ctx, input)),
} satisfies TRPCRouterRecord;

export const sellerRouter = {
  store: { today: sellerProcedure.query(({ ctx }) => sellerToday(ctx)) },
  orders: ordersRouter,
  offers: offersRouter,
  imports: importsRouter,
  products: productsRouter,
} satisfies TRPCRouterRecord;
