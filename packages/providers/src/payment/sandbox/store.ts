// The sandbox's books in its object's own SQLite: payments, the facts about them, and webhooks on their way.
// Statements only; what may happen is decided in rules.ts and books.ts.
import type { CaptureMode, Currency, Id, PaymentMethod, Transfer } from "@stoa/contract";
import type { OpenPayment, ProviderEvent, ProviderPayment } from "@stoa/core/kernel";
import type { Verdict } from "./rules.ts";

/** A payment as the sandbox keeps it. */
export interface SandboxPayment {
  ref: string;
  key: string;
  purchaseId: Id<"purchase">;
  paymentId: Id<"payment">;
  amountMinor: number;
  capture: CaptureMode;
  capturedMinor: number;
  voidedMinor: number;
  refundedMinor: number;
  /** Given back to customers by their banks. */
  lostMinor: number;
  currency: Currency;
  method: PaymentMethod;
  /** What it was paid with: `Visa •••• 4242`, a UPI address, `Wallet`. */
  instrument: string;
  status: ProviderPayment["status"];
  declineCode: string | null;
  returnUrl: string;
  createdAt: number;
}

/** A webhook on its way. `lost` was dropped on purpose, `refused` was given up after the last attempt. */
export interface Delivery {
  deliveryId: number;
  eventId: string;
  status: "waiting" | "delivered" | "lost" | "refused";
  attempts: number;
  dueAt: number;
  /** What came of the last attempt: `200`, `503`, `no answer`. */
  lastAnswer: string | null;
}

const PAYMENT = `ref, key, purchase_id AS purchaseId, payment_id AS paymentId, amount_minor AS amountMinor,
  capture, captured_minor AS capturedMinor, voided_minor AS voidedMinor, refunded_minor AS refundedMinor, lost_minor AS lostMinor, currency, method, instrument, status, decline_code AS declineCode,
  return_url AS returnUrl, created_at AS createdAt`;
const EVENT = `event.id AS eventId, payment.key, event.ref AS providerRef, event.type,
  event.amount_minor AS amountMinor, payment.currency, event.at, event.about, event.fee_minor AS feeMinor`;

/** A fact as it is told: what costs nothing says nothing of fees. */
const told = ({ feeMinor, ...event }: ProviderEvent): ProviderEvent => (feeMinor ? { ...event, feeMinor } : event);

const TRANSFER = `ref AS transferRef, key, seller_id AS sellerId, amount_minor AS amountMinor, currency, status,
  failure_code AS failureCode, at`;
const DELIVERY = "id AS deliveryId, event_id AS eventId, status, attempts, due_at AS dueAt, last_answer AS lastAnswer";

function rows<T>(sql: SqlStorage, query: string, ...bindings: SqlStorageValue[]): T[] {
  return sql.exec(query, ...bindings).toArray() as T[];
}

/** The payment of a reference or of the key it was opened with. */
export function paymentBy(sql: SqlStorage, name: "ref" | "key", value: string): SandboxPayment | null {
  return rows<SandboxPayment>(sql, `SELECT ${PAYMENT} FROM payment WHERE ${name} = ?`, value)[0] ?? null;
}

/** Payments newest first, those before the payment `beforeRef` when it is given. */
export function recentPayments(sql: SqlStorage, limit: number, beforeRef: string | null): SandboxPayment[] {
  const before = "(?1 IS NULL OR place < (SELECT place FROM payment WHERE ref = ?1))";
  return rows(sql, `SELECT ${PAYMENT} FROM payment WHERE ${before} ORDER BY place DESC LIMIT ?2`, beforeRef, limit);
}

