// How long calls take: heaps of buckets by procedure, kept by minute for two days and by hour for a month.
import {
  type CallFigures,
  type CodeCount,
  DAY_MS,
  HOUR_MS,
  type LatencyInput,
  type LatencyView,
  MINUTE_MS,
} from "@stoa/contract";
import { type Database, sql, type SQL } from "@stoa/db";
import type { AdminCtx, SystemCtx } from "../kernel/index.ts";
import { BUCKETS, bucketOf, percentileMs, RANGE } from "./rules.ts";

/** What was counted of calls, in memory until it is kept. */
export interface CallHeap {
  /** By procedure: how many took how long, and the longest. */
  paths: Map<string, { buckets: number[]; maxMs: number; codes: Map<string, number> }>;
  size: number;
}

/** Nothing counted yet. */
export const emptyHeap = (): CallHeap => ({ paths: new Map(), size: 0 });

/** Counts a call; `code` null: it ended with an answer. */
export function foldCall(heap: CallHeap, path: string, tookMs: number, code: string | null): void {
  let of = heap.paths.get(path);
  if (!of)
    heap.paths.set(path, (of = { buckets: Array.from({ length: BUCKETS }, () => 0), maxMs: 0, codes: new Map() }));
  of.buckets[bucketOf(tookMs)]! += 1;
  of.maxMs = Math.max(of.maxMs, Math.round(tookMs));
  if (code !== null) of.codes.set(code, (of.codes.get(code) ?? 0) + 1);
  heap.size += 1;
}

const COLUMNS = Array.from({ length: BUCKETS }, (_, bucket) => `b${bucket}`);
const NAMES = sql.raw(COLUMNS.join(", "));
const SUMS = sql.raw(COLUMNS.map((name) => `sum(${name})`).join(", "));
const ADDED = sql.raw(
  ["calls", ...COLUMNS].map((name) => `${name} = ${name} + excluded.${name}`).join(", ") +
    ", max_ms = max(max_ms, excluded.max_ms)",
);

/** Adds a heap to the minute in which it is kept: two statements in one trip, however much was called. */
export async function keepCalls(db: Database, heap: CallHeap, nowMs: number): Promise<void> {
  const at = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const rows = [...heap.paths].map(([path, { buckets, maxMs }]) => ({ path, maxMs, buckets }));
  const codes = [...heap.paths].flatMap(([path, of]) => [...of.codes].map(([code, count]) => ({ path, code, count })));
  const picked = sql.raw(COLUMNS.map((_, bucket) => `value ->> '$.buckets[${bucket}]'`).join(", "));
  await db.batch([
    db.run(sql`INSERT INTO call_span (span, at, path, calls, max_ms, ${NAMES})
      SELECT 'minute', ${at}, value ->> 'path', (SELECT sum(b.value) FROM json_each(r.value, '$.buckets') b), value ->> 'maxMs', ${picked}
      FROM json_each(${JSON.stringify(rows)}) r WHERE true ON CONFLICT (span, at, path) DO UPDATE SET ${ADDED}`),
    db.run(sql`INSERT INTO call_error (span, at, path, code, errors)
      SELECT 'minute', ${at}, value ->> 'path', value ->> 'code', value ->> 'count' FROM json_each(${JSON.stringify(codes)}) WHERE true
      ON CONFLICT (span, at, path, code) DO UPDATE SET errors = errors + excluded.errors`),
  ]);
}

/** How many whole parts a point in time is after the epoch. D1 binds numbers as fractions: without the cast nothing is whole. */
const wholeParts = (partMs: number): SQL => sql`CAST(at / ${partMs} AS INTEGER)`;

/** How long minutes and hours are kept. */
const MINUTES_MS = 2 * DAY_MS;
const HOURS_MS = 30 * DAY_MS;

