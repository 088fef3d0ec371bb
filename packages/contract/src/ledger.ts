// The ledger as operators read it, and how it is compared with what a provider says.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import { Currency } from "./money.ts";
import { PageInput } from "./page.ts";
import { STATEMENT_KINDS } from "./payment.ts";

/** A transaction with its entries, which sum to zero. What we owe is positive. */
export interface LedgerTxnView {
  txnId: Id<"ledgerTxn">;
  kind: string;
  subject: string;
  currency: Currency;
  orderId: Id<"order"> | null;
  at: number;
  /** `owner` names the seller whose account it is. */
  entries: { account: string; amountMinor: number; owner: string | null }[];
  /** Its place in the chain; null while it waits to be sealed. */
  seq: number | null;
  reason: string | null;
}

/** Narrows the ledger down. */
export const LedgerInput = PageInput.extend({
  account: z.string().trim().max(80).optional(),
  orderId: idSchema("order").optional(),
  kind: z
    .string()
    .trim()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
});
export type LedgerInput = z.infer<typeof LedgerInput>;

/** What an account adds up to. Accounts of sellers and customers are told by kind, together. */
export interface AccountTotal {
  account: string;
  currency: Currency;
  amountMinor: number;
}

/** The ledger at a glance. */
export interface LedgerOverview {
  totals: AccountTotal[];
  kinds: string[];
  sealedCount: number;
  waitingCount: number;
  /** When the oldest that waits was posted; null where none does. */
  oldestWaitingAt: number | null;
}

/** How our books and a provider's statement can differ. */
export const DIFFERENCE_KINDS = ["missing_here", "missing_there", "other_amount"] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One difference. `reference` is the provider's name of the movement, `subject` ours. */
export interface Difference {
  kind: DifferenceKind;
  what: string;
  reference: string;
  subject: string | null;
  oursMinor: number | null;
  theirsMinor: number | null;
  currency: Currency;
  at: number;
}

/** A comparison in the list. */
export interface ReconciliationSummary {
  reconciliationId: Id<"reconciliation">;
  provider: string;
  source: "provider" | "upload";
  fromAt: number;
  toAt: number;
  lineCount: number;
  matchedCount: number;
  differenceCount: number;
  /** What the provider took, per currency. */
  fees: Partial<Record<Currency, number>>;
  at: number;
}

/** A comparison with its differences. */
export interface ReconciliationView extends ReconciliationSummary {
  differences: Difference[];
}

/** Names a comparison. */
export const ReconciliationId = z.strictObject({ reconciliationId: idSchema("reconciliation") });
export type ReconciliationId = z.infer<typeof ReconciliationId>;

/** Lists comparisons, newest first. */
export const ReconciliationsInput = PageInput;
export type ReconciliationsInput = z.infer<typeof ReconciliationsInput>;

/** Compares days of UTC, both included, with what the provider says now. */
export const Reconcile = z
  .strictObject({ fromDay: z.iso.date(), toDay: z.iso.date() })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ["toDay"], message: "not before fromDay" });
export type Reconcile = z.infer<typeof Reconcile>;

/** Compares with a statement file: `line_id,kind,provider_ref,key,amount_minor,currency,at`. */
export const ReconcileFile = z.strictObject({ csv: z.string().min(1).max(2_000_000) });
export type ReconcileFile = z.infer<typeof ReconcileFile>;

/** A line of a statement file, as text. */
export const StatementFileLine = z.strictObject({
  lineId: z.string().min(1).max(120),
  kind: z.enum(STATEMENT_KINDS),
  providerRef: z.string().max(120),
  key: z.string().max(120).nullable(),
  amountMinor: z.int(),
  currency: Currency,
  at: z.int().min(0),
});
