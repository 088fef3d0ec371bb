// Posting: entries first, then the head that seals them. The database refuses a head whose entries do not sum to zero.
import { type Currency, type Id, newId } from "@stoa/contract";
import { ledgerEntry, type LedgerKind, ledgerTxn, type Statement, sql, type SQL } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { type Accounts, owedTo } from "./rules.ts";

/** What somebody wants posted. `subject` and kind make it happen once; `orderId` names the order that the money is about. */
export interface Posting {
  kind: LedgerKind;
  subject: string;
  currency: Currency;
  orderId: Id<"order"> | null;
  accounts: Accounts;
}

/** The account of a seller for an order, found out in the batch itself: no release can come between a reading and the row. */
function owedAccount(sellerId: string, orderId: Id<"order">): SQL {
  return sql`(SELECT iif(count(*) > 0, ${`seller:${sellerId}`}, ${`pending:${sellerId}`}) FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
    WHERE t.order_id = ${orderId} AND t.kind IN ('sale', 'release') AND e.account = ${`seller:${sellerId}`})`;
}

/** The statements of one transaction, for the batch of the change that causes it. */
export function post(ctx: Pick<Ctx, "db" | "now">, txn: Posting): Statement[] {
  const txnId = newId("ledgerTxn", ctx.now());
  const { kind, subject, currency, orderId } = txn;
  const owed = owedTo("");
  const entries = Object.entries(txn.accounts)
    .filter(([, amountMinor]) => amountMinor !== 0)
    .map(([name, amountMinor]) => {
      const account = name.startsWith(owed) && orderId !== null ? owedAccount(name.slice(owed.length), orderId) : name;
      return { txnId, account, currency, amountMinor };
    });
  return [
    ctx.db.insert(ledgerEntry).values(entries),
    ctx.db.insert(ledgerTxn).values({ id: txnId, kind, subject, currency, orderId, at: ctx.now() }),
  ];
}