/** A name that nothing else has: of a payment, or of a fact about one. */
export function newName(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll("-", "")}`;
}

/** What the books keep of a request to open a payment. */
type PaymentRequest = Omit<OpenPayment, "details"> & { details: Pick<OpenPayment["details"], "method"> };

/** Writes down a payment. */
export function insertPayment(
  sql: SqlStorage,
  ref: string,
  request: PaymentRequest,
  verdict: Omit<Verdict, "status"> & Pick<SandboxPayment, "status">,
  at: number,
): void {
  sql.exec(
    `INSERT INTO payment (ref, key, purchase_id, payment_id, amount_minor, capture, currency, method, instrument, status, decline_code, return_url, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ref,
    request.key,
    request.purchaseId,
    request.paymentId,
    request.amountMinor,
    request.capture,
    request.currency,
    request.details.method,
    verdict.instrument,
    verdict.status,
    verdict.declineCode,
    request.returnUrl,
    at,
  );
}

/** Decides a payment that waits for its customer; one that is decided already stays as it is. */
export function decidePayment(
  sql: SqlStorage,
  ref: string,
  status: SandboxPayment["status"],
  declineCode: string | null,
): void {
  sql.exec(
    "UPDATE payment SET status = ?, decline_code = ? WHERE ref = ? AND status = 'requires_action'",
    status,
    declineCode,
    ref,
  );
}

/** The sums that a payment keeps beside its amount. */
export type Sum = "captured" | "voided" | "refunded" | "lost";

/** Adds to a sum of a payment. The table refuses more than there is. */
export function add(sql: SqlStorage, ref: string, sum: Sum, amountMinor: number): void {
  sql.exec(`UPDATE payment SET ${sum}_minor = ${sum}_minor + ? WHERE ref = ?`, amountMinor, ref);
}

/** A payment whose money was held has let go of it all. */
export function endAuthorisation(sql: SqlStorage, ref: string): void {
  sql.exec("UPDATE payment SET status = iif(captured_minor > 0, 'succeeded', 'cancelled') WHERE ref = ?", ref);
}

/** A fact to write down; `key` is that of the capture or refund that was asked for. */
export type NewFact = Omit<ProviderEvent, "key" | "currency">;

/** Writes down a fact, and the sum that it changes. */
export function insertEvent(sql: SqlStorage, event: NewFact): void {
  const { eventId, providerRef, type, amountMinor, about, feeMinor, at } = event;
  sql.exec(
    "INSERT INTO event (id, ref, type, amount_minor, about, fee_minor, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
    eventId,
    providerRef,
    type,
    amountMinor,
    about,
    feeMinor ?? 0,
    at,
  );
  if (type === "captured") add(sql, providerRef, "captured", amountMinor);
  if (type === "voided") add(sql, providerRef, "voided", amountMinor);
  if (type === "refunded") add(sql, providerRef, "refunded", amountMinor);
  if (type === "refund_failed") add(sql, providerRef, "refunded", -amountMinor);
  if (type === "dispute_lost") add(sql, providerRef, "lost", amountMinor);
}

/** A decided payment with its facts, oldest first, as the books of an earlier time tell it. */
export interface PastPayment extends Omit<
  SandboxPayment,
  "capture" | "capturedMinor" | "voidedMinor" | "refundedMinor" | "lostMinor" | "returnUrl"
> {
  events: Pick<ProviderEvent, "eventId" | "type" | "amountMinor" | "at" | "about">[];
}

/** Takes a past payment into the books, without webhooks: its facts are known. A reference that is here already stays as it is. */
export function adoptPayment(sql: SqlStorage, { events, ...payment }: PastPayment): void {
  if (paymentBy(sql, "ref", payment.ref) !== null) return;
  const { ref, method, createdAt } = payment;
  insertPayment(sql, ref, { ...payment, capture: "at_once", details: { method }, returnUrl: "" }, payment, createdAt);
  for (const event of events) insertEvent(sql, { ...event, providerRef: ref });
}

/** The facts about a payment, oldest first. */
export function eventsOf(sql: SqlStorage, ref: string): ProviderEvent[] {
  const facts = rows<ProviderEvent>(
    sql,
    `SELECT ${EVENT} FROM event JOIN payment USING (ref) WHERE event.ref = ? ORDER BY event.place`,
    ref,
  );
  return facts.map(told);
}

