// Jobs as operators see and mend them. The outbox row is the truth: to do a job again is to make its row due now, to give
// it up is to close the row with a reason.
import {
  DomainError,
  type GiveUpJob,
  type Id,
  JOB_LATE_MS,
  type JobBoard,
  type JobId,
  type JobKindCounts,
  type JobsInput,
  type JobState,
  type JobSummary,
  type JobView,
  LISTED_JOB_STATES,
  type ListedJobState,
  type Page,
  type Replayed,
  type ReplayKind,
  unsaid,
} from "@stoa/contract";
import { atomic, MUST_HOLD, mustExist, sql, type SQL } from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx, pageOf, readCursor } from "../kernel/index.ts";

/** How the row of a job stands, in words. */
const stateAt = (nowMs: number): SQL => sql`CASE
  WHEN given_up IS NOT NULL THEN 'given_up' WHEN done_at IS NOT NULL THEN 'done' WHEN dead_at IS NOT NULL THEN 'dead'
  WHEN attempts > 0 THEN 'failed' WHEN due_at > ${nowMs} THEN 'planned'
  WHEN due_at < ${nowMs - JOB_LATE_MS} THEN 'late' ELSE 'running' END`;

/** Rows that are open, and those that were given up and are not forgotten yet: each half has an index. */
const listed = (nowMs: number): SQL => sql`(
  SELECT *, ${stateAt(nowMs)} AS state FROM outbox WHERE done_at IS NULL
  UNION ALL SELECT *, 'given_up' AS state FROM outbox WHERE given_up IS NOT NULL)`;

type Row = {
  id: Id<"job">;
  type: string;
  state: JobState;
  attempts: number;
  last_error: string | null;
  created_at: number;
  due_at: number;
};

const summaryOf = (row: Row): JobSummary => ({
  jobId: row.id,
  kind: row.type,
  state: row.state,
  attempts: row.attempts,
  lastError: row.last_error === null ? null : unsaid(row.last_error),
  createdAt: row.created_at,
  dueAt: row.due_at,
});

const trouble = ({ counts: { dead, failed, late } }: JobKindCounts): number => dead * 1e9 + failed * 1e4 + late;

/** What is open, by kind, most troubled first, and the sweeps that failed within a week. */
export async function jobBoard(ctx: AdminCtx<"operations.read">): Promise<JobBoard> {
  const [rows, sweeps] = await ctx.db.batch([
    ctx.db.all<{ kind: string; state: ListedJobState; count: number; oldestAt: number }>(sql`
      SELECT type AS kind, state, count(*) AS count, min(created_at) AS oldestAt FROM ${listed(ctx.now())} GROUP BY type, state`),
    ctx.db.all<JobBoard["sweeps"][number]>(sql`
      SELECT sweep, failed_at AS failedAt, failure_count AS failureCount, error FROM sweep_failure ORDER BY failed_at DESC`),
  ]);
  const kinds = [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, own]): JobKindCounts => {
    const open = own.filter(({ state }) => state !== "given_up");
    return {
      kind,
      counts: Object.fromEntries(
        LISTED_JOB_STATES.map((state) => [state, own.find((row) => row.state === state)?.count ?? 0]),
      ) as Record<ListedJobState, number>,
      oldestAt: open.length === 0 ? null : Math.min(...open.map(({ oldestAt }) => oldestAt)),
    };
  });
  return {
    kinds: kinds.toSorted((a, b) => trouble(b) - trouble(a) || a.kind.localeCompare(b.kind)),
    sweeps,
  };
}

/** Jobs that are open or were given up, oldest first, id breaks ties. */
export async function listJobs(ctx: AdminCtx<"operations.read">, input: JobsInput): Promise<Page<JobSummary>> {
  const after = readCursor(input.cursor);
  const conditions = [
    sql`1`,
    ...(input.kind ? [sql`type = ${input.kind}`] : []),
    ...(input.state ? [sql`state = ${input.state}`] : []),
    ...(after ? [sql`(created_at, id) > (${after.at}, ${after.id})`] : []),
  ];
  const rows = await ctx.db.all<Row>(sql`
    SELECT id, type, state, attempts, last_error, created_at, due_at FROM ${listed(ctx.now())}
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY created_at, id LIMIT ${input.limit + 1}`);
  return pageOf(rows, input.limit, (row) => ({ at: row.created_at, id: row.id }), summaryOf);
}

/** What a job's payload may tell: seeds become secrets of links. */
function told(payload: string): JobView["about"] {
  const fields = Object.entries(JSON.parse(payload) as Record<string, unknown>);
  return fields
    .filter(([name]) => !/seed|secret|token/i.test(name))
    .map(([name, value]) => ({ name, value: unsaid(typeof value === "string" ? value : JSON.stringify(value)) }));
}

