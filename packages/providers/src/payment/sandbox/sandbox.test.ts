// The sandbox in workerd: the contract of every provider, and its own ways of misbehaving.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { DomainError, HOUR_MS, newId, type PaymentDetails } from "@stoa/contract";
import type { OpenPayment, ProviderPayment } from "@stoa/core/kernel";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Webhook } from "../forgeries.ts";
import { paymentProviderSuite } from "../suite.ts";
import { sandboxProvider } from "./adapter.ts";
import type { SandboxObject } from "./object.ts";
import { GOOD_BEHAVIOUR } from "./rules.ts";
import { TOLERANCE_MS } from "../limits.ts";
import { secretsOf, sign, SIGNATURE_HEADER } from "./signature.ts";

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
    capture: "at_once",
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
  destination: null,
  succeeds: card("4242 4242 4242 4242"),
  asksTheCustomer: card("4000002760003184"),
  declines: [
    [card("4000000000000002"), "card_declined"],
    [card("4000000000009995"), "insufficient_funds"],
    [card("4000000000000069"), "expired_card"],
    [card("4000000000000127"), "incorrect_cvc"],
    [card("4000000000009987"), "lost_card"],
    [card("4000000000009979"), "stolen_card"],
    [card("4000000000006975"), "card_velocity_exceeded"],
    [card("4000000000000119"), "processing_error"],
    [card("4242424242424242", "01/24"), "expired_card"],
    [card("4242424242424241"), "incorrect_number"],
    [upi("fail@okbank"), "payment_declined"],
  ],
  async decide(payment, decision) {
    if (typeof decision === "string") await object().decide(payment.providerRef, decision);
  },
  async dispute({ providerRef }, step) {
    const file = await object().file(providerRef);
    const disputeRef = file.ok ? (file.value.disputes.at(-1)?.ref ?? "") : "";
    await object().dispute(providerRef, step === "open" ? "open" : { disputeRef, outcome: step });
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
      about: null,
    };
    const body = JSON.stringify(event);
    const headers = new Headers({
      [SIGNATURE_HEADER]: await sign(body, secretsOf(`${OTHER_SECRET},${SECRET}`), Date.now()),
    });
    expect(await provider(SECRET).webhook(headers, body)).toEqual([event]);
    expect(await provider(`whsec_next, ${OTHER_SECRET}`).webhook(headers, body)).toEqual([event]);
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
    await expect(provider().find({ key: "k", providerRef: null })).rejects.toEqual(
      new DomainError("PROVIDER_UNAVAILABLE"),
    );
    await expect(provider().cancel({ key: "k", providerRef: null })).rejects.toEqual(
      new DomainError("PROVIDER_UNAVAILABLE"),
    );
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

  it("make a statement of all money that moved: charges, refunds, what was lost with its fee, and transfers", async () => {
    const fromAt = Date.now();
    const { providerRef, events } = await open({ amountMinor: 700 });
    const [refundKey, transferKey] = [crypto.randomUUID(), crypto.randomUUID()];
    await provider().refund({ key: refundKey, providerRef, amountMinor: 200, currency: "INR" });
    await object().dispute(providerRef, "open");
    const disputed = await object().file(providerRef);
    const disputeRef = disputed.ok ? disputed.value.disputes[0]!.ref : "";
    await object().dispute(providerRef, { disputeRef, outcome: "lost" });
    const sellerId = newId("seller", Date.now());
    const sent = await provider().transfer({ key: transferKey, sellerId, amountMinor: 90, currency: "INR" });
    const lines = (await object().statement({ fromAt })).filter((line) =>
      [providerRef, sent.transferRef].includes(line.providerRef),
    );
    expect(lines.map(({ kind, key, amountMinor }) => [kind, key, amountMinor])).toEqual([
      ["charge", events[0]!.key, 700],
      ["refund", refundKey, -200],
      ["dispute", disputeRef, -500],
      ["fee", disputeRef, -1_500],
      ["transfer", transferKey, -90],
    ]);
    expect(await object().statement({ fromAt: Date.now() + 1_000, toAt: Date.now() + 2_000 })).toEqual([]);
  });

  it("take a refund that fails back, and a transfer that fails is no money that moved", async () => {
    await object().setBehaviour({ ...SLOW, refundsFail: true, transfersFail: true });
    const fromAt = Date.now();
    const payment = await open({ amountMinor: 700 });
    const { providerRef } = payment;
    await provider().refund({ key: crypto.randomUUID(), providerRef, amountMinor: 700, currency: "INR" });
    await object().setBehaviour(SLOW);
    const again = { key: crypto.randomUUID(), providerRef, amountMinor: 700, currency: "INR" } as const;
    expect(await provider().refund(again)).toMatchObject({ type: "refunded" });
    const file = await object().file(providerRef);
    expect(file.ok && file.value.events.map(({ type }) => type)).toEqual([
      "authorised",
      "captured",
      "refunded",
      "refund_failed",
      "refunded",
    ]);
    await object().setBehaviour({ ...SLOW, transfersFail: true });
    const sent = await provider().transfer({
      key: crypto.randomUUID(),
      sellerId: newId("seller", Date.now()),
      amountMinor: 90,
      currency: "INR",
    });
    expect(sent).toMatchObject({ status: "failed", failureCode: "account_closed" });
    const moved = (await object().statement({ fromAt })).filter((line) => line.providerRef === sent.transferRef);
    expect(moved).toEqual([]);
  });

  it("of an earlier version are taken over as they are", async () => {
    const old = SANDBOX.getByName("earlier-version");
    await runInDurableObject(old, (_, { storage: { sql } }) => {
      sql.exec("DROP TABLE delivery; DROP TABLE event; DROP TABLE transfer; DROP TABLE payment");
      sql.exec(`CREATE TABLE payment (place INTEGER PRIMARY KEY AUTOINCREMENT, ref TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE,
        purchase_id TEXT NOT NULL, payment_id TEXT NOT NULL, amount_minor INTEGER NOT NULL, refunded_minor INTEGER NOT NULL DEFAULT 0,
        currency TEXT NOT NULL, method TEXT NOT NULL, instrument TEXT NOT NULL, status TEXT NOT NULL, decline_code TEXT, return_url TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
        CREATE TABLE event (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, ref TEXT NOT NULL REFERENCES payment (ref), type TEXT NOT NULL, amount_minor INTEGER NOT NULL, refund_key TEXT UNIQUE, at INTEGER NOT NULL) STRICT;
        CREATE INDEX event_by_payment ON event (ref); CREATE INDEX event_by_time ON event (at);
        CREATE TABLE delivery (id INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL REFERENCES event (id), status TEXT NOT NULL DEFAULT 'waiting', attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL, last_answer TEXT) STRICT;
        CREATE INDEX delivery_waiting ON delivery (due_at) WHERE status = 'waiting'; CREATE INDEX delivery_by_event ON delivery (event_id);
        INSERT INTO payment VALUES (1, 'sbx_old', 'k', 'pur_1', 'pay_1', 900, 200, 'INR', 'wallet', 'Wallet', 'succeeded', NULL, '', 5);
        INSERT INTO event VALUES (1, 'sbe_a', 'sbx_old', 'authorised', 900, NULL, 5), (2, 'sbe_c', 'sbx_old', 'captured', 900, NULL, 5), (3, 'sbe_r', 'sbx_old', 'refunded', 200, 'r1', 6);
        INSERT INTO delivery VALUES (1, 'sbe_a', 'delivered', 1, 5, '200')`);
    });
    await evictDurableObject(old);
    await old.setBehaviour(SLOW);
    expect(await old.file("sbx_old")).toMatchObject({
      value: { capturedMinor: 900, refundedMinor: 200, deliveries: [{ eventId: "sbe_a" }] },
    });
    expect(await old.refund({ key: "r1", providerRef: "sbx_old", amountMinor: 200, currency: "INR" })).toMatchObject({
      value: { eventId: "sbe_r" },
    });
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
      about: null,
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
