// What refunds are made of: lines as they were sold, and what was given back of them before.
import { type FailedRefund, type Id, MARKETS, prorateMinor } from "@stoa/contract";
import {
  type Database,
  eq,
  ledgerEntry,
  ledgerTxn,
  orderLine,
  paymentEvent,
  refund,
  refundLine,
  sellerOrder,
  sql,
} from "@stoa/db";
import type { AdminCtx } from "../kernel/index.ts";
import { dueFrom } from "../payments/index.ts";
import type { LinePart, SoldLine } from "./rules.ts";

/** An order's lines and delivery as they were sold. */
export interface SoldParts {
  lines: SoldLine[];
  delivery: { paidMinor: number };
  /** The tax and the marketplace's discount in an amount of the delivery, given what went back of it before. */
  deliveryShare(minor: number, beforeMinor: number): { taxMinor: number; platformDiscountMinor: number };
  /** Whether cash on delivery was handed over, with one parcel at least. */
  isCashIn: boolean;
}

/** What was sold with an order. In a market that adds tax on top, it is part of what was paid. */
export async function soldLinesOf(db: Database, order: typeof sellerOrder.$inferSelect): Promise<SoldParts> {
  const [lines, cash] = await db.batch([
    db.select().from(orderLine).where(eq(orderLine.orderId, order.id)).orderBy(orderLine.id),
    db
      .select({ id: ledgerTxn.id })
      .from(ledgerTxn)
      .where(sql`${ledgerTxn.kind} = 'cash_collected' AND ${ledgerTxn.orderId} = ${order.id}`)
      .limit(1),
  ]);
  const { taxInclusive } = MARKETS[order.market];
  const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((total, line) => total + of(line), 0);
  const taxMinor = order.taxMinor - sum((line) => line.taxMinor);
  const platformDiscountMinor = order.platformDiscountMinor - sum((line) => line.platformDiscountMinor);
  const paidMinor = order.deliveryMinor - order.deliveryDiscountMinor + (taxInclusive ? 0 : taxMinor);
  const upTo = (minor: number, whole: number) =>
    paidMinor === 0 ? 0 : prorateMinor(whole, [minor, paidMinor - minor])[0]!;
  return {
    lines: lines.map((line) => ({
      lineId: line.id,
      quantity: line.quantity,
      paidMinor: line.totalMinor - line.discountMinor + (taxInclusive ? 0 : line.taxMinor),
      taxMinor: line.taxMinor,
      commissionMinor: line.commissionMinor,
      platformDiscountMinor: line.platformDiscountMinor,
    })),
    delivery: { paidMinor },
    deliveryShare: (minor, beforeMinor) => ({
      taxMinor: upTo(beforeMinor + minor, taxMinor) - upTo(beforeMinor, taxMinor),
      platformDiscountMinor:
        upTo(beforeMinor + minor, platformDiscountMinor) - upTo(beforeMinor, platformDiscountMinor),
    }),
    isCashIn: cash.length > 0,
  };
}

/** What was given back of an order. */
export interface Refunded {
  count: number;
  lines: LinePart[];
  deliveryMinor: number;
  amountMinor: number;
  originalMinor: number;
}

/** What was given back of an order so far. */
export async function refundedOf(db: Database, orderId: Id<"order">): Promise<Refunded> {
  const [heads, lines] = await db.batch([
    db.select().from(refund).where(eq(refund.orderId, orderId)),
    db
      .select({
        lineId: refundLine.lineId,
        quantity: refundLine.quantity,
        amountMinor: refundLine.amountMinor,
        taxMinor: refundLine.taxMinor,
        commissionMinor: refundLine.commissionMinor,
        platformDiscountMinor: refundLine.platformDiscountMinor,
      })
      .from(refundLine)
      .innerJoin(refund, eq(refund.id, refundLine.refundId))
      .where(eq(refund.orderId, orderId)),
  ]);
  const sum = (of: (head: (typeof heads)[number]) => number) => heads.reduce((total, head) => total + of(head), 0);
  return {
    count: heads.reduce((last, head) => Math.max(last, head.seq), 0),
    lines,
    deliveryMinor: sum((head) => head.deliveryMinor),
    amountMinor: sum((head) => head.amountMinor),
    originalMinor: sum((head) => head.originalMinor),
  };
}

/** What an order has left to draw of an authorised payment; parcels that are drawing it count as drawn unless `all`. */
export async function dueOf(db: Database, orderId: Id<"order">, provider: string, all = false): Promise<number> {
  const [row] = await db.all<{ minor: number }>(sql`
    SELECT -coalesce((SELECT sum(e.amount_minor) FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
        WHERE t.order_id = ${orderId} AND e.account = ${dueFrom(provider)}), 0)
      - iif(${all ? 1 : 0}, 0, coalesce((SELECT sum(amount_minor) FROM capture WHERE order_id = ${orderId} AND status = 'wanted'), 0)) AS minor`);
  return Math.max(0, row?.minor ?? 0);
}

/** From which accounts a refund takes how much, as it was posted. */
export async function drawnBy(db: Database, refundId: Id<"refund">): Promise<Record<string, number>> {
  const rows = await db
    .select({ account: ledgerEntry.account, amountMinor: ledgerEntry.amountMinor })
    .from(ledgerTxn)
    .innerJoin(ledgerEntry, eq(ledgerEntry.txnId, ledgerTxn.id))
    .where(sql`${ledgerTxn.kind} = 'refund' AND ${ledgerTxn.subject} = ${refundId}`);
  return Object.fromEntries(rows.map(({ account, amountMinor }) => [account, amountMinor]));
}

/** How many tries of a refund have failed at the provider. */
export async function failuresOf(db: Database, refundId: Id<"refund">): Promise<number> {
  const rows = await db
    .select({ id: paymentEvent.id })
    .from(paymentEvent)
    .where(
      sql`${paymentEvent.type} = 'refund_failed' AND (${paymentEvent.about} = ${refundId} OR ${paymentEvent.about} LIKE ${`${refundId}:%`})`,
    );
  return rows.length;
}

/** How many failed refunds are told. */
const TOLD = 200;

/** Refunds that a provider could not give, the oldest first: somebody waits for the money. */
export async function failedRefunds(ctx: AdminCtx<"finance.read">): Promise<FailedRefund[]> {
  return await ctx.db
    .select({
      refundId: refund.id,
      orderId: refund.orderId,
      orderNumber: sellerOrder.number,
      amountMinor: refund.originalMinor,
      currency: sellerOrder.currency,
      createdAt: refund.createdAt,
    })
    .from(refund)
    .innerJoin(sellerOrder, eq(sellerOrder.id, refund.orderId))
    .where(eq(refund.status, "failed"))
    .orderBy(refund.createdAt)
    .limit(TOLD);
}
