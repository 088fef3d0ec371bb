// The seller's side: every procedure takes the seller from the session, none from its input.
import { OrderId, SellerOrdersInput, ShipOrder } from "@stoa/contract";
import { sellerToday } from "@stoa/core/operations";
import * as orders from "@stoa/core/orders";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";
import { accessing } from "./access.ts";
import { claimsRouter, messagesRouter, returnsRouter } from "./cases.ts";
import { importsRouter } from "./exchange.ts";
import { offersRouter } from "./offers.ts";
import { auditRouter, onboardingRouter } from "./onboarding.ts";
import { productsRouter } from "./products.ts";
import { teamRouter } from "./team.ts";

const ordersRouter = {
  list: seller("orders.read")
    .input(SellerOrdersInput)
    .query(({ ctx, input }) => orders.listSellerOrders(ctx, input)),
  get: seller("orders.read")
    .input(OrderId)
    .query(({ ctx, input }) => orders.fulfilmentOf(ctx, input)),
  pick: seller("orders.fulfil")
    .input(OrderId)
    .mutation(({ ctx, input }) => orders.pickOrder(ctx, input)),
  pack: seller("orders.fulfil")
    .input(OrderId)
    .mutation(({ ctx, input }) => orders.packOrder(ctx, input)),
  ship: seller("orders.fulfil")
    .input(ShipOrder)
    .mutation(({ ctx, input }) => orders.shipOrder(ctx, input)),
  deliver: seller("orders.fulfil")
    .input(OrderId)
    .mutation(({ ctx, input }) => orders.deliverOrder(ctx, input)),
  cancel: seller("orders.cancel")
    .input(OrderId)
    .mutation(({ ctx, input }) => orders.cancelOrder(ctx, input)),
} satisfies TRPCRouterRecord;

export const sellerRouter = {
  store: { today: seller("orders.read").query(({ ctx }) => sellerToday(ctx)) },
  orders: ordersRouter,
  returns: returnsRouter,
  claims: claimsRouter,
  messages: messagesRouter,
  offers: offersRouter,
  imports: importsRouter,
  products: productsRouter,
  team: teamRouter,
  onboarding: onboardingRouter,
  audit: auditRouter,
  ...accessing,
} satisfies TRPCRouterRecord;
