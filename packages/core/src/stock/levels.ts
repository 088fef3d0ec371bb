// What "low" and "out" mean of stock, once for lists, figures and the watch. All of it on rows of `stock s`.
import { sql, type SQL } from "@stoa/db";
import { usualLowStock } from "../kernel/index.ts";

/** Units that can still be sold. */
export const LEFT: SQL = sql.raw("(s.on_hand - s.reserved - s.owed)");

/** The number at which stock counts as low: the seller's own for this offer, otherwise the marketplace's. */
const lowFrom = (): SQL =>
  sql`coalesce((SELECT w.threshold FROM stock_watch w WHERE w.offer_id = s.offer_id), ${usualLowStock()})`;

/** Nothing is left. */
export const isOut = (): SQL => sql`${LEFT} <= 0`;

/** Some is left, and no more than the number at which the seller is told. */
export const isLow = (): SQL => sql`(${LEFT} > 0 AND ${LEFT} <= ${lowFrom()})`;
