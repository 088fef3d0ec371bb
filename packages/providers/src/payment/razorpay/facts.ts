// What Razorpay's objects say, in the words of the port; a fact is named after the object it is about.
import { Currency, SECOND_MS } from "@stoa/contract";
import type { ProviderEvent, ProviderPayment } from "@stoa/core/kernel";
import type { PaymentLink, RazorpayDispute, RazorpayPayment, RazorpayRefund } from "./wire.ts";

/** A payment as Razorpay keeps it: the page, the customer's tries on it, and what was given back. */
export interface RazorpayFile {
  link: PaymentLink;
  tries: readonly RazorpayPayment[];
  refunds: readonly RazorpayRefund[];
}

/** The try that took the money. */
export const takenOf = ({ tries }: Pick<RazorpayFile, "tries">): RazorpayPayment | undefined =>
  tries.find(({ status }) => status === "captured" || status === "refunded");

type Fact = Pick<ProviderEvent, "eventId" | "type" | "amountMinor" | "about"> & { created_at: number };

function named({ link }: Pick<RazorpayFile, "link">, facts: readonly Fact[]): ProviderEvent[] {
  return facts.map(({ created_at, ...fact }) => ({
    ...fact,
    key: link.reference_id,
    providerRef: link.id,
    currency: Currency.parse(link.currency),
    at: created_at * SECOND_MS,
  }));
}

function refundFacts({ id, amount: amountMinor, status, notes, created_at }: RazorpayRefund): Fact[] {
  const about = Array.isArray(notes) ? id : (notes["key"] ?? id);
  const made: Fact = { eventId: id, type: "refunded", amountMinor, about, created_at };
  return status === "failed" ? [made, { ...made, eventId: `${id}:failed`, type: "refund_failed" }] : [made];
}

/** All facts of a payment but its disputes, oldest first. */
export function factsOf(file: RazorpayFile): ProviderEvent[] {
  const taken = takenOf(file);
  if (!taken) return [];
  const { id, amount: amountMinor, created_at } = taken;
  const refunds = file.refunds.toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
  return named(file, [
    { eventId: `${id}:authorised`, type: "authorised", amountMinor, about: null, created_at },
    { eventId: `${id}:captured`, type: "captured", amountMinor, about: null, created_at },
    ...refunds.flatMap(refundFacts),
  ]);
}

/** What a dispute says; Razorpay tells of disputes by webhook. */
export function disputeFacts(file: RazorpayFile, dispute: RazorpayDispute): ProviderEvent[] {
  const { id: about, amount: amountMinor, created_at, status } = dispute;
  const opened: Fact = { eventId: `${about}:opened`, type: "dispute_opened", amountMinor, about, created_at };
  return named(
    file,
    status === "won" || status === "lost"
      ? [opened, { ...opened, eventId: `${about}:${status}`, type: `dispute_${status}` }]
      : [opened],
  );
}

/** Where a payment stands. */
export function paymentOf(file: RazorpayFile): ProviderPayment {
  const { link, tries } = file;
  const gone = link.status === "cancelled" || link.status === "expired";
  const status = takenOf(file) ? "succeeded" : gone ? "cancelled" : "requires_action";
  const waits = status === "requires_action";
  return {
    providerRef: link.id,
    status,
    redirectUrl: waits ? link.short_url : null,
    declineCode: waits ? (tries.findLast((each) => each.status === "failed")?.error_reason ?? null) : null,
    events: factsOf(file),
  };
}
