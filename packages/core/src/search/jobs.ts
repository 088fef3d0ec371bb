// What the index does when something has changed: the rows of the touched products are written anew, their pages leave the caches.
import { DAY_MS, HOUR_MS, type Id, MOST_UNITS_TOLD } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import { categoryTree, forgetCategoryTree, pathTo } from "../catalog/index.ts";
import { FROM_START, type SweepPlace, tag, type SystemCtx } from "../kernel/index.ts";
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
  if (productIds.length === 0) return;
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

/** A review moved the stars of a product. */
export async function productRated(ctx: SystemCtx, job: { productId: Id<"product"> }): Promise<void> {
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

/** The products of a purchase, or of one of its orders, where a condition on their stock holds. */
async function productsSold(ctx: SystemCtx, of: SQL, where: SQL = sql`1`): Promise<Id<"product">[]> {
  const rows = await ctx.db.all<{ productId: Id<"product"> }>(sql`
    SELECT DISTINCT v.product_id AS productId FROM seller_order so JOIN order_line ol ON ol.order_id = so.id
    JOIN offer o ON o.id = ol.offer_id JOIN variant v ON v.id = o.variant_id JOIN stock st ON st.offer_id = o.id
    WHERE ${of} AND ${where}`);
  return rows.map((row) => row.productId);
}

/**
 * Units were taken: what is on sale looks different only where few are left. A sale of what there is plenty of leaves pages
 * in the caches and the index as it is.
 */
export async function purchaseTookStock(ctx: SystemCtx, job: { purchaseId: Id<"purchase"> }): Promise<void> {
  const isScarce = sql`st.on_hand - st.reserved - st.owed <= ${MOST_UNITS_TOLD}`;
  await refresh(ctx, await productsSold(ctx, sql`so.purchase_id = ${job.purchaseId}`, isScarce));
}

/** Units came back, as of a purchase that nobody paid. How few there were before is not known any more. */
export async function purchaseReturnedStock(ctx: SystemCtx, job: { purchaseId: Id<"purchase"> }): Promise<void> {
  await refresh(ctx, await productsSold(ctx, sql`so.purchase_id = ${job.purchaseId}`));
}

/** The same for one order that was called off. */
export async function orderReturnedStock(ctx: SystemCtx, job: { orderId: Id<"order"> }): Promise<void> {
  await refresh(ctx, await productsSold(ctx, sql`so.id = ${job.orderId}`));
}

/** Products of one page. */
const SOLD_AT_ONCE = 200;

/** How far back the night looks: a day, and what the night before may have missed. */
const SOLD_SINCE_MS = DAY_MS + 6 * HOUR_MS;

/** What was sold in the last day takes its new place among the best sellers, a page of products. */
export async function sweepBestSellers(ctx: SystemCtx, from = FROM_START): Promise<SweepPlace | null> {
  const rows = await ctx.db.all<{ id: Id<"product"> }>(sql`
    SELECT DISTINCT v.product_id AS id FROM seller_order so JOIN order_line ol ON ol.order_id = so.id
    JOIN offer o ON o.id = ol.offer_id JOIN variant v ON v.id = o.variant_id
    WHERE so.created_at >= ${ctx.now() - SOLD_SINCE_MS} AND v.product_id > ${from.id} ORDER BY v.product_id LIMIT ${SOLD_AT_ONCE}`);
  const productIds = rows.map(({ id }) => id);
  await indexProducts(ctx, productIds);
  if (productIds.length < SOLD_AT_ONCE) {
    await ctx.purge([tag.home(), tag.search()]);
    return null;
  }
  return { at: 0, id: productIds.at(-1)! };
}
