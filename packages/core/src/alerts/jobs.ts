// What can make an alert come true: an offer, its seller or its product has changed, or units came back.
import type { Id } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { claimWaiting } from "./due.ts";

/** Looks at the variants that somebody waits for, of the offers of which this is true. */
async function look(ctx: SystemCtx, where: SQL): Promise<void> {
  const rows = await ctx.db.all<{ id: Id<"variant"> }>(sql`
    SELECT DISTINCT o.variant_id AS id FROM offer o JOIN variant v ON v.id = o.variant_id
    WHERE ${where} AND EXISTS (SELECT 1 FROM alert a WHERE a.variant_id = o.variant_id AND a.status = 'armed')`);
  for (const { id } of rows) await claimWaiting(ctx, id);
}

/** A price, stock or state of an offer was changed. */
export const alertsOfOffer = (ctx: SystemCtx, job: { offerId: Id<"offer"> }): Promise<void> =>
  look(ctx, sql`o.id = ${job.offerId}`);

/** Many products were touched at once, as by a file of offers. */
export const alertsOfProducts = (ctx: SystemCtx, job: { productIds: Id<"product">[] }): Promise<void> =>
  look(ctx, sql`v.product_id IN (SELECT value FROM json_each(${JSON.stringify(job.productIds)}))`);

/** A product was changed: it may be in the shop again. */
export const alertsOfProduct = (ctx: SystemCtx, job: { productId: Id<"product"> }): Promise<void> =>
  alertsOfProducts(ctx, { productIds: [job.productId] });

/** A seller was let in again. Their offers are found through those who wait, who are few. */
export const alertsOfSeller = (ctx: SystemCtx, job: { sellerId: Id<"seller"> }): Promise<void> =>
  look(ctx, sql`o.seller_id = ${job.sellerId}`);

const sold = (of: SQL): SQL =>
  sql`o.id IN (SELECT l.offer_id FROM seller_order so JOIN order_line l ON l.order_id = so.id WHERE ${of})`;

/** A purchase that nobody paid has given its units back. */
export const alertsOfPurchase = (ctx: SystemCtx, job: { purchaseId: Id<"purchase"> }): Promise<void> =>
  look(ctx, sold(sql`so.purchase_id = ${job.purchaseId}`));

/** Units of an order were called off. */
export const alertsOfOrder = (ctx: SystemCtx, job: { orderId: Id<"order"> }): Promise<void> =>
  look(ctx, sold(sql`so.id = ${job.orderId}`));
