// The offers of a bulk edit as they stand now, read a chunk at a time.
import type { BulkChange, BulkOutcome, Id } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import type { OfferFacts } from "./rules/judge.ts";

/** An offer of a chunk: where it stands in the edit, what was worked out for it, and how it stands now. */
export interface ChunkItem {
  position: number;
  offerId: Id<"offer">;
  productId: Id<"product"> | null;
  outcome: BulkOutcome;
  before: number | null;
  after: number | null;
  facts: OfferFacts;
}

interface ItemRow extends Omit<ChunkItem, "facts">, Omit<OfferFacts, "exists"> {
  sellerId: string | null;
}

/** The currency whose prices a change is about; empty for a change of something else. */
const currencyOf = (change: BulkChange): string => ("currency" in change ? change.currency : "");

/** Most offers behind a position, in their order. An offer that is another seller's counts as not there. */
export async function itemsBehind(
  { db }: Pick<Ctx, "db">,
  edit: { id: Id<"bulk">; sellerId: Id<"seller">; change: BulkChange },
  { position, limit }: { position: number; limit: number },
): Promise<ChunkItem[]> {
  const rows = await db.all<ItemRow>(sql`
    SELECT i.position, i.offer_id AS offerId, i.outcome, i.before, i.after, o.seller_id AS sellerId, v.product_id AS productId,
      o.status, o.handling_days AS handlingDays, coalesce(st.on_hand, 0) AS onHand,
      coalesce(max(0, st.reserved + st.owed - st.backorder_limit), 0) AS leastOnHand,
      op.price_minor AS priceMinor, op.compare_at_minor AS compareAtMinor, op.sale_minor AS saleMinor
    FROM (SELECT * FROM bulk_item WHERE bulk_id = ${edit.id} AND position > ${position} ORDER BY position LIMIT ${limit}) i
    LEFT JOIN offer o ON o.id = i.offer_id AND o.seller_id = ${edit.sellerId}
    LEFT JOIN variant v ON v.id = o.variant_id
    LEFT JOIN stock st ON st.offer_id = o.id
    LEFT JOIN offer_price op ON op.offer_id = o.id AND op.currency = ${currencyOf(edit.change)}
    ORDER BY i.position`);
  return rows.map(({ position: at, offerId, productId, outcome, before, after, sellerId, ...facts }) => ({
    position: at,
    offerId,
    productId,
    outcome,
    before,
    after,
    facts: { ...facts, exists: sellerId !== null },
  }));
}

/** The figure that a change is about, of the offer with the id that `offerId` is. */
export function figureNow({ kind, ...rest }: BulkChange, offerId: SQL): SQL {
  switch (kind) {
    case "price_set":
    case "price_by":
      return sql`(SELECT price_minor FROM offer_price WHERE offer_id = ${offerId} AND currency = ${"currency" in rest ? rest.currency : ""})`;
    case "stock_set":
    case "stock_by":
      return sql`(SELECT on_hand FROM stock WHERE offer_id = ${offerId})`;
    case "status":
      return sql`(SELECT status = 'active' FROM offer WHERE id = ${offerId})`;
    case "handling":
      return sql`(SELECT handling_days FROM offer WHERE id = ${offerId})`;
  }
}
