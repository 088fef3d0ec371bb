// What "low" and "out" mean of stock, once for lists and figures. Both are ranges of an index, so that the scarce offers of a
// large shop are found without walking through the others.
import type { Id } from "@stoa/contract";
import { sql, type SQL } from "@stoa/db";
import { usualLowStock } from "../kernel/index.ts";

/** Selects the ids of a seller's offers of which nothing is left. */
export const offersOut = (sellerId: Id<"seller">): SQL =>
  sql`SELECT offer_id FROM offer_entry WHERE seller_id = ${sellerId} AND available <= 0`;

/** Selects the ids of those of which some is left, and no more than the number at which the seller is told. */
export const offersLow = (sellerId: Id<"seller">): SQL => sql`
  SELECT offer_id FROM offer_entry WHERE seller_id = ${sellerId} AND available BETWEEN 1 AND ${usualLowStock()} AND low_from IS NULL
  UNION ALL SELECT offer_id FROM offer_entry WHERE seller_id = ${sellerId} AND available BETWEEN 1 AND low_from AND low_from IS NOT NULL`;
