// Jobs that become events of webhooks. Without an endpoint that listens each costs one read.
import type { Id } from "@stoa/contract";
import { disputeShare, eq, offer, payout, productChange, refund, sellerOrder, sql, stock, variant } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { fulfilmentView, orderRow } from "../orders/index.ts";
import { newFactsOf, orderTold } from "./order-facts.ts";
import { type Listener, listenersOf, wants, type WebhookFact, writeDown } from "./writing-down.ts";

/** Writes down all that has happened to an order and is new. */
async function tellOfOrder(
  ctx: SystemCtx,
  orderId: Id<"order">,
  { sellerId, listeners }: { sellerId: Id<"seller">; listeners: readonly Listener[] },
): Promise<void> {
  if (listeners.length === 0) return;
  const news = (await newFactsOf(ctx, { sellerId, orderId })).filter((fact) =>
    listeners.some((listener) => wants(listener, fact)),
  );
  if (news.length === 0) return;
  const order = orderTold(await fulfilmentView(ctx.db, await orderRow(ctx, orderId)));
  const facts = news.map(({ detail, ...fact }): WebhookFact => ({ ...fact, data: { order, ...detail } }));
  await writeDown(ctx, sellerId, { facts, listeners });
}

/** Endpoints that listen to an order, with whose it is. */
async function listenersOfOrder(ctx: SystemCtx, orderId: Id<"order">) {
  const rows = await ctx.db.all<{ sellerId: Id<"seller">; webhookId: Id<"webhook">; types: string; createdAt: number }>(
    sql`SELECT w.seller_id AS sellerId, w.id AS webhookId, w.types, w.created_at AS createdAt
      FROM seller_order o JOIN webhook w ON w.seller_id = o.seller_id AND w.status <> 'disabled' WHERE o.id = ${orderId}`,
  );
  const listeners = rows.map(({ webhookId, types, createdAt }): Listener => ({
    webhookId,
    types: JSON.parse(types),
    createdAt,
  }));
  return { sellerId: rows[0]?.sellerId ?? ("" as Id<"seller">), listeners };
}

/** An order has moved: sent, arrived, called off, returned, claimed. */
export async function hookOrder(ctx: SystemCtx, { orderId }: { orderId: Id<"order"> }): Promise<void> {
  await tellOfOrder(ctx, orderId, await listenersOfOrder(ctx, orderId));
}

/** A purchase is paid: each of its orders is a new one for its seller. */
export async function hookPurchase(ctx: SystemCtx, job: { purchaseId: Id<"purchase"> }): Promise<void> {
  const orders = await ctx.db
    .select({ orderId: sellerOrder.id })
    .from(sellerOrder)
    .where(eq(sellerOrder.purchaseId, job.purchaseId));
  for (const order of orders) await hookOrder(ctx, order);
}

/** Money of an order goes back. */
export async function hookRefund(ctx: SystemCtx, job: { refundId: Id<"refund"> }): Promise<void> {
  const [made] = await ctx.db.select({ orderId: refund.orderId }).from(refund).where(eq(refund.id, job.refundId));
  if (made) await hookOrder(ctx, made);
}

/** A dispute has moved; it may be about orders of several sellers. */
export async function hookDispute(ctx: SystemCtx, job: { disputeId: Id<"dispute"> }): Promise<void> {
  const shares = await ctx.db
    .select({ orderId: disputeShare.orderId })
    .from(disputeShare)
    .where(eq(disputeShare.disputeId, job.disputeId));
  for (const share of shares) await hookOrder(ctx, share);
}

/** Tells one fact that stands by itself. */
async function tell(ctx: SystemCtx, sellerId: Id<"seller">, fact: WebhookFact): Promise<void> {
  await writeDown(ctx, sellerId, { facts: [fact], listeners: await listenersOf(ctx, sellerId) });
}

/** A payout has arrived, or has not. */
export async function hookPayout(ctx: SystemCtx, { payoutId }: { payoutId: Id<"payout"> }): Promise<void> {
  const [row] = await ctx.db.select().from(payout).where(eq(payout.id, payoutId));
  if (!row || (row.status !== "paid" && row.status !== "failed")) return;
  const { sellerId, status, currency, period, amountMinor, failureCode, endedAt } = row;
  await tell(ctx, sellerId, {
    type: `payout.${status}`,
    fact: `${payoutId}:${status}`,
    aggregate: payoutId,
    occurredAt: endedAt ?? ctx.now(),
    ids: { payoutId },
    data: { payout: { payoutId, status, currency, period, amountMinor, failureCode } },
  });
}

/** Little is left of an offer; told once until it was filled up. */
export async function hookLowStock(ctx: SystemCtx, job: { offerId: Id<"offer">; crossing: number }): Promise<void> {
  const { offerId, crossing } = job;
  const [row] = await ctx.db
    .select({
      sellerId: offer.sellerId,
      variantId: offer.variantId,
      sku: variant.sku,
      left: sql<number>`max(0, ${stock.onHand} - ${stock.reserved} - ${stock.owed})`,
    })
    .from(offer)
    .innerJoin(variant, eq(variant.id, offer.variantId))
    .innerJoin(stock, eq(stock.offerId, offer.id))
    .where(eq(offer.id, offerId));
  if (!row) return;
  const { sellerId, variantId, sku, left } = row;
  await tell(ctx, sellerId, {
    type: "offer.stock_low",
    fact: `${offerId}:low:${crossing}`,
    aggregate: offerId,
    occurredAt: ctx.now(),
    ids: { offerId, variantId },
    data: { offer: { offerId, variantId, sku, left } },
  });
}

/** An operator has decided about a seller's proposal. */
export async function hookChange(ctx: SystemCtx, { changeId }: { changeId: Id<"change"> }): Promise<void> {
  const [row] = await ctx.db.select().from(productChange).where(eq(productChange.id, changeId));
  if (!row?.sellerId) return;
  const { sellerId, status, productId, kind, revision, reason, decidedAt } = row;
  if (status !== "approved" && status !== "changes_asked" && status !== "refused") return;
  await tell(ctx, sellerId, {
    type: `product.${status}`,
    fact: `${changeId}:${revision}:${status}`,
    aggregate: productId,
    occurredAt: decidedAt ?? ctx.now(),
    ids: { productId, changeId },
    data: { change: { changeId, productId, kind, revision, status, reason } },
  });
}
