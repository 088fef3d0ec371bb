// Counts the rows that a request makes the databases read, which is what D1 bills, and how often it asks them, which is what
// takes its time; for measuring on a local marketplace.
import type { Env } from "./env.ts";

/** A request's databases, and what they have read. */
export interface Meter {
  env: Env;
  /** Rows read so far. Reads through Drizzle's `select` do not tell theirs, and are left out. */
  rowsRead(): number;
  /** How often a database was asked: a batch counts once. */
  trips(): number;
}

/** Puts a meter before the databases of a request. */
export function metered(env: Env): Meter {
  let rows = 0;
  let trips = 0;
  const count = <T extends { meta: { rows_read?: number } }>(result: T): T => {
    rows += result.meta.rows_read ?? 0;
    return result;
  };
  const go = () => {
    trips += 1;
  };
  return {
    env: { ...env, DB: countingDatabase(env.DB, count, go), SEARCH: countingDatabase(env.SEARCH, count, go) },
    rowsRead: () => rows,
    trips: () => trips,
  };
}

type Count = <T extends { meta: { rows_read?: number } }>(result: T) => T;

/** The same database; `count` sees every result that says what it cost. */
function countingDatabase(database: D1Database, count: Count, go: () => void): D1Database {
  const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const outer = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: async () => (go(), count(await statement.all())),
      run: async () => (go(), count(await statement.run())),
      raw: (options: { columnNames: true }) => (go(), statement.raw(options)),
      async first(column?: string) {
        go();
        const [row] = count(await statement.all<Record<string, unknown>>()).results;
        return row === undefined ? null : column === undefined ? row : row[column];
      },
    } as D1PreparedStatement;
    inner.set(outer, statement);
    return outer;
  };
  return {
    prepare: (text: string) => wrap(database.prepare(text)),
    batch: async (statements: D1PreparedStatement[]) => {
      go();
      return (await database.batch(statements.map((outer) => inner.get(outer)!))).map(count);
    },
    exec: (text: string) => database.exec(text),
    withSession: (constraint?: string) =>
      countingDatabase(database.withSession(constraint) as unknown as D1Database, count, go),
  } as unknown as D1Database;
}
