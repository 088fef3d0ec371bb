// Releasing: what was sold and delivered becomes the seller's own after some days, unless something about it is open.
import { DAY_MS, DomainError, type Id } from "@stoa/contract";
import { atomic, sql } from "@stoa/db";
import { behind, FROM_START, settingsOf, type SweepPlace, type SystemCtx, workOff } from "../kernel/index.ts";
import { release } from "../ledger/index.ts";

/** Orders of one page. */
const AT_ONCE = 60;

/** Releases the orders whose days are over, the longest waiting first, a page of them. Sweeps may overlap. */
export async function releaseDue(ctx: SystemCtx, from = FROM_START): Promise<SweepPlace | null> {
  const { payoutHoldDays } = await settingsOf(ctx);
  const rows = await ctx.db.all<{ at: number; id: Id<"order"> }>(sql`
    SELECT r.delivered_at AS at, r.order_id AS id FROM order_release r LEFT JOIN payout_account a ON a.seller_id = r.seller_id
    WHERE r.delivered_at <= ${ctx.now()} - ${DAY_MS} * coalesce(a.hold_days, ${payoutHoldDays})
      AND ${behind(sql`r.delivered_at`, sql`r.order_id`, from)}
      AND NOT EXISTS (SELECT 1 FROM order_freeze f WHERE f.order_id = r.order_id)
      AND (SELECT sum(e.amount_minor) FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
        WHERE t.order_id = r.order_id AND e.account = 'pending:' || r.seller_id) <> 0
    ORDER BY r.delivered_at, r.order_id LIMIT ${AT_ONCE}`);
  return await workOff("releases", { rows, limit: AT_ONCE }, async ({ id }) => {
    try {
      await atomic(ctx.db, release(ctx, id), {
        "ledger_txn.kind": "CONFLICT",
        ledger_release_allowed: "CONFLICT",
      });
    } catch (error) {
      // Another sweep was first, or it was frozen meanwhile.
      if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
    }
  });
}
