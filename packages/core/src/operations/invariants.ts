/* oxlint-disable typescript/triple-slash-reference -- packages that compile this file must find the declaration */
/// <reference path="./sql.d.ts" />
// The invariant checker: one SQL file, run by tests after every storm and by cron all day.
import type { CheckBreak } from "@stoa/contract";
import { invariantBreak, sql, type Statement } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import text from "./invariants.sql";

/** A break: which check failed, and on which row. */
export type InvariantBreak = CheckBreak;

/** The names of all checks. */
export const INVARIANT_NAMES: readonly string[] = Array.from(
  text.matchAll(/SELECT '(\w+)' AS check_name/g),
  (match) => match[1]!,
);

const CHECKS: readonly string[] = text.split(";").filter((check) => check.includes("SELECT"));

/** How many statements check everything. */
export const INVARIANT_COUNT = CHECKS.length;

const breakOf = (row: { check_name: string; subject: string }): CheckBreak => ({
  check: row.check_name,
  subject: String(row.subject),
});

/** Runs the checks; an empty list is good. Reads only. */
export async function checkInvariants(d1: D1Database, nowMs: number): Promise<InvariantBreak[]> {
  const found = await d1.batch<{ check_name: string; subject: string }>(
    CHECKS.map((check) => (check.includes("?1") ? d1.prepare(check).bind(nowMs) : d1.prepare(check))),
  );
  return found.flatMap(({ results }) => results.map(breakOf));
}

/** Runs some of the checks, `count` from `from` on; an empty list is good. Reads only. */
export async function runInvariants(ctx: Pick<Ctx, "db" | "now">, from: number, count: number): Promise<CheckBreak[]> {
  const statements = CHECKS.slice(from, from + count).map((check) =>
    ctx.db.all<{ check_name: string; subject: string }>(sql.raw(check.replaceAll("?1", String(ctx.now())))),
  );
  const [first, ...rest] = statements;
  if (!first) return [];
  return (await ctx.db.batch([first, ...rest])).flatMap((rows) => rows.map(breakOf));
}

/** The statements that keep what the newest run found, for the overview. */
export const foundBreaks = (ctx: Pick<Ctx, "db" | "now">, breaks: readonly CheckBreak[]): Statement[] => [
  ctx.db.delete(invariantBreak),
  ctx.db.run(
    sql`INSERT INTO setting (key, value, updated_at) VALUES ('invariants.checked', 'true', ${ctx.now()}) ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at`,
  ),
  ...breaks
    .slice(0, 20)
    .map(({ check, subject }) =>
      ctx.db.insert(invariantBreak).values({ checkName: check, subject, foundAt: ctx.now() }).onConflictDoNothing(),
    ),
];
