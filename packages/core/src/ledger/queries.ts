// Balances, and the ledger as operators read it.
import {
  type AccountTotal,
  type Currency,
  type Id,
  type LedgerInput,
  type LedgerOverview,
  type LedgerTxnView,
  type Page,
  type SellerBalance,
} from "@stoa/contract";
import { and, type Database, eq, ledgerTxn, lt, or, sql, type SQL } from "@stoa/db";
import { type AdminCtx, pageOf, readCursor } from "../kernel/index.ts";

/** The accounts whose sum is what we owe a seller. */
export const ownAccounts = (sellerId: Id<"seller">): SQL =>
  sql`account IN (${`pending:${sellerId}`}, ${`seller:${sellerId}`}, ${`reserve:${sellerId}`})`;

/** Orders that say in which currency a seller does business: the newest. */
const NEWEST = 500;

/**
 * A seller's balance per currency, told apart; first the one in which most of their last orders are. What is pending is released
 * `holdMs` after delivery.
 */
export async function sellerBalances(db: Database, sellerId: Id<"seller">, holdMs: number): Promise<SellerBalance[]> {
  const [rows, ways, next, busiest] = await db.batch([
    db.all<{ currency: Currency; pendingMinor: number; availableMinor: number; reservedMinor: number }>(sql`
      SELECT currency, coalesce(sum(amount_minor) FILTER (WHERE account = ${`pending:${sellerId}`}), 0) AS pendingMinor,
        coalesce(sum(amount_minor) FILTER (WHERE account = ${`seller:${sellerId}`}), 0) AS availableMinor,
        coalesce(sum(amount_minor) FILTER (WHERE account = ${`reserve:${sellerId}`}), 0) AS reservedMinor
      FROM account_balance WHERE ${ownAccounts(sellerId)} GROUP BY currency ORDER BY currency`),
    db.all<{ currency: Currency; minor: number }>(sql`SELECT currency, sum(amount_minor) AS minor FROM payout
      WHERE seller_id = ${sellerId} AND status IN ('scheduled', 'sent') GROUP BY currency`),
    db.all<{ currency: Currency; at: number }>(sql`SELECT o.currency, min(r.delivered_at) AS at FROM order_release r
      JOIN seller_order o ON o.id = r.order_id WHERE r.seller_id = ${sellerId}
      AND NOT EXISTS (SELECT 1 FROM order_freeze f WHERE f.order_id = r.order_id) GROUP BY o.currency`),
    db.all<{
      currency: Currency;
    }>(sql`SELECT currency FROM (SELECT currency FROM seller_order WHERE seller_id = ${sellerId}
      ORDER BY created_at DESC, id DESC LIMIT ${NEWEST}) GROUP BY currency ORDER BY count(*) DESC, currency`),
  ]);
  // A currency without orders is at no place, and comes last.
  const places = new Map(busiest.map(({ currency }, place) => [currency, place]));
  const place = ({ currency }: { currency: Currency }) => places.get(currency) ?? busiest.length;
  return rows
    .toSorted((a, b) => place(a) - place(b))
    .map((row) => {
      const since = next.find(({ currency }) => currency === row.currency)?.at;
      return {
        ...row,
        onItsWayMinor: ways.find(({ currency }) => currency === row.currency)?.minor ?? 0,
        nextReleaseAt: since === undefined || row.pendingMinor <= 0 ? null : since + holdMs,
      };
    });
}

/** Transactions of the ledger with their entries, newest first, id breaks ties. */
export async function listTxns(ctx: AdminCtx<"finance.read">, input: LedgerInput): Promise<Page<LedgerTxnView>> {
  const after = readCursor(input.cursor);
  const touches = input.account
    ? sql`EXISTS (SELECT 1 FROM ledger_entry e WHERE e.txn_id = ${ledgerTxn.id} AND e.account = ${input.account})`
    : undefined;
  const rows = await ctx.db
    .select({
      txnId: ledgerTxn.id,
      kind: sql<string>`${ledgerTxn.kind}`,
      subject: ledgerTxn.subject,
      currency: ledgerTxn.currency,
      orderId: ledgerTxn.orderId,
      at: ledgerTxn.at,
      entries: sql<string>`(SELECT json_group_array(json_object('account', account, 'amountMinor', amount_minor, 'owner', owner))
        FROM (SELECT account, amount_minor, (SELECT name FROM seller WHERE id = substr(account, instr(account, ':') + 1)) AS owner
          FROM ledger_entry WHERE txn_id = ledger_txn.id ORDER BY account))`,
      seq: sql<number | null>`(SELECT seq FROM ledger_seal WHERE txn_id = ledger_txn.id)`,
      reason: sql<string | null>`(SELECT reason FROM ledger_adjustment WHERE txn_id = ledger_txn.id)`,
    })
    .from(ledgerTxn)
    .where(
      and(
        touches,
        input.orderId ? eq(ledgerTxn.orderId, input.orderId) : undefined,
        input.kind ? sql`${ledgerTxn.kind} = ${input.kind}` : undefined,
        after
          ? or(
              lt(ledgerTxn.at, after.at),
              and(eq(ledgerTxn.at, after.at), lt(ledgerTxn.id, after.id as Id<"ledgerTxn">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${ledgerTxn.at} DESC, ${ledgerTxn.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.at, id: row.txnId }),
    (row) => ({ ...row, entries: JSON.parse(row.entries) as LedgerTxnView["entries"] }),
  );
}

/** What all accounts add up to (those of sellers and customers by kind), and how far the chain has come. */
export async function ledgerOverview(ctx: AdminCtx<"finance.read">): Promise<LedgerOverview> {
  const { db } = ctx;
  const [totals, kinds, sealed, waiting] = await db.batch([
    db.all<
      Omit<AccountTotal, "account"> & { name: string }
    >(sql`SELECT iif(instr(account, ':') > 0, substr(account, 1, instr(account, ':')) || '*', account) AS name, currency,
      sum(amount_minor) AS amountMinor FROM account_balance GROUP BY name, currency HAVING sum(amount_minor) <> 0 ORDER BY name, currency`),
    db.all<{ kind: string }>(sql`SELECT kind FROM ledger_kind ORDER BY kind`),
    db.all<{ count: number }>(sql`SELECT coalesce(max(seq), 0) AS count FROM ledger_seal`),
    db.all<{ count: number; at: number | null }>(sql`SELECT count(*) AS count, min(at) AS at FROM ledger_unsealed`),
  ]);
  return {
    totals: totals.map(({ name, currency, amountMinor }) => ({ account: name, currency, amountMinor })),
    kinds: kinds.map(({ kind }) => kind),
    sealedCount: sealed[0]?.count ?? 0,
    waitingCount: waiting[0]?.count ?? 0,
    oldestWaitingAt: waiting[0]?.at ?? null,
  };
}
