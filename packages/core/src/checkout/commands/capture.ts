// Capturing per parcel: when a parcel leaves, its part of the authorised money is drawn, once per parcel and never more than
// its order has left.
import { DomainError, type Id } from "@stoa/contract";
import { atomic, capture, eq, payment, sellerOrder, shipment, sql } from "@stoa/db";
import { type Ctx, must, type SystemCtx } from "../../kernel/index.ts";
import { holdingPayment, providerNamed } from "../../payments/index.ts";
import { dueOf, releaseRest } from "../../refunds/index.ts";
import { settle } from "./settle.ts";

/**
 * Draws a parcel's part of an authorised payment; nothing where the purchase was paid at once. The parcel is the key: however
 * often it is asked, one parcel draws once.
 * @throws ILLEGAL_TRANSITION the order has less left to draw
 * @throws PROVIDER_UNAVAILABLE noted and not drawn: the same call again goes on where this one stopped
 */
export async function captureFor(
  ctx: Ctx,
  { orderId, shipmentId, amountMinor }: { orderId: Id<"order">; shipmentId: Id<"shipment">; amountMinor: number },
): Promise<void> {
  const [order] = await ctx.db.select().from(sellerOrder).where(eq(sellerOrder.id, orderId));
  if (!order) throw new DomainError("NOT_FOUND");
  const paid = await holdingPayment(ctx.db, order.purchaseId);
  if (paid?.capture !== "per_parcel" || paid.providerRef === null || amountMinor <= 0) return;
  const find = async () => (await ctx.db.select().from(capture).where(eq(capture.shipmentId, shipmentId)))[0];
  let wanted = await find();
  if (!wanted) {
    const values = { shipmentId, paymentId: paid.id, orderId, amountMinor, createdAt: ctx.now() };
    const guards = { capture_within_order: "ILLEGAL_TRANSITION", "capture.shipment_id": "CONFLICT" } as const;
    try {
      await atomic(ctx.db, [ctx.db.insert(capture).values(values)], guards);
    } catch (error) {
      wanted = await find(); // Another call for the same parcel was first.
      if (!wanted) throw error;
    }
    wanted = must(await find(), "a capture that was just written");
  }
  if (wanted.status === "made") return;
  const movement = {
    key: shipmentId,
    providerRef: paid.providerRef,
    amountMinor: wanted.amountMinor,
    currency: paid.currency,
  };
  const drawn = await providerNamed(ctx, paid.provider).capture(movement);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("capture.drawn");
  await settle(ctx, paid, drawn);
  await releaseRest(ctx, order.purchaseId);
}

/** A parcel has left: it draws its share of the order, and the last one all that is left. */
export async function captureShipment(ctx: SystemCtx, job: { shipmentId: Id<"shipment"> }): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(shipment)
    .innerJoin(sellerOrder, eq(sellerOrder.id, shipment.orderId))
    .where(eq(shipment.id, job.shipmentId));
  if (!row) return;
  const [paid] = await ctx.db
    .select({ provider: payment.provider })
    .from(payment)
    .where(sql`${payment.purchaseId} = ${row.seller_order.purchaseId} AND ${payment.capture} = 'per_parcel'`);
  if (!paid) return;
  const [begun] = await ctx.db.select().from(capture).where(eq(capture.shipmentId, job.shipmentId));
  const hasLeft = row.seller_order.status === "shipped" || row.seller_order.status === "delivered";
  const dueMinor = await dueOf(ctx.db, row.seller_order.id, paid.provider);
  const amountMinor = begun?.amountMinor ?? (hasLeft ? dueMinor : Math.min(row.shipment.amountMinor, dueMinor));
  await captureFor(ctx, { orderId: row.seller_order.id, shipmentId: job.shipmentId, amountMinor });
}
