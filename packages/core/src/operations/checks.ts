// Runs of checks: each is a row that is worked off page by page, a job to a page, so that its progress is seen and no page
// asks too much. What is found broken opens a drift, of which operators are told once.
import {
  CHECK_KINDS,
  type CheckBreak,
  type CheckKind,
  type CheckRunId,
  type CheckRunsInput,
  type CheckRunSummary,
  type CheckRunView,
  type ChecksView,
  DAY_MS,
  DomainError,
  type DriftView,
  HOUR_MS,
  type Id,
  newId,
  type Page,
  type RunCheck,
} from "@stoa/contract";
import { and, atomic, type BatchPart, checkRun, eq, MUST_HOLD, mustHold, sql, type Statement } from "@stoa/db";
import { FIRST_CHAIN, verifyChains } from "../audit/index.ts";
import {
  actorName,
  type AdminCtx,
  auditRow,
  type Ctx,
  later,
  log,
  must,
  pageOf,
  readCursor,
  sent,
  type SystemCtx,
} from "../kernel/index.ts";
import { FIRST_SEAL, verifySeals, verifySums } from "../ledger/index.ts";
import { driftStatements } from "./drifts.ts";
import { foundBreaks, INVARIANT_COUNT, runInvariants } from "./invariants.ts";
import { remedyOf } from "./remedies.ts";

/** How much of each kind is a page. */
const PAGE: Record<CheckKind, number> = { invariants: 8, ledger: 500, audit: 500 };

/** How many findings a run keeps; it counts all. */
const KEPT = 20;

/** A run that has not moved for so long is given up by the next. */
const STALE_MS = HOUR_MS;

/** How long runs are kept. */
const KEPT_MS = 30 * DAY_MS;

type Run = typeof checkRun.$inferSelect;

const summaryOf = (run: Run): CheckRunSummary => ({
  runId: run.id,
  kind: run.kind,
  status: run.status,
  actor: run.actor,
  doneCount: run.doneCount,
  totalCount: run.totalCount,
  breakCount: run.breakCount,
  startedAt: run.startedAt,
  endedAt: run.endedAt,
});

/** How much there is to look at. */
async function sizeOf(db: Ctx["db"], kind: CheckKind): Promise<number> {
  if (kind === "invariants") return INVARIANT_COUNT;
  const [row] = await db.all<{ count: number }>(
    kind === "ledger"
      ? sql`SELECT coalesce(max(seq), 0) AS count FROM ledger_seal`
      : sql`SELECT count(*) AS count FROM audit WHERE chain IS NOT NULL`,
  );
  return must(row, "a count").count;
}

/** A run to begin with, and the job of its first page. */
async function begin(ctx: Ctx, kind: CheckKind) {
  const runId = newId("check", ctx.now());
  const totalCount = await sizeOf(ctx.db, kind);
  const job = later(ctx, { type: "check.asked", runId, page: 0 });
  const row = ctx.db
    .insert(checkRun)
    .values({ id: runId, kind, actor: actorName(ctx.actor), totalCount, startedAt: ctx.now() });
  return { runId, job, statements: [row, job.statement] };
}

/** Begins a run, as an operator. @throws REQUEST_IN_PROGRESS one of the kind is running */
export async function runCheck(ctx: AdminCtx<"operations.manage">, { kind }: RunCheck): Promise<CheckRunId> {
  const { runId, job, statements } = await begin(ctx, kind);
  const isFree = sql`NOT EXISTS (SELECT 1 FROM check_run WHERE kind = ${kind} AND status = 'running' AND started_at > ${ctx.now() - STALE_MS})`;
  await atomic(ctx.db, [mustHold(ctx.db, isFree), ...statements, auditRow(ctx, "check.asked", runId, { kind })], {
    must_hold: "REQUEST_IN_PROGRESS",
  });
  sent(ctx, [job]);
  return { runId };
}

/** Begins the runs of the night: the chains are computed from their first row. Old runs and drifts are forgotten. */
export async function nightlyChecks(ctx: SystemCtx): Promise<void> {
  const before = ctx.now() - KEPT_MS;
  await ctx.db.batch([
    ctx.db.run(sql`DELETE FROM check_run WHERE started_at < ${before}`),
    ctx.db.run(sql`DELETE FROM drift WHERE ended_at < ${ctx.now() - 12 * KEPT_MS}`),
  ]);
  for (const kind of ["ledger", "audit"] as const) {
    const { job, statements } = await begin(ctx, kind);
    await atomic(ctx.db, statements);
    sent(ctx, [job]);
  }
}

