// One batch, all or nothing; a broken rule of the database becomes the error code that the caller names for it.
import { DomainError, type ErrorCode } from "@stoa/contract";
import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Database } from "./connect.ts";

/** A statement that has not run yet. */
export type Statement = BatchItem<"sqlite">;

/** Names of constraints and triggers, or `table.column` of a UNIQUE key, with the outcome that each stands for. */
export type Guards = Record<string, ErrorCode>;

/** What the database said, whole chain of causes. D1's own message may be several causes deep. */
export function databaseMessage(error: unknown): string {
  let text = "";
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) text += `${cause.message}\n`;
  return text;
}

/** The guard whose name stands in the database's message, or null: longest name first, so that no name hides another. */
export function brokenGuard(error: unknown, names: readonly string[]): string | null {
  const message = databaseMessage(error);
  return names.toSorted((a, b) => b.length - a.length).find((name) => message.includes(name)) ?? null;
}

/** The newest row of a chain: its place, and the hash that the next row holds. */
export interface ChainHead {
  seq: number;
  hash: string;
}

/** A row that is chained to the one before it, so that its values are known only when the batch is about to run. */
export interface ChainedRow {
  chain: string;
  after(head: ChainHead): Promise<{ statement: Statement; head: ChainHead }>;
}

/** What a batch is made of. */
export type BatchPart = Statement | ChainedRow;

/** The trigger that refuses a row which does not follow the newest one of its chain. */
const CHAIN_GUARD = "audit_chained";

/** Most times that a batch is tried again because others wrote to the same chain meanwhile. */
const MAX_CHAIN_TRIES = 40;

/** The newest row of a chain. */
async function headOf(db: Database, chain: string): Promise<ChainHead> {
  const [row] = await db.all<ChainHead>(
    sql`SELECT seq, hash FROM audit WHERE chain = ${chain} ORDER BY seq DESC LIMIT 1`,
  );
  return row ?? { seq: 0, hash: "" };
}

/** The statements of a batch, with chained rows following what their chains end with now. */
async function linked(db: Database, items: readonly BatchPart[]): Promise<Statement[]> {
  const heads = new Map<string, ChainHead>();
  const statements: Statement[] = [];
  for (const item of items) {
    if (!("chain" in item)) {
      statements.push(item);
      continue;
    }
    const { statement, head } = await item.after(heads.get(item.chain) ?? (await headOf(db, item.chain)));
    heads.set(item.chain, head);
    statements.push(statement);
  }
  return statements;
}

/** What the first batch of a connection that holds writes beside, by connection. */
const beside = new WeakMap<Database, Statement>();

/** The trigger that refuses the effect of a request a second time. */
const ONCE_GUARD = "idempotency_done_once";

/**
 * Lets the first batch that holds note the request that it belongs to, so that its effect and the note are there together
 * or not at all.
 */
export function noteWithFirstBatch(db: Database, note: Statement): void {
  beside.set(db, note);
}

/**
 * Runs statements as one transaction: all of them hold, or nothing happened. A batch whose chained row lost a race is
 * tried again with the new end of the chain.
 * @throws the code in `guards` whose constraint was broken; any other database error as it is
 * @throws DONE_ALREADY the request was done before, and its answer lost
 */
export async function atomic(db: Database, statements: readonly BatchPart[], guards: Guards = {}): Promise<void> {
  if (statements.length === 0) return;
  for (let tries = 1; ; tries++) {
    const [first, ...rest] = await linked(db, statements);
    const note = beside.get(db);
    try {
      await db.batch([first as Statement, ...rest, ...(note ? [note] : [])]);
      beside.delete(db);
      return;
    } catch (error) {
      const name = brokenGuard(error, [...Object.keys(guards), CHAIN_GUARD, ONCE_GUARD]);
      if (name === CHAIN_GUARD && tries < MAX_CHAIN_TRIES) continue;
      if (name === ONCE_GUARD) throw new DomainError("DONE_ALREADY");
      const code = name === null ? undefined : guards[name];
      if (code) throw new DomainError(code);
      throw error;
    }
  }
}
