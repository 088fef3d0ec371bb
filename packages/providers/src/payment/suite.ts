// The contract of a payment provider as tests: every adapter behind the port passes these, the sandbox first.
import { type Currency, DomainError, newId, type PaymentDetails } from "@stoa/contract";
import type { OpenPayment, PaymentProvider, ProviderPayment } from "@stoa/core/kernel";
import { describe, expect, it } from "vitest";

/** A webhook as it arrives. */
export interface Webhook {
  headers: Headers;
  body: string;
}

/** What the suite needs besides the port: the customer's side, and the wire. */
export interface ProviderHarness {
  provider(): PaymentProvider;
  currency: Currency;
  /** Pays at once. */
  succeeds: PaymentDetails;
  /** Needs the customer's approval first. */
  asksTheCustomer: PaymentDetails;
  /** Fails, with the provider's own code. */
  declines: readonly (readonly [details: PaymentDetails, code: string])[];
  /** The customer's answer on the page that `redirectUrl` leads to. */
  decide(payment: ProviderPayment, decision: "approve" | "refuse"): Promise<void>;
  /** All webhooks sent for a payment so far, in the order of sending. */
  webhooksOf(payment: ProviderPayment): Promise<Webhook[]>;
  /** Headers that a stranger would send with a body: they sign like the provider, but lack something. */
  forgeries: readonly (readonly [name: string, forge: (webhook: Webhook) => Webhook | Promise<Webhook>])[];
}

/** What can be done to any provider's webhook without knowing how it signs. */
const TAMPERINGS: ProviderHarness["forgeries"] = [
  ["no signature header", ({ body }) => ({ headers: new Headers(), body })],
  [
    "one byte changed",
    ({ headers, body }) => ({ headers, body: body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)) }),
  ],
  [
    "the same JSON written differently",
    ({ headers, body }) => ({ headers, body: JSON.stringify(JSON.parse(body), null, 1) }),
  ],
  ["a JSON key said twice", ({ headers, body }) => ({ headers, body: body.replace("{", '{"amountMinor":1,') })],
  ["an empty body", ({ headers }) => ({ headers, body: "" })],
  ["a compressed body", async ({ headers, body }) => ({ headers, body: await gzipped(body) })],
  ["a header of 100 KB", ({ headers, body }) => ({ headers: stretched(headers), body })],
  ["a body above 256 KB", ({ headers, body }) => ({ headers, body: body + " ".repeat(256 * 1_024) })],
];

