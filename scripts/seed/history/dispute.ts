// A customer's bank wants the money of one order back: the provider's fact, what it froze, and what the desk shows of it.
import { DAY_MS, type Id } from "@stoa/contract";
import { EVIDENCE_MS, sharesOf } from "@stoa/core/disputes";
import { dispute, disputeShare } from "@stoa/db";
import { DEMO_SELLER } from "../sellers.ts";
import { rowsOf, type Rows } from "../write.ts";
import { addFact, addTxn, type Books } from "./books.ts";
import { type Desk, named, take, tell } from "./desk.ts";

const OPENED_AGO_MS = 1.6 * DAY_MS;

/** Opens it about an order of the demo seller that was bought alone. Its money goes into the books of its purchase. */
export function makeDispute(booksOf: ReadonlyMap<Id<"purchase">, Books>, desk: Desk): Rows[] {
  const { dice, now, operatorId } = desk;
  const of = take(desk, ({ made, order }) => made.orders.length === 1 && order.seller.handle === DEMO_SELLER);
  if (!of) return [];
  const { made, order, deliveredAt } = of;
  const { id: orderId, sellerId, currency } = order.row;
  const { ownerId } = order.seller;
  const books = booksOf.get(made.row.id)!;
  // A try that was declined comes before the one that was taken.
  const paid = books.payments.at(-1)!;
  const openedAt = Math.round(now - Math.min(OPENED_AGO_MS, (now - deliveredAt) * 0.9));
  const id = dice.id("dispute", openedAt);
  const providerRef = dice.id("request", openedAt).replace("req", "sbd");
  const { totalMinor: amountMinor, taxMinor, commissionMinor } = order.row;
  const whole = { orderId, sellerId, amountMinor, taxMinor, commissionMinor, platformDiscountMinor: 0 };
  const { shares } = sharesOf(amountMinor, [whole]);
  const { sellerMinor } = shares[0]!;
  const fact = { paymentId: paid.id, provider: paid.provider, at: openedAt, about: providerRef, amountMinor };
  addFact({ ...fact, type: "dispute_opened" }, books, dice);
  const frozen = { [`pending:${sellerId}`]: -sellerMinor, [`reserve:${sellerId}`]: sellerMinor };
  addTxn("dispute", { id: `${id}:${orderId}`, orderId, currency }, frozen, openedAt, books, dice);
  const params = { ...named(of), disputeId: id, status: "needs_evidence", amountMinor, currency };
  const told = { params, at: openedAt };
  tell(
    desk,
    { userId: ownerId, sellerId },
    { kind: "dispute_moved", fact: `dispute:${id}:${orderId}:needs_evidence`, ...told },
  );
  tell(desk, { userId: operatorId }, { kind: "dispute_opened", fact: `dispute_opened:${id}`, ...told });
  return [
    rowsOf(dispute, [
      {
        id,
        paymentId: paid.id,
        provider: paid.provider,
        providerRef,
        amountMinor,
        currency,
        evidenceDueAt: openedAt + EVIDENCE_MS,
        openedAt,
      },
    ]),
    rowsOf(
      disputeShare,
      shares.map((share) => ({ disputeId: id, ...share })),
    ),
  ];
}
