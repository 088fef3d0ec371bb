// The order history of the demo marketplace: what was bought in the last five weeks, and what became of it.
import {
  ledgerEntry,
  ledgerTxn,
  mail,
  orderEvent,
  orderLine,
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
import type { PastPayment } from "@stoa/providers";
import type { DemoBuyer } from "../accounts.ts";
import { diceOf } from "../dice.ts";
import type { DemoOffer } from "../offers.ts";
import type { Delivered } from "../reviews.ts";
import { type Rows, rowsOf } from "../write.ts";
import { booksOfProvider, keepBooks } from "./books.ts";
import { type MailOrigins, mailsOf } from "./mails.ts";
import { planPurchases } from "./plan.ts";
import { makePurchase } from "./purchases.ts";

/**
 * Rows of the history in the order in which keys and triggers allow them, the lines that reached their buyers, and
 * the payments as the provider knows them.
 */
export function buildHistory(
  offers: readonly DemoOffer[],
  { buyers, demoBuyer }: { buyers: readonly DemoBuyer[]; demoBuyer: DemoBuyer },
  { now, origins }: { now: number; origins: MailOrigins },
): { tables: Rows[]; delivered: Delivered[]; atProvider: PastPayment[] } {
  const dice = diceOf("purchases");
  const purchases = planPurchases(offers, buyers, demoBuyer, now).map((plan) => makePurchase(plan, now, dice));
  const orders = purchases.flatMap((made) => made.orders);
  const books = purchases.map((made) => keepBooks(made, dice));
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
      payment,
      books.flatMap(({ payments }) => payments),
    ),
    rowsOf(
      paymentEvent,
      books.flatMap(({ events }) => events),
    ),
    // Entries first: the head of a transaction is refused until they sum to zero.
    rowsOf(
      ledgerEntry,
      books.flatMap(({ entries }) => entries),
    ),
    rowsOf(
      ledgerTxn,
      books.flatMap(({ txns }) => txns),
    ),
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
      mail,
      purchases.flatMap((made) => mailsOf(made, origins, now, dice)),
    ),
  ];
  const delivered = purchases.flatMap(({ plan, orders: own }) =>
    own.flatMap(({ shipment: parcel, lines, planned }) => {
      const deliveredAt = parcel?.deliveredAt ?? null;
      if (deliveredAt === null) return [];
      const { userId, name: buyerName } = plan.buyer;
      return lines.map((line, i) => ({
        lineId: line.id,
        productId: planned[i]!.offer.product.id,
        userId,
        buyerName,
        deliveredAt,
      }));
    }),
  );
  return { tables, delivered, atProvider: purchases.flatMap((made, i) => booksOfProvider(made, books[i]!)) };
}
