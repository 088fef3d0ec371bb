// Somebody's store credit: what they have, and how it came and went.
import type { CreditHistory, CreditKind, Currency, Id } from "@stoa/contract";
import { type Database, sql } from "@stoa/db";
import type { AdminCtx, BuyerCtx } from "../kernel/index.ts";
import { creditAccount } from "./rules.ts";

/** The credit somebody can spend in a currency. */
export async function creditBalance(db: Database, userId: Id<"user">, currency: Currency): Promise<number> {
  const [row] = await db.all<{ minor: number }>(
    sql`SELECT amount_minor AS minor FROM account_balance WHERE account = ${creditAccount(userId)} AND currency = ${currency}`,
  );
  return row?.minor ?? 0;
}

/** How many movements are told. */
const TOLD = 100;

const KINDS: Record<string, CreditKind> = {
  credit_granted: "granted",
  credit_expired: "expired",
  sale: "spent",
  refund: "refunded",
  credit_held: "held",
};

async function historyOf(db: Database, userId: Id<"user">): Promise<CreditHistory> {
  const account = creditAccount(userId);
  // Credit that is held is told as long as it is: afterwards only what became of it.
  const moves = await db.all<{
    kind: string;
    amountMinor: number;
    currency: Currency;
    at: number;
    orderNumber: string | null;
    reason: string | null;
  }>(sql`
    SELECT t.kind, e.amount_minor AS amountMinor, e.currency, t.at, o.number AS orderNumber, g.reason
    FROM ledger_entry e JOIN ledger_txn t ON t.id = e.txn_id LEFT JOIN seller_order o ON o.id = t.order_id
    LEFT JOIN credit_grant g ON t.kind = 'credit_granted' AND g.id = t.subject
    WHERE e.account = ${account} AND t.kind <> 'credit_given_back' AND NOT (t.kind = 'credit_held' AND EXISTS (
      SELECT 1 FROM ledger_txn b WHERE b.kind = 'credit_given_back' AND b.subject = t.subject))
    ORDER BY t.at DESC, t.id DESC LIMIT ${TOLD}`);
  const balances = await db.all<{ currency: Currency; balanceMinor: number }>(
    sql`SELECT currency, amount_minor AS balanceMinor FROM account_balance WHERE account = ${account} ORDER BY currency`,
  );
  return {
    balances,
    moves: moves.map(({ kind, ...move }) => ({ ...move, kind: KINDS[kind] ?? "granted" })),
  };
}

/** The buyer's own credit. */
export const ownCredit = async (ctx: BuyerCtx): Promise<CreditHistory> => await historyOf(ctx.db, ctx.actor.userId);

/** Somebody's credit, for an operator. */
export const creditOf = async (ctx: AdminCtx<"users.read">, input: { userId: Id<"user"> }): Promise<CreditHistory> =>
  await historyOf(ctx.db, input.userId);
