// A seller's orders: picked, packed, sent in parcels, called off; what happened to them, and their documents.
import { CancelOrder, DeliverOrder, OrderId, SellerOrdersInput, ShipOrder } from "@stoa/contract";
import { timelineOf } from "@stoa/core/operations";
import * as orders from "@stoa/core/orders";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

export const ordersRouter = {
  list: seller("orders.read")
    .input(SellerOrdersInput)
    .query(({ ctx, input }) => orders.listSellerOrders(ctx, input)),
  counts: seller("orders.read").query(({ ctx }) => orders.orderCounts(ctx)),
  desk: seller("orders.read").query(({ ctx }) => orders.shipDesk(ctx)),
  get: seller("orders.read")
    .input(OrderId)
    .query(({ ctx, input }) => orders.fulfilmentOf(ctx, input)),
  timeline: seller("orders.read")
    .input(OrderId)
    .query(({ ctx, input }) => timelineOf(ctx, input)),
  invoices: seller("orders.read")
    .input(OrderId)
    .query(({ ctx, input }) => orders.invoicesOf(ctx, input)),
  carriers: seller("orders.read").query(({ ctx }) => orders.labelCarriers(ctx)),
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
    .input(DeliverOrder)
    .mutation(({ ctx, input }) => orders.deliverOrder(ctx, input)),
  cancel: seller("orders.cancel")
    .input(CancelOrder)
    .mutation(({ ctx, input }) => orders.cancelOrder(ctx, input)),
} satisfies TRPCRouterRecord;
