// The order history of the demo marketplace: what was bought in the last five weeks, and what became of it.
import {
  cancellation,
  cancelledLine,
  invoice,
  ledgerEntry,
  ledgerTxn,
  mail,
  notice,
  orderEvent,
  orderFreeze,
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
import { makeClaims, makeReturns } from "./cases.ts";
import { emptyDesk } from "./desk.ts";
import { makeDispute } from "./dispute.ts";
import { invoicesOf } from "./invoices.ts";
import { makeLetters } from "./letters.ts";
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
  const desk = emptyDesk(purchases, { dice: diceOf("desk"), now, operatorId: ids.admin });
  const place = new Map(purchases.map(({ row }, i) => [row.id, i]));
  const disputed = makeDispute((purchaseId) => books[place.get(purchaseId)!]!, desk);
  const [returns, claims] = [makeReturns(desk), makeClaims(desk)];
  const letters = makeLetters(purchases, demoBuyer.userId, desk);
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
    ...disputed,
    ...returns.tables,
    ...claims.tables,
    ...letters,
    rowsOf(orderFreeze, desk.freezes),
    rowsOf(notice, desk.notices),
  ];
  const delivered = purchases.flatMap(({ plan, orders: own }) =>
    own.flatMap(({ row, seller, shipment: parcel, lines, planned }) => {
      const deliveredAt = parcel?.deliveredAt ?? null;
      if (deliveredAt === null) return [];
      const { userId, name: buyerName } = plan.buyer;
      return lines.map((line, i) => ({
        orderId: row.id,
        sellerId: seller.id,
        lineId: line.id,
        variantLabel: line.variantLabel,
        productId: planned[i]!.offer.product.id,
        userId,
        buyerName,
        deliveredAt,
      }));
    }),
  );
  const payments = purchases.flatMap((made, i) => booksOfProvider(made, books[i]!));
  return {
    tables,
    changes: [...returns.changes, ...claims.changes],
    delivered,
    atProvider: { payments, transfers: payouts.transfers },
  };
}

/** Whether a try was declined, as its facts say. */
const hasFailed = (id: string, events: readonly (typeof paymentEvent.$inferInsert)[]): boolean =>
  events.some(({ paymentId, type }) => paymentId === id && type === "failed");
