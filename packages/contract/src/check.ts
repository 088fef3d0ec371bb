// Checks of the books as operators see them: runs, what they found, and since when something has drifted.
import { z } from "zod";
import { idSchema, type Id } from "./id.ts";
import { PageInput } from "./page.ts";

/** The invariants of the database, the chain over the ledger, the chains over the audit log. */
export const CHECK_KINDS = ["invariants", "ledger", "audit"] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** A run ends once: whole, or with what it found. */
export const CHECK_NEXT = { running: ["passed", "broken"], passed: [], broken: [] } as const;
export type CheckStatus = keyof typeof CHECK_NEXT;

/** What is not as it must be: the check's name, and the row or rows it is about. */
export interface CheckBreak {
  check: string;
  subject: string;
}

/** A break with what to do about it. */
export interface CheckFinding extends CheckBreak {
  remedy: string;
}

/** A run in a list. Counts are of what it looks at: statements, seals, rows. */
export interface CheckRunSummary {
  runId: Id<"check">;
  kind: CheckKind;
  status: CheckStatus;
  /** `system:…`, or the operator who asked for it. */
  actor: string;
  doneCount: number;
  totalCount: number;
  breakCount: number;
  startedAt: number;
  endedAt: number | null;
}

/** A run with the first things that it found. */
export interface CheckRunView extends CheckRunSummary {
  findings: CheckFinding[];
}

/** Something that is, or was, not as it must be: from the run that found it to the one that found it whole. */
export interface DriftView {
  check: string;
  subject: string;
  subjectCount: number;
  remedy: string;
  foundAt: number;
  endedAt: number | null;
}

/** How the books stand: the newest run of each kind that has ended, what runs now, and what has drifted. */
export interface ChecksView {
  newest: CheckRunSummary[];
  running: CheckRunSummary[];
  drifts: DriftView[];
  /** Comparisons with the payment provider's statements: the newest, and how many in 30 days were not the same. */
  reconciliation: { at: number; differenceCount: number } | null;
  unequalIn30Days: number;
}

/** Asks for a run. */
export const RunCheck = z.strictObject({ kind: z.enum(CHECK_KINDS) });
export type RunCheck = z.infer<typeof RunCheck>;

/** Names a run. */
export const CheckRunId = z.strictObject({ runId: idSchema("check") });
export type CheckRunId = z.infer<typeof CheckRunId>;

/** Lists runs, newest first. */
export const CheckRunsInput = PageInput.extend({ kind: z.enum(CHECK_KINDS).optional() });
export type CheckRunsInput = z.infer<typeof CheckRunsInput>;
