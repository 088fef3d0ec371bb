// Sending payouts: the provider is asked under the payout's own id, so that whoever asks, however often, sends once. What it
// says ends the payout; refused money is back in the balance in the same batch.
import { DomainError, type Id } from "@stoa/contract";
import { atomic, eq, type Guards, mustHold, payout, payoutAccount, seller, sql, type Statement } from "@stoa/db";
import { type Ctx, type Later, later, log, sent, type SystemCtx } from "../kernel/index.ts";
import { post } from "../ledger/index.ts";

type PayoutRow = typeof payout.$inferSelect;

/** Breaks that say only that somebody else was first. */
const ENDED_ALREADY = {
  payout_status_path: "CONFLICT",
  "ledger_txn.kind": "CONFLICT",
  must_hold: "CONFLICT",
} as const satisfies Guards;

/** How a payout ends. */
type End = { status: "paid"; transferRef: string; transferredAt: number } | { status: "failed"; failureCode: string };

function endStatements(ctx: Ctx, row: PayoutRow, end: End): { statements: Statement[]; job: Later } {
  const job = later(ctx, { type: "payout.ended", payoutId: row.id });
  const isPaid = end.status === "paid";
  return {
    job,
    statements: [
      ctx.db
        .update(payout)
        .set({
          status: end.status,
          endedAt: ctx.now(),
          transferRef: isPaid ? end.transferRef : null,
          transferredAt: isPaid ? end.transferredAt : null,
          failureCode: isPaid ? null : end.failureCode,
        })
        .where(eq(payout.id, row.id)),
      ...post(ctx, {
        kind: isPaid ? "payout_paid" : "payout_failed",
        subject: row.id,
        orderId: null,
        currency: row.currency,
        accounts: {
          payouts_due: -row.amountMinor,
          [isPaid ? row.provider : `seller:${row.sellerId}`]: row.amountMinor,
        },
      }),
      job.statement,
    ],
  };
}

/** Ends a payout that stands in `from`, unless somebody else has. */
async function end(ctx: Ctx, row: PayoutRow, from: "scheduled" | "sent", how: End): Promise<void> {
  const { statements, job } = endStatements(ctx, row, how);
  const stands = mustHold(ctx.db, sql`(SELECT status FROM payout WHERE id = ${row.id}) = ${from}`);
  try {
    await atomic(ctx.db, [stands, ...statements], ENDED_ALREADY);
    sent(ctx, [job]);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
  }
}

const payoutRow = async (ctx: Ctx, payoutId: Id<"payout">): Promise<PayoutRow | undefined> =>
  (await ctx.db.select().from(payout).where(eq(payout.id, payoutId)))[0];

/**
 * Asks the provider to send a payout; may run any number of times, at once too. A seller who was suspended or held after the
 * payout was made is not paid: the money is back in their balance.
 * @throws PROVIDER_UNAVAILABLE the job is tried again later, under the same key
 */
export async function sendPayout(ctx: SystemCtx, job: { payoutId: Id<"payout"> }): Promise<void> {
  const first = await payoutRow(ctx, job.payoutId);
  if (first?.status === "scheduled") {
    const [who] = await ctx.db
      .select({ status: seller.status, heldReason: payoutAccount.heldReason })
      .from(seller)
      .leftJoin(payoutAccount, eq(payoutAccount.sellerId, seller.id))
      .where(eq(seller.id, first.sellerId));
    if (who?.status !== "active" || who.heldReason !== null)
      return await end(ctx, first, "scheduled", { status: "failed", failureCode: "held" });
    await ctx.db.run(
      sql`UPDATE payout SET status = 'sent', sent_at = ${ctx.now()} WHERE id = ${first.id} AND status = 'scheduled'`,
    );
  }
  const row = await payoutRow(ctx, job.payoutId);
  if (row?.status !== "sent") return;
  if (globalThis.STOA_FAULTS) await ctx.fault?.("payout.sending");
  const how = await transferred(ctx, row);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("payout.transferred");
  await end(ctx, row, "sent", how);
}

/** What the provider says of the transfer. */
async function transferred(ctx: SystemCtx, row: PayoutRow): Promise<End> {
  const { id: key, sellerId, amountMinor, currency } = row;
  try {
    const told = await ctx.providers.payment.transfer({ key, sellerId, amountMinor, currency });
    if (told.status === "paid") return { status: "paid", transferRef: told.transferRef, transferredAt: told.at };
    log("warn", "payout.failed", { payoutId: key, code: told.failureCode });
    return { status: "failed", failureCode: told.failureCode ?? "refused" };
  } catch (error) {
    // The provider knows nowhere to send it: asking again would change nothing.
    if (error instanceof DomainError && error.code === "METHOD_UNAVAILABLE")
      return { status: "failed", failureCode: "no_account" };
    throw error;
  }
}
