// The sandbox payment provider: a small service of its own in one Durable Object, named "sandbox". It has its
// own books and no access to the marketplace's; the two talk as with any provider, by calls and signed webhooks.
import { DurableObject } from "cloudflare:workers";
import { nowMs } from "@stoa/contract";
import type { OpenPayment, ProviderEvent, ProviderPayment } from "@stoa/core/kernel";
import type { Answer, PaymentFile } from "./answers.ts";
import { deliver } from "./courier.ts";
import { type Behaviour, FACTS, GOOD_BEHAVIOUR, judge, refusalCode, sendTimes } from "./rules.ts";
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
    store.createTables(this.#sql);
  }

  /** Opens a payment and tries to take the money. The same key is the same payment. */
  open(request: OpenPayment): Answer<PaymentFile> {
    if (this.behaviour().down) return UNAVAILABLE;
    const known = store.paymentBy(this.#sql, "key", request.key);
    if (known !== null) {
      const same =
        known.amountMinor === request.amountMinor &&
        known.currency === request.currency &&
        known.method === request.details.method;
      return same ? { ok: true, value: this.#file(known) } : { ok: false, code: "IDEMPOTENCY_KEY_REUSED" };
    }
    const verdict = judge(request.details, nowMs());
    const ref = store.newName("sbx");
    store.insertPayment(this.#sql, ref, request, verdict, nowMs());
    this.#record(ref, FACTS[verdict.status], request.amountMinor, null);
    return this.#answer(ref);
  }

  /** The payment that was opened with a key, null when there is none. */
  find(key: string): Answer<PaymentFile | null> {
    if (this.behaviour().down) return UNAVAILABLE;
    const payment = store.paymentBy(this.#sql, "key", key);
    return { ok: true, value: payment && this.#file(payment) };
  }

  /** Gives up a payment that still waits for its customer; any other stays what it is. */
  cancel(key: string): Answer<PaymentFile | null> {
    const found = this.find(key);
    return found.ok && found.value !== null ? this.#decide(found.value.ref, "cancelled", null) : found;
  }

  /** Gives money back, never more than was taken. The same key is the same refund. */
  refund(refund: { key: string; providerRef: string; amountMinor: number; currency: string }): Answer<ProviderEvent> {
    if (this.behaviour().down) return UNAVAILABLE;
    const known = store.refundBy(this.#sql, refund.key);
    if (known !== null) {
      const same = known.providerRef === refund.providerRef && known.amountMinor === refund.amountMinor;
      return same ? { ok: true, value: known } : { ok: false, code: "IDEMPOTENCY_KEY_REUSED" };
    }
    const payment = store.paymentBy(this.#sql, "ref", refund.providerRef);
    if (payment === null || payment.currency !== refund.currency) return NOT_FOUND;
    const leftMinor = payment.status === "succeeded" ? payment.amountMinor - payment.refundedMinor : 0;
    if (!(refund.amountMinor > 0 && refund.amountMinor <= leftMinor)) return { ok: false, code: "ILLEGAL_TRANSITION" };
    store.addRefund(this.#sql, payment.ref, refund.amountMinor);
    this.#record(payment.ref, ["refunded"], refund.amountMinor, refund.key);
    const made = store.refundBy(this.#sql, refund.key);
    return made === null ? NOT_FOUND : { ok: true, value: made };
  }

  /** The customer says yes on the hosted page. A payment that is decided already stays as it is. */
  approve(ref: string): Answer<PaymentFile> {
    return this.#decide(ref, "succeeded", null);
  }

  /** The customer says no on the hosted page. A payment that is decided already stays as it is. */
  refuse(ref: string): Answer<PaymentFile> {
    const payment = store.paymentBy(this.#sql, "ref", ref);
    return payment === null ? NOT_FOUND : this.#decide(ref, "failed", refusalCode(payment.method));
  }

  /** A payment by its reference, for the hosted pages and the console. */
  file(ref: string): Answer<PaymentFile> {
    return this.#answer(ref);
  }

  /** Payments newest first, those before the payment `beforeRef` when it is given. */
  list({ limit = 50, beforeRef = null }: { limit?: number; beforeRef?: string | null } = {}): PaymentFile[] {
    return store.recentPayments(this.#sql, limit, beforeRef).map((payment) => this.#file(payment));
  }

  /** All charges and refunds from `fromAt` up to before `toAt`, oldest first: the file to reconcile with. */
  statement({ fromAt = 0, toAt = nowMs() + 1 }: { fromAt?: number; toAt?: number } = {}): ProviderEvent[] {
    return store.moneyMoved(this.#sql, fromAt, toAt);
  }

  /** Takes payments of an earlier time into the books, so that they can be refunded and show in the statement. */
  adopt(payments: readonly store.PastPayment[]): void {
    for (const payment of payments) store.adoptPayment(this.#sql, payment);
  }

  /** How the provider misbehaves at present. */
  behaviour(): Behaviour {
    return this.ctx.storage.kv.get<Behaviour>("behaviour") ?? GOOD_BEHAVIOUR;
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

  #decide(ref: string, status: ProviderPayment["status"], declineCode: string | null): Answer<PaymentFile> {
    const payment = store.paymentBy(this.#sql, "ref", ref);
    if (payment?.status === "requires_action") {
      store.decidePayment(this.#sql, ref, status, declineCode);
      this.#record(ref, FACTS[status], payment.amountMinor, null);
    }
    return this.#answer(ref);
  }

  /** Writes down the facts of one change and puts their webhooks on the way. */
  #record(ref: string, types: readonly ProviderEvent["type"][], amountMinor: number, refundKey: string | null): void {
    // Facts are dated by the marketplace's clock; webhooks travel, and are signed, by that of the computer.
    const now = nowMs();
    const times = sendTimes(types.length, this.behaviour(), Date.now());
    for (const [place, type] of types.entries()) {
      const eventId = store.newName("sbe");
      store.insertEvent(this.#sql, { eventId, providerRef: ref, type, amountMinor, at: now }, refundKey);
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
      deliveries: store.deliveriesOf(this.#sql, payment.ref),
    };
  }
}
