// Moving what a seller has for one order from one of their accounts to another. The amount is read where it is written, in
// the batch itself, so that no refund can come between.
import { type Id, newId } from "@stoa/contract";
import { type FreezeReason, type LedgerKind, orderFreeze, type Statement, sql, type SQL } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";

/** The accounts of a seller. */
type OwnAccount = "pending" | "seller" | "reserve";

/** What is moved, and when: nothing happens where `when` does not hold or there is nothing to move. */
interface Move {
  kind: LedgerKind;
  subject: string;
  orderId: Id<"order">;
  from: OwnAccount;
  to: OwnAccount;
  /** What the amount is summed over, where that is not all of the order. */
  kinds?: SQL;
  when: SQL;
}

function moving(ctx: Pick<Ctx, "db" | "now">, move: Move): Statement[] {
  const { kind, subject, orderId, from, to, kinds, when } = move;
  const txnId = newId("ledgerTxn", ctx.now());
  const account = (own: OwnAccount) => sql`${`${own}:`} || o.seller_id`;
  return [
    ctx.db.run(sql`INSERT INTO ledger_entry (txn_id, account, currency, amount_minor)
      SELECT ${txnId}, ${account(from)}, o.currency, -sum(e.amount_minor) FROM seller_order o
      JOIN ledger_txn t ON t.order_id = o.id JOIN ledger_entry e ON e.txn_id = t.id AND e.account = ${account(from)}
      WHERE o.id = ${orderId} AND ${kinds ?? sql`1`} AND ${when} GROUP BY o.id HAVING sum(e.amount_minor) <> 0`),
    ctx.db.run(sql`INSERT INTO ledger_entry (txn_id, account, currency, amount_minor)
      SELECT ${txnId}, ${account(to)}, o.currency, -e.amount_minor FROM seller_order o JOIN ledger_entry e ON e.txn_id = ${txnId}
      WHERE o.id = ${orderId}`),
    ctx.db.run(sql`INSERT INTO ledger_txn (id, kind, subject, currency, at, order_id)
      SELECT ${txnId}, ${kind}, ${subject}, currency, ${ctx.now()}, ${orderId} FROM ledger_entry WHERE txn_id = ${txnId} LIMIT 1`),
  ];
}

const isFrozen = (orderId: Id<"order">): SQL => sql`EXISTS (SELECT 1 FROM order_freeze WHERE order_id = ${orderId})`;

/** Why the money of an order is held: what opened, and its id. The same thing freezes an order once. */
export interface Freeze {
  orderId: Id<"order">;
  reason: FreezeReason;
  subject: string;
}

/**
 * The statements that hold the money of an order while something about it is open: what is pending is not released, what was
 * released goes to `reserve:`, though the seller's balance falls below zero by it. For the batch that opens it.
 */
export function freeze(ctx: Pick<Ctx, "db" | "now">, { orderId, reason, subject }: Freeze): Statement[] {
  return [
    ctx.db.insert(orderFreeze).values({ orderId, reason, subject, at: ctx.now() }),
    ...moving(ctx, {
      kind: "freeze",
      subject: `${reason}:${subject}`,
      orderId,
      from: "seller",
      to: "reserve",
      when: sql`EXISTS (SELECT 1 FROM ledger_txn WHERE kind = 'release' AND subject = ${orderId})`,
    }),
  ];
}

/** The statements that let the money of an order go again, unless something else about it is still open. For the batch that closes it. */
export function unfreeze(ctx: Pick<Ctx, "db" | "now">, { orderId, reason, subject }: Freeze): Statement[] {
  return [
    ctx.db.run(
      sql`DELETE FROM order_freeze WHERE order_id = ${orderId} AND reason = ${reason} AND subject = ${subject}`,
    ),
    ...moving(ctx, {
      kind: "unfreeze",
      subject: `${reason}:${subject}`,
      orderId,
      from: "reserve",
      to: "seller",
      // A dispute has a reserve of its own.
      kinds: sql`t.kind IN ('freeze', 'unfreeze')`,
      when: sql`NOT ${isFrozen(orderId)}`,
    }),
  ];
}

/** The statements that make what is pending of a delivered order the seller's own; nothing while it is frozen, or a second time. */
export function release(ctx: Pick<Ctx, "db" | "now">, orderId: Id<"order">): Statement[] {
  return moving(ctx, {
    kind: "release",
    subject: orderId,
    orderId,
    from: "pending",
    to: "seller",
    when: sql`o.status = 'delivered' AND NOT ${isFrozen(orderId)}
      AND NOT EXISTS (SELECT 1 FROM ledger_txn WHERE kind = 'release' AND subject = ${orderId})`,
  });
}
