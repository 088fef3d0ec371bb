// Mails that follow facts about orders, sellers and their products.
import type { Id } from "@stoa/contract";
import { audit, count, eq, product, productChange, seller, sellerOrder } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { fulfilmentView, orderRow, purchaseView } from "../orders/index.ts";
import { purchaseUrl } from "./order-jobs.ts";
import { ownerOf } from "./owner.ts";
import { orderNewMail, orderPlacedMail, productDecisionMail, sellerDecisionMail } from "./templates/index.ts";
import { write } from "./writing.ts";

/** The buyer gets a confirmation, each seller their new order. */
export async function mailConfirmed(ctx: SystemCtx, job: { purchaseId: Id<"purchase"> }): Promise<void> {
  const purchase = await purchaseView(ctx, job.purchaseId);
  if (purchase.status !== "confirmed") return;
  const url = await purchaseUrl(ctx, { market: purchase.market, purchaseId: purchase.purchaseId });
  await write(
    ctx,
    { template: "order_placed", subjectId: purchase.purchaseId, to: purchase.email },
    orderPlacedMail({ purchase, url }),
  );
  const orders = await ctx.db
    .select({ id: sellerOrder.id, sellerId: sellerOrder.sellerId })
    .from(sellerOrder)
    .where(eq(sellerOrder.purchaseId, job.purchaseId));
  for (const { id, sellerId } of orders) {
    const to = await ownerOf(ctx, sellerId);
    if (!to) continue;
    const order = await fulfilmentView(ctx.db, await orderRow(ctx, id));
    await write(
      ctx,
      { template: "order_new", subjectId: id, to },
      orderNewMail({ order, url: `${ctx.origins.seller}/orders/${id}` }),
    );
  }
}

/** A seller learns what was decided about them. */
export async function mailDecision(ctx: SystemCtx, job: { sellerId: Id<"seller"> }): Promise<void> {
  const [row] = await ctx.db.select().from(seller).where(eq(seller.id, job.sellerId));
  const to = await ownerOf(ctx, job.sellerId);
  if (!row || !to || row.status === "applied") return;
  const decision = row.status === "active" ? "approved" : row.status;
  const content = sellerDecisionMail({
    sellerName: row.name,
    decision,
    reason: row.statusReason ?? "",
    url: decision === "refused" ? `${ctx.origins.seller}/onboarding` : ctx.origins.seller,
  });
  await write(
    ctx,
    { template: `seller_${decision}`, subjectId: `${row.id}:${await decisionCount(ctx, row.id)}`, to },
    content,
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
  const to = await ownerOf(ctx, sellerId);
  if (!to) return;
  await write(
    ctx,
    { template: `product_${status}`, subjectId: `${job.changeId}:${revision}`, to },
    productDecisionMail({
      title: row.title,
      isNew: kind === "create",
      decision: status,
      reason: reason ?? null,
      url: `${ctx.origins.seller}/products/${productId}`,
    }),
  );
}

/** How often operators have decided about a seller: makes each decision a reason of its own. */
async function decisionCount(ctx: SystemCtx, sellerId: Id<"seller">): Promise<number> {
  const [row] = await ctx.db.select({ count: count() }).from(audit).where(eq(audit.subject, sellerId));
  return row?.count ?? 0;
}
