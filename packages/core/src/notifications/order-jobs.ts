// Mails that follow an order on its way: a parcel has left, has arrived, units were called off, a link was lost.
import type { Id, OrderView, RefundReason, UnitsOfLine } from "@stoa/contract";
import { cancellation, eq, purchase, refund, shipment, sql } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { fulfilmentView, orderRow, purchaseKey } from "../orders/index.ts";
import {
  orderCalledOffMail,
  orderCancelledMail,
  orderDeliveredMail,
  orderLinkMail,
  orderShippedMail,
} from "./templates/index.ts";
import { tellBuyer, tellTeam } from "./telling.ts";
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

/** The account that a purchase belongs to; null for a guest. */
export async function buyerOf(ctx: SystemCtx, purchaseId: Id<"purchase">): Promise<Id<"user"> | null> {
  const [row] = await ctx.db.select({ userId: purchase.userId }).from(purchase).where(eq(purchase.id, purchaseId));
  return row?.userId ?? null;
}

/** What a notice calls things: the first by its title, the others by their number. */
export const thingsOf = (lines: readonly { title: string }[]): { title: string; more: number } => ({
  title: lines[0]?.title ?? "",
  more: Math.max(0, lines.length - 1),
});

/** A parcel with its order; null where there is none. */
async function parcelOf(ctx: SystemCtx, shipmentId: Id<"shipment">) {
  const [known] = await ctx.db.select({ orderId: shipment.orderId }).from(shipment).where(eq(shipment.id, shipmentId));
  if (!known) return null;
  const row = await orderRow(ctx, known.orderId);
  const order = await fulfilmentView(ctx.db, row);
  const parcel = order.shipments.find((each) => each.shipmentId === shipmentId)!;
  const { userId, email, market } = row.purchase;
  const lines = linesWith(order, parcel.lines);
  const { purchaseId, orderId, number, seller } = order;
  const params = { purchaseId, orderId, number, seller: seller.name, ...thingsOf(lines) };
  return { parcel, order, lines, params, to: { userId, email, market }, url: await purchaseUrl(ctx, order) };
}

/** The buyer learns that a parcel is on its way. */
export async function mailShipped(ctx: SystemCtx, job: { shipmentId: Id<"shipment"> }): Promise<void> {
  const found = await parcelOf(ctx, job.shipmentId);
  if (!found || found.to.email === "") return;
  const { parcel, order, lines, to, url, params } = found;
  const subjectId = `${order.orderId}:${job.shipmentId}`;
  await tellBuyer(
    ctx,
    to,
    { kind: "order_shipped", fact: `order_shipped:${subjectId}`, params: { ...params, carrier: parcel.carrier } },
    {
      template: "order_shipped",
      subjectId,
      content: orderShippedMail({ order: { ...order, lines }, shipment: parcel, url }),
    },
  );
}

/** The buyer learns that a parcel has arrived. */
export async function mailDelivered(ctx: SystemCtx, job: { shipmentId: Id<"shipment"> }): Promise<void> {
  const found = await parcelOf(ctx, job.shipmentId);
  if (!found || found.to.email === "" || found.parcel.deliveredAt === null) return;
  const { order, lines, to, url, params } = found;
  const subjectId = `${order.orderId}:${job.shipmentId}`;
  await tellBuyer(
    ctx,
    to,
    { kind: "order_delivered", fact: `order_delivered:${subjectId}`, params },
    { template: "order_delivered", subjectId, content: orderDeliveredMail({ order, lines, url }) },
  );
}

/** The buyer learns that units were called off, and what they get back; the seller, unless they did it themselves. */
export async function mailCancelled(ctx: SystemCtx, job: { orderId: Id<"order">; seq: number }): Promise<void> {
  const row = await orderRow(ctx, job.orderId);
  const { email, method, userId, market } = row.purchase;
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
  const refundMinor = method === "cod" ? 0 : (made.refundMinor ?? 0);
  const { purchaseId, orderId, number, seller, currency } = order;
  const isWhole = Number(news.isWhole);
  const named = { purchaseId, orderId, number, seller: seller.name, by, isWhole, ...thingsOf(news.lines) };
  await tellBuyer(
    ctx,
    { userId, email, market },
    { kind: "order_cancelled", fact: `order_cancelled:${subjectId}`, params: { ...named, refundMinor, currency } },
    {
      template: "order_cancelled",
      subjectId,
      content: orderCancelledMail({ ...news, url: await purchaseUrl(ctx, order), refundMinor }),
    },
  );
  if (by === "seller") return;
  const url = `${ctx.origins.seller}/orders/${job.orderId}`;
  await tellTeam(
    ctx,
    seller.sellerId,
    { kind: "sale_cancelled", fact: `order_called_off:${subjectId}`, params: { orderId, number, by, isWhole } },
    (reading) => ({
      template: "order_called_off",
      subjectId,
      content: orderCalledOffMail({ ...news, url, reading }),
    }),
  );
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

/** Refunds that no other notice tells of. */
const UNTOLD: ReadonlySet<RefundReason> = new Set(["goodwill", "guarantee"]);

/** The buyer learns of money that comes back for no step of theirs; a case or a cancellation tells of its own. */
export async function noteRefund(ctx: SystemCtx, job: { refundId: Id<"refund"> }): Promise<void> {
  const [made] = await ctx.db.select().from(refund).where(eq(refund.id, job.refundId));
  if (!made || !UNTOLD.has(made.reason)) return;
  const { purchase: bought, seller_order: order, seller } = await orderRow(ctx, made.orderId);
  await tellBuyer(
    ctx,
    bought,
    {
      kind: "refund_made",
      fact: `refund_made:${made.id}`,
      params: {
        purchaseId: bought.id,
        number: order.number,
        seller: seller.name,
        amountMinor: made.amountMinor,
        currency: bought.currency,
      },
    },
    null,
  );
}
