// The bindings of the API Worker as the rig lends them: the real ones within the limits of the platform, with troubles before
// them.
import type { Env, JobMessage } from "../env.ts";
import { limited } from "./limits.ts";
import { roll, troublesNow } from "./state.ts";

/** What the rig's Worker has beside the API's own bindings: the rig itself. */
export type RigEnv = Env & { RIG: Fetcher };

const LOST = "Network connection lost.";

/** Runs one write of the database with the troubles of the moment. */
async function troubled<T>(write: () => Promise<T>): Promise<T> {
  const { errorBefore, errorAfter, stall, stallMs } = troublesNow().database;
  if (errorBefore > 0 && roll() < errorBefore) throw new Error(`D1_ERROR: ${LOST}`);
  if (stall > 0 && roll() < stall) await new Promise((done) => setTimeout(done, stallMs));
  const result = await write();
  if (errorAfter > 0 && roll() < errorAfter) throw new Error(`D1_ERROR: ${LOST}`);
  return result;
}

/** The same database; batches and single writes may fail before they ran, after they ran, or stall. */
export function troubledDatabase(database: D1Database): D1Database {
  const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const isRead = (text: string) => /^\s*select/i.test(text);
  const wrap = (text: string, statement: D1PreparedStatement): D1PreparedStatement => {
    const go = <T>(run: () => Promise<T>) => (isRead(text) ? run() : troubled(run));
    const outer = {
      bind: (...values: unknown[]) => wrap(text, statement.bind(...values)),
      all: () => go(() => statement.all()),
      run: () => go(() => statement.run()),
      raw: (options: { columnNames: true }) => go(() => statement.raw(options)),
      first: (column: string) => go(() => (column === undefined ? statement.first() : statement.first(column))),
    } as D1PreparedStatement;
    inner.set(outer, statement);
    return outer;
  };
  return {
    prepare: (text: string) => wrap(text, database.prepare(text)),
    batch: (statements: D1PreparedStatement[]) =>
      troubled(() => database.batch(statements.map((outer) => inner.get(outer)!))),
    exec: (text: string) => database.exec(text),
    withSession: (constraint?: string) => troubledDatabase(database.withSession(constraint) as unknown as D1Database),
  } as unknown as D1Database;
}

/** The same queue; messages may be lost, and the others sent more than once. */
function troubledQueue(queue: Queue<JobMessage>): Queue<JobMessage> {
  return {
    async sendBatch(messages: Iterable<MessageSendRequest<JobMessage>>) {
      const { lost, copies } = troublesNow().queue;
      const kept = [...messages].filter(() => lost === 0 || roll() >= lost);
      for (let copy = 0; copy < copies && kept.length > 0; copy++) await queue.sendBatch(kept);
    },
    send: (message: JobMessage) => queue.send(message),
  } as unknown as Queue<JobMessage>;
}

/** The same mail service; the rig is told what it was handed, by the key that travels in the mail's header. */
function toldMail(env: RigEnv): SendEmail {
  return {
    async send(message: { headers?: Record<string, string> }) {
      const answer = await env.MAIL.send(message as never);
      if (troublesNow().tellsMails)
        await env.RIG.fetch("http://rig/mail", { method: "POST", body: message.headers?.["X-Entity-Ref-ID"] ?? "" });
      return answer;
    },
  } as unknown as SendEmail;
}

/** The environment of one piece of work under the rig. */
export function rigged(bindings: RigEnv): Env {
  const env = limited(bindings);
  return {
    ...env,
    DB: troubledDatabase(env.DB),
    JOBS: troubledQueue(env.JOBS),
    MAIL: toldMail(env),
    async FAULT(point) {
      if (!troublesNow().armed.includes(point)) return;
      const answer = await env.RIG.fetch(`http://rig/fault?point=${point}`, { method: "POST" });
      if ((await answer.text()) === "throw") throw new Error(`fault at ${point}`);
    },
  };
}
