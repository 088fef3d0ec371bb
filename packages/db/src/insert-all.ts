// Many rows for one table, in as few statements as D1's limit of bound values allows.
import { getTableColumns } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Statement } from "./atomic.ts";
import type { Database } from "./connect.ts";

/** D1 binds at most 100 values to a statement. */
const BOUND_VALUES = 100;

/** Statements that insert the rows in their order; none for no rows. */
export function insertAll<T extends SQLiteTable>(
  db: Database,
  table: T,
  rows: readonly T["$inferInsert"][],
): Statement[] {
  const atOnce = Math.max(1, Math.floor(BOUND_VALUES / Object.keys(getTableColumns(table)).length));
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; from += atOnce)
    statements.push(db.insert(table).values(rows.slice(from, from + atOnce) as T["$inferInsert"][]));
  return statements;
}
