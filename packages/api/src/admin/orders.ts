// Orders of all sellers as operators see them.
import { AdminOrdersInput, CancelOrder, OrderId, PageInput } from "@stoa/contract";
import * as operations from "@stoa/core/operations";
import * as orders from "@stoa/core/orders";
import type { TRPCRouterRecord } from "@trpc/server";
import { admin } from "../trpc.ts";

export const ordersRouter = {
  list: admin("orders.read")
    .input(AdminOrdersInput)
    .query(({ ctx, input }) => orders.listAllOrders(ctx, input)),
  late: admin("orders.read")
    .input(PageInput)
    .query(({ ctx, input }) => orders.listLateOrders(ctx, input)),
  get: admin("orders.read")
    .input(OrderId)
    .query(({ ctx, input }) => orders.fulfilmentOf(ctx, input)),
  timeline: admin("orders.read")
    .input(OrderId)
    .query(({ ctx, input }) => operations.timelineOf(ctx, input)),
  invoices: admin("orders.read")
    .input(OrderId)
    .query(({ ctx, input }) => orders.invoicesOf(ctx, input)),
  cancel: admin("orders.cancel")
    .input(CancelOrder)
    .mutation(({ ctx, input }) => orders.cancelOrder(ctx, input)),
} satisfies TRPCRouterRecord;
