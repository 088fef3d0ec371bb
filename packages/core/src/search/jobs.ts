// What the index does when something has changed: the rows of the touched products are written anew, their pages leave the caches.
import type { Id } from "@stoa/contract";
import { sql } from "@stoa/db";
import { categoryTree, forgetCategoryTree, pathTo } from "../catalog/index.ts";
import { tag, type SystemCtx } from "../kernel/index.ts";
import { indexProducts } from "./commands/rebuild.ts";

interface Touched {
  productId: Id<"product">;
  slug: string;
  category: string;
  sellers: string;
}

async function touched(ctx: SystemCtx, productIds: readonly Id<"product">[]): Promise<Touched[]> {
  return await ctx.db.all<Touched>(sql`
    SELECT p.id AS productId, p.slug, c.slug AS category,
      (SELECT json_group_array(DISTINCT s.handle) FROM variant v JOIN offer o ON o.variant_id = v.id JOIN seller s ON s.id = o.seller_id WHERE v.product_id = p.id) AS sellers
    FROM json_each(${JSON.stringify(productIds)}) w CROSS JOIN product p ON p.id = w.value JOIN category c ON c.id = p.category_id`);
}

/** Indexes products and takes every page that shows them out of the caches. */
async function refresh(ctx: SystemCtx, productIds: readonly Id<"product">[]): Promise<void> {
  await indexProducts(ctx, productIds);
  const [rows, tree] = await Promise.all([touched(ctx, productIds), categoryTree(ctx)]);
  const tags = rows.flatMap((row) => [
    tag.product(row.slug),
    ...pathTo(tree, row.category).map((node) => tag.category(node.slug)),
    ...(JSON.parse(row.sellers) as string[]).map(tag.seller),
  ]);
  await ctx.purge([...new Set([tag.home(), tag.search(), ...tags])]);
}

/** A product was created or edited. */
export async function productChanged(ctx: SystemCtx, job: { productId: Id<"product"> }): Promise<void> {
  await forgetCategoryTree(ctx);
  await refresh(ctx, [job.productId]);
}

/** Many products were touched at once, as by a file of offers. */
export async function productsChanged(ctx: SystemCtx, job: { productIds: Id<"product">[] }): Promise<void> {
  await refresh(ctx, job.productIds);
}

/** A price, stock or state of an offer was changed. */
export async function offerChanged(ctx: SystemCtx, job: { offerId: Id<"offer"> }): Promise<void> {
  const rows = await ctx.db.all<{ productId: Id<"product"> }>(
    sql`SELECT v.product_id AS productId FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${job.offerId}`,
  );
  await refresh(
    ctx,
    rows.map((row) => row.productId),
  );
}

/** Products that a seller has an offer for. */
async function productsOfSeller({ db }: SystemCtx, sellerId: Id<"seller">): Promise<Id<"product">[]> {
  const rows = await db.all<{ productId: Id<"product"> }>(
    sql`SELECT DISTINCT v.product_id AS productId FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.seller_id = ${sellerId}`,
  );
  return rows.map((row) => row.productId);
}

/** A seller came, went or was changed. */
export async function sellerChanged(ctx: SystemCtx, job: { sellerId: Id<"seller"> }): Promise<void> {
  await refresh(ctx, await productsOfSeller(ctx, job.sellerId));
}

/** Stock of a purchase's offers moved: held, sold, or given back. */
export async function purchaseMovedStock(ctx: SystemCtx, job: { purchaseId: Id<"purchase"> }): Promise<void> {
  const rows = await ctx.db.all<{ productId: Id<"product"> }>(sql`
    SELECT DISTINCT v.product_id AS productId FROM seller_order so JOIN order_line ol ON ol.order_id = so.id
    JOIN offer o ON o.id = ol.offer_id JOIN variant v ON v.id = o.variant_id WHERE so.purchase_id = ${job.purchaseId}`);
  await refresh(
    ctx,
    rows.map((row) => row.productId),
  );
}

/** An order was called off and its stock came back. */
export async function orderReturnedStock(ctx: SystemCtx, job: { orderId: Id<"order"> }): Promise<void> {
  const rows = await ctx.db.all<{ productId: Id<"product"> }>(sql`
    SELECT DISTINCT v.product_id AS productId FROM order_line ol JOIN offer o ON o.id = ol.offer_id JOIN variant v ON v.id = o.variant_id WHERE ol.order_id = ${job.orderId}`);
  await refresh(
    ctx,
    rows.map((row) => row.productId),
  );
}
