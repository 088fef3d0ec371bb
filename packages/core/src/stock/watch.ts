// Stock that falls to its threshold: each crossing is claimed in the batch that writes its job, and a new one can come only
// after the stock was above again.
import { type Id, newId } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import { settingsOf, type SystemCtx } from "../kernel/index.ts";

/**
 * Looks at offers, most often one. An offer that nobody has looked at counts as above before, unless it was made just now:
 * whoever puts three units on the shelf knows that there are three.
 */
async function look(ctx: SystemCtx, where: SQL): Promise<void> {
  const { lowStock } = await settingsOf(ctx);
  const threshold = sql`coalesce(w.threshold, ${lowStock})`;
  const rows = await ctx.db.all<{ offerId: Id<"offer">; isLow: number; wasLow: number | null; isNew: number }>(sql`
    SELECT o.id AS offerId, s.on_hand - s.reserved - s.owed <= ${threshold} AS isLow, w.is_low AS wasLow, o.created_at = o.updated_at AS isNew
    FROM offer o JOIN stock s ON s.offer_id = o.id LEFT JOIN stock_watch w ON w.offer_id = o.id WHERE ${where}`);
  const idsOf = (chosen: typeof rows) => chosen.map(({ offerId }) => offerId);
  const isSilent = (row: (typeof rows)[number]) => row.wasLow === null && row.isNew === 1;
  await note(ctx, idsOf(rows.filter((row) => row.isLow === 1 && isSilent(row))), 1);
  await note(ctx, idsOf(rows.filter((row) => row.isLow === 0 && row.wasLow === 1)), 0);
  await fall(ctx, idsOf(rows.filter((row) => row.isLow === 1 && row.wasLow !== 1 && !isSilent(row))));
}

/** Writes down how offers stand, without a word to anybody. */
async function note(ctx: SystemCtx, offerIds: readonly Id<"offer">[], isLow: 0 | 1): Promise<void> {
  if (offerIds.length === 0) return;
  await ctx.db.run(sql`
    INSERT INTO stock_watch (offer_id, is_low, updated_at)
    SELECT value, ${isLow}, ${ctx.now()} FROM json_each(${JSON.stringify(offerIds)}) WHERE true
    ON CONFLICT (offer_id) DO UPDATE SET is_low = ${isLow}, updated_at = ${ctx.now()}`);
}

/** Claims the crossings of offers that were above, and writes a job for each. */
async function fall(ctx: SystemCtx, offerIds: readonly Id<"offer">[]): Promise<void> {
  if (offerIds.length === 0) return;
  const now = ctx.now();
  const listed = JSON.stringify(offerIds.map((offerId) => ({ offerId, jobId: newId("job", now) })));
  const [made] = await ctx.db.batch([
    ctx.db.all<{ id: Id<"job"> }>(sql`
      INSERT INTO outbox (id, type, payload, created_at, due_at)
      SELECT j.value ->> 'jobId', 'stock.low',
        json_object('offerId', j.value ->> 'offerId', 'crossing', coalesce(w.crossing, 0) + 1), ${now}, ${now}
      FROM json_each(${listed}) j LEFT JOIN stock_watch w ON w.offer_id = j.value ->> 'offerId'
      WHERE coalesce(w.is_low, 0) = 0 RETURNING id`),
    ctx.db.run(sql`
      INSERT INTO stock_watch (offer_id, is_low, crossing, updated_at)
      SELECT j.value ->> 'offerId', 1, 1, ${now} FROM json_each(${listed}) j WHERE true
      ON CONFLICT (offer_id) DO UPDATE SET is_low = 1, crossing = crossing + 1, updated_at = ${now} WHERE is_low = 0`),
  ]);
  if (made.length > 0) ctx.later(ctx.nudge(made.map(({ id }) => id)));
}

/** A price, stock or state of an offer was changed. */
export const stockChanged = (ctx: SystemCtx, job: { offerId: Id<"offer"> }): Promise<void> =>
  look(ctx, sql`o.id = ${job.offerId}`);

/** Many products were touched at once, as by a file of offers. */
export const stocksChanged = (ctx: SystemCtx, job: { productIds: Id<"product">[] }): Promise<void> =>
  look(
    ctx,
    sql`o.variant_id IN (SELECT v.id FROM variant v WHERE v.product_id IN (SELECT value FROM json_each(${JSON.stringify(job.productIds)})))`,
  );

const sold = (of: SQL): SQL =>
  sql`o.id IN (SELECT l.offer_id FROM seller_order so JOIN order_line l ON l.order_id = so.id WHERE ${of})`;

/** Units of an offer were taken by a purchase, or came back from one. */
export const purchaseRunsLow = (ctx: SystemCtx, job: { purchaseId: Id<"purchase"> }): Promise<void> =>
  look(ctx, sold(sql`so.purchase_id = ${job.purchaseId}`));

/** Units of an order were called off and are on the shelf again. */
export const orderRefilled = (ctx: SystemCtx, job: { orderId: Id<"order"> }): Promise<void> =>
  look(ctx, sold(sql`so.id = ${job.orderId}`));
