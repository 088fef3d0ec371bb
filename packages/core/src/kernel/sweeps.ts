// Sweeps look for what was left lying, a page at a time: every page is an invocation of its own, since one invocation may ask
// the database 1,000 times at most (https://developers.cloudflare.com/d1/platform/limits/).
import { type AnyColumn, sql, type SQL } from "@stoa/db";
import type { SystemCtx } from "./ctx.ts";
import { log } from "./log.ts";

/** Where a page ended: what its last row is ordered by, and the row's id. */
export interface SweepPlace {
  at: number | string;
  id: string;
}

/** Before the first row, whatever rows are ordered by. */
export const FROM_START: SweepPlace = { at: 0, id: "" };

/** One page: works off the rows behind a place and tells where the next page begins; null when it was the last. */
export type Sweep = (ctx: SystemCtx, from: SweepPlace) => Promise<SweepPlace | null>;

/** The condition of a page whose rows are ordered by these two columns. */
export const behind = (at: AnyColumn | SQL, id: AnyColumn | SQL, from: SweepPlace): SQL =>
  sql`(${at}, ${id}) > (${from.at}, ${from.id})`;

/**
 * Works off the rows of a page; one that fails is told of in the log and holds up no other. Gives the place of the last row
 * when the page was full.
 */
export async function workOff<R extends SweepPlace>(
  sweep: string,
  { rows, limit }: { rows: readonly R[]; limit: number },
  work: (row: R) => Promise<unknown>,
): Promise<SweepPlace | null> {
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      log("error", "sweep.stuck", { sweep, id: row.id, error: String(error) });
    }
  }
  const last = rows.at(-1);
  return last && rows.length >= limit ? { at: last.at, id: last.id } : null;
}
