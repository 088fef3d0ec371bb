// Mails about money that leaves for a seller, and about what operators do to their balance.
import type { Currency, Id } from "@stoa/contract";
import { eq, payout, seller, sql } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { adjustmentMail, payoutMail } from "./templates/index.ts";
import { tellTeam } from "./telling.ts";

/** A seller learns that a payout has left, or that it was refused. */
export async function mailPayout(ctx: SystemCtx, job: { payoutId: Id<"payout"> }): Promise<void> {
  const [row] = await ctx.db
    .select({ payout, sellerName: seller.name })
    .from(payout)
    .innerJoin(seller, eq(seller.id, payout.sellerId))
    .where(eq(payout.id, job.payoutId));
  if (!row) return;
  const { id, sellerId, status, amountMinor, currency, destination } = row.payout;
  const outcome = status === "paid" ? "paid" : "failed";
  const url = `${ctx.origins.seller}/money/${outcome === "paid" ? `payouts/${id}` : "settings"}`;
  await tellTeam(
    ctx,
    sellerId,
    { kind: "payout_ended", fact: `payout_${outcome}:${id}`, params: { payoutId: id, outcome, amountMinor, currency } },
    (reading) => ({
      template: `payout_${outcome}`,
      subjectId: id,
      content: payoutMail({ sellerName: row.sellerName, outcome, amountMinor, currency, destination, url, reading }),
    }),
  );
}

/** A seller learns that an operator gave them money or took it, and why. */
export async function mailAdjustment(ctx: SystemCtx, job: { requestId: Id<"request"> }): Promise<void> {
  const [row] = await ctx.db.all<{
    txnId: Id<"ledgerTxn">;
    sellerId: Id<"seller">;
    sellerName: string;
    currency: Currency;
    amountMinor: number;
    reason: string;
    day: string;
  }>(sql`SELECT t.id AS txnId, a.seller_id AS sellerId, s.name AS sellerName, t.currency, e.amount_minor AS amountMinor, a.reason,
      date(t.at / 1000, 'unixepoch') AS day
    FROM ledger_txn t JOIN ledger_adjustment a ON a.txn_id = t.id JOIN seller s ON s.id = a.seller_id
    JOIN ledger_entry e ON e.txn_id = t.id AND e.account = 'seller:' || a.seller_id
    WHERE t.kind = 'adjustment' AND t.subject = ${job.requestId}`);
  if (!row) return;
  const { txnId, sellerId, sellerName, currency, amountMinor, reason, day } = row;
  const url = `${ctx.origins.seller}/money/statement?${new URLSearchParams({ currency, from: day, to: day })}`;
  await tellTeam(
    ctx,
    sellerId,
    { kind: "balance_adjusted", fact: `balance_adjusted:${txnId}`, params: { amountMinor, currency, day, reason } },
    (reading) => ({
      template: "balance_adjusted",
      subjectId: txnId,
      content: adjustmentMail({ sellerName, amountMinor, currency, reason, url, reading }),
    }),
  );
}
