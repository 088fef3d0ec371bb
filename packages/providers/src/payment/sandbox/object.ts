// The sandbox payment provider: a small service of its own in one Durable Object, named "sandbox". It has its
// own books and no access to the marketplace's; the two talk as with any provider, by calls and signed webhooks.
import { DurableObject } from "cloudflare:workers";
import { nowMs, type StatementLine, type Transfer } from "@stoa/contract";
import type { Movement, OpenPayment, PaymentName, ProviderEvent, TransferOrder } from "@stoa/core/kernel";
import type { Answer, PaymentFile } from "./answers.ts";
import * as books from "./books.ts";
import { deliver } from "./courier.ts";
import { type Behaviour, GOOD_BEHAVIOUR, sendTimes } from "./rules.ts";
import { createTables } from "./schema.ts";
import * as store from "./store.ts";

/** What the object needs of the Worker it lives in. */
export interface SandboxEnv {
  /** Where each app answers, as JSON; the hosted pages are the console's. */
  APP_ORIGINS: string;
  SANDBOX_WEBHOOK_SECRET: string;
}

const UNAVAILABLE = { ok: false, code: "PROVIDER_UNAVAILABLE" } as const;
const NOT_FOUND = { ok: false, code: "NOT_FOUND" } as const;
const DELIVERIES_AT_ONCE = 24;

export class SandboxObject extends DurableObject<SandboxEnv> {
  readonly #sql = this.ctx.storage.sql;
  /** While webhooks are being sent the alarm is not moved; it is set anew when they are through. */
  #sending = false;

  constructor(ctx: DurableObjectState, env: SandboxEnv) {
    super(ctx, env);
    createTables(this.#sql);
  }

  /** Opens a payment and tries to take the money. The same key is the same payment. */
  open(request: OpenPayment): Answer<PaymentFile> {
    return this.#do(
      (its) => books.open(its, request),
      ({ ref }) => this.#answer(ref),
    );
  }

