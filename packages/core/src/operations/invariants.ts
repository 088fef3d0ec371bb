/// <reference path="./sql.d.ts" />
// The invariant checker: one SQL file, run by tests after every storm and by cron all day.
import { invariantBreak, sql } from "@stoa/db";
import { type Ctx, log } from "../kernel/index.ts";
import text from "./invariants.sql";

/** A break: which check failed, and on which row. */
export interface InvariantBreak {
  check: string;
  subject: string;
}

/** Runs the checks; an empty list is good. Reads only. */
export async function checkInvariants(d1: D1Database, nowMs: number): Promise<InvariantBreak[]> {
  const { results } = await d1.prepare(text).bind(nowMs).all<{ check_name: string; subject: string }>();
  return results.map((row) => ({ check: row.check_name, subject: row.subject }));
}

/** Runs the checks and keeps what was found for the operators. */
export async function recordInvariants(ctx: Ctx, d1: D1Database): Promise<void> {
  const breaks = await checkInvariants(d1, ctx.now());
  for (const { check, subject } of breaks) log("error", "invariant.broken", { check, subject });
  await ctx.db.batch([
    ctx.db.delete(invariantBreak),
    ctx.db.run(sql`INSERT INTO setting (key, value, updated_at) VALUES ('invariants.checked', 'true', ${ctx.now()}) ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at`),
    ...breaks.slice(0, 20).map(({ check, subject }) => ctx.db.insert(invariantBreak).values({ checkName: check, subject, foundAt: ctx.now() }).onConflictDoNothing()),
  ]);
}
