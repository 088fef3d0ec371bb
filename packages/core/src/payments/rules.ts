// Where a payment stands: a fold over the set of its facts. The order and the number of times they come do not matter. The
// database folds the same way (`payment_fold`), and a test holds the two against each other.
import type { PaymentAmounts, PaymentEventType, PaymentStatus } from "@stoa/contract";

/** A fact as far as amounts go. */
export interface Fact {
  eventId: string;
  type: PaymentEventType;
  amountMinor: number;
  /** What of the payment it is about: a capture, a refund, a dispute. */
  about: string | null;
}

/** The same facts, each once. */
function once(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [fact.eventId, fact])).values()];
}

/** Folds facts into amounts; a fact that came twice counts once. A capture implies its authorisation. */
export function foldFacts(facts: readonly Fact[]): PaymentAmounts {
  const set = once(facts);
  const sum = (type: PaymentEventType, counts: (fact: Fact) => boolean = () => true) =>
    set.filter((fact) => fact.type === type && counts(fact)).reduce((total, fact) => total + fact.amountMinor, 0);
  const ended = new Set(
    set.filter(({ type }) => type === "dispute_won" || type === "dispute_lost").map(({ about }) => about),
  );
  const capturedMinor = sum("captured");
  return {
    authorisedMinor: Math.max(
      capturedMinor,
      ...set.filter(({ type }) => type === "authorised").map(({ amountMinor }) => amountMinor),
    ),
    capturedMinor,
    voidedMinor: sum("voided"),
    refundedMinor: sum("refunded") - sum("refund_failed"),
    disputedMinor: sum("dispute_opened", ({ about }) => !ended.has(about)),
    lostMinor: sum("dispute_lost"),
  };
}

/** The state of a payment over `askedMinor` of which these facts are known. */
export function foldStatus(askedMinor: number, facts: readonly Fact[]): PaymentStatus {
  const has = (type: PaymentEventType) => facts.some((fact) => fact.type === type);
  const { authorisedMinor, capturedMinor, voidedMinor, refundedMinor } = foldFacts(facts);
  const isBack = capturedMinor > 0 && refundedMinor >= capturedMinor;
  if (has("surplus")) return isBack ? "refunded" : "surplus";
  if (has("due") && capturedMinor + voidedMinor < askedMinor) return "due";
  if (capturedMinor > 0 && capturedMinor + voidedMinor < authorisedMinor && !has("due")) return "part_captured";
  if (capturedMinor > 0) return isBack ? "refunded" : "captured";
  if (voidedMinor > 0) return voidedMinor < authorisedMinor ? "authorised" : "voided";
  if (authorisedMinor > 0) return "authorised";
  return has("failed") ? "failed" : "open";
}

/** States of a payment that pays its purchase: of all attempts at most one has one of these. */
export const HOLDING: readonly PaymentStatus[] = [
  "authorised",
  "part_captured",
  "captured",
  "due",
  "voided",
  "refunded",
];

/** The ledger account of what a provider has authorised for us and not captured. */
export const dueFrom = (provider: string): string => `${provider}_due`;
