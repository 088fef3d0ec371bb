// What follows a step of an order: open pages of the purchase are told.
import type { Id } from "@stoa/contract";
import type { SystemCtx } from "../kernel/index.ts";
import { orderRow } from "./queries.ts";

/** Tells everybody who has the purchase open that it has changed. */
export async function tellListeners(ctx: SystemCtx, job: { orderId: Id<"order"> }): Promise<void> {
  const { seller_order: order } = await orderRow(ctx, job.orderId);
  await ctx.objects
    .feed(order.purchaseId)
    .publish(JSON.stringify({ type: "order.changed", orderId: order.id, status: order.status }));
}
