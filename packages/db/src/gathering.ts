// Reads that are asked for at the same time travel together: each trip to the database costs more than most of what is read
// on it. Nobody has to plan for it: `Promise.all` over queries is one trip.

/** How many turns of the microtask queue a read waits for others: as many as Drizzle needs to hand over a query. */
const TURNS = 8;

const READS = /^\s*(select|with)\b/i;
const WRITES = /\b(insert\s+into|update|delete\s+from|replace\s+into)\b/i;
const JOINS = /\bjoin\b/i;
const LIST = /^select (.+?) from /;
const COLUMN = /^(?:"\w+"\.)?"(\w+)"$/;

/** Whether rows keep all their columns as objects: a join may have two of one name, of which an object keeps one. */
function namesAreDistinct(text: string): boolean {
  if (!JOINS.test(text)) return true;
  const names = LIST.exec(text)?.[1]
    ?.split(", ")
    .map((column) => COLUMN.exec(column)?.[1]) ?? [undefined];
  return !names.includes(undefined) && new Set(names).size === names.length;
}

/** The statement in each that was handed out: a batch may hold statements of another connection. */
const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

/** A read that waits for the trip. */
interface Waiting {
  statement: D1PreparedStatement;
  done: (result: D1Result | Promise<D1Result>) => void;
}

/** The same database; reads that are asked for within a moment go as one batch. What is written, and batches, go as they come. */
export function gathering(database: D1Database): D1Database {
  let waiting: Waiting[] = [];

  const go = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn++) await undefined;
    const gathered = waiting;
    waiting = [];
    const alone = ({ statement, done }: Waiting) => done(statement.all());
    if (gathered.length === 1) return alone(gathered[0]!);
    try {
      const results = await database.batch(gathered.map(({ statement }) => statement));
      for (const [i, { done }] of gathered.entries()) done(results[i]!);
    } catch {
      // One of them cannot be read: each is told what is wrong with its own.
      for (const each of gathered) alone(each);
    }
  };

  const asked = (statement: D1PreparedStatement): Promise<D1Result> =>
    new Promise((done) => {
      waiting.push({ statement, done });
      if (waiting.length === 1) void go();
    });

  const wrap = (text: string, statement: D1PreparedStatement): D1PreparedStatement => {
    const isRead = READS.test(text) && !WRITES.test(text);
    const outer = {
      bind: (...values: unknown[]) => wrap(text, statement.bind(...values)),
      all: () => (isRead ? asked(statement) : statement.all()),
      run: () => statement.run(),
      raw: async (options: { columnNames: true }) =>
        isRead && options === undefined && namesAreDistinct(text)
          ? (await asked(statement)).results.map((row) => Object.values(row as object))
          : await statement.raw(options),
      first: (column: string) => (column === undefined ? statement.first() : statement.first(column)),
    } as D1PreparedStatement;
    inner.set(outer, statement);
    return outer;
  };

  return {
    prepare: (text: string) => wrap(text, database.prepare(text)),
    batch: (statements: D1PreparedStatement[]) => database.batch(statements.map((outer) => inner.get(outer) ?? outer)),
    exec: (text: string) => database.exec(text),
    withSession: (constraint?: string) => gathering(database.withSession(constraint) as unknown as D1Database),
  } as unknown as D1Database;
}
