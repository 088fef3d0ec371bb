// The sandbox in workerd: the contract of every provider, and its own ways of misbehaving.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { DomainError, HOUR_MS, newId, type PaymentDetails } from "@stoa/contract";
import type { OpenPayment, ProviderPayment } from "@stoa/core/kernel";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { paymentProviderSuite, type Webhook } from "../suite.ts";
import { sandboxProvider } from "./adapter.ts";
import type { SandboxObject } from "./object.ts";
import { GOOD_BEHAVIOUR } from "./rules.ts";
import { secretsOf, sign, SIGNATURE_HEADER, TOLERANCE_MS } from "./signature.ts";

const { SANDBOX } = env as unknown as { SANDBOX: DurableObjectNamespace<SandboxObject> };
const SECRET = "whsec_local_sandbox";

/** Webhooks wait for an hour, so that they leave when a test says so and not before. */
const SLOW = { ...GOOD_BEHAVIOUR, webhookDelayMs: HOUR_MS };
const OTHER_SECRET = "whsec_somebody_else";

// An object of the test's own: "sandbox" is the one that the Worker under test talks to.
const object = () => SANDBOX.getByName("contract-suite");
const provider = (webhookSecret = SECRET) => sandboxProvider({ object: object(), webhookSecret });

const card = (number: string, expiry = "12/39"): PaymentDetails => ({ method: "card", number, expiry, cvc: "123" });
const upi = (vpa: string): PaymentDetails => ({ method: "upi", vpa });

/** What came through the door and was not looked at yet. */
const arrived: Webhook[] = [];

/** Lets the object send what is due to a door of our own, which answers `status`; returns what came through it. */
async function sendDue(status = 200): Promise<Webhook[]> {
  const door = {
    async fetch(_url: string, init: RequestInit) {
      arrived.push({ headers: new Headers(init.headers), body: String(init.body) });
      return new Response(null, { status });
    },
  };
  await runInDurableObject(object(), (_, state) => {
    Object.defineProperty(state, "exports", { value: { default: door }, configurable: true });
  });
  while (await runDurableObjectAlarm(object())) {
    if ((await nextDueAt()) > Date.now()) break;
  }
  return arrived.splice(0);
}

async function nextDueAt(): Promise<number> {
  return runInDurableObject(object(), async (_, state) => (await state.storage.getAlarm()) ?? Number.POSITIVE_INFINITY);
}

/** Lets an hour pass for the webhooks that wait. */
async function passAnHour(): Promise<void> {
  await runInDurableObject(object(), (_, state) => {
    state.storage.sql.exec("UPDATE delivery SET due_at = due_at - ? WHERE status = 'waiting'", HOUR_MS);
  });
}

function bodiesOf(webhooks: Webhook[], { providerRef }: ProviderPayment): { type: string }[] {
  return webhooks.map((webhook) => JSON.parse(webhook.body)).filter((fact) => fact.providerRef === providerRef);
}

function typesOf(webhooks: Webhook[], payment: ProviderPayment): string[] {
  return bodiesOf(webhooks, payment).map((fact) => fact.type);
}

function paymentOf(over: Partial<OpenPayment> = {}): OpenPayment {
  return {
    key: crypto.randomUUID(),
    purchaseId: newId("purchase", Date.now()),
    paymentId: newId("payment", Date.now()),
    amountMinor: 4_999,
    currency: "INR",
    details: card("4242424242424242"),
    returnUrl: "http://localhost:3000/in/checkout/return",
    ...over,
  };
}

const open = (over: Partial<OpenPayment> = {}) => provider().open(paymentOf(over));

async function reSigned({ body }: Webhook, secret: string, atMs: number): Promise<Webhook> {
  return { headers: new Headers({ [SIGNATURE_HEADER]: await sign(body, [secret], atMs) }), body };
}

beforeEach(async () => {
  await object().setBehaviour(SLOW);
  await passAnHour();
  await sendDue();
});