/** Runs the contract against one provider. */
export function paymentProviderSuite(name: string, harness: ProviderHarness): void {
  const open = (over: Partial<OpenPayment> = {}) => harness.provider().open(request(harness, over));
  const waiting = (key = newKey()) => open({ key, details: harness.asksTheCustomer });

  describe(`${name} keeps the contract of a payment provider`, () => {
    it("takes the money once for one key, however often and however parallel it is asked", async () => {
      const key = newKey();
      const answers = await Promise.all(Array.from({ length: 20 }, () => open({ key })));
      expect(new Set(answers.map((answer) => answer.providerRef)).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: "succeeded", redirectUrl: null, declineCode: null });
      expect(types(await harness.provider().find(key))).toEqual(["authorised", "captured"]);
    });

    it("refuses a key that comes back with another amount", async () => {
      const key = newKey();
      await open({ key, amountMinor: 500 });
      await expect(open({ key, amountMinor: 501 })).rejects.toEqual(new DomainError("IDEMPOTENCY_KEY_REUSED"));
    });

    it("reports facts with the amount, the currency and the key of the payment", async () => {
      const key = newKey();
      const { events, providerRef } = await open({ key, amountMinor: 12_345 });
      for (const event of events)
        expect(event).toMatchObject({ key, providerRef, amountMinor: 12_345, currency: harness.currency });
      expect(new Set(events.map((event) => event.eventId)).size).toBe(events.length);
    });

    it.each(harness.declines)("declines %o with %s", async (details, code) => {
      const payment = await open({ details });
      expect(payment).toMatchObject({ status: "failed", declineCode: code, redirectUrl: null });
      expect(types(payment)).toEqual(["failed"]);
    });

    it("takes nothing before the customer has approved, and everything once they have", async () => {
      const key = newKey();
      const payment = await waiting(key);
      expect(payment).toMatchObject({
        status: "requires_action",
        events: [],
        redirectUrl: expect.stringContaining(payment.providerRef),
      });
      await harness.decide(payment, "approve");
      await harness.decide(payment, "approve");
      const settled = await harness.provider().find(key);
      expect(settled).toMatchObject({ status: "succeeded", redirectUrl: null });
      expect(types(settled)).toEqual(["authorised", "captured"]);
    });

    it("fails a payment that the customer refuses, and a later yes changes nothing", async () => {
      const key = newKey();
      const payment = await waiting(key);
      await harness.decide(payment, "refuse");
      await harness.decide(payment, "approve");
      const settled = await harness.provider().find(key);
      expect(settled).toMatchObject({ status: "failed", declineCode: expect.any(String) });
      expect(types(settled)).toEqual(["failed"]);
    });

    it("gives up a waiting payment for good", async () => {
      const key = newKey();
      const payment = await waiting(key);
      expect(await harness.provider().cancel(key)).toMatchObject({ status: "cancelled" });
      await harness.decide(payment, "approve");
      expect(await harness.provider().find(key)).toMatchObject({ status: "cancelled", events: [] });
    });

    it("cannot give up a payment that has taken money, and says so", async () => {
      const key = newKey();
      await open({ key });
      expect(await harness.provider().cancel(key)).toMatchObject({ status: "succeeded" });
    });

    it("knows nothing of a key it has never seen", async () => {
      expect(await harness.provider().find(newKey())).toBeNull();
      expect(await harness.provider().cancel(newKey())).toBeNull();
    });

    it("refunds once for one key", async () => {
      const { providerRef } = await open({ amountMinor: 900 });
      const refund = { key: newKey(), providerRef, amountMinor: 400, currency: harness.currency };
      const answers = await Promise.all(Array.from({ length: 10 }, () => harness.provider().refund(refund)));
      expect(new Set(answers.map((answer) => answer.eventId)).size).toBe(1);
      expect(answers[0]).toMatchObject({ type: "refunded", amountMinor: 400, providerRef });
    });

    it("never gives back more than it took", async () => {
      const key = newKey();
      const { providerRef } = await open({ key, amountMinor: 1_000 });
      const refund = (amountMinor: number) =>
        harness.provider().refund({ key: newKey(), providerRef, amountMinor, currency: harness.currency });
      const answers = await Promise.allSettled(Array.from({ length: 12 }, () => refund(100)));
      expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(10);
      await expect(refund(1)).rejects.toEqual(new DomainError("ILLEGAL_TRANSITION"));
      const refunded = (await harness.provider().find(key))?.events.filter((event) => event.type === "refunded");
      expect(refunded?.reduce((sum, event) => sum + event.amountMinor, 0)).toBe(1_000);
    });

    it("refunds nothing of a payment that took nothing", async () => {
      const { providerRef } = await waiting();
      const refund = harness
        .provider()
        .refund({ key: newKey(), providerRef, amountMinor: 1, currency: harness.currency });
      await expect(refund).rejects.toEqual(new DomainError("ILLEGAL_TRANSITION"));
    });

    it("tells by webhook exactly what it answers when asked", async () => {
      const key = newKey();
      const payment = await open({ key });
      await harness
        .provider()
        .refund({ key: newKey(), providerRef: payment.providerRef, amountMinor: 250, currency: harness.currency });
      const webhooks = await harness.webhooksOf(payment);
      const told = await Promise.all(webhooks.map(({ headers, body }) => harness.provider().webhook(headers, body)));
      expect(told).toEqual((await harness.provider().find(key))?.events);
    });

    it.each([...TAMPERINGS, ...harness.forgeries])("does not believe a webhook with %s", async (_, forge) => {
      const [genuine] = await harness.webhooksOf(await open());
      const { headers, body } = await forge(genuine!);
      expect(await harness.provider().webhook(headers, body)).toBeNull();
    });
  });
}

function request(harness: ProviderHarness, over: Partial<OpenPayment>): OpenPayment {
  return {
    key: newKey(),
    purchaseId: newId("purchase", Date.now()),
    paymentId: newId("payment", Date.now()),
    amountMinor: 4_999,
    currency: harness.currency,
    details: harness.succeeds,
    returnUrl: "http://localhost:3000/us/checkout/return",
    ...over,
  };
}

function newKey(): string {
  return `suite:${crypto.randomUUID()}`;
}

function types(payment: ProviderPayment | null): string[] | undefined {
  return payment?.events.map((event) => event.type);
}

function stretched(headers: Headers): Headers {
  return new Headers([...headers].map(([name, value]) => [name, value + ",v1=0".repeat(20_000)]));
}

async function gzipped(body: string): Promise<string> {
  return new Response(new Response(body).body?.pipeThrough(new CompressionStream("gzip"))).text();
}
