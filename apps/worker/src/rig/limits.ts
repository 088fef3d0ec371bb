// The limits of the platform that the local runtime does not hold, held before the bindings: what passes here would pass in
// production, too. https://developers.cloudflare.com/d1/platform/limits/, /kv/platform/limits/, /queues/platform/limits/
import type { Env } from "../env.ts";

const MOST_ROW_BYTES = 2_000_000;
const MOST_STATEMENTS = 1_000;
const MOST_MESSAGE_BYTES = 128_000;
const MOST_MESSAGES = 100;
const KV_PAUSE_MS = 1_000;

/** A limit of the platform that was passed. */
export class LimitPassed extends Error {
  override readonly name = "LimitPassed";
}

/** What is bound to a statement, in bytes. */
function bytesOf(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => {
    if (typeof value === "string") return sum + new TextEncoder().encode(value).length;
    return sum + (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? value.byteLength : 8);
  }, 0);
}

/** The same database: no row of more than 2 MB, no more than 1,000 statements for one request. */
export function limitedDatabase(database: D1Database, asked = { statements: 0 }): D1Database {
  const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const count = (statements: number) => {
    asked.statements += statements;
    if (asked.statements > MOST_STATEMENTS)
      throw new LimitPassed(`more than ${MOST_STATEMENTS} statements for one request`);
  };
  const counted = async <T>(run: () => Promise<T>): Promise<T> => {
    count(1);
    return await run();
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const outer = {
      bind(...values: unknown[]) {
        if (bytesOf(values) > MOST_ROW_BYTES) throw new LimitPassed("a row of more than 2 MB");
        return wrap(statement.bind(...values));
      },
      all: () => counted(() => statement.all()),
      run: () => counted(() => statement.run()),
      raw: (options: { columnNames: true }) => counted(() => statement.raw(options)),
      first: (column: string) => counted(() => (column === undefined ? statement.first() : statement.first(column))),
    } as D1PreparedStatement;
    inner.set(outer, statement);
    return outer;
  };
  return {
    prepare: (text: string) => wrap(database.prepare(text)),
    async batch(statements: D1PreparedStatement[]) {
      count(statements.length);
      return await database.batch(statements.map((outer) => inner.get(outer)!));
    },
    exec: (text: string) => database.exec(text),
    withSession: (constraint?: string) =>
      limitedDatabase(database.withSession(constraint) as unknown as D1Database, asked),
  } as unknown as D1Database;
}

/** The same queue: no message of more than 128 KB, no more than 100 at once. */
export function limitedQueue<M>(queue: Queue<M>): Queue<M> {
  const check = (body: unknown) => {
    if (new TextEncoder().encode(JSON.stringify(body)).length > MOST_MESSAGE_BYTES)
      throw new LimitPassed("a message of more than 128 KB");
  };
  return {
    async send(body: M) {
      check(body);
      return await queue.send(body);
    },
    async sendBatch(messages: Iterable<MessageSendRequest<M>>) {
      const all = [...messages];
      if (all.length > MOST_MESSAGES) throw new LimitPassed("more than 100 messages at once");
      for (const { body } of all) check(body);
      return await queue.sendBatch(all);
    },
  } as unknown as Queue<M>;
}

/** When each key was written last. */
const writtenAt = new Map<string, number>();

/** The same cache: one write of a key in a second. */
export function limitedCache(cache: KVNamespace, now: () => number = Date.now): KVNamespace {
  return new Proxy(cache, {
    get(target, name) {
      const own = Reflect.get(target, name) as unknown;
      if (typeof own !== "function") return own;
      if (name !== "put") return own.bind(target);
      return async (key: string, ...rest: unknown[]) => {
        const last = writtenAt.get(key) ?? Number.NEGATIVE_INFINITY;
        if (now() - last < KV_PAUSE_MS) throw new LimitPassed(`KV PUT failed: 429, ${key} was written a moment ago`);
        writtenAt.set(key, now());
        return await own.call(target, key, ...rest);
      };
    },
  });
}

/** The bindings of one request with the limits of the platform. */
export function limited<E extends Env>(env: E): E {
  return {
    ...env,
    DB: limitedDatabase(env.DB),
    SEARCH: limitedDatabase(env.SEARCH),
    JOBS: limitedQueue(env.JOBS),
    SWEEPS: limitedQueue(env.SWEEPS),
    CACHE: limitedCache(env.CACHE),
  };
}

/** A fetch that reaches these hosts and no others. */
export function limitedFetch(hosts: readonly string[], real: typeof fetch): typeof fetch {
  return async (input, init) => {
    const { host } = new URL(input instanceof Request ? input.url : String(input));
    if (!hosts.includes(host)) throw new LimitPassed(`${host} is not a host that the marketplace asks`);
    return await real(input, init);
  };
}