paymentProviderSuite("sandbox", {
  provider,
  currency: "INR",
  succeeds: card("4242 4242 4242 4242"),
  asksTheCustomer: card("4000002760003184"),
  declines: [
    [card("4000000000000002"), "card_declined"],
    [card("4000000000009995"), "insufficient_funds"],
    [card("4000000000000069"), "expired_card"],
    [card("4242424242424242", "01/24"), "expired_card"],
    [card("4242424242424241"), "incorrect_number"],
    [upi("fail@okbank"), "payment_declined"],
  ],
  async decide(payment, decision) {
    await object()[decision](payment.providerRef);
  },
  async webhooksOf({ providerRef }) {
    await passAnHour();
    return (await sendDue()).filter(({ body }) => JSON.parse(body).providerRef === providerRef);
  },
  forgeries: [
    ["the signature of another secret", (webhook) => reSigned(webhook, OTHER_SECRET, Date.now())],
    ["a timestamp too long ago", (webhook) => reSigned(webhook, SECRET, Date.now() - TOLERANCE_MS - 2_000)],
    ["a timestamp in the future", (webhook) => reSigned(webhook, SECRET, Date.now() + TOLERANCE_MS + 2_000)],
    [
      "a signature of an unknown version only",
      ({ headers, body }) => ({ headers: renamed(headers, "v1=", "v0="), body }),
    ],
    [
      "the signature under another provider's header",
      ({ headers, body }) => ({
        headers: new Headers({ "stripe-signature": headers.get(SIGNATURE_HEADER) ?? "" }),
        body,
      }),
    ],
    ["a signature without its timestamp", ({ headers, body }) => ({ headers: renamed(headers, /^t=\d+,/, ""), body })],
  ],
});

function renamed(headers: Headers, from: string | RegExp, to: string): Headers {
  return new Headers({ [SIGNATURE_HEADER]: (headers.get(SIGNATURE_HEADER) ?? "").replace(from, to) });
}

describe("the sandbox's webhooks", () => {
  it("are believed with either secret while one replaces the other", async () => {
    const event = {
      eventId: "sbe_1",
      key: "k",
      providerRef: "sbx_1",
      type: "captured",
      amountMinor: 5,
      currency: "INR",
      at: 1,
    };
    const body = JSON.stringify(event);
    const headers = new Headers({
      [SIGNATURE_HEADER]: await sign(body, secretsOf(`${OTHER_SECRET},${SECRET}`), Date.now()),
    });
    expect(await provider(SECRET).webhook(headers, body)).toEqual(event);
    expect(await provider(`whsec_next, ${OTHER_SECRET}`).webhook(headers, body)).toEqual(event);
    expect(await provider("whsec_next").webhook(headers, body)).toBeNull();
  });

  it("arrive in order on a good day, once each", async () => {
    const payment = await open();
    await passAnHour();
    expect(bodiesOf(await sendDue(), payment)).toEqual(payment.events);
    await passAnHour();
    expect(bodiesOf(await sendDue(), payment)).toEqual([]);
  });

  it("come again until they are taken", async () => {
    const payment = await open();
    for (const status of [503, 500, 404]) {
      await passAnHour();
      expect(bodiesOf(await sendDue(status), payment)).toHaveLength(2);
      expect(await nextDueAt()).toBeGreaterThan(Date.now());
    }
    await passAnHour();
    expect(bodiesOf(await sendDue(200), payment)).toHaveLength(2);
    const file = await object().file(payment.providerRef);
    expect(file.ok && file.value.deliveries.map(({ status, attempts }) => ({ status, attempts }))).toEqual([
      { status: "delivered", attempts: 4 },
      { status: "delivered", attempts: 4 },
    ]);
  });

  it("can be doubled", async () => {
    await object().setBehaviour({ ...SLOW, duplicates: 2 });
    const payment = await open();
    await passAnHour();
    expect(typesOf(await sendDue(), payment)).toEqual([
      "authorised",
      "authorised",
      "authorised",
      "captured",
      "captured",
      "captured",
    ]);
  });

  it("can come in the wrong order", async () => {
    await object().setBehaviour({ ...SLOW, reorder: true });
    const payment = await open();
    await passAnHour();
    expect(typesOf(await sendDue(), payment)).toEqual(["captured"]);
    await passAnHour();
    expect(typesOf(await sendDue(), payment)).toEqual(["authorised"]);
  });

  it("can be lost for good", async () => {
    await object().setBehaviour({ ...SLOW, dropRate: 1 });
    const payment = await open();
    await passAnHour();
    expect(typesOf(await sendDue(), payment)).toEqual([]);
    const file = await object().file(payment.providerRef);
    expect(file.ok && file.value.deliveries.map((delivery) => delivery.status)).toEqual(["lost", "lost"]);
  });

  it("are held back by an outage, in which every call is refused, and leave when it ends", async () => {
    const payment = await open();
    await object().setBehaviour({ ...SLOW, down: true });
    await expect(open()).rejects.toEqual(new DomainError("PROVIDER_UNAVAILABLE"));
    await expect(provider().find("k")).rejects.toEqual(new DomainError("PROVIDER_UNAVAILABLE"));
    await expect(provider().cancel("k")).rejects.toEqual(new DomainError("PROVIDER_UNAVAILABLE"));
    const refund = { key: "r", providerRef: payment.providerRef, amountMinor: 1, currency: "INR" } as const;
    await expect(provider().refund(refund)).rejects.toEqual(new DomainError("PROVIDER_UNAVAILABLE"));
    await passAnHour();
    expect(bodiesOf(await sendDue(), payment)).toEqual([]);
    await object().setBehaviour(SLOW); // From here the object may send by itself.
    await vi.waitFor(async () => expect(typesOf(arrived, payment)).toEqual(["authorised", "captured"]));
  });
});

