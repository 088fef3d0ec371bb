// Keyset cursors: the last row's sort key and id, opaque to the outside.
import { DomainError, type Page } from "@stoa/contract";
import { type AnyColumn, sql, type SQL } from "@stoa/db";

/** A place in a list sorted by a number and then by id. */
export interface Place {
  at: number;
  id: string;
}

/** Reads a cursor. @throws INVALID_INPUT when it is none of ours */
export function readCursor(cursor: string | null | undefined): Place | null {
  if (!cursor) return null;
  const match = /^(\d{1,16})~([\w-]{1,60})$/.exec(cursor);
  if (!match) throw new DomainError("INVALID_INPUT", { field: "cursor" });
  return { at: Number(match[1]), id: match[2]! };
}

/** Cuts `limit` items off `rows` (which holds one more when there is a next page) and makes the cursor of the last. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  place: (row: R) => Place,
  view: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? place(last) : null;
  return { items: shown.map(view), nextCursor: next ? `${next.at}~${next.id}` : null };
}

/** Behind everything that begins with a text. */
const END = "\u{10FFFF}";

/** Whether a text column begins with a text, in the same case; an index on the column serves it. */
export const begins = (column: SQL | AnyColumn, text: string): SQL =>
  sql`(${column} >= ${text} AND ${column} < ${text + END})`;

/** Whether a text column holds a piece of text, case ignored. LIKE is not used: D1 refuses patterns over 50 bytes. */
export const holds = (column: SQL | AnyColumn, text: string): SQL => sql`instr(lower(${column}), lower(${text})) > 0`;
