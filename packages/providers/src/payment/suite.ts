// The contract of a payment provider as tests: every adapter behind the port passes these, the sandbox first.
import { type Currency, DomainError, newId, type PaymentDetails } from "@stoa/contract";
import type { OpenPayment, PaymentProvider, ProviderPayment } from "@stoa/core/kernel";
import { describe, expect, it } from "vitest";
import { type Forgery, TAMPERINGS, type Webhook } from "./forgeries.ts";

/** What the suite needs besides the port: the customer's side, and the wire. */
export interface ProviderHarness {
  provider(): PaymentProvider;
  currency: Currency;
  /** Is paid at once; on a hosted page after the customer has approved. */
  succeeds: PaymentDetails;
  /** Needs the customer's approval first. */
  asksTheCustomer: PaymentDetails;
  /** Does not go through, with the provider's own code. */
  declines: readonly (readonly [details: PaymentDetails, code: string])[];
  /** The customer's answer on the page that `redirectUrl` leads to. */
  decide(payment: ProviderPayment, decision: "approve" | "refuse" | { decline: string }): Promise<void>;
  /** The customer asks their bank for the money back; the bank decides what is open. */
  dispute(payment: ProviderPayment, step: "open" | "won" | "lost"): Promise<void>;
  /** All webhooks sent for a payment so far, in the order of sending. */
  webhooksOf(payment: ProviderPayment): Promise<Webhook[]>;
  /** A seller's account at the provider, where it has such. */
  destination: string | null;
  /** Headers that a stranger would send with a body: they sign like the provider, but lack something. */
  forgeries: readonly Forgery[];
}

