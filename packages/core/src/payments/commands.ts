// Writing down what is told of payments. A state is never set: the database folds the facts in the same batch.
import { DomainError, newId, type PaymentEventType } from "@stoa/contract";
import { type Statement, sql } from "@stoa/db";
import type { Ctx, PaymentProvider } from "../kernel/index.ts";
import type { PaymentRow } from "./queries.ts";

/** A fact to write down. */
export interface NewFact {
  eventId: string;
  type: PaymentEventType;
  amountMinor: number;
  at: number;
  about?: string | null;
}

/** The payment that a fact is of. */
export type FactOf = Pick<PaymentRow, "id" | "provider">;

/** The statement that writes a fact down; the same fact again breaks its key. */
export function factRow(ctx: Pick<Ctx, "db" | "now">, of: FactOf, fact: NewFact): Statement {
  return ctx.db.run(sql`
    INSERT INTO payment_event (id, payment_id, provider, provider_event_id, type, amount_minor, at, about)
    VALUES (${newId("paymentEvent", ctx.now())}, ${of.id}, ${of.provider}, ${fact.eventId}, ${fact.type}, ${fact.amountMinor}, ${fact.at}, ${fact.about ?? null})`);
}

/** The same, and nothing where the fact was written before. */
export function noteFact(ctx: Pick<Ctx, "db" | "now">, of: FactOf, fact: NewFact): Statement {
  return ctx.db.run(sql`
    INSERT INTO payment_event (id, payment_id, provider, provider_event_id, type, amount_minor, at, about)
    SELECT ${newId("paymentEvent", ctx.now())}, ${of.id}, ${of.provider}, ${fact.eventId}, ${fact.type}, ${fact.amountMinor}, ${fact.at}, ${fact.about ?? null}
    WHERE NOT EXISTS (
      SELECT 1 FROM payment_event WHERE provider = ${of.provider} AND provider_event_id = ${fact.eventId})`);
}

/** We have given up a payment that took nothing. */
export const givenUp = (ctx: Pick<Ctx, "db" | "now">, of: FactOf & Pick<PaymentRow, "amountMinor">): Statement =>
  noteFact(ctx, of, { eventId: `given-up:${of.id}`, type: "failed", amountMinor: of.amountMinor, at: ctx.now() });

/** The provider that took a payment. @throws PROVIDER_UNAVAILABLE this deployment does not have it any more */
export function providerNamed(ctx: Pick<Ctx, "providers">, name: string): PaymentProvider {
  const provider = ctx.providers.payments.find((each) => each.name === name);
  if (!provider) throw new DomainError("PROVIDER_UNAVAILABLE", { provider: name });
  return provider;
}
