// At how many units a seller wants to be told.
import { DomainError, type Id, type SetLowStock } from "@stoa/contract";
import { and, atomic, eq, offer, sql, stockWatch } from "@stoa/db";
import { auditRow, later, type SellerCtx, sent, settingsOf } from "../kernel/index.ts";

async function own(ctx: SellerCtx<"offers.read">, offerId: Id<"offer">): Promise<void> {
  const [row] = await ctx.db
    .select({ id: offer.id })
    .from(offer)
    .where(and(eq(offer.id, offerId), eq(offer.sellerId, ctx.actor.sellerId)));
  if (!row) throw new DomainError("NOT_FOUND");
}

/** At how many units the seller is told: their own number, null for the marketplace's. @throws NOT_FOUND */
export async function lowStockOf(
  ctx: SellerCtx<"offers.read">,
  { offerId }: { offerId: Id<"offer"> },
): Promise<{ threshold: number | null; usual: number }> {
  await own(ctx, offerId);
  const [row] = await ctx.db.select().from(stockWatch).where(eq(stockWatch.offerId, offerId));
  return { threshold: row?.threshold ?? null, usual: (await settingsOf(ctx)).lowStock };
}

/**
 * Sets at how many units the seller is told; null for the marketplace's number, 0 for when nothing is left. Where less is
 * left already, that is known: the next fall is told.
 * @throws NOT_FOUND not an offer of this seller
 */
export async function setLowStock(ctx: SellerCtx<"offers.write">, input: SetLowStock): Promise<void> {
  const { offerId, threshold } = input;
  await own(ctx, offerId);
  const limit = threshold ?? (await settingsOf(ctx)).lowStock;
  const now = ctx.now();
  const isLow = sql`(SELECT on_hand - reserved - owed <= ${limit} FROM stock WHERE offer_id = ${offerId})`;
  const job = later(ctx, { type: "offer.changed", offerId });
  await atomic(ctx.db, [
    ctx.db.run(sql`
      INSERT INTO stock_watch (offer_id, threshold, is_low, updated_at) VALUES (${offerId}, ${threshold}, ${isLow}, ${now})
      ON CONFLICT (offer_id) DO UPDATE SET threshold = excluded.threshold, is_low = excluded.is_low, updated_at = excluded.updated_at`),
    auditRow(ctx, "offer.low_stock", offerId, { threshold }),
    job.statement,
  ]);
  sent(ctx, [job]);
}
