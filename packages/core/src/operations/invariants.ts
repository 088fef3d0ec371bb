/* oxlint-disable typescript/triple-slash-reference -- packages that compile this file must find the declaration */
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

/** The names of all checks. */
export const INVARIANT_NAMES: readonly string[] = Array.from(
  text.matchAll(/SELECT '(\w+)' AS check_name/g),
  (match) => match[1]!,
);

/** Runs the checks; an empty list is good. Reads only. */
export async function checkInvariants(d1: D1Database, nowMs: number): Promise<InvariantBreak[]> {
  const checks = text.split(";").filter((check) => check.includes("SELECT"));
  const found = await d1.batch<{ check_name: string; subject: string }>(
    checks.map((check) => (check.includes("?1") ? d1.prepare(check).bind(nowMs) : d1.prepare(check))),
  );
  return found.flatMap(({ results }) => results.map((row) => ({ check: row.check_name, subject: row.subject })));
}

/** Runs the checks and keeps what was found for the operators. */
export async function recordInvariants(ctx: Ctx, d1: D1Database): Promise<void> {
  const breaks = await checkInvariants(d1, ctx.now());
  for (const { check, subject } of breaks) log("error", "invariant.broken", { check, subject });
  await ctx.db.batch([
    ctx.db.delete(invariantBreak),
    ctx.db.run(
      sql`INSERT INTO setting (key, value, updated_at) VALUES ('invariants.checked', 'true', ${ctx.now()}) ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at`,
    ),
    ...breaks
      .slice(0, 20)
      .map(({ check, subject }) =>
        ctx.db.insert(invariantBreak).values({ checkName: check, subject, foundAt: ctx.now() }).onConflictDoNothing(),
      ),
  ]);
}
