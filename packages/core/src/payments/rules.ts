// Amounts of a payment: a fold over the provider's facts. The order and the number of times they come do not matter.
import type { PaymentEventType } from "@stoa/contract";

/** A fact as far as amounts go. */
export interface Fact {
  eventId: string;
  type: PaymentEventType;
  amountMinor: number;
}

/** Where a payment stands. */
export interface PaymentAmounts {
  authorisedMinor: number;
  capturedMinor: number;
  refundedMinor: number;
  failed: boolean;
}

/** Folds facts into amounts; a fact that came twice counts once. */
export function foldFacts(facts: readonly Fact[]): PaymentAmounts {
  const once = [...new Map(facts.map((fact) => [fact.eventId, fact])).values()];
  const sum = (type: PaymentEventType) =>
    once.filter((fact) => fact.type === type).reduce((total, fact) => total + fact.amountMinor, 0);
  const capturedMinor = sum("captured");
  return {
    authorisedMinor: Math.max(sum("authorised"), capturedMinor),
    capturedMinor,
    refundedMinor: sum("refunded"),
    failed: capturedMinor === 0 && once.some((fact) => fact.type === "failed"),
  };
}