/** What a page found, and where the next begins; null: it was the last. */
interface Checked {
  done: number;
  breaks: CheckBreak[];
  next: Record<string, string | number> | null;
}

const LOOK: Record<CheckKind, (ctx: SystemCtx, run: Run) => Promise<Checked>> = {
  async invariants(ctx, run) {
    const breaks = await runInvariants(ctx, run.doneCount, PAGE.invariants);
    const done = Math.min(INVARIANT_COUNT, run.doneCount + PAGE.invariants);
    return { done, breaks, next: done < INVARIANT_COUNT ? {} : null };
  },
  async ledger(ctx, run) {
    const from = run.page === 0 ? FIRST_SEAL : (run.place as unknown as typeof FIRST_SEAL);
    const sums = run.page === 0 ? await verifySums(ctx.db, ctx.now()) : { unbalanced: [], unsealed: [] };
    const { place, broken, isLast } = await verifySeals(ctx.db, from, PAGE.ledger);
    const breaks = [
      ...sums.unbalanced.map((subject) => ({ check: "ledger_unbalanced", subject })),
      ...sums.unsealed.map((subject) => ({ check: "ledger_unsealed", subject })),
      ...(broken ? [{ check: "ledger_chain_broken", subject: `${broken.seq} ${broken.txnId} ${broken.why}` }] : []),
    ];
    return { done: place.seq, breaks, next: isLast ? null : { ...place } };
  },
  async audit(ctx, run) {
    const { chain, seq, hash } = run.place as Partial<typeof FIRST_CHAIN>;
    // A chain that is passed over has no hash to go on from.
    const from = chain === undefined ? FIRST_CHAIN : { chain, seq: seq!, hash: hash ?? null };
    const { place, rows, broken, isLast } = await verifyChains(ctx.db, from, PAGE.audit);
    const breaks = broken.map((row) => ({
      check: "audit_chain_broken",
      subject: `${row.chain} ${row.seq} ${row.auditId} ${row.why}`,
    }));
    const next = { chain: place.chain, seq: place.seq, ...(place.hash === null ? {} : { hash: place.hash }) };
    return { done: run.doneCount + rows, breaks, next: isLast ? null : next };
  },
};

/** The statements that end a run, or lead on to its next page. */
async function moving(ctx: SystemCtx, run: Run, checked: Checked) {
  const all = [...run.breaks, ...checked.breaks];
  const breakCount = run.breakCount + checked.breaks.length;
  const own = and(eq(checkRun.id, run.id), eq(checkRun.page, run.page));
  const found = { breaks: all.slice(0, KEPT), breakCount, doneCount: checked.done, page: run.page + 1 };
  if (checked.next) {
    const job = later(ctx, { type: "check.asked", runId: run.id, page: run.page + 1 });
    const row = ctx.db
      .update(checkRun)
      .set({ ...found, place: checked.next })
      .where(own);
    return { statements: [row, job.statement] as BatchPart[], jobs: [job] };
  }
  const status = breakCount > 0 ? ("broken" as const) : ("passed" as const);
  const totalCount = Math.max(run.totalCount, checked.done);
  const row = ctx.db
    .update(checkRun)
    .set({ ...found, status, totalCount, endedAt: ctx.now() })
    .where(own);
  const drifts = await driftStatements(ctx, run.kind, all.slice(0, KEPT));
  const kept = run.kind === "invariants" ? foundBreaks(ctx, all) : [];
  return { statements: [row, ...kept, ...drifts.statements] as BatchPart[], jobs: drifts.jobs };
}

/** Does a page of a run; an old job, and one whose page somebody else does, leaves nothing. */
export async function checkPage(ctx: SystemCtx, job: { runId: Id<"check">; page: number }): Promise<void> {
  const [run] = await ctx.db.select().from(checkRun).where(eq(checkRun.id, job.runId));
  if (!run || run.status !== "running" || run.page !== job.page) return;
  const checked = await LOOK[run.kind](ctx, run);
  for (const { check, subject } of checked.breaks) log("error", "invariant.broken", { check, subject });
  const { statements, jobs } = await moving(ctx, run, checked);
  const isNext = sql`(SELECT page FROM check_run WHERE id = ${run.id} AND status = 'running') = ${run.page}`;
  await atomic(ctx.db, [mustHold(ctx.db, isNext), ...statements], MUST_HOLD);
  sent(ctx, jobs);
}

