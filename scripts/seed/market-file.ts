// The market database's own file, written while no marketplace has it open: many times quicker than through the
// runtime (docs/decisions/0004-seed-writes-the-file.md). Its tables and their rules are those that migrations made.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { Rows } from "./write.ts";

/** Where the runtime keeps the files of D1 databases, within the folder of a marketplace's data. */
export const D1_FOLDER = "v3/d1/miniflare-D1DatabaseObject";

const CACHE_KIB = 1_000_000;
/** Pages of the write-ahead log before they are moved to their places: many are written again before that. */
const PAGES_IN_LOG = 100_000;

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
  const path = marketPathIn(join(dataFolder, D1_FOLDER));
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
        for (const rows of tables) {
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
    close() {
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      database.close();
    },
  };
}

function insertInto({ table, columns }: Rows, once?: "once"): string {
  const marks = columns.map(() => "?").join(", ");
  return `INSERT ${once ? "OR IGNORE " : ""}INTO ${table} (${columns.join(", ")}) VALUES (${marks})`;
}

/** The file that holds the market's tables: files are named by a hash, so they are told apart by what is in them. */
function marketPathIn(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".sqlite")) : [];
  const path = names.map((name) => join(folder, name)).find(holdsMarket);
  if (path === undefined) throw new Error(`There is no market database in ${folder}.`);
  return path;
}

function holdsMarket(path: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const sql = "SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table' AND name IN ('product', 'offer')";
    return database.prepare(sql).get()?.["count"] === 2;
  } finally {
    database.close();
  }
}

function openAlone(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  try {
    // In this mode the first transaction takes a lock that it keeps, and fails when anybody else has the file open.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
  } catch (error) {
    database.close();
    throw new Error("The market database is in use. Stop the marketplace that serves it first.", { cause: error });
  }
  database.exec(`PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${CACHE_KIB};`);
  database.exec(`PRAGMA wal_autocheckpoint = ${PAGES_IN_LOG}`);
  return database;
}
