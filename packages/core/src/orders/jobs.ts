// What follows a step of an order, and an account that is made.
import type { Id } from "@stoa/contract";
import { and, eq, isNull, purchase, refund, sellerOrder, user } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { orderRow } from "./queries.ts";

/** Tells everybody who has the purchase open that it has changed. */
export async function tellListeners(ctx: SystemCtx, job: { orderId: Id<"order"> }): Promise<void> {
  const { seller_order: order } = await orderRow(ctx, job.orderId);
  await ctx.objects
    .feed(order.purchaseId)
    .publish(JSON.stringify({ type: "order.changed", orderId: order.id, status: order.status }));
}

/** The same when it is confirmed: all its orders are. */
export async function tellConfirmed(ctx: SystemCtx, { purchaseId }: { purchaseId: Id<"purchase"> }): Promise<void> {
  const orders = await ctx.db
    .select({ orderId: sellerOrder.id, status: sellerOrder.status })
    .from(sellerOrder)
    .where(eq(sellerOrder.purchaseId, purchaseId));
  const told = orders.map((order) => JSON.stringify({ type: "order.changed", ...order }));
  await ctx.objects.feed(purchaseId).publish(...told);
}

/** The same when money of one of its orders has gone back. */
export async function tellOfRefund(ctx: SystemCtx, job: { refundId: Id<"refund"> }): Promise<void> {
  const [made] = await ctx.db.select({ orderId: refund.orderId }).from(refund).where(eq(refund.id, job.refundId));
  if (made) await tellListeners(ctx, made);
}

/** Purchases that were made as a guest with the address of a new account are its own now: a link has proved the address. */
export async function claimPurchases(ctx: SystemCtx, { userId }: { userId: Id<"user"> }): Promise<void> {
  const [person] = await ctx.db.select({ email: user.email }).from(user).where(eq(user.id, userId));
  if (!person) return;
  const ofGuest = and(eq(purchase.email, person.email), isNull(purchase.userId));
  await ctx.db.update(purchase).set({ userId }).where(ofGuest);
}