/** Runs the contract against one provider. */
export function paymentProviderSuite(name: string, harness: ProviderHarness): void {
  const open = (over: Partial<OpenPayment> = {}) => harness.provider().open(request(harness, over));
  const waiting = (key = newKey()) => open({ key, details: harness.asksTheCustomer });
  const find = async (key: string, { providerRef }: { providerRef: string }) =>
    (await harness.provider().find({ key, providerRef }))!;
  /** A payment that has gone through, wherever its customer had to say so. */
  const paid = async (over: Partial<OpenPayment> = {}) => {
    const asked = request(harness, over);
    const payment = await harness.provider().open(asked);
    if (payment.status === "requires_action") await harness.decide(payment, "approve");
    return { ...(await find(asked.key, payment)), key: asked.key };
  };
  const { currency } = harness;
  const move = (providerRef: string, amountMinor: number, key = newKey()) => ({
    key,
    providerRef,
    amountMinor,
    currency,
  });

  describe(`${name} keeps the contract of a payment provider`, () => {
    it("takes the money once for one key, however often and however parallel it is asked", async () => {
      const asked = request(harness, {});
      const { key } = asked;
      const answers = await Promise.all(Array.from({ length: 20 }, () => open(asked)));
      expect(new Set(answers.map((answer) => answer.providerRef)).size).toBe(1);
      if (harness.provider().hosted) await harness.decide(answers[0]!, "approve");
      const payment = await find(key, answers[0]!);
      expect(payment).toMatchObject({ status: "succeeded", redirectUrl: null, declineCode: null });
      expect(types(payment)).toEqual(["authorised", "captured"]);
    });

    it("refuses a key that comes back with another amount", async () => {
      const key = newKey();
      await open({ key, amountMinor: 500 });
      await expect(open({ key, amountMinor: 501 })).rejects.toEqual(new DomainError("IDEMPOTENCY_KEY_REUSED"));
    });

    it("reports facts with the amount, the currency and the key of the payment", async () => {
      const { events, providerRef, key } = await paid({ amountMinor: 12_345 });
      for (const event of events)
        expect(event).toMatchObject({ key, providerRef, amountMinor: 12_345, currency: harness.currency });
      expect(new Set(events.map((event) => event.eventId)).size).toBe(events.length);
    });

    it("finds what was paid by our key alone, for an answer that was lost", async () => {
      const { key, providerRef, events } = await paid();
      expect(await harness.provider().find({ key, providerRef: null })).toMatchObject({ providerRef, events });
    });

    it.each(harness.declines)("takes nothing where %o is declined with %s", async (details, code) => {
      const key = newKey();
      const payment = await open({ key, details });
      if (!harness.provider().hosted) {
        expect(payment).toMatchObject({ status: "failed", declineCode: code, redirectUrl: null });
        return expect(types(payment)).toEqual(["failed"]);
      }
      await harness.decide(payment, { decline: code });
      expect(await find(key, payment)).toMatchObject({ status: "requires_action", declineCode: code, events: [] });
      await harness.decide(payment, "approve");
      expect(types(await find(key, payment))).toEqual(["authorised", "captured"]);
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
      const settled = await find(key, payment);
      expect(settled).toMatchObject({ status: "succeeded", redirectUrl: null });
      expect(types(settled)).toEqual(["authorised", "captured"]);
    });

    it("takes nothing from a customer who refuses, and a later yes changes nothing once we have given up", async () => {
      const key = newKey();
      const payment = await waiting(key);
      await harness.decide(payment, "refuse");
      if (harness.provider().hosted) await harness.provider().cancel({ key, providerRef: payment.providerRef });
      await harness.decide(payment, "approve");
      const settled = await find(key, payment);
      expect(settled.status).toBe(harness.provider().hosted ? "cancelled" : "failed");
      expect(types(settled)).toEqual(harness.provider().hosted ? [] : ["failed"]);
    });

    it("gives up a waiting payment for good", async () => {
      const key = newKey();
      const payment = await waiting(key);
      const name = { key, providerRef: payment.providerRef };
      expect(await harness.provider().cancel(name)).toMatchObject({ status: "cancelled" });
      expect(await harness.provider().cancel(name)).toMatchObject({ status: "cancelled" });
      await harness.decide(payment, "approve");
      expect(await find(key, payment)).toMatchObject({ status: "cancelled", events: [] });
    });

    it("cannot give up a payment that has taken money, and says so", async () => {
      const { key, providerRef } = await paid();
      expect(await harness.provider().cancel({ key, providerRef })).toMatchObject({ status: "succeeded" });
    });

    it("knows nothing of a key it has never seen", async () => {
      expect(await harness.provider().find({ key: newKey(), providerRef: null })).toBeNull();
      expect(await harness.provider().cancel({ key: newKey(), providerRef: null })).toBeNull();
    });

    it("refunds once for one key, and refuses the key with another amount", async () => {
      const { providerRef } = await paid({ amountMinor: 900 });
      const refund = move(providerRef, 400);
      const answers = await Promise.all(Array.from({ length: 10 }, () => harness.provider().refund(refund)));
      expect(new Set(answers.map((answer) => answer.eventId)).size).toBe(1);
      expect(answers[0]).toMatchObject({ type: "refunded", amountMinor: 400, providerRef, about: refund.key });
      await expect(harness.provider().refund({ ...refund, amountMinor: 300 })).rejects.toEqual(
        new DomainError("IDEMPOTENCY_KEY_REUSED"),
      );
    });

    it("never gives back more than it took", async () => {
      const { key, providerRef } = await paid({ amountMinor: 1_000 });
      const answers = await Promise.allSettled(
        Array.from({ length: 12 }, () => harness.provider().refund(move(providerRef, 100))),
      );
      expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(10);
      await expect(harness.provider().refund(move(providerRef, 1))).rejects.toEqual(
        new DomainError("ILLEGAL_TRANSITION"),
      );
      const refunded = (await find(key, { providerRef })).events.filter((event) => event.type === "refunded");
      expect(refunded.reduce((sum, event) => sum + event.amountMinor, 0)).toBe(1_000);
    });

    it("refunds nothing of a payment that took nothing", async () => {
      const { providerRef } = await waiting();
      await expect(harness.provider().refund(move(providerRef, 1))).rejects.toEqual(
        new DomainError("ILLEGAL_TRANSITION"),
      );
    });

    it("captures in parts what was authorised, each part once, never more than there is, and lets the rest go", async () => {
      if (!harness.provider().capturesInParts) return expect(harness.provider().capturesInParts).toBe(false);
      const held = await paid({ amountMinor: 1_000, capture: "per_parcel" });
      expect(held.status).toBe("authorised");
      expect(types(held)).toEqual(["authorised"]);
      const { providerRef, key } = held;
      await expect(harness.provider().refund(move(providerRef, 1))).rejects.toEqual(
        new DomainError("ILLEGAL_TRANSITION"),
      );
      const part = move(providerRef, 300);
      const [one, same] = [await harness.provider().capture(part), await harness.provider().capture(part)];
      expect(one).toEqual(same);
      expect(one).toMatchObject({ type: "captured", amountMinor: 300, about: part.key, key });
      await expect(harness.provider().capture(move(providerRef, 701))).rejects.toEqual(
        new DomainError("ILLEGAL_TRANSITION"),
      );
      await harness.provider().capture(move(providerRef, 500));
      const rest = await harness.provider().release({ key, providerRef });
      expect(rest).toMatchObject({ type: "voided", amountMinor: 200 });
      expect(await harness.provider().release({ key, providerRef })).toEqual(rest);
      await expect(harness.provider().capture(move(providerRef, 1))).rejects.toEqual(
        new DomainError("ILLEGAL_TRANSITION"),
      );
      const settled = await find(key, held);
      expect(types(settled)).toEqual(["authorised", "captured", "captured", "voided"]);
      await harness.provider().refund(move(providerRef, 800));
      await expect(harness.provider().refund(move(providerRef, 1))).rejects.toEqual(
        new DomainError("ILLEGAL_TRANSITION"),
      );
    });

    it.each(["won", "lost"] as const)("tells of a dispute and how it ended: %s", async (outcome) => {
      const payment = await paid({ amountMinor: 2_000 });
      await harness.dispute(payment, "open");
      await harness.dispute(payment, outcome);
      const webhooks = await harness.webhooksOf(payment);
      const told = (
        await Promise.all(webhooks.map(({ headers, body }) => harness.provider().webhook(headers, body)))
      ).flat();
      const disputes = new Map(
        told.filter((event) => event?.type.startsWith("dispute")).map((event) => [event!.eventId, event!]),
      );
      expect([...disputes.values()].map(({ type, amountMinor }) => [type, amountMinor])).toEqual([
        ["dispute_opened", 2_000],
        [`dispute_${outcome}`, 2_000],
      ]);
      expect(new Set([...disputes.values()].map(({ about }) => about)).size).toBe(1);
    });

    it("sends a seller's money once for one key, and refuses the key with another amount", async () => {
      const { destination } = harness;
      const wanted = { key: newKey(), sellerId: newId("seller", Date.now()), amountMinor: 700, currency, destination };
      const answers = await Promise.all(Array.from({ length: 10 }, () => harness.provider().transfer(wanted)));
      expect(new Set(answers.map(({ transferRef }) => transferRef)).size).toBe(1);
      const { key, sellerId } = wanted;
      expect(answers[0]).toMatchObject({ key, sellerId, status: "paid", amountMinor: 700, currency });
      await expect(harness.provider().transfer({ ...wanted, amountMinor: 701 })).rejects.toEqual(
        new DomainError("IDEMPOTENCY_KEY_REUSED"),
      );
    });

    it("tells by webhook exactly what it answers when asked", async () => {
      const payment = await paid();
      await harness.provider().refund(move(payment.providerRef, 250));
      const webhooks = await harness.webhooksOf(payment);
      const told = await Promise.all(webhooks.map(({ headers, body }) => harness.provider().webhook(headers, body)));
      const once = new Map(told.flatMap((events) => events ?? []).map((event) => [event.eventId, event]));
      expect([...once.values()]).toEqual((await find(payment.key, payment)).events);
      expect(types(await find(payment.key, payment))).toEqual(["authorised", "captured", "refunded"]);
    });

    it.each([...TAMPERINGS, ...harness.forgeries])("does not believe a webhook with %s", async (_, forge) => {
      const [genuine] = await harness.webhooksOf(await paid());
      expect(await harness.provider().webhook(genuine!.headers, genuine!.body)).not.toBeNull();
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
    capture: "at_once",
    returnUrl: "http://localhost:3000/us/checkout/return",
    ...over,
  };
}

function newKey(): string {
  return `s:${crypto.randomUUID()}`;
}

function types(payment: ProviderPayment | null): string[] | undefined {
  return payment?.events.map((event) => event.type);
}
