// Adjustments: what operators give a seller or take by hand, with a reason. From the marketplace's account `adjustments`.
import {
  type Adjust,
  type AdjustmentsInput,
  type AdjustmentView,
  DomainError,
  type Id,
  newId,
  type Page,
} from "@stoa/contract";
import {
  and,
  atomic,
  eq,
  ledgerAdjustment,
  ledgerEntry,
  ledgerTxn,
  lt,
  seller,
  sql,
  type Statement,
  user,
} from "@stoa/db";
import {
  actorName,
  type AdminCtx,
  auditRow,
  type Ctx,
  later,
  pageOf,
  type PersonCtx,
  readCursor,
  sent,
  type SteppedUp,
} from "../kernel/index.ts";
import { post } from "../ledger/index.ts";

/** The statements of an adjustment: its transaction, and why it was made. */
function adjustmentStatements(ctx: Ctx, subject: Id<"request">, of: Adjust): Statement[] {
  const { sellerId, currency, amountMinor, reason } = of;
  return [
    ...post(ctx, {
      kind: "adjustment",
      subject,
      orderId: null,
      currency,
      accounts: { [`seller:${sellerId}`]: amountMinor, adjustments: -amountMinor },
    }),
    ctx.db.run(sql`INSERT INTO ledger_adjustment (txn_id, seller_id, reason, actor)
      SELECT id, ${sellerId}, ${reason}, ${actorName(ctx.actor)} FROM ledger_txn WHERE kind = 'adjustment' AND subject = ${subject}`),
  ];
}

/** Whether a request was done already, with just this. */
async function isDone(ctx: Ctx, subject: Id<"request">, of: Adjust): Promise<boolean> {
  const rows = await ctx.db.all(sql`SELECT 1 FROM ledger_txn t JOIN ledger_adjustment a ON a.txn_id = t.id
    JOIN ledger_entry e ON e.txn_id = t.id AND e.account = ${`seller:${of.sellerId}`}
    WHERE t.kind = 'adjustment' AND t.subject = ${subject} AND t.currency = ${of.currency}
      AND e.amount_minor = ${of.amountMinor} AND a.reason = ${of.reason}`);
  return rows.length > 0;
}

/**
 * Gives a seller money or takes it, with a reason that stands in their statement; their team is told. A request that comes
 * again does nothing.
 * @throws NOT_FOUND
 * @throws CONFLICT the request was done before, with something else in it
 */
export async function adjust(ctx: SteppedUp<AdminCtx<"finance.write"> & PersonCtx>, input: Adjust): Promise<void> {
  const { sellerId, currency, amountMinor, reason } = input;
  const rows = await ctx.db.select({ id: seller.id }).from(seller).where(eq(seller.id, sellerId));
  if (rows.length === 0) throw new DomainError("NOT_FOUND");
  const subject = input.requestId ?? newId("request", ctx.now());
  const job = later(ctx, { type: "balance.adjusted", requestId: subject });
  try {
    await atomic(
      ctx.db,
      [
        ...adjustmentStatements(ctx, subject, input),
        auditRow(ctx, "ledger.adjusted", sellerId, { subject, currency, amountMinor, reason }),
        job.statement,
      ],
      { "ledger_txn.kind": "CONFLICT" },
    );
  } catch (error) {
    const isAgain = error instanceof DomainError && error.code === "CONFLICT";
    if (!isAgain || !(await isDone(ctx, subject, input))) throw error;
    return;
  }
  sent(ctx, [job]);
}

/** Adjustments, newest first: ids begin with their time. */
export async function listAdjustments(
  ctx: AdminCtx<"finance.read">,
  input: AdjustmentsInput,
): Promise<Page<AdjustmentView>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select({
      txnId: ledgerAdjustment.txnId,
      sellerId: ledgerAdjustment.sellerId,
      sellerName: seller.name,
      currency: ledgerTxn.currency,
      amountMinor: ledgerEntry.amountMinor,
      reason: ledgerAdjustment.reason,
      by: sql<string | null>`nullif(${user.name}, '')`,
      at: ledgerTxn.at,
    })
    .from(ledgerAdjustment)
    .innerJoin(ledgerTxn, eq(ledgerTxn.id, ledgerAdjustment.txnId))
    .innerJoin(
      ledgerEntry,
      and(
        eq(ledgerEntry.txnId, ledgerAdjustment.txnId),
        eq(ledgerEntry.account, sql`'seller:' || ${ledgerAdjustment.sellerId}`),
      ),
    )
    .innerJoin(seller, eq(seller.id, ledgerAdjustment.sellerId))
    .leftJoin(user, eq(user.id, sql`substr(${ledgerAdjustment.actor}, instr(${ledgerAdjustment.actor}, ':') + 1)`))
    .where(
      and(
        input.sellerId ? eq(ledgerAdjustment.sellerId, input.sellerId) : undefined,
        after ? lt(ledgerAdjustment.txnId, after.id as Id<"ledgerTxn">) : undefined,
      ),
    )
    .orderBy(sql`${ledgerAdjustment.txnId} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.at, id: row.txnId }),
    (row) => row,
  );
}
