// What refunds are made of: lines as they were sold, and what was given back of them before.
import { type Id, MARKETS, prorateMinor } from "@stoa/contract";
import { type Database, eq, ledgerTxn, orderLine, refund, refundLine, type sellerOrder, sql } from "@stoa/db";
import type { LinePart, SoldLine } from "./rules.ts";

/** An order's lines and delivery as they were sold. */
export interface SoldParts {
  lines: SoldLine[];
  delivery: { paidMinor: number };
  /** The tax and the marketplace's discount in an amount of the delivery, given what went back of it before. */
  deliveryShare(minor: number, beforeMinor: number): { taxMinor: number; platformDiscountMinor: number };
  /** Whether cash on delivery was handed over. */
  isCashIn: boolean;
}

/** What was sold with an order. In a market that adds tax on top, it is part of what was paid. */
export async function soldLinesOf(db: Database, order: typeof sellerOrder.$inferSelect): Promise<SoldParts> {
  const [lines, cash] = await db.batch([
    db.select().from(orderLine).where(eq(orderLine.orderId, order.id)).orderBy(orderLine.id),
    db
      .select({ id: ledgerTxn.id })
      .from(ledgerTxn)
      .where(sql`${ledgerTxn.kind} = 'cash_collected' AND ${ledgerTxn.subject} = ${order.id}`),
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
