// Mails that follow facts about orders, sellers and their products.
import type { Id } from "@stoa/contract";
import { audit, count, eq, product, productChange, seller } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { purchaseForSellers } from "../orders/index.ts";
import { buyerOf, purchaseUrl, thingsOf } from "./order-jobs.ts";
import { tellBuyer, tellOperators, tellTeam } from "./telling.ts";
import { orderNewMail, orderPlacedMail, productDecisionMail, sellerDecisionMail } from "./templates/index.ts";

/** The buyer gets a confirmation, each seller their new order. */
export async function mailConfirmed(ctx: SystemCtx, job: { purchaseId: Id<"purchase"> }): Promise<void> {
  const { purchase, orders } = await purchaseForSellers(ctx, job.purchaseId);
  if (purchase.status !== "confirmed") return;
  const url = await purchaseUrl(ctx, { market: purchase.market, purchaseId: purchase.purchaseId });
  const { purchaseId, number, market, email, orders: parts } = purchase;
  const { title = "", more } = thingsOf(parts.flatMap(({ lines }) => lines));
  await tellBuyer(
    ctx,
    { userId: await buyerOf(ctx, purchaseId), email, market },
    { kind: "order_confirmed", fact: `order_confirmed:${purchaseId}`, params: { purchaseId, number, title, more } },
    { template: "order_placed", subjectId: purchaseId, content: orderPlacedMail({ purchase, url }) },
  );
  for (const order of orders) {
    const { orderId, number: orderNumber, shipByDay } = order;
    const units = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    await tellTeam(
      ctx,
      order.seller.sellerId,
      { kind: "sale_made", fact: `sale_made:${orderId}`, params: { orderId, number: orderNumber, units, shipByDay } },
      (reading) => ({
        template: "order_new",
        subjectId: orderId,
        content: orderNewMail({ order, url: `${ctx.origins.seller}/orders/${orderId}`, reading }),
      }),
    );
  }
}

/** A seller learns what was decided about them. */
export async function mailDecision(ctx: SystemCtx, job: { sellerId: Id<"seller"> }): Promise<void> {
  const [row] = await ctx.db.select().from(seller).where(eq(seller.id, job.sellerId));
  if (!row) return;
  const subjectId = `${row.id}:${await decisionCount(ctx, row.id)}`;
  const named = { sellerId: row.id, name: row.name };
  if (row.status === "applied")
    return await tellOperators(ctx, { kind: "seller_applied", fact: `seller_applied:${subjectId}`, params: named });
  const decision = row.status === "active" ? "approved" : row.status;
  await tellTeam(
    ctx,
    row.id,
    { kind: "shop_decided", fact: `seller_${decision}:${subjectId}`, params: { ...named, decision } },
    (reading) => ({
      template: `seller_${decision}`,
      subjectId,
      content: sellerDecisionMail({
        sellerName: row.name,
        decision,
        reason: row.statusReason ?? "",
        url: decision === "refused" ? `${ctx.origins.seller}/onboarding` : ctx.origins.seller,
        reading,
      }),
    }),
  );
}

/** A seller learns what an operator decided about their proposal. */
export async function mailChange(ctx: SystemCtx, job: { changeId: Id<"change"> }): Promise<void> {
  const [row] = await ctx.db
    .select({ change: productChange, title: product.title })
    .from(productChange)
    .innerJoin(product, eq(product.id, productChange.productId))
    .where(eq(productChange.id, job.changeId));
  const { status, sellerId, productId, revision, kind, reason } = row?.change ?? {};
  if (!row || !sellerId || (status !== "approved" && status !== "changes_asked" && status !== "refused")) return;
  const { title } = row;
  const isNew = kind === "create";
  const subjectId = `${job.changeId}:${revision}`;
  await tellTeam(
    ctx,
    sellerId,
    {
      kind: "product_decided",
      fact: `product_${status}:${subjectId}`,
      params: { productId: productId!, title, decision: status, isNew: Number(isNew) },
    },
    (reading) => ({
      template: `product_${status}`,
      subjectId,
      content: productDecisionMail({
        title,
        isNew,
        decision: status,
        reason: reason ?? null,
        url: `${ctx.origins.seller}/products/${productId}`,
        reading,
      }),
    }),
  );
}

/** How often operators have decided about a seller: makes each decision a reason of its own. */
async function decisionCount(ctx: SystemCtx, sellerId: Id<"seller">): Promise<number> {
  const [row] = await ctx.db.select({ count: count() }).from(audit).where(eq(audit.subject, sellerId));
  return row?.count ?? 0;
}