/** Every night: old minutes become hours, old hours are forgotten. */
export async function rollUpCalls(ctx: SystemCtx): Promise<void> {
  const before = Math.floor((ctx.now() - MINUTES_MS) / HOUR_MS) * HOUR_MS;
  const hour = sql`${wholeParts(HOUR_MS)} * ${HOUR_MS}`;
  const { db } = ctx;
  await db.batch([
    db.run(sql`INSERT INTO call_span (span, at, path, calls, max_ms, ${NAMES})
      SELECT 'hour', ${hour}, path, sum(calls), max(max_ms), ${SUMS} FROM call_span WHERE span = 'minute' AND at < ${before} GROUP BY 2, path
      ON CONFLICT (span, at, path) DO UPDATE SET ${ADDED}`),
    db.run(sql`INSERT INTO call_error (span, at, path, code, errors)
      SELECT 'hour', ${hour}, path, code, sum(errors) FROM call_error WHERE span = 'minute' AND at < ${before} GROUP BY 2, path, code
      ON CONFLICT (span, at, path, code) DO UPDATE SET errors = errors + excluded.errors`),
    db.run(sql`DELETE FROM call_span WHERE span = 'minute' AND at < ${before}`),
    db.run(sql`DELETE FROM call_error WHERE span = 'minute' AND at < ${before}`),
    db.run(sql`DELETE FROM call_span WHERE span = 'hour' AND at < ${ctx.now() - HOURS_MS}`),
    db.run(sql`DELETE FROM call_error WHERE span = 'hour' AND at < ${ctx.now() - HOURS_MS}`),
  ]);
}

type Row = { calls: number; maxMs: number } & Record<string, number>;

function figuresOf(row: Row | undefined, errorCount: number): CallFigures {
  const buckets = COLUMNS.map((name) => row?.[name] ?? 0);
  const maxMs = row?.maxMs ?? 0;
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((share) => percentileMs(buckets, share, maxMs)) as [
    number,
    number,
    number,
  ];
  return { callCount: row?.calls ?? 0, errorCount, p50Ms, p95Ms, p99Ms, maxMs };
}

/** Time spent, roughly: what costs most stands first. */
const spent = ({ callCount, p50Ms }: CallFigures): number => callCount * (p50Ms + 0.5);

/** How calls went in a range that ends now. */
export async function latencyNow(ctx: AdminCtx<"operations.read">, { range }: LatencyInput): Promise<LatencyView> {
  const { lengthMs, partMs } = RANGE[range];
  const firstPart = Math.floor((ctx.now() - lengthMs) / partMs) + 1;
  const sinceAt = firstPart * partMs;
  const own = sql`span IN ('minute', 'hour') AND at >= ${sinceAt}`;
  const sums = sql.raw(["calls", ...COLUMNS].map((name) => `sum(${name}) AS ${name}`).join(", "));
  const heaps = (key: SQL) =>
    ctx.db.all<Row & { heap: string | number }>(
      sql`SELECT ${key} AS heap, ${sums}, max(max_ms) AS maxMs FROM call_span WHERE ${own} GROUP BY heap`,
    );
  const part = wholeParts(partMs);
  const [all, byPath, byPart, codes, errorParts] = await ctx.db.batch([
    heaps(sql`'all'`),
    heaps(sql`path`),
    heaps(part),
    ctx.db.all<CodeCount>(
      sql`SELECT path, code, sum(errors) AS count FROM call_error WHERE ${own} GROUP BY path, code ORDER BY count DESC, path`,
    ),
    ctx.db.all<{ heap: number; count: number }>(
      sql`SELECT ${part} AS heap, sum(errors) AS count FROM call_error WHERE ${own} GROUP BY heap`,
    ),
  ]);
  const errorsOf = (path: string) =>
    codes.filter((row) => row.path === path).reduce((sum, { count }) => sum + count, 0);
  const partsCount = Math.floor(ctx.now() / partMs) - firstPart + 1;
  return {
    sinceAt,
    all: figuresOf(
      all[0],
      codes.reduce((sum, { count }) => sum + count, 0),
    ),
    procedures: byPath
      .map((row) => ({ path: String(row.heap), ...figuresOf(row, errorsOf(String(row.heap))) }))
      .toSorted((a, b) => spent(b) - spent(a) || a.path.localeCompare(b.path)),
    codes: codes.slice(0, 200),
    parts: Array.from({ length: partsCount }, (_, i) => {
      const heap = firstPart + i;
      return {
        at: heap * partMs,
        ...figuresOf(
          byPart.find((row) => row.heap === heap),
          errorParts.find((row) => row.heap === heap)?.count ?? 0,
        ),
      };
    }),
  };
}
