// What the sandbox's books take in: opening, capturing, letting go, giving back, disputes and transfers. Every deed has a key
// or a name, and the same one again is the same deed. Gives the facts to tell; object.ts sends them.
import { type Currency, nowMs, type StatementKind, type StatementLine, type Transfer } from "@stoa/contract";
import type { Movement, OpenPayment, ProviderEvent, ProviderPayment, TransferOrder } from "@stoa/core/kernel";
import { type Behaviour, DISPUTE_FEE_MINOR, DISPUTING_CARD, FACTS, judge, refusalCode } from "./rules.ts";
import { approvedStatus } from "./rules.ts";
import * as store from "./store.ts";

/** Why a deed was refused. */
export type Refusal = "IDEMPOTENCY_KEY_REUSED" | "NOT_FOUND" | "ILLEGAL_TRANSITION";

/** Writes down facts of one change and tells them. */
export type Telling = (
  ref: string,
  facts: readonly Pick<ProviderEvent, "type" | "amountMinor" | "about" | "feeMinor">[],
) => void;

/** The books of one object. */
export interface Books {
  sql: SqlStorage;
  record: Telling;
  behaviour: Behaviour;
}

/** Opens a payment and tries to take or hold the money; gives its reference. */
export function open({ sql, record }: Books, request: OpenPayment): { ref: string } | Refusal {
  const known = store.paymentBy(sql, "key", request.key);
  if (known !== null) {
    const same =
      known.amountMinor === request.amountMinor &&
      known.currency === request.currency &&
      known.method === request.details.method;
    return same ? { ref: known.ref } : "IDEMPOTENCY_KEY_REUSED";
  }
  const verdict = judge(request.details, nowMs());
  const status = verdict.status === "succeeded" ? approvedStatus(request.capture) : verdict.status;
  const ref = store.newName("sbx");
  store.insertPayment(sql, ref, request, { ...verdict, status }, nowMs());
  record(ref, factsOf(status, request.amountMinor));
  if (request.details.method === "card" && request.details.number.replaceAll(" ", "") === DISPUTING_CARD)
    openDispute({ sql, record }, ref);
  return { ref };
}

/** The customer (or, giving up, the marketplace) decides a payment that waits; one that is decided stays as it is. */
export function decide({ sql, record }: Books, ref: string, decision: "approve" | "refuse" | "cancel"): void {
  const payment = store.paymentBy(sql, "ref", ref);
  if (payment?.status !== "requires_action") return;
  const status =
    decision === "approve" ? approvedStatus(payment.capture) : decision === "refuse" ? "failed" : "cancelled";
  store.decidePayment(sql, ref, status, decision === "refuse" ? refusalCode(payment.method) : null);
  record(ref, factsOf(status, payment.amountMinor));
}

const factsOf = (status: ProviderPayment["status"], amountMinor: number) =>
  FACTS[status].map((type) => ({ type, amountMinor, about: null }));

/** Takes or gives back a part of a payment, never more than is left. */
function move(books: Books, type: "captured" | "refunded", wanted: Movement): ProviderEvent | Refusal {
  const { sql, record } = books;
  const known = store.eventAbout(sql, type, wanted.key);
  if (known !== null) {
    const same = known.providerRef === wanted.providerRef && known.amountMinor === wanted.amountMinor;
    return same ? known : "IDEMPOTENCY_KEY_REUSED";
  }
  const payment = store.paymentBy(sql, "ref", wanted.providerRef);
  if (payment === null || payment.currency !== wanted.currency) return "NOT_FOUND";
  if (!(wanted.amountMinor > 0 && wanted.amountMinor <= leftOf(payment, type))) return "ILLEGAL_TRANSITION";
  record(payment.ref, [{ type, amountMinor: wanted.amountMinor, about: wanted.key }]);
  if (
    type === "captured" &&
    leftOf({ ...payment, capturedMinor: payment.capturedMinor + wanted.amountMinor }, type) === 0
  )
    store.endAuthorisation(sql, payment.ref);
  return store.eventAbout(sql, type, wanted.key) ?? "NOT_FOUND";
}

function leftOf(payment: store.SandboxPayment, type: "captured" | "refunded"): number {
  if (type === "refunded") return payment.capturedMinor - payment.refundedMinor - payment.lostMinor;
  return payment.status === "authorised" ? payment.amountMinor - payment.capturedMinor - payment.voidedMinor : 0;
}

/** Takes a part of what is held. */
export const capture = (books: Books, wanted: Movement): ProviderEvent | Refusal => move(books, "captured", wanted);

/** Gives money back. Where refunds fail, the money comes back a moment later. */
export function refund(books: Books, wanted: Movement): ProviderEvent | Refusal {
  const made = move(books, "refunded", wanted);
  if (
    books.behaviour.refundsFail &&
    typeof made !== "string" &&
    !store.eventAbout(books.sql, "refund_failed", wanted.key)
  )
    books.record(wanted.providerRef, [{ type: "refund_failed", amountMinor: wanted.amountMinor, about: wanted.key }]);
  return made;
}

/** Lets go what is held and was not taken; null where nothing is. */
export function release({ sql, record }: Books, ref: string): ProviderEvent | null | Refusal {
  const payment = store.paymentBy(sql, "ref", ref);
  if (payment === null) return "NOT_FOUND";
  const amountMinor = leftOf(payment, "captured");
  if (amountMinor > 0) {
    record(ref, [{ type: "voided", amountMinor, about: ref }]);
    store.endAuthorisation(sql, ref);
  }
  return store.eventAbout(sql, "voided", ref);
}

