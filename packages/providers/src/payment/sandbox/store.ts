// The sandbox's books in its object's own SQLite: payments, the facts about them, and webhooks on their way.
// Statements only; what may happen is decided in rules.ts and object.ts.
import type { Currency, Id, PaymentMethod } from "@stoa/contract";
import type { OpenPayment, ProviderEvent, ProviderPayment } from "@stoa/core/kernel";
import type { Verdict } from "./rules.ts";

/** A payment as the sandbox keeps it. */
export interface SandboxPayment {
  ref: string;
  key: string;
  purchaseId: Id<"purchase">;
  paymentId: Id<"payment">;
  amountMinor: number;
  refundedMinor: number;
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

/** Creates the tables where they are missing. */
export function createTables(sql: SqlStorage): void {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS payment (
      place INTEGER PRIMARY KEY AUTOINCREMENT,
      ref TEXT NOT NULL UNIQUE,
      key TEXT NOT NULL UNIQUE,
      purchase_id TEXT NOT NULL,
      payment_id TEXT NOT NULL,
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
      refunded_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_minor BETWEEN 0 AND amount_minor),
      currency TEXT NOT NULL,
      method TEXT NOT NULL,
      instrument TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('requires_action', 'succeeded', 'failed', 'cancelled')),
      decline_code TEXT,
      return_url TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS event (
      place INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      ref TEXT NOT NULL REFERENCES payment (ref),
      type TEXT NOT NULL CHECK (type IN ('authorised', 'captured', 'failed', 'refunded')),
      amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
      refund_key TEXT UNIQUE,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS event_by_payment ON event (ref);
    CREATE INDEX IF NOT EXISTS event_by_time ON event (at);
    CREATE TABLE IF NOT EXISTS delivery (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      event_id TEXT NOT NULL REFERENCES event (id),
      status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'lost', 'refused')),
      attempts INTEGER NOT NULL DEFAULT 0,
      due_at INTEGER NOT NULL,
      last_answer TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS delivery_waiting ON delivery (due_at) WHERE status = 'waiting';
    CREATE INDEX IF NOT EXISTS delivery_by_event ON delivery (event_id);
  `);
}

const PAYMENT = `ref, key, purchase_id AS purchaseId, payment_id AS paymentId, amount_minor AS amountMinor,
  refunded_minor AS refundedMinor, currency, method, instrument, status, decline_code AS declineCode,
  return_url AS returnUrl, created_at AS createdAt`;
const EVENT = `event.id AS eventId, payment.key, event.ref AS providerRef, event.type,
  event.amount_minor AS amountMinor, payment.currency, event.at`;
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
    `INSERT INTO payment (ref, key, purchase_id, payment_id, amount_minor, currency, method, instrument, status, decline_code, return_url, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ref,
    request.key,
    request.purchaseId,
    request.paymentId,
    request.amountMinor,
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

/** Adds to what was given back. The table refuses more than was taken. */
export function addRefund(sql: SqlStorage, ref: string, amountMinor: number): void {
  sql.exec("UPDATE payment SET refunded_minor = refunded_minor + ? WHERE ref = ?", amountMinor, ref);
}

/** Writes down a fact. */
export function insertEvent(
  sql: SqlStorage,
  event: Omit<ProviderEvent, "key" | "currency">,
  refundKey: string | null,
): void {
  sql.exec(
    "INSERT INTO event (id, ref, type, amount_minor, refund_key, at) VALUES (?, ?, ?, ?, ?, ?)",
    event.eventId,
    event.providerRef,
    event.type,
    event.amountMinor,
    refundKey,
    event.at,
  );
}

/** A decided payment with its facts, oldest first, as the books of an earlier time tell it. */
export interface PastPayment extends Omit<SandboxPayment, "refundedMinor" | "returnUrl"> {
  events: Pick<ProviderEvent, "eventId" | "type" | "amountMinor" | "at">[];
}

/** Takes a past payment into the books, without webhooks: its facts are known. A reference that is here already stays as it is. */
export function adoptPayment(sql: SqlStorage, { events, ...payment }: PastPayment): void {
  if (paymentBy(sql, "ref", payment.ref) !== null) return;
  const { ref, method, createdAt } = payment;
  insertPayment(sql, ref, { ...payment, details: { method }, returnUrl: "" }, payment, createdAt);
  for (const event of events) {
    insertEvent(sql, { ...event, providerRef: ref }, null);
    if (event.type === "refunded") addRefund(sql, ref, event.amountMinor);
  }
}

/** The facts about a payment, oldest first. */
export function eventsOf(sql: SqlStorage, ref: string): ProviderEvent[] {
  return rows(sql, `SELECT ${EVENT} FROM event JOIN payment USING (ref) WHERE event.ref = ? ORDER BY event.place`, ref);
}

/** The refund that was asked for with this key. */
export function refundBy(sql: SqlStorage, refundKey: string): ProviderEvent | null {
  return (
    rows<ProviderEvent>(
      sql,
      `SELECT ${EVENT} FROM event JOIN payment USING (ref) WHERE refund_key = ?`,
      refundKey,
    )[0] ?? null
  );
}

/** All money that moved from `fromAt` up to before `toAt`, oldest first. */
export function moneyMoved(sql: SqlStorage, fromAt: number, toAt: number): ProviderEvent[] {
  return rows(
    sql,
    `SELECT ${EVENT} FROM event JOIN payment USING (ref)
     WHERE event.type IN ('captured', 'refunded') AND event.at >= ? AND event.at < ? ORDER BY event.place`,
    fromAt,
    toAt,
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
    return event ? [{ ...delivery, event }] : [];
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
