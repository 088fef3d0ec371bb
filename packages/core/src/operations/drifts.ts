// Drifts: since when a check is broken. A run that finds it opens one, a run that finds it whole closes it, and every drift
// is told once, however many runs find it again.
import { type CheckBreak, type CheckKind, newId } from "@stoa/contract";
import { sql, type Statement } from "@stoa/db";
import { type Ctx, later, type Later } from "../kernel/index.ts";

/** The checks that each kind of run says something of: those of the chains by name, the invariants by being none of these. */
const CHAIN_CHECKS: Record<Exclude<CheckKind, "invariants">, readonly string[]> = {
  ledger: ["ledger_unbalanced", "ledger_unsealed", "ledger_chain_broken"],
  audit: ["audit_chain_broken"],
};

/** The statements that open and close drifts after a run, and the jobs that tell of those it opened. */
export async function driftStatements(
  ctx: Ctx,
  kind: CheckKind,
  breaks: readonly CheckBreak[],
): Promise<{ statements: Statement[]; jobs: Later[] }> {
  const broken = Map.groupBy(breaks, ({ check }) => check);
  const chained = JSON.stringify(kind === "invariants" ? Object.values(CHAIN_CHECKS).flat() : CHAIN_CHECKS[kind]);
  const isOwn =
    kind === "invariants"
      ? sql`check_name NOT IN (SELECT value FROM json_each(${chained}))`
      : sql`check_name IN (SELECT value FROM json_each(${chained}))`;
  const known = await ctx.db.all<{ check: string }>(
    sql`SELECT check_name AS "check" FROM drift WHERE ended_at IS NULL AND ${isOwn}`,
  );
  const names = new Set(known.map(({ check }) => check));
  const ends =
    known.length === 0
      ? []
      : [
          ctx.db.run(sql`UPDATE drift SET ended_at = ${ctx.now()} WHERE ended_at IS NULL AND ${isOwn}
      AND check_name NOT IN (SELECT value FROM json_each(${JSON.stringify([...broken.keys()])}))`),
        ];
  const jobs: Later[] = [];
  const begins = [...broken].flatMap(([check, own]) => {
    const subject = own[0]!.subject.slice(0, 200);
    if (names.has(check))
      return [
        ctx.db.run(
          sql`UPDATE drift SET subject = ${subject}, subject_count = ${own.length} WHERE check_name = ${check} AND ended_at IS NULL`,
        ),
      ];
    const driftId = newId("drift", ctx.now());
    const job = later(ctx, { type: "drift.found", driftId });
    jobs.push(job);
    return [
      ctx.db.run(sql`INSERT INTO drift (id, check_name, subject, subject_count, found_at)
        VALUES (${driftId}, ${check}, ${subject}, ${own.length}, ${ctx.now()}) ON CONFLICT DO NOTHING`),
      job.statement,
    ];
  });
  return { statements: [...ends, ...begins], jobs };
}
