// A shopper's own orders: seen, followed, called off before they leave, found again.
import { CancelOwnOrder, FindOrder, OrderInput, OwnOrder, PageInput } from "@stoa/contract";
import { ownTimeline } from "@stoa/core/operations";
import * as orders from "@stoa/core/orders";
import type { TRPCRouterRecord } from "@trpc/server";
import { shopper } from "../trpc.ts";

export const ordersRouter = {
  list: shopper("orders")
    .input(PageInput)
    .query(({ ctx, input }) => orders.listPurchases(ctx, input)),
  get: shopper("orders")
    .input(OrderInput)
    .query(({ ctx, input }) => orders.purchaseOf(ctx, input)),
  timeline: shopper("orders")
    .input(OwnOrder)
    .query(({ ctx, input }) => ownTimeline(ctx, input)),
  invoices: shopper("orders")
    .input(OwnOrder)
    .query(({ ctx, input }) => orders.invoicesOf(ctx, input)),
  cancel: shopper("orders")
    .input(CancelOwnOrder)
    .mutation(({ ctx, input }) => orders.cancelOwnOrder(ctx, input)),
  find: shopper("orders")
    .input(FindOrder)
    .mutation(async ({ ctx, input }) => {
      await orders.findOrder(ctx, input);
      return {};
    }),
} satisfies TRPCRouterRecord;
