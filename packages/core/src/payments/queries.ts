// Payments by purchase, with amounts folded from their facts.
import type { Id, PaymentAmounts } from "@stoa/contract";
import { type Database, eq, payment, paymentEvent, sql } from "@stoa/db";
import { foldFacts, HOLDING } from "./rules.ts";

/** One attempt to pay, as stored. */
export type PaymentRow = typeof payment.$inferSelect;

/** All attempts of a purchase, the newest first. */
export async function paymentsOf(db: Database, purchaseId: Id<"purchase">): Promise<PaymentRow[]> {
  return await db
    .select()
    .from(payment)
    .where(eq(payment.purchaseId, purchaseId))
    .orderBy(sql`${payment.attempt} DESC`);
}

/** What was paid for a purchase over all attempts. */
export async function amountsOf(db: Database, purchaseId: Id<"purchase">): Promise<PaymentAmounts> {
  const facts = await db
    .select({
      eventId: paymentEvent.providerEventId,
      type: paymentEvent.type,
      amountMinor: paymentEvent.amountMinor,
      about: paymentEvent.about,
    })
    .from(paymentEvent)
    .innerJoin(payment, eq(payment.id, paymentEvent.paymentId))
    .where(eq(payment.purchaseId, purchaseId));
  return foldFacts(facts);
}

/** The payment that pays a purchase; undefined where none does (yet, or because credit paid it all). */
export async function holdingPayment(db: Database, purchaseId: Id<"purchase">): Promise<PaymentRow | undefined> {
  return (await paymentsOf(db, purchaseId)).find(({ status }) => HOLDING.includes(status));
}
