// What Stripe's objects say, in the words of the port. A fact is named after the object it is about, never after the event that
// told of it: however often and under whatever name it is told, it is the same fact.
import { Currency, SECOND_MS } from "@stoa/contract";
import type { ProviderEvent, ProviderPayment } from "@stoa/core/kernel";
import type { Stripe } from "stripe";

/** A payment as Stripe keeps it: the hosted page, with its intent and charge, and what was given back or is disputed. */
export interface StripeFile {
  session: Stripe.Checkout.Session;
  refunds: readonly Stripe.Refund[];
  disputes: readonly Stripe.Dispute[];
}

/** Under which our key of a payment stands in the metadata of its objects. */
export const KEY = "stoa_key";
/** Before the key of a capture in the metadata of its intent; Stripe allows 40 characters for both. */
const CAPTURE = "c:";

/** The metadata that a capture leaves in its intent. */
export const captureNote = (key: string, amountMinor: number): Record<string, string> => ({
  [CAPTURE + key]: String(amountMinor),
});

/** The expanded intent of a page; null before the customer has tried to pay. */
export function intentOf({ payment_intent: intent }: Stripe.Checkout.Session): Stripe.PaymentIntent | null {
  return typeof intent === "object" ? intent : null;
}

/** The expanded charge of an intent that went through. */
export function chargeOf(intent: Stripe.PaymentIntent | null): Stripe.Charge | null {
  const charge = intent?.latest_charge;
  return charge && typeof charge === "object" && charge.paid ? charge : null;
}

type Fact = Pick<ProviderEvent, "eventId" | "type" | "amountMinor" | "about"> & { created: number; feeMinor?: number };

function capturesOf(intent: Stripe.PaymentIntent, charge: Stripe.Charge): Fact[] {
  const { created, id } = charge;
  if (intent.capture_method !== "manual")
    return [{ eventId: `${id}:captured`, type: "captured", amountMinor: charge.amount_captured, about: null, created }];
  const captures = Object.entries(intent.metadata)
    .filter(([name]) => name.startsWith(CAPTURE))
    .map(([name, value]): Fact => {
      const key = name.slice(CAPTURE.length);
      return { eventId: `${id}:captured:${key}`, type: "captured", amountMinor: Number(value), about: key, created };
    });
  const restMinor = captures.reduce((left, { amountMinor }) => left - amountMinor, charge.amount);
  const isOver = intent.status === "canceled" || intent.status === "succeeded";
  return isOver && restMinor > 0
    ? [...captures, { eventId: `${id}:voided`, type: "voided", amountMinor: restMinor, about: null, created }]
    : captures;
}

function refundFacts({ id, amount: amountMinor, created, status, metadata }: Stripe.Refund): Fact[] {
  const about = metadata?.["key"] ?? id;
  const made: Fact = { eventId: id, type: "refunded", amountMinor, about, created };
  const isFailed = status === "failed" || status === "canceled";
  return isFailed ? [made, { ...made, eventId: `${id}:failed`, type: "refund_failed" }] : [made];
}

/** An inquiry is no dispute yet: no money is asked for. */
function disputeFacts({
  id,
  amount: amountMinor,
  created,
  status,
  balance_transactions: moved,
}: Stripe.Dispute): Fact[] {
  if (status.startsWith("warning_")) return [];
  const opened: Fact = { eventId: `${id}:opened`, type: "dispute_opened", amountMinor, about: id, created };
  const feeMinor = moved.reduce((sum, { fee }) => sum + fee, 0);
  if (status === "won") return [opened, { ...opened, eventId: `${id}:won`, type: "dispute_won" }];
  if (status !== "lost") return [opened];
  return [opened, { ...opened, eventId: `${id}:lost`, type: "dispute_lost", ...(feeMinor > 0 ? { feeMinor } : {}) }];
}

/** All facts of a payment, oldest first. */
export function factsOf({ session, refunds, disputes }: StripeFile): ProviderEvent[] {
  const intent = intentOf(session);
  const charge = chargeOf(intent);
  if (!intent || !charge) return [];
  const byAge = <T extends { created: number; id: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  const facts: Fact[] = [
    {
      eventId: `${charge.id}:authorised`,
      type: "authorised",
      amountMinor: charge.amount,
      about: null,
      created: charge.created,
    },
    ...capturesOf(intent, charge),
    ...byAge(refunds).flatMap(refundFacts),
    ...byAge(disputes).flatMap(disputeFacts),
  ];
  const [key, currency] = [session.client_reference_id ?? "", Currency.parse(charge.currency.toUpperCase())];
  return facts.map(({ created, ...fact }) => ({
    ...fact,
    key,
    providerRef: session.id,
    currency,
    at: created * SECOND_MS,
  }));
}

function statusOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): ProviderPayment["status"] {
  if (session.status === "expired") return "cancelled";
  switch (session.status === "complete" ? intent?.status : undefined) {
    case "succeeded":
      return "succeeded";
    case "requires_capture":
      return "authorised";
    case "canceled":
      return intent?.amount_received ? "succeeded" : "cancelled";
    default:
      return "requires_action";
  }
}

/** Where a payment stands. */
export function paymentOf(file: StripeFile): ProviderPayment {
  const { session } = file;
  const intent = intentOf(session);
  const error = intent?.last_payment_error;
  const status = statusOf(session, intent);
  return {
    providerRef: session.id,
    status,
    redirectUrl: status === "requires_action" ? session.url : null,
    declineCode: status === "requires_action" ? (error?.decline_code ?? error?.code ?? null) : null,
    events: factsOf(file),
  };
}
