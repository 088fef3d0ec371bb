// Mails that follow an order on its way: a parcel has left, has arrived, units were called off, a link was lost.
import type { Id, OrderView, UnitsOfLine } from "@stoa/contract";
import { cancellation, eq, purchase, refund, shipment, sql } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { fulfilmentView, orderRow, purchaseKey } from "../orders/index.ts";
import { ownerOf } from "./owner.ts";
import {
  orderCalledOffMail,
  orderCancelledMail,
  orderDeliveredMail,
  orderLinkMail,
  orderShippedMail,
} from "./templates/index.ts";
import { write } from "./writing.ts";

/** The address at which a buyer, a guest too, sees their purchase. */
export const purchaseUrl = async (ctx: SystemCtx, order: Pick<OrderView, "market" | "purchaseId">): Promise<string> =>
  `${ctx.origins.buyer}/${order.market}/orders/${order.purchaseId}?key=${await purchaseKey(ctx, order.purchaseId)}`;

/** The lines of an order with these units of them. */
function linesWith({ lines }: Pick<OrderView, "lines">, units: readonly UnitsOfLine[]) {
  return units.flatMap(({ lineId, quantity }) => {
    const line = lines.find((each) => each.lineId === lineId);
    return line ? [{ ...line, quantity, totalMinor: line.unitMinor * quantity }] : [];
  });
}

/** A parcel with its order; null where there is none. */
async function parcelOf(ctx: SystemCtx, shipmentId: Id<"shipment">) {
  const [known] = await ctx.db.select({ orderId: shipment.orderId }).from(shipment).where(eq(shipment.id, shipmentId));
  if (!known) return null;
  const row = await orderRow(ctx, known.orderId);
  const order = await fulfilmentView(ctx.db, row);
  const parcel = order.shipments.find((each) => each.shipmentId === shipmentId)!;
  return { parcel, order, to: row.purchase.email, url: await purchaseUrl(ctx, order) };
}

/** The buyer learns that a parcel is on its way. */
export async function mailShipped(ctx: SystemCtx, job: { shipmentId: Id<"shipment"> }): Promise<void> {
  const found = await parcelOf(ctx, job.shipmentId);
  if (!found || found.to === "") return;
  const { parcel, order, to, url } = found;
  await write(
    ctx,
    { template: "order_shipped", subjectId: `${order.orderId}:${job.shipmentId}`, to },
    orderShippedMail({ order: { ...order, lines: linesWith(order, parcel.lines) }, shipment: parcel, url }),
  );
}

/** The buyer learns that a parcel has arrived. */
export async function mailDelivered(ctx: SystemCtx, job: { shipmentId: Id<"shipment"> }): Promise<void> {
  const found = await parcelOf(ctx, job.shipmentId);
  if (!found || found.to === "" || found.parcel.deliveredAt === null) return;
  const { parcel, order, to, url } = found;
  await write(
    ctx,
    { template: "order_delivered", subjectId: `${order.orderId}:${job.shipmentId}`, to },
    orderDeliveredMail({ order, lines: linesWith(order, parcel.lines), url }),
  );
}

/** The buyer learns that units were called off, and what they get back; the seller, unless they did it themselves. */
export async function mailCancelled(ctx: SystemCtx, job: { orderId: Id<"order">; seq: number }): Promise<void> {
  const row = await orderRow(ctx, job.orderId);
  const { email, method } = row.purchase;
  const [made] = await ctx.db
    .select({ refundMinor: refund.amountMinor })
    .from(cancellation)
    .leftJoin(refund, eq(refund.id, cancellation.refundId))
    .where(sql`${cancellation.orderId} = ${job.orderId} AND ${cancellation.seq} = ${job.seq}`);
  if (!made || email === "") return;
  const order = await fulfilmentView(ctx.db, row);
  // Cancellations come in the order of their numbers, as the view has them.
  const place = await ctx.db.$count(
    cancellation,
    sql`${cancellation.orderId} = ${job.orderId} AND ${cancellation.seq} < ${job.seq}`,
  );
  const { by, lines: units } = order.cancellations[place]!;
  const news = { order, lines: linesWith(order, units), by, isWhole: order.status === "cancelled" };
  const subjectId = `${job.orderId}:${job.seq}`;
  await write(
    ctx,
    { template: "order_cancelled", subjectId, to: email },
    orderCancelledMail({
      ...news,
      url: await purchaseUrl(ctx, order),
      refundMinor: method === "cod" ? 0 : (made.refundMinor ?? 0),
    }),
  );
  const owner = by === "seller" ? null : await ownerOf(ctx, order.seller.sellerId);
  if (owner === null) return;
  const url = `${ctx.origins.seller}/orders/${job.orderId}`;
  await write(ctx, { template: "order_called_off", subjectId, to: owner }, orderCalledOffMail({ ...news, url }));
}

/** Whoever knows a purchase's number and address gets its link, at that address. */
export async function mailOrderLink(
  ctx: SystemCtx,
  job: { purchaseId: Id<"purchase">; requestId: Id<"request"> },
): Promise<void> {
  const [bought] = await ctx.db.select().from(purchase).where(eq(purchase.id, job.purchaseId));
  if (!bought || bought.email === "") return;
  const { number, market, email: to } = bought;
  const url = await purchaseUrl(ctx, { market, purchaseId: bought.id });
  await write(
    ctx,
    { template: "order_link", subjectId: `${bought.id}:${job.requestId}`, to },
    orderLinkMail({ purchase: { number, market }, url }),
  );
}
