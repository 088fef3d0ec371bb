// The itemised statement: every transaction that changed what we owe a seller, and totals that close with the ledger.
import { DAY_MS, DomainError, type Id, idsFrom, MINUTE_MS, type Statement, type StatementInput } from "@stoa/contract";
import { eq, seller, sql } from "@stoa/db";
import type { SellerCtx } from "../kernel/index.ts";
import { ownAccounts } from "../ledger/index.ts";
import { type OwnTxn, rowAmounts, statementTotals } from "./rules.ts";

interface Row extends OwnTxn {
  txnId: Id<"ledgerTxn">;
  at: number;
  orderNumber: string | null;
  note: string | null;
}

/** Rows that a page shows and that a file holds at most. */
export const STATEMENT_PAGE = 200;
const MOST_ROWS = 20_000;
/** Days that one statement may span. */
const MOST_DAYS = 366;

/**
 * The seller's own statement of days of UTC in one currency, oldest first. Moves between the seller's own accounts are left
 * out: they change nothing that is owed. `rows` are the first `limit`; the totals are of all.
 * @throws INVALID_INPUT more days than a year, or more rows than a statement can hold
 */
export async function statementOf(
  ctx: SellerCtx<"finance.read">,
  { currency, fromDay, toDay }: StatementInput,
  limit = STATEMENT_PAGE,
): Promise<Statement> {
  const { db } = ctx;
  const { sellerId } = ctx.actor;
  const [fromAt, toAt] = [Date.parse(fromDay), Date.parse(toDay) + DAY_MS];
  if (toAt - fromAt > MOST_DAYS * DAY_MS) throw new DomainError("INVALID_INPUT", { field: "toDay", days: MOST_DAYS });
  const own = sql`${ownAccounts(sellerId)} AND e.currency = ${currency}`;
  // The index has an account's entries by when the id of their transaction was made: no later than the transaction, and just before.
  const [since, within, until] = [fromAt - MINUTE_MS, fromAt, toAt].map((at) => idsFrom("ledgerTxn", Math.max(0, at)));
  const [opening, rows, names] = await db.batch([
    // What is owed now, without what has come since.
    db.all<{ minor: number }>(sql`
      SELECT coalesce((SELECT sum(amount_minor) FROM account_balance e WHERE ${own}), 0) - coalesce(sum(e.amount_minor), 0) AS minor
      FROM ledger_entry e WHERE ${own} AND e.txn_id >= ${since}
        AND (e.txn_id >= ${within} OR (SELECT at FROM ledger_txn WHERE id = e.txn_id) >= ${fromAt})`),
    db.all<Row>(sql`
      SELECT t.id AS txnId, t.at, t.kind, o.number AS orderNumber, sum(e.amount_minor) AS netMinor,
        coalesce((SELECT amount_minor FROM ledger_entry WHERE txn_id = t.id AND account = 'commission'), 0) AS commissionMinor,
        coalesce((SELECT amount_minor FROM ledger_entry WHERE txn_id = t.id AND account = 'tax'), 0) AS taxMinor,
        (SELECT reason FROM ledger_adjustment WHERE txn_id = t.id) AS note
      FROM ledger_entry e JOIN ledger_txn t ON t.id = e.txn_id LEFT JOIN seller_order o ON o.id = t.order_id
      WHERE ${own} AND e.txn_id >= ${since} AND e.txn_id < ${until} AND t.at >= ${fromAt} AND t.at < ${toAt}
      GROUP BY t.id HAVING sum(e.amount_minor) <> 0 ORDER BY t.at, t.id LIMIT ${MOST_ROWS + 1}`),
    db.select({ name: seller.name }).from(seller).where(eq(seller.id, sellerId)),
  ]);
  if (rows.length > MOST_ROWS) throw new DomainError("INVALID_INPUT", { field: "toDay", rows: MOST_ROWS });
  return {
    sellerName: names[0]?.name ?? "",
    currency,
    fromDay,
    toDay,
    ...statementTotals(opening[0]?.minor ?? 0, rows),
    rows: rows.slice(0, limit).map((row) => ({
      txnId: row.txnId,
      at: row.at,
      orderNumber: row.orderNumber,
      note: row.note,
      ...rowAmounts(row),
    })),
    isCut: rows.length > limit,
  };
}

/** The whole statement, for a file. @throws INVALID_INPUT as for the page */
export const wholeStatement = (ctx: SellerCtx<"finance.read">, input: StatementInput): Promise<Statement> =>
  statementOf(ctx, input, MOST_ROWS);
