// Releasing: what was sold and delivered becomes the seller's own after some days, unless something about it is open.
import { DAY_MS, DomainError, type Id } from "@stoa/contract";
import { atomic, sql } from "@stoa/db";
import { settingsOf, type SystemCtx } from "../kernel/index.ts";
import { release } from "../ledger/index.ts";

/** Orders released by one sweep at most: the next one follows in a minute. */
const AT_ONCE = 60;

interface DueOrder {
  orderId: Id<"order">;
}

/** Releases the orders whose days are over, the longest waiting first; gives how many. Sweeps may overlap. */
export async function releaseDue(ctx: SystemCtx): Promise<number> {
  const { payoutHoldDays } = await settingsOf(ctx);
  const due = await ctx.db.all<DueOrder>(sql`
    SELECT r.order_id AS orderId FROM order_release r LEFT JOIN payout_account a ON a.seller_id = r.seller_id
    WHERE r.delivered_at <= ${ctx.now()} - ${DAY_MS} * coalesce(a.hold_days, ${payoutHoldDays})
      AND NOT EXISTS (SELECT 1 FROM order_freeze f WHERE f.order_id = r.order_id)
      AND (SELECT sum(e.amount_minor) FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
        WHERE t.order_id = r.order_id AND e.account = 'pending:' || r.seller_id) <> 0
    ORDER BY r.delivered_at LIMIT ${AT_ONCE}`);
  let released = 0;
  for (const { orderId } of due) {
    try {
      await atomic(ctx.db, release(ctx, orderId), {
        "ledger_txn.kind": "CONFLICT",
        ledger_release_allowed: "CONFLICT",
      });
      released += 1;
    } catch (error) {
      // Another sweep was first, or it was frozen meanwhile.
      if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
    }
  }
  return released;
}