/** The fact of this type about something: the capture or refund of a key, a dispute. */
export function eventAbout(sql: SqlStorage, type: ProviderEvent["type"], about: string): ProviderEvent | null {
  const [fact] = rows<ProviderEvent>(
    sql,
    `SELECT ${EVENT} FROM event JOIN payment USING (ref) WHERE event.type = ? AND event.about = ?`,
    type,
    about,
  );
  return fact ? told(fact) : null;
}

/** All facts from `fromAt` up to before `toAt` with which money moved, oldest first. */
export function moneyMoved(sql: SqlStorage, fromAt: number, toAt: number): ProviderEvent[] {
  const facts = rows<ProviderEvent>(
    sql,
    `SELECT ${EVENT} FROM event JOIN payment USING (ref)
     WHERE event.type IN ('captured', 'refunded', 'refund_failed', 'dispute_lost') AND event.at >= ? AND event.at < ? ORDER BY event.place`,
    fromAt,
    toAt,
  );
  return facts.map(told);
}

/** The transfer that was asked for with this key. */
export function transferBy(sql: SqlStorage, key: string): Transfer | null {
  return rows<Transfer>(sql, `SELECT ${TRANSFER} FROM transfer WHERE key = ?`, key)[0] ?? null;
}

/** All transfers from `fromAt` up to before `toAt`, oldest first. */
export function transfersBetween(sql: SqlStorage, fromAt: number, toAt: number): Transfer[] {
  return rows(sql, `SELECT ${TRANSFER} FROM transfer WHERE at >= ? AND at < ? ORDER BY at, ref`, fromAt, toAt);
}

/** Writes down a transfer. */
export function insertTransfer(sql: SqlStorage, transfer: Transfer): void {
  const { transferRef, key, sellerId, amountMinor, currency, status, failureCode, at } = transfer;
  sql.exec(
    "INSERT INTO transfer (ref, key, seller_id, amount_minor, currency, status, failure_code, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    transferRef,
    key,
    sellerId,
    amountMinor,
    currency,
    status,
    failureCode,
    at,
  );
}

/** Puts a webhook on its way. */
export function insertDelivery(sql: SqlStorage, eventId: string, dueAt: number): void {
  sql.exec("INSERT INTO delivery (event_id, due_at) VALUES (?, ?)", eventId, dueAt);
}

/** The webhooks of a payment, in the order in which they were put on their way. */
export function deliveriesOf(sql: SqlStorage, ref: string): Delivery[] {
  return rows(
    sql,
    `SELECT ${DELIVERY} FROM delivery WHERE event_id IN (SELECT id FROM event WHERE ref = ?) ORDER BY id`,
    ref,
  );
}

/** Webhooks whose time has come, earliest first, each with its fact. */
export function dueDeliveries(sql: SqlStorage, now: number, limit: number): (Delivery & { event: ProviderEvent })[] {
  const due = rows<Delivery>(
    sql,
    `SELECT ${DELIVERY} FROM delivery WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at, id LIMIT ?`,
    now,
    limit,
  );
  return due.flatMap((delivery) => {
    const [event] = rows<ProviderEvent>(
      sql,
      `SELECT ${EVENT} FROM event JOIN payment USING (ref) WHERE event.id = ?`,
      delivery.eventId,
    );
    return event ? [{ ...delivery, event: told(event) }] : [];
  });
}

/** When the next webhook is due; null when none waits. */
export function nextDueAt(sql: SqlStorage): number | null {
  return (
    rows<{ at: number | null }>(sql, "SELECT min(due_at) AS at FROM delivery WHERE status = 'waiting'")[0]?.at ?? null
  );
}

/** Notes what came of an attempt. */
export function noteAttempt(
  sql: SqlStorage,
  { deliveryId, status, attempts, dueAt, lastAnswer }: Omit<Delivery, "eventId">,
): void {
  sql.exec(
    "UPDATE delivery SET status = ?, attempts = ?, due_at = ?, last_answer = ? WHERE id = ?",
    status,
    attempts,
    dueAt,
    lastAnswer,
    deliveryId,
  );
}
