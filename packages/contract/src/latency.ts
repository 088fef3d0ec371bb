// How long calls take, and how they fail, as operators see it.
import { z } from "zod";

/** How far back one looks. */
export const LATENCY_RANGES = ["hour", "day", "week", "month"] as const;
export type LatencyRange = (typeof LATENCY_RANGES)[number];

/** Asks how long calls took. */
export const LatencyInput = z.strictObject({ range: z.enum(LATENCY_RANGES).default("day") });
export type LatencyInput = z.infer<typeof LatencyInput>;

/** How calls went. Percentiles come out of buckets that grow by half: they are right to within a fifth. */
export interface CallFigures {
  callCount: number;
  errorCount: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  maxMs: number;
}

/** How calls of one procedure went. */
export interface ProcedureFigures extends CallFigures {
  path: string;
}

/** How often calls ended with a code. */
export interface CodeCount {
  path: string;
  code: string;
  count: number;
}

/** How calls went since a point in time: all, by procedure (most time spent first), by code, and along the way. */
export interface LatencyView {
  sinceAt: number;
  all: CallFigures;
  procedures: ProcedureFigures[];
  codes: CodeCount[];
  /** One for each part of the range, oldest first, with zeros where nothing was called. */
  parts: (CallFigures & { at: number })[];
}
