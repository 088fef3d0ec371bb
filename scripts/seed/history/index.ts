// The order history of the demo marketplace: what was bought in the last five weeks, and what became of it.
import {
  cancellation,
  cancelledLine,
  invoice,
  ledgerEntry,
  ledgerTxn,
  mail,
  orderEvent,
  orderLine,
  parcelLine,
  payout,
  payoutAccount,
  payoutItem,
  payment,
  paymentEvent,
  purchase,
  refund,
  refundLine,
  restock,
  sellerOrder,
  shipment,
  stockHold,
} from "@stoa/db";
import type { Id, Transfer } from "@stoa/contract";
import type { PastPayment } from "@stoa/providers";
import type { DemoBuyer } from "../accounts.ts";
import { diceOf } from "../dice.ts";
import type { DemoOffer } from "../offers.ts";
import type { Delivered } from "../reviews.ts";
import { type Change, type Rows, rowsOf } from "../write.ts";
import { booksOfProvider, keepBooks } from "./books.ts";
import { deliveredLines } from "./delivered.ts";
import { makeDesks } from "./desks.ts";
import { invoicesOf } from "./invoices.ts";
import { type MailOrigins, mailsOf } from "./mails.ts";
import { planPurchases } from "./plan.ts";
import { makePayouts } from "./payouts.ts";
import { makePurchase } from "./purchases.ts";

/** What is written of the history, in this order: its rows, and what moved on after it began. */
interface History {
  tables: Rows[];
  changes: Change[];
  delivered: Delivered[];
  atProvider: { payments: PastPayment[]; transfers: Transfer[] };
}

/**
 * Rows of the history in the order in which keys and triggers allow them, the lines that reached their buyers, and
 * the payments as the provider knows them.
 */
export function buildHistory(
  offers: readonly DemoOffer[],
  { buyers, demoBuyer, ids }: { buyers: readonly DemoBuyer[]; demoBuyer: DemoBuyer; ids: { admin: Id<"user"> } },
  { now, origins }: { now: number; origins: MailOrigins },
): History {
  const dice = diceOf("purchases");
  const purchases = planPurchases(offers, buyers, demoBuyer, now).map((plan) => makePurchase(plan, now, dice));
  const orders = purchases.flatMap((made) => made.orders);
  const books = purchases.map((made) => keepBooks(made, dice));
  const desks = makeDesks(purchases, books, { now, operatorId: ids.admin, demoBuyerId: demoBuyer.userId });
  const payouts = makePayouts(purchases, books, now);
  const tables = [
    rowsOf(
      purchase,
      purchases.map(({ row }) => row),
    ),
    rowsOf(
      sellerOrder,
      orders.map(({ row }) => row),
    ),
    rowsOf(
      orderLine,
      orders.flatMap(({ lines }) => lines),
    ),
    rowsOf(
      stockHold,
      orders.flatMap(({ holds }) => holds),
    ),
    rowsOf(
      orderEvent,
      orders.flatMap(({ events }) => events),
    ),
    rowsOf(
      shipment,
      orders.flatMap((order) => order.shipment ?? []),
    ),
    rowsOf(
      parcelLine,
      orders.flatMap((order) => order.parcelLines),
    ),
    rowsOf(invoice, invoicesOf(orders)),
    // Tries that failed come first, with their facts: a purchase has one payment that is open or better at any time.
    ...[true, false].flatMap((failed) => [
      rowsOf(
        payment,
        books.flatMap(({ payments, events }) => payments.filter(({ id }) => hasFailed(id, events) === failed)),
      ),
      rowsOf(
        paymentEvent,
        books.flatMap(({ events }) => events.filter(({ paymentId }) => hasFailed(paymentId, events) === failed)),
      ),
    ]),
    // Entries first: the head of a transaction is refused until they sum to zero.
    rowsOf(ledgerEntry, [...books.flatMap(({ entries }) => entries), ...payouts.entries]),
    rowsOf(ledgerTxn, [...books.flatMap(({ txns }) => txns), ...payouts.txns]),
    rowsOf(payoutAccount, payouts.accounts),
    rowsOf(payout, payouts.payouts),
    rowsOf(payoutItem, payouts.items),
    rowsOf(
      refund,
      books.flatMap(({ refunds }) => refunds),
    ),
    rowsOf(
      refundLine,
      books.flatMap(({ refundLines }) => refundLines),
    ),
    rowsOf(
      restock,
      books.flatMap(({ restocks }) => restocks),
    ),
    rowsOf(
      cancellation,
      orders.flatMap((order) => order.cancellation ?? []),
    ),
    rowsOf(
      cancelledLine,
      orders.flatMap((order) => order.cancelledLines),
    ),
    rowsOf(
      mail,
      purchases.flatMap((made) => mailsOf(made, origins, now, dice)),
    ),
    ...desks.tables,
  ];
  const delivered = deliveredLines(purchases);
  const payments = purchases.flatMap((made, i) => booksOfProvider(made, books[i]!));
  return {
    tables,
    changes: desks.changes,
    delivered,
    atProvider: { payments, transfers: payouts.transfers },
  };
}

/** Whether a try was declined, as its facts say. */
const hasFailed = (id: string, events: readonly (typeof paymentEvent.$inferInsert)[]): boolean =>
  events.some(({ paymentId, type }) => paymentId === id && type === "failed");
