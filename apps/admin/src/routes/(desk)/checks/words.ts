// What checks of the books are called here.
import type { CheckKind, CheckStatus } from "@stoa/client";
import type { Tone } from "@stoa/ui";

export const CHECK_WORD: Record<CheckKind, string> = {
  invariants: "Invariants",
  ledger: "Ledger",
  audit: "Audit log",
};

/** What each looks at, and when by itself. */
export const CHECK_HINT: Record<CheckKind, string> = {
  invariants: "What must always be true of money, stock and orders. Every ten minutes.",
  ledger: "Every transaction sums to zero, and the chain of seals is whole from the first. Every night.",
  audit: "The chains of the log are computed anew from their first rows. Every night.",
};

/** What each counts as it goes on. */
export const CHECK_UNIT: Record<CheckKind, string> = { invariants: "check", ledger: "seal", audit: "row" };

export const CHECK_STATUS_WORD: Record<CheckStatus, string> = { running: "Running", passed: "Whole", broken: "Broken" };
export const CHECK_STATUS_TONE: Record<CheckStatus, Tone> = { running: "info", passed: "good", broken: "bad" };

/** The name of a check as one says it: `ledger_txn_sums_to_zero` is `ledger txn sums to zero`. */
export const saidCheck = (check: string): string => check.replaceAll("_", " ");
