// A local D1 database by its own file, while no marketplace has it open: the same statements as through the runtime,
// many times quicker, for work on all rows (docs/decisions/0004-seed-writes-the-file.md).
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** Where the runtime keeps the files of D1 databases, within the folder of a marketplace's data. */
export const D1_FOLDER = "v3/d1/miniflare-D1DatabaseObject";

/** The local databases, by a table that only this one has: files are named by a hash. */
const TABLE_OF = { market: "outbox", search: "index_state" } as const;
export type LocalDatabase = keyof typeof TABLE_OF;

const CACHE_KIB = 1_000_000;
/** Pages of the write-ahead log before they are moved to their places: many are written again before that. */
const PAGES_IN_LOG = 100_000;

/** The path of a local database's file. @throws there is none in this folder */
export function d1Path(dataFolder: string, name: LocalDatabase): string {
  const folder = join(dataFolder, D1_FOLDER);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".sqlite")) : [];
  const path = files.map((file) => join(folder, file)).find((file) => holds(file, TABLE_OF[name]));
  if (path === undefined) throw new Error(`There is no ${name} database in ${dataFolder}.`);
  return path;
}

function holds(path: string, table: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined;
  } finally {
    database.close();
  }
}

/** Opens a database file for this process alone. @throws a marketplace has it open */
export function openAlone(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  try {
    // In this mode the first transaction takes a lock that it keeps, and fails when anybody else has the file open.
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
  } catch (error) {
    database.close();
    throw new Error("The database is in use. Stop the marketplace that serves it first.", { cause: error });
  }
  database.exec(`PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${CACHE_KIB};`);
  database.exec(`PRAGMA wal_autocheckpoint = ${PAGES_IN_LOG}`);
  return database;
}

/** Moves the write-ahead log into the file and lets go of it. */
export function closeFile(database: DatabaseSync): void {
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
}

/** A statement with what is bound to it, as D1 knows it. */
class FileStatement {
  readonly #statement: () => StatementSync;
  readonly #values: SQLInputValue[];

  constructor(statement: () => StatementSync, values: SQLInputValue[] = []) {
    this.#statement = statement;
    this.#values = values;
  }

  bind(...values: unknown[]): FileStatement {
    const plain = values.map((value) => (typeof value === "boolean" ? Number(value) : (value ?? null)));
    return new FileStatement(this.#statement, plain as SQLInputValue[]);
  }

  /** Runs it at once; `batch` calls this within a transaction. */
  now() {
    const statement = this.#statement();
    if (statement.columns().length === 0) {
      const { changes } = statement.run(...this.#values);
      return { success: true, results: [], meta: { changes: Number(changes) } };
    }
    statement.setReturnArrays(false);
    return { success: true, results: statement.all(...this.#values), meta: { changes: 0 } };
  }

  async all() {
    return this.now();
  }

  async run() {
    return this.now();
  }

  async first(column?: string) {
    const [row] = this.now().results as Record<string, unknown>[];
    return row === undefined ? null : column === undefined ? row : row[column];
  }

  async raw() {
    const statement = this.#statement();
    statement.setReturnArrays(true);
    return statement.all(...this.#values);
  }
}

/** A database file behind the interface of D1. */
export function d1Over(database: DatabaseSync): D1Database {
  const prepared = new Map<string, StatementSync>();
  const statement = (text: string) => {
    const known = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, known);
    return known;
  };
  return {
    prepare: (text: string) => new FileStatement(() => statement(text)),
    async batch(statements: FileStatement[]) {
      database.exec("BEGIN IMMEDIATE");
      try {
        const results = statements.map((each) => each.now());
        database.exec("COMMIT");
        return results;
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
  } as unknown as D1Database;
}
