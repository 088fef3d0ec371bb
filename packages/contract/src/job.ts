// Jobs as operators see them: what waits, what has failed, and what becomes of it.
import { z } from "zod";
import { idSchema, type Id } from "./id.ts";
import { PageInput } from "./page.ts";

/**
 * How a job stands: `dead` its message has used up all tries of the queue (it is tried again every hour all the same),
 * `failed` it is tried again soon, `late` its time has come and nobody has begun it for a minute, `running` its message is on
 * its way, `planned` for later.
 */
export const JOB_STATES = ["dead", "failed", "late", "running", "planned", "given_up", "done"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** The states that are listed; what is done is forgotten after a week, and counts for nothing. */
export const LISTED_JOB_STATES = ["dead", "failed", "late", "running", "planned", "given_up"] as const;
export type ListedJobState = (typeof LISTED_JOB_STATES)[number];

/** How long a job may wait for somebody to begin it before it counts as late. */
export const JOB_LATE_MS = 60_000;

/** The name of a kind of job, such as `order.changed`. */
const JobKind = z
  .string()
  .max(60)
  .regex(/^[a-z_]+\.[a-z_]+$/);

/** A job in a list. */
export interface JobSummary {
  jobId: Id<"job">;
  kind: string;
  state: JobState;
  attempts: number;
  /** What the last attempt said, without addresses and secrets. */
  lastError: string | null;
  createdAt: number;
  dueAt: number;
}

/** A job with what it is about: ids and numbers; what is secret is left out. */
export interface JobView extends JobSummary {
  about: { name: string; value: string }[];
  doneAt: number | null;
  deadAt: number | null;
  /** Why an operator gave it up. */
  givenUp: string | null;
}

/** How many jobs of a kind are in each state, and the oldest of those that are open. */
export interface JobKindCounts {
  kind: string;
  counts: Record<ListedJobState, number>;
  oldestAt: number | null;
}

/** The newest failure of a sweep. */
export interface SweepFailure {
  sweep: string;
  failedAt: number;
  failureCount: number;
  error: string;
}

/** Everything that is open, by kind, most troubled first. */
export interface JobBoard {
  kinds: JobKindCounts[];
  sweeps: SweepFailure[];
}

/** Lists jobs, oldest first. */
export const JobsInput = PageInput.extend({
  kind: JobKind.optional(),
  state: z.enum(LISTED_JOB_STATES).optional(),
});
export type JobsInput = z.infer<typeof JobsInput>;

/** Names a job. */
export const JobId = z.strictObject({ jobId: idSchema("job") });
export type JobId = z.infer<typeof JobId>;

/** Does every failed job of a kind again, as many as fit into one go. */
export const ReplayKind = z.strictObject({ kind: JobKind });
export type ReplayKind = z.infer<typeof ReplayKind>;

/** Gives a job up: nobody will do it. */
export const GiveUpJob = JobId.extend({ reason: z.string().trim().min(3).max(300) });
export type GiveUpJob = z.infer<typeof GiveUpJob>;

/** How many jobs are done again, and whether others of the kind are left for another go. */
export interface Replayed {
  count: number;
  othersLeft: boolean;
}
