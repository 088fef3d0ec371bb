// Payouts: which step may follow, from how much on a seller is paid, and what the rows of a statement add up to. Pure.
import {
  type Currency,
  DomainError,
  PAYOUT_MINIMUM,
  PAYOUT_NEXT,
  type PayoutStatus,
  type Statement,
  type StatementRow,
  type StatementRowKind,
} from "@stoa/contract";

/** Refuses a step that may not follow. @throws ILLEGAL_TRANSITION */
export function checkPayoutStep(from: PayoutStatus, to: PayoutStatus): void {
  if (!(PAYOUT_NEXT[from] as readonly PayoutStatus[]).includes(to))
    throw new DomainError("ILLEGAL_TRANSITION", { from, to });
}

/** From how much on a seller is paid: what the marketplace asks, or more where the seller wants fewer payouts. */
export function minimumOf(currency: Currency, minimums: Partial<Record<Currency, number>>): number {
  return Math.max(PAYOUT_MINIMUM[currency], minimums[currency] ?? 0);
}

/** A transaction on a seller's accounts, with what it did to those of the marketplace. We owe what is positive. */
export interface OwnTxn {
  kind: string;
  /** On the accounts of the seller together. */
  netMinor: number;
  commissionMinor: number;
  taxMinor: number;
}

const KINDS: Record<string, StatementRowKind> = {
  sale: "sale",
  refund: "refund",
  adjustment: "adjustment",
  payout: "payout",
  payout_failed: "payout_failed",
};

/** A transaction as a row: what was earned before commission and tax, and what those took. */
export function rowAmounts(
  txn: OwnTxn,
): Pick<StatementRow, "kind" | "grossMinor" | "commissionMinor" | "taxMinor" | "netMinor"> {
  const kind = KINDS[txn.kind] ?? "other";
  const isTrade = kind === "sale" || kind === "refund";
  const commissionMinor = isTrade ? -txn.commissionMinor : 0;
  const taxMinor = isTrade ? -txn.taxMinor : 0;
  return {
    kind,
    // Adding zero keeps a minus away from a zero.
    grossMinor: txn.netMinor - commissionMinor - taxMinor + 0,
    commissionMinor: commissionMinor + 0,
    taxMinor: taxMinor + 0,
    netMinor: txn.netMinor,
  };
}

/** The totals of a statement: whatever happened, the opening and all totals sum to the closing. */
export function statementTotals(
  openingMinor: number,
  txns: readonly OwnTxn[],
): Omit<Statement, "sellerName" | "currency" | "fromDay" | "toDay" | "rows" | "isCut"> {
  const totals = {
    openingMinor,
    salesMinor: 0,
    refundsMinor: 0,
    commissionMinor: 0,
    taxMinor: 0,
    adjustmentsMinor: 0,
    payoutsMinor: 0,
    otherMinor: 0,
    closingMinor: openingMinor,
  };
  for (const txn of txns) {
    const row = rowAmounts(txn);
    totals.commissionMinor += row.commissionMinor;
    totals.taxMinor += row.taxMinor;
    totals.closingMinor += row.netMinor;
    if (row.kind === "sale") totals.salesMinor += row.grossMinor;
    else if (row.kind === "refund") totals.refundsMinor += row.grossMinor;
    else if (row.kind === "adjustment") totals.adjustmentsMinor += row.grossMinor;
    else if (row.kind === "other") totals.otherMinor += row.grossMinor;
    else totals.payoutsMinor += row.grossMinor;
  }
  return totals;
}
