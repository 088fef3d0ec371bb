// One batch, all or nothing; a broken rule of the database becomes the error code that the caller names for it.
import { DomainError, type ErrorCode } from "@stoa/contract";
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

/**
 * Runs statements as one transaction: all of them hold, or nothing happened.
 * @throws the code in `guards` whose constraint was broken; any other database error as it is
 */
export async function atomic(db: Database, statements: readonly Statement[], guards: Guards = {}): Promise<void> {
  const [first, ...rest] = statements;
  if (!first) return;
  try {
    await db.batch([first, ...rest]);
  } catch (error) {
    const name = brokenGuard(error, Object.keys(guards));
    if (name) throw new DomainError(guards[name] as ErrorCode);
    throw error;
  }
}
