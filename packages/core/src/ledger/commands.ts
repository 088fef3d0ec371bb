// Posting: entries first, then the head that seals them. The database refuses a head whose entries do not sum to zero.
import { type Currency, newId } from "@stoa/contract";
import { ledgerEntry, type LedgerKind, ledgerTxn, type Statement } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import type { Accounts } from "./rules.ts";

/** The statements of one transaction, for the batch of the change that causes it. `subject` and kind make it happen once. */
export function post(
  ctx: Pick<Ctx, "db" | "now">,
  txn: { kind: LedgerKind; subject: string; currency: Currency; accounts: Accounts },
): Statement[] {
  const txnId = newId("ledgerTxn", ctx.now());
  const { kind, subject, currency } = txn;
  const entries = Object.entries(txn.accounts)
    .filter(([, amountMinor]) => amountMinor !== 0)
    .map(([account, amountMinor]) => ({ txnId, account, currency, amountMinor }));
  return [
    ctx.db.insert(ledgerEntry).values(entries),
    ctx.db.insert(ledgerTxn).values({ id: txnId, kind, subject, currency, at: ctx.now() }),
  ];
}