/** The customer asks their bank for all that is left of the money. */
export function openDispute({ sql, record }: Pick<Books, "sql" | "record">, ref: string): Refusal | null {
  const payment = store.paymentBy(sql, "ref", ref);
  if (payment === null) return "NOT_FOUND";
  const amountMinor = leftOf(payment, "refunded");
  const isOpen = disputesOf(sql, ref).some((dispute) => dispute.status === "open");
  if (isOpen || amountMinor <= 0) return "ILLEGAL_TRANSITION";
  record(ref, [{ type: "dispute_opened", amountMinor, about: store.newName("sbd") }]);
  return null;
}

/** The bank decides an open dispute. What is lost leaves the account, with a fee. */
export function decideDispute({ sql, record }: Books, disputeRef: string, outcome: "won" | "lost"): Refusal | null {
  const opened = store.eventAbout(sql, "dispute_opened", disputeRef);
  if (opened === null) return "NOT_FOUND";
  const dispute = disputesOf(sql, opened.providerRef).find((each) => each.ref === disputeRef);
  if (dispute?.status !== "open") return "ILLEGAL_TRANSITION";
  const payment = store.paymentBy(sql, "ref", opened.providerRef);
  const leftMinor = payment ? leftOf(payment, "refunded") : 0;
  // What was given back meanwhile cannot be lost a second time.
  const amountMinor = outcome === "won" ? opened.amountMinor : Math.min(opened.amountMinor, leftMinor);
  if (amountMinor === 0) return decideDispute({ sql, record } as Books, disputeRef, "won");
  const fee = outcome === "lost" ? { feeMinor: DISPUTE_FEE_MINOR } : {};
  record(opened.providerRef, [{ type: `dispute_${outcome}`, amountMinor, about: disputeRef, ...fee }]);
  return null;
}

/** A dispute about a payment. */
export interface SandboxDispute {
  ref: string;
  amountMinor: number;
  status: "open" | "won" | "lost";
}

/** The disputes about a payment, oldest first. */
export function disputesOf(sql: SqlStorage, paymentRef: string): SandboxDispute[] {
  const facts = store.eventsOf(sql, paymentRef);
  const has = (type: ProviderEvent["type"], about: string | null) =>
    facts.some((fact) => fact.type === type && fact.about === about);
  return facts
    .filter((fact) => fact.type === "dispute_opened")
    .map(({ about, amountMinor }) => ({
      ref: about ?? "",
      amountMinor,
      status: has("dispute_won", about) ? "won" : has("dispute_lost", about) ? "lost" : "open",
    }));
}

/** Sends a seller's money, or fails to. */
export function transfer({ sql, behaviour }: Books, wanted: TransferOrder): Transfer | Refusal {
  const { key, sellerId, amountMinor, currency } = wanted;
  const known = store.transferBy(sql, key);
  if (known !== null) {
    const same = known.sellerId === sellerId && known.amountMinor === amountMinor && known.currency === currency;
    return same ? known : "IDEMPOTENCY_KEY_REUSED";
  }
  if (!(amountMinor > 0)) return "ILLEGAL_TRANSITION";
  const outcome = behaviour.transfersFail
    ? ({ status: "failed", failureCode: "account_closed" } as const)
    : ({ status: "paid", failureCode: null } as const);
  const made: Transfer = {
    transferRef: store.newName("sbt"),
    key,
    sellerId,
    amountMinor,
    currency,
    at: nowMs(),
    ...outcome,
  };
  store.insertTransfer(sql, made);
  return made;
}

const KINDS: Partial<Record<ProviderEvent["type"], StatementKind>> = {
  captured: "charge",
  refunded: "refund",
  refund_failed: "refund_failed",
  dispute_lost: "dispute",
};

/** All money that moved from `fromAt` up to before `toAt`, oldest first. */
export function statement(sql: SqlStorage, fromAt: number, toAt: number): StatementLine[] {
  const line = (kind: StatementKind, lineId: string, of: Line, amountMinor: number): StatementLine => ({
    lineId,
    kind,
    providerRef: of.ref,
    key: of.key,
    amountMinor,
    currency: of.currency,
    at: of.at,
  });
  const ofPayments = store.moneyMoved(sql, fromAt, toAt).flatMap((fact) => {
    const { eventId, type, amountMinor, feeMinor = 0, providerRef: ref, currency, at } = fact;
    const of = { ref, key: type === "captured" ? (fact.about ?? fact.key) : fact.about, currency, at };
    const takes = type === "refunded" || type === "dispute_lost";
    return [
      line(KINDS[type] ?? "charge", eventId, of, takes ? -amountMinor : amountMinor),
      ...(feeMinor > 0 ? [line("fee", `${eventId}:fee`, of, -feeMinor)] : []),
    ];
  });
  const ofTransfers = store
    .transfersBetween(sql, fromAt, toAt)
    .filter(({ status }) => status === "paid")
    .map(({ transferRef: ref, key, currency, at, amountMinor }) =>
      line("transfer", ref, { ref, key, currency, at }, -amountMinor),
    );
  return [...ofPayments, ...ofTransfers].toSorted((a, b) => a.at - b.at);
}

type Line = { ref: string; key: string | null; currency: Currency; at: number };