  /** A payment by its name there or the key it was opened with, null when there is none. */
  find({ key, providerRef }: PaymentName): Answer<PaymentFile | null> {
    if (this.behaviour().down) return UNAVAILABLE;
    const payment =
      (providerRef === null ? null : store.paymentBy(this.#sql, "ref", providerRef)) ??
      store.paymentBy(this.#sql, "key", key);
    return { ok: true, value: payment && this.#file(payment) };
  }

  /** Gives up a payment that still waits for its customer; any other stays what it is. */
  cancel(name: PaymentName): Answer<PaymentFile | null> {
    const found = this.find(name);
    return found.ok && found.value !== null ? this.decide(found.value.ref, "cancel") : found;
  }

  /** Takes a part of what is held. The same key is the same capture. */
  capture(wanted: Movement): Answer<ProviderEvent> {
    return this.#do((its) => books.capture(its, wanted));
  }

  /** Lets go what is held and was not taken. */
  release(ref: string): Answer<ProviderEvent | null> {
    return this.#do((its) => books.release(its, ref));
  }

  /** Gives money back, never more than was taken. The same key is the same refund. */
  refund(wanted: Movement): Answer<ProviderEvent> {
    return this.#do((its) => books.refund(its, wanted));
  }

  /** Sends a seller's money. The same key is the same transfer. */
  transfer(wanted: TransferOrder): Answer<Transfer> {
    return this.#do((its) => books.transfer(its, wanted));
  }

  /** A customer's yes or no on the hosted page, or the marketplace's giving up. What is decided already stays as it is. */
  decide(ref: string, decision: "approve" | "refuse" | "cancel"): Answer<PaymentFile> {
    books.decide(this.#books(), ref, decision);
    return this.#answer(ref);
  }

  /** The customer asks their bank for the money back; or the bank decides. */
  dispute(ref: string, step: "open" | { disputeRef: string; outcome: "won" | "lost" }): Answer<PaymentFile> {
    const refusal =
      step === "open"
        ? books.openDispute(this.#books(), ref)
        : books.decideDispute(this.#books(), step.disputeRef, step.outcome);
    return refusal === null ? this.#answer(ref) : { ok: false, code: refusal };
  }

  /** A payment by its reference, for the hosted pages and the console. */
  file(ref: string): Answer<PaymentFile> {
    return this.#answer(ref);
  }

  /** Payments newest first, those before the payment `beforeRef` when it is given. */
  list({ limit = 50, beforeRef = null }: { limit?: number; beforeRef?: string | null } = {}): PaymentFile[] {
    return store.recentPayments(this.#sql, limit, beforeRef).map((payment) => this.#file(payment));
  }

  /** All money that moved from `fromAt` up to before `toAt`, oldest first: the file to reconcile with. */
  statement({ fromAt = 0, toAt = nowMs() + 1 }: { fromAt?: number; toAt?: number } = {}): StatementLine[] {
    return books.statement(this.#sql, fromAt, toAt);
  }

  /** Takes payments of an earlier time into the books, so that they can be refunded and show in the statement. */
  adopt(payments: readonly store.PastPayment[], transfers: readonly Transfer[] = []): void {
    for (const payment of payments) store.adoptPayment(this.#sql, payment);
    for (const sent of transfers) if (!store.transferBy(this.#sql, sent.key)) store.insertTransfer(this.#sql, sent);
  }

  /** How the provider misbehaves at present. */
  behaviour(): Behaviour {
    return { ...GOOD_BEHAVIOUR, ...this.ctx.storage.kv.get<Behaviour>("behaviour") };
  }

  /** Sets how the provider misbehaves. Webhooks held back by an outage leave when it ends. */
  setBehaviour(behaviour: Behaviour): void {
    this.ctx.storage.kv.put("behaviour", behaviour);
    this.#schedule();
  }

  /** Sends what is due: facts about one payment one after the other, payments side by side. */
  override async alarm(): Promise<void> {
    if (this.behaviour().down) return;
    const due = store.dueDeliveries(this.#sql, Date.now(), DELIVERIES_AT_ONCE);
    const byPayment = Map.groupBy(due, (delivery) => delivery.event.providerRef);
    this.#sending = true;
    try {
      await Promise.all(
        byPayment.values().map(async (deliveries) => {
          for (const delivery of deliveries) await this.#deliver(delivery);
        }),
      );
    } finally {
      this.#sending = false;
    }
    this.#schedule();
  }

  async #deliver({ event, ...delivery }: store.Delivery & { event: ProviderEvent }): Promise<void> {
    if (Math.random() < this.behaviour().dropRate) {
      const attempts = delivery.attempts + 1;
      store.noteAttempt(this.#sql, { ...delivery, attempts, status: "lost", lastAnswer: "lost on purpose" });
      return;
    }
    const { default: api }: { default?: Fetcher } = this.ctx.exports;
    const noted = await deliver({ api, webhookSecret: this.env.SANDBOX_WEBHOOK_SECRET }, event, delivery);
    store.noteAttempt(this.#sql, noted);
  }

  #books(): books.Books {
    return { sql: this.#sql, record: (ref, facts) => this.#record(ref, facts), behaviour: this.behaviour() };
  }

  /** Does a deed, unless the provider is out; what it gives is the answer, or what `answer` makes of it. */
  #do<T, A = T>(deed: (its: books.Books) => T | books.Refusal, answer?: (made: T) => Answer<A>): Answer<A> {
    if (this.behaviour().down) return UNAVAILABLE;
    const made = deed(this.#books());
    if (typeof made === "string") return { ok: false, code: made as books.Refusal };
    return answer ? answer(made as T) : { ok: true, value: made as unknown as A };
  }

  /** Writes down the facts of one change and puts their webhooks on the way. */
  #record(ref: string, facts: readonly Omit<store.NewFact, "eventId" | "providerRef" | "at">[]): void {
    // Facts are dated by the marketplace's clock; webhooks travel, and are signed, by that of the computer.
    const now = nowMs();
    const times = sendTimes(facts.length, this.behaviour(), Date.now());
    for (const [place, fact] of facts.entries()) {
      const eventId = store.newName("sbe");
      store.insertEvent(this.#sql, { ...fact, eventId, providerRef: ref, at: now });
      for (const dueAt of times[place] ?? []) store.insertDelivery(this.#sql, eventId, dueAt);
    }
    this.#schedule();
  }

  /** Sets the alarm for the next webhook, in the same turn as the rows it is for: both are kept or neither. */
  #schedule(): void {
    const dueAt = store.nextDueAt(this.#sql);
    if (dueAt !== null && !this.#sending && !this.behaviour().down) void this.ctx.storage.setAlarm(dueAt);
  }

  #answer(ref: string): Answer<PaymentFile> {
    const payment = store.paymentBy(this.#sql, "ref", ref);
    return payment === null ? NOT_FOUND : { ok: true, value: this.#file(payment) };
  }

  #file(payment: store.SandboxPayment): PaymentFile {
    const { console: origin } = JSON.parse(this.env.APP_ORIGINS) as { console: string };
    return {
      ...payment,
      redirectUrl: payment.status === "requires_action" ? `${origin}/pay/${payment.ref}` : null,
      events: store.eventsOf(this.#sql, payment.ref),
      disputes: books.disputesOf(this.#sql, payment.ref),
      deliveries: store.deliveriesOf(this.#sql, payment.ref),
    };
  }
}