describe("the sandbox's books", () => {
  it("are the same after the object was thrown out of memory", async () => {
    const evicted = SANDBOX.getByName("evicted"); // One without webhooks under way, which would keep it in memory.
    await evicted.setBehaviour(SLOW);
    const opened = await evicted.open(paymentOf());
    await evictDurableObject(evicted);
    expect(await evicted.list()).toEqual([opened.ok && opened.value]);
    expect(await evicted.behaviour()).toEqual(SLOW);
  });

  it("hold of a card number nothing but its last four digits", async () => {
    const payment = await open({ details: card("5555 5555 5555 4444") });
    const tables = await runInDurableObject(object(), (_, state) =>
      JSON.stringify(state.storage.sql.exec("SELECT * FROM payment").toArray()),
    );
    expect(tables).not.toContain("5555555555554444");
    expect(await object().file(payment.providerRef)).toMatchObject({ value: { instrument: "Mastercard •••• 4444" } });
  });

  it("make a statement of all money that moved", async () => {
    const fromAt = Date.now();
    const { providerRef, events } = await open({ amountMinor: 700 });
    const refund = await provider().refund({
      key: crypto.randomUUID(),
      providerRef,
      amountMinor: 200,
      currency: "INR",
    });
    const lines = (await object().statement({ fromAt })).filter((line) => line.providerRef === providerRef);
    expect(lines).toEqual([events[1], refund]);
    expect(await object().statement({ fromAt: Date.now() + 1_000, toAt: Date.now() + 2_000 })).toEqual([]);
  });

  it("list payments newest first, page by page", async () => {
    const made = [await open(), await open(), await open()].map((payment) => payment.providerRef).toReversed();
    const first = await object().list({ limit: 2 });
    const rest = await object().list({ limit: 1, beforeRef: first.at(-1)?.ref ?? null });
    expect([...first, ...rest].map((payment) => payment.ref)).toEqual(made);
  });

  it("take in payments of an earlier time once, without telling anybody, and refund them", async () => {
    const past = SANDBOX.getByName("past");
    const paymentId = newId("payment", 1_000);
    const charge = {
      ref: "sbx_past",
      key: paymentId,
      paymentId,
      purchaseId: newId("purchase", 1_000),
      amountMinor: 900,
      currency: "EUR",
    } as const;
    const facts = (["authorised", "captured"] as const).map((type) => ({
      eventId: `sbe_${type}`,
      type,
      amountMinor: 900,
      at: 1_000,
    }));
    const payment = {
      ...charge,
      method: "wallet",
      instrument: "Wallet",
      status: "succeeded",
      declineCode: null,
      createdAt: 1_000,
      events: facts,
    } as const;
    await past.adopt([payment]);
    await past.adopt([payment]);
    expect(await past.list()).toMatchObject([{ ref: "sbx_past", refundedMinor: 0, deliveries: [], events: facts }]);
    await past.setBehaviour(SLOW);
    expect(await past.refund({ key: "r", providerRef: "sbx_past", amountMinor: 900, currency: "EUR" })).toMatchObject({
      ok: true,
    });
  });
});