/** One job, whatever its state. @throws NOT_FOUND also when it is forgotten */
export async function jobById(ctx: AdminCtx<"operations.read">, { jobId }: JobId): Promise<JobView> {
  const [row] = await ctx.db.all<
    Row & { payload: string; done_at: number | null; dead_at: number | null; given_up: string | null }
  >(sql`SELECT *, ${stateAt(ctx.now())} AS state FROM outbox WHERE id = ${jobId}`);
  if (!row) throw new DomainError("NOT_FOUND");
  return {
    ...summaryOf(row),
    about: told(row.payload),
    doneAt: row.done_at,
    deadAt: row.dead_at,
    givenUp: row.given_up,
  };
}

/** The statement that makes rows due now, as if they were new. What the last attempt said stays until the next. */
const renewing = (ctx: Ctx, jobIds: readonly Id<"job">[]) =>
  ctx.db.run(sql`UPDATE outbox SET due_at = ${ctx.now()}, attempts = 0, dead_at = NULL, done_at = NULL, given_up = NULL
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(jobIds)})) AND (done_at IS NULL OR given_up IS NOT NULL)`);

/**
 * Does a job again that failed, waits, or was given up. Doing it twice does no harm: its handler looks again at what it is
 * about. @throws NOT_FOUND @throws CONFLICT it is done
 */
export async function replayJob(ctx: AdminCtx<"operations.manage">, { jobId }: JobId): Promise<void> {
  const { kind, state } = await jobById(ctx, { jobId });
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM outbox WHERE id = ${jobId} AND (done_at IS NULL OR given_up IS NOT NULL)`),
      renewing(ctx, [jobId]),
      auditRow(ctx, "job.replayed", jobId, { kind, was: state }),
    ],
    MUST_HOLD,
  );
  ctx.later(ctx.nudge([jobId]));
}

/** Most jobs that are done again in one go. */
const REPLAYED_AT_ONCE = 500;

/** Does the failed jobs of a kind again, oldest first, as many as fit into one go. */
export async function replayKind(ctx: AdminCtx<"operations.manage">, { kind }: ReplayKind): Promise<Replayed> {
  const found = await ctx.db.all<{ id: Id<"job"> }>(sql`
    SELECT id FROM outbox WHERE done_at IS NULL AND type = ${kind} AND (attempts > 0 OR dead_at IS NOT NULL)
    ORDER BY due_at LIMIT ${REPLAYED_AT_ONCE + 1}`);
  const jobIds = found.slice(0, REPLAYED_AT_ONCE).map(({ id }) => id);
  await atomic(ctx.db, [
    renewing(ctx, jobIds),
    auditRow(ctx, "jobs.replayed", `kind:${kind}`, { count: jobIds.length }),
  ]);
  ctx.later(ctx.nudge(jobIds));
  return { count: jobIds.length, othersLeft: found.length > jobIds.length };
}

/** Gives a job up for good; for a week it can still be taken up again. @throws NOT_FOUND @throws CONFLICT it is done or given up */
export async function giveUpJob(ctx: AdminCtx<"operations.manage">, { jobId, reason }: GiveUpJob): Promise<void> {
  const { kind, attempts } = await jobById(ctx, { jobId });
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM outbox WHERE id = ${jobId} AND done_at IS NULL`),
      ctx.db.run(sql`UPDATE outbox SET done_at = ${ctx.now()}, given_up = ${reason} WHERE id = ${jobId}`),
      auditRow(ctx, "job.given_up", jobId, { kind, attempts, reason }),
    ],
    MUST_HOLD,
  );
}

/** Notes that the messages of jobs have used up all tries of the queue. */
export async function jobsDead(ctx: Pick<Ctx, "db" | "now">, jobIds: readonly string[]): Promise<void> {
  await ctx.db.run(sql`UPDATE outbox SET dead_at = coalesce(dead_at, ${ctx.now()})
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(jobIds)})) AND done_at IS NULL`);
}

/** Notes that a page of a sweep has failed. */
export async function sweepFailed(ctx: Pick<Ctx, "db" | "now">, sweep: string, error: string): Promise<void> {
  await ctx.db
    .run(sql`INSERT INTO sweep_failure (sweep, failed_at, error) VALUES (${sweep}, ${ctx.now()}, ${unsaid(error).slice(0, 500)})
    ON CONFLICT (sweep) DO UPDATE SET failed_at = excluded.failed_at, failure_count = failure_count + 1, error = excluded.error`);
}
