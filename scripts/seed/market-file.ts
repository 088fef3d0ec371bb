// The market database's own file, written while no marketplace has it open: many times quicker than through the
// runtime (docs/decisions/0004-seed-writes-the-file.md). Its tables and their rules are those that migrations made.
import { statSync } from "node:fs";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import { closeFile, d1Path, openAlone } from "../runtime/d1-file.ts";
import type { Rows } from "./write.ts";

/** A market database that is open for writing, by this process alone. */
export interface MarketFile {
  /** Reads rows as arrays of values. */
  rows<T extends unknown[]>(sql: string, ...values: SQLInputValue[]): T[];
  /** Runs a statement. */
  run(sql: string, ...values: SQLInputValue[]): void;
  /** Inserts rows, all of them or none; where `once` is said, rows that break a unique key are left out. */
  insert(tables: readonly Rows[], once?: "once"): void;
  /** The size on disk. */
  sizeBytes(): number;
  close(): void;
}

/** Opens the market database in a folder of data. Fails when a marketplace is using it. */
export function openMarketFile(dataFolder: string): MarketFile {
  const path = d1Path(dataFolder, "market");
  const database = openAlone(path);
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string) => statements.get(sql) ?? statements.set(sql, database.prepare(sql)).get(sql)!;
  return {
    rows: (sql, ...values) => {
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      return statement.all(...values) as never;
    },
    run: (sql, ...values) => void database.prepare(sql).run(...values),
    insert(tables, once) {
      database.exec("BEGIN");
      try {
        for (const rows of tables.filter(({ values }) => values.length > 0)) {
          const statement = prepared(insertInto(rows, once));
          for (const row of rows.values) statement.run(...(row as SQLInputValue[]));
        }
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
    sizeBytes: () => statSync(path).size,
    close: () => closeFile(database),
  };
}

function insertInto({ table, columns }: Rows, once?: "once"): string {
  const marks = columns.map(() => "?").join(", ");
  return `INSERT ${once ? "OR IGNORE " : ""}INTO ${table} (${columns.join(", ")}) VALUES (${marks})`;
}