/** Keeps the run of the invariants that cron does in one go. */
export async function recordInvariants(ctx: Ctx): Promise<void> {
  const breaks = await runInvariants(ctx, 0, INVARIANT_COUNT);
  for (const { check, subject } of breaks) log("error", "invariant.broken", { check, subject });
  const drifts = await driftStatements(ctx, "invariants", breaks);
  const row = ctx.db.insert(checkRun).values({
    id: newId("check", ctx.now()),
    kind: "invariants",
    status: breaks.length > 0 ? "broken" : "passed",
    actor: actorName(ctx.actor),
    page: 1,
    doneCount: INVARIANT_COUNT,
    totalCount: INVARIANT_COUNT,
    breaks: breaks.slice(0, KEPT),
    breakCount: breaks.length,
    startedAt: ctx.now(),
    endedAt: ctx.now(),
  });
  const [first, ...rest] = [...foundBreaks(ctx, breaks), row, ...drifts.statements] as [Statement, ...Statement[]];
  await ctx.db.batch([first, ...rest]);
  sent(ctx, drifts.jobs);
}

/** How the books stand. */
export async function checksNow(ctx: AdminCtx<"operations.read">): Promise<ChecksView> {
  const { db } = ctx;
  const [newest, running, drifts, compared, unequal] = await db.batch([
    db
      .select()
      .from(checkRun)
      .where(
        sql`${checkRun.id} IN (SELECT (SELECT id FROM check_run r WHERE r.kind = k.value AND r.status <> 'running' ORDER BY r.started_at DESC, r.id DESC LIMIT 1)
          FROM json_each(${JSON.stringify(CHECK_KINDS)}) k)`,
      ),
    db
      .select()
      .from(checkRun)
      .where(sql`${checkRun.status} = 'running' AND ${checkRun.startedAt} > ${ctx.now() - STALE_MS}`),
    db.all<Omit<DriftView, "remedy">>(sql`
      SELECT check_name AS "check", subject, subject_count AS subjectCount, found_at AS foundAt, ended_at AS endedAt
      FROM drift ORDER BY ended_at IS NOT NULL, found_at DESC LIMIT 50`),
    db.all<{ at: number; differenceCount: number }>(
      sql`SELECT at, difference_count AS differenceCount FROM reconciliation ORDER BY at DESC LIMIT 1`,
    ),
    db.all<{ count: number }>(
      sql`SELECT count(*) AS count FROM reconciliation WHERE difference_count > 0 AND at > ${ctx.now() - KEPT_MS}`,
    ),
  ]);
  return {
    newest: newest.map(summaryOf).toSorted((a, b) => CHECK_KINDS.indexOf(a.kind) - CHECK_KINDS.indexOf(b.kind)),
    running: running.map(summaryOf),
    drifts: drifts.map((row) => ({ ...row, remedy: remedyOf(row.check) })),
    reconciliation: compared[0] ?? null,
    unequalIn30Days: unequal[0]?.count ?? 0,
  };
}

/** Runs, newest first, id breaks ties. */
export async function listCheckRuns(
  ctx: AdminCtx<"operations.read">,
  input: CheckRunsInput,
): Promise<Page<CheckRunSummary>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select()
    .from(checkRun)
    .where(
      and(
        input.kind ? eq(checkRun.kind, input.kind) : undefined,
        after ? sql`(${checkRun.startedAt}, ${checkRun.id}) < (${after.at}, ${after.id})` : undefined,
      ),
    )
    .orderBy(sql`${checkRun.startedAt} DESC, ${checkRun.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, ({ startedAt, id }) => ({ at: startedAt, id }), summaryOf);
}

/** One run with what it found. @throws NOT_FOUND */
export async function checkRunById(ctx: AdminCtx<"operations.read">, { runId }: CheckRunId): Promise<CheckRunView> {
  const [row] = await ctx.db.select().from(checkRun).where(eq(checkRun.id, runId));
  if (!row) throw new DomainError("NOT_FOUND");
  return { ...summaryOf(row), findings: row.breaks.map((found) => ({ ...found, remedy: remedyOf(found.check) })) };
}
