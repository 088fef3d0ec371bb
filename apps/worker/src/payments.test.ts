// Payments through the real doors: facts in any order, forged ones, money that no order can take, captures per parcel,
// disputes and store credit, against D1 with its guards and the sandbox's own books.
import {
  DAY_MS,
  DomainError,
  HOUR_MS,
  type Id,
  newId,
  type Placed,
  type PurchaseView,
  type Quote,
  SECOND_MS,
} from "@stoa/contract";
import { captureFor } from "@stoa/core/checkout";
import type { ProviderEvent } from "@stoa/core/kernel";
import { checkInvariants, sweepAll } from "@stoa/core/operations";
import { permutations, tellInOrder } from "@stoa/core/testing";
import { CREDIT_GUARDS, creditHeld } from "@stoa/core/credits";
import { atomic, setting, sql } from "@stoa/db";
import { GOOD_BEHAVIOUR, SANDBOX_NAME, SIGNATURE_HEADER } from "@stoa/providers";
import { createExecutionContext, runInDurableObject } from "cloudflare:test";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { CASES, db, env, makeOffer, makeSeller, makeUser, placing, runJobs, Visitor } from "./testing.ts";

const SECRET = "whsec_local_sandbox";
const THREE_D_SECURE = "4000 0027 6000 3184";
const sandbox = () => env.SANDBOX!.getByName(SANDBOX_NAME);
const system = (over = {}) => ({ ...systemContext(env, createExecutionContext(), "test"), ...over });
const invariants = () => checkInvariants(env.DB, Date.now());

/** Webhooks wait: what is told is told by the tests. */
beforeEach(() => sandbox().setBehaviour({ ...GOOD_BEHAVIOUR, webhookDelayMs: HOUR_MS }));
afterAll(() => sandbox().setBehaviour(GOOD_BEHAVIOUR));

async function hex(secret: string, text: string): Promise<string> {
  const raw = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", raw.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, raw.encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The signature of a body as the provider writes it. */
async function signed(body: string, secret = SECRET, atMs = Date.now()): Promise<string> {
  const timestamp = Math.floor(atMs / SECOND_MS);
  return `t=${timestamp},v1=${await hex(secret, `${timestamp}.${body}`)}`;
}

const world = new Visitor(null);
const hook = async (body: BodyInit, headers: Record<string, string>, path = "/hooks/sandbox", method = "POST") =>
  (await world.fetch(path, { method, headers, ...(method === "POST" ? { body } : {}) })).status;
async function tell(fact: ProviderEvent): Promise<number> {
  const body = JSON.stringify(fact);
  return await hook(body, { [SIGNATURE_HEADER]: await signed(body) });
}

/** A purchase of two units from one seller (or one from each), paid with a card. */
async function placed(number = "4242 4242 4242 4242", sellers = 1, visitor = new Visitor("buyer")) {
  const sold = [];
  for (let i = 0; i < sellers; i++) {
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 9);
    await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 2 });
    sold.push({ sellerId, ownerId, offerId });
  }
  const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const answer = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor, number))).data;
  const [row] = await db.all<{ id: Id<"payment">; ref: string }>(
    sql`SELECT id, provider_ref AS ref FROM payment WHERE purchase_id = ${answer.purchaseId} ORDER BY attempt DESC`,
  );
  return { visitor, answer, totalMinor: quote.totalMinor, sold, paymentId: row!.id, ref: row!.ref };
}

const paymentsOf = async (purchaseId: string) =>
  await db.all<{ status: string }>(sql`SELECT status FROM payment WHERE purchase_id = ${purchaseId} ORDER BY attempt`);
const balance = async (account: string): Promise<number> =>
  (
    await db.all<{ total: number }>(
      sql`SELECT coalesce(sum(amount_minor), 0) AS total FROM ledger_entry WHERE account = ${account}`,
    )
  )[0]!.total;
const factsOf = async (ref: string): Promise<ProviderEvent[]> => {
  const file = await sandbox().file(ref);
  return file.ok ? file.value.events : [];
};
const viewOf = async ({ visitor, answer }: Awaited<ReturnType<typeof placed>>) =>
  (await visitor.query<PurchaseView>("shop.orders.get", { id: answer.purchaseId, key: answer.key })).data;

describe("R10 facts in any order", () => {
  /** A purchase whose payment has had a whole life at the provider, of which nothing is told yet. */
  async function lived() {
    const made = await placed(THREE_D_SECURE);
    const { ref, totalMinor, visitor, answer } = made;
    await sandbox().decide(ref, "approve");
    await sandbox().dispute(ref, "open");
    const file = await sandbox().file(ref);
    const disputeRef = file.ok ? file.value.disputes[0]!.ref : "";
    await sandbox().dispute(ref, { disputeRef, outcome: "won" });
    const refund = (amountMinor: number) =>
      sandbox().refund({ key: crypto.randomUUID(), providerRef: ref, amountMinor, currency: "USD" });
    await refund(100);
    await refund(totalMinor - 100);
    const { purchaseId, key } = answer;
    return {
      ...made,
      facts: await factsOf(ref),
      tell,
      confirm: () => visitor.mutate("shop.checkout.confirm", { purchaseId, key }),
    };
  }

  /** The books of a purchase, without names. */
  async function booksOf({ answer, sold }: Awaited<ReturnType<typeof lived>>) {
    const { sellerId } = sold[0]!;
    const [payment] =
      await db.all(sql`SELECT p.status, f.captured_minor, f.refunded_minor, f.disputed_minor, f.lost_minor, y.status AS purchase,
      (SELECT group_concat(d.status) FROM dispute d WHERE d.payment_id = p.id) AS disputes
      FROM payment p JOIN payment_fold f ON f.payment_id = p.id JOIN purchase y ON y.id = p.purchase_id WHERE p.purchase_id = ${answer.purchaseId}`);
    const accounts = ["pending", "seller", "reserve"].map((name) => balance(`${name}:${sellerId}`));
    return { payment, accounts: await Promise.all(accounts) };
  }

  it(
    "end in the same books, whichever of the 720 orders they come in and wherever the customer confirms",
    { timeout: 3_600_000 },
    async () => {
      const all = permutations(6);
      expect(all).toHaveLength(720);
      let expected: unknown;
      let toldAgain = 0;
      // 431 and 720 share no factor, nor do 720 and 7: the first 5,040 are all that there are.
      const runs = Array.from({ length: CASES || 35 }, (_, i) => i);
      const walk = async () => {
        for (let i = runs.pop(); i !== undefined; i = runs.pop()) {
          const life = await lived();
          expect(life.facts.map(({ type }) => type).toSorted()).toEqual([
            "authorised",
            "captured",
            "dispute_opened",
            "dispute_won",
            "refunded",
            "refunded",
          ]);
          const told = await tellInOrder(life, all[(i * 431) % 720]!, i % 7);
          toldAgain += told.toldAgain;
          const books = await booksOf(life);
          expected ??= books;
          expect(books).toEqual(expected);
        }
      };
      await Promise.all(Array.from({ length: 8 }, walk));
      console.log(`webhook orders: ${CASES || 35} of 5,040, one end`);
      expect(expected).toMatchObject({ payment: { status: "refunded", purchase: "confirmed", disputes: "won" } });
      expect(toldAgain).toBeGreaterThan(50);
      await runJobs(); // Of a hundred purchases: here, and not in the next test, where they would take its time.
      expect(await invariants()).toEqual([]);
    },
  );

  it("are taken once, told a hundred times at once and under twenty other names", async () => {
    const { ref, answer, sold } = await placed(THREE_D_SECURE);
    await sandbox().decide(ref, "approve");
    const [, captured] = await factsOf(ref);
    const others = Array.from({ length: 20 }, (_, i) => ({ ...captured!, eventId: `sbe_other_${i}` }));
    const told = [...Array.from({ length: 100 }, () => captured!), ...others];
    const statuses = await Promise.all(told.map((fact) => tell(fact)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await paymentsOf(answer.purchaseId)).toEqual([{ status: "captured" }]);
    const sales = await db.all(
      sql`SELECT t.id FROM ledger_txn t JOIN seller_order o ON o.id = t.order_id WHERE o.purchase_id = ${answer.purchaseId}`,
    );
    expect(sales).toHaveLength(1);
    expect(await balance(`pending:${sold[0]!.sellerId}`)).toBeGreaterThan(0);
    expect(await invariants()).toEqual([]);
  });

  it("of a payment that nobody knows are asked for again, also where another provider tells of it", async () => {
    const { ref } = await placed();
    const [fact] = await factsOf(ref);
    expect(await tell({ ...fact!, key: newId("payment", Date.now()), eventId: "sbe_unknown" })).toBe(503);
    expect(await hook("{}", {}, "/hooks/nobody")).toBe(404);
  });
});

describe("a forged webhook", () => {
  it("changes nothing, whatever it lacks; one with two signatures, one of them right, is taken", async () => {
    const { ref, answer } = await placed(THREE_D_SECURE);
    await sandbox().decide(ref, "approve");
    const facts = await factsOf(ref);
    const body = JSON.stringify(facts[1]);
    const right = await signed(body);
    const under = (value: string, name = SIGNATURE_HEADER) => ({ [name]: value });
    const gzip = await new Response(new Response(body).body!.pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
    const table: readonly [name: string, status: number, send: () => Promise<number>][] = [
      ["another secret", 401, async () => hook(body, under(await signed(body, "whsec_somebody_else")))],
      ["no signature", 401, () => hook(body, {})],
      [
        "an old timestamp",
        401,
        async () => hook(body, under(await signed(body, SECRET, Date.now() - 302 * SECOND_MS))),
      ],
      [
        "a timestamp to come",
        401,
        async () => hook(body, under(await signed(body, SECRET, Date.now() + 302 * SECOND_MS))),
      ],
      ["a changed byte", 401, () => hook(body.replace('"captured"', '"Captured"'), under(right))],
      ["the same JSON written anew", 401, () => hook(JSON.stringify(JSON.parse(body), null, 1), under(right))],
      ["a version of old", 401, () => hook(body, under(right.replace("v1=", "v0=")))],
      ["a header of 100 KB", 401, () => hook(body, under(right + ",v1=0".repeat(20_000)))],
      ["a key said twice", 401, () => hook(body.replace("{", '{"amountMinor":1,'), under(right))],
      ["another provider's header", 401, () => hook(body, under(right, "stripe-signature"))],
      ["another provider's route", 404, () => hook(body, under(right), "/hooks/stripe")],
      ["GET", 404, () => hook(body, under(right), "/hooks/sandbox", "GET")],
      ["a compressed body", 401, () => hook(gzip, { ...under(right), "content-encoding": "gzip" })],
      ["nothing in it", 401, () => hook("", under(right))],
    ];
    const known = async () => await db.all(sql`SELECT count(*) AS count FROM payment_event`);
    const before = await known();
    for (const [name, status, send] of table) expect([name, await send()]).toEqual([name, status]);
    expect(await known()).toEqual(before);
    expect(await paymentsOf(answer.purchaseId)).toEqual([{ status: "open" }]);
    const [, wrong] = (await signed(body, "whsec_next")).split(",");
    expect(await hook(body, under(`${right},${wrong}`))).toBe(200);
    expect(await paymentsOf(answer.purchaseId)).toEqual([{ status: "captured" }]);
    expect(await hook(`${body}${" ".repeat(262_144)}`, under(right))).toBe(413);
  });
});

describe("money that no order can take goes back", () => {
  it("F2 where an attempt left in 3-D Secure is approved after another has paid", async () => {
    const { visitor, answer, ref, totalMinor } = await placed(THREE_D_SECURE);
    // The provider is told to give the first attempt up, and its customer approves in the same moment: both facts stand.
    const { purchaseId, key } = answer;
    const again = await visitor.mutate<Placed>("shop.checkout.payAgain", {
      purchaseId,
      key,
      payment: placing(0).payment,
    });
    expect(again.data.status).toBe("confirmed");
    expect(await paymentsOf(purchaseId)).toEqual([{ status: "failed" }, { status: "captured" }]);
    await runInDurableObject(sandbox(), (_, { storage }) => {
      storage.sql.exec("UPDATE payment SET status = 'requires_action' WHERE ref = ?", ref);
    });
    await sandbox().decide(ref, "approve");
    for (const fact of await factsOf(ref)) expect(await tell(fact)).toBe(200);
    expect(await paymentsOf(purchaseId)).toEqual([{ status: "surplus" }, { status: "captured" }]);
    expect(await balance("customer_refunds")).toBe(totalMinor);
    await runJobs();
    expect(await paymentsOf(purchaseId)).toEqual([{ status: "refunded" }, { status: "captured" }]);
    expect(await balance("customer_refunds")).toBe(0);
    expect((await factsOf(ref)).map(({ type }) => type)).toEqual(["authorised", "captured", "refunded"]);
    expect(await invariants()).toEqual([]);
  });

  it("F5 where the hold has expired and the unit is sold; and the books are whole", async () => {
    const late = await placed(THREE_D_SECURE);
    const hour = { now: () => Date.now() + HOUR_MS };
    await sandbox().setBehaviour({ ...GOOD_BEHAVIOUR, webhookDelayMs: HOUR_MS });
    await sweepAll(system(hour), ["purchases"]);
    expect(await paymentsOf(late.answer.purchaseId)).toEqual([{ status: "failed" }]);
    await sandbox().decide(late.ref, "approve");
    expect(await factsOf(late.ref)).toEqual([]);
    expect(await invariants()).toEqual([]);
  });

  it("F16 where the provider took another amount than was asked", async () => {
    const { ref, answer, paymentId, totalMinor } = await placed(THREE_D_SECURE);
    await sandbox().decide(ref, "approve");
    const [, captured] = await factsOf(ref);
    expect(await tell({ ...captured!, amountMinor: totalMinor - 1 })).toBe(200);
    expect(await paymentsOf(answer.purchaseId)).toEqual([{ status: "surplus" }]);
    await runJobs();
    expect(await paymentsOf(answer.purchaseId)).toEqual([{ status: "refunded" }]);
    const [purchase] = await db.all<{ status: string }>(
      sql`SELECT status FROM purchase WHERE id = ${answer.purchaseId}`,
    );
    expect(purchase).toEqual({ status: "pending" });
    expect(paymentId).toMatch(/^pay_/);
  });
});

describe("captures per parcel", () => {
  beforeEach(async () => {
    await db.insert(setting).values({ key: "marketplace", value: { capture: "per_parcel" }, updatedAt: 1 });
    await env.CACHE.delete("settings:v1");
  });
  afterEach(async () => {
    await db.run(sql`DELETE FROM setting WHERE key = 'marketplace'`);
    await env.CACHE.delete("settings:v1");
  });

  it("draw each order's money once when its parcel leaves, and never more than the order has", async () => {
    const made = await placed("4242 4242 4242 4242", 2);
    expect(made.answer.status).toBe("confirmed");
    expect(await paymentsOf(made.answer.purchaseId)).toEqual([{ status: "authorised" }]);
    expect((await viewOf(made)).paidMinor).toBe(0);
    const [one, two] = (await viewOf(made)).orders;
    const parcel = newId("shipment", Date.now());
    const draw = (shipmentId: Id<"shipment">, amountMinor: number, orderId = one!.orderId) =>
      captureFor(system(), { orderId, shipmentId, amountMinor });
    await Promise.all(Array.from({ length: 10 }, () => draw(parcel, 1_000)));
    expect((await viewOf(made)).paidMinor).toBe(1_000);
    const others = Array.from({ length: 8 }, () => newId("shipment", Date.now()));
    const rest = one!.totalMinor - 1_000;
    const drawn = await Promise.allSettled(others.map((other) => draw(other, rest)));
    expect(drawn.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(draw(newId("shipment", Date.now()), 1)).rejects.toThrow("ILLEGAL_TRANSITION");
    expect((await viewOf(made)).paidMinor).toBe(one!.totalMinor);
    expect(await paymentsOf(made.answer.purchaseId)).toEqual([{ status: "part_captured" }]);
    // The other order is called off: nothing of it was drawn, so nothing goes back; what is left is let go.
    const desk = await new Visitor("seller").become(
      made.sold.find(({ sellerId }) => sellerId === two!.seller.sellerId)!.ownerId,
    );
    expect((await desk.mutate("seller.orders.cancel", { orderId: two!.orderId })).status).toBe(200);
    await runJobs();
    expect(await paymentsOf(made.answer.purchaseId)).toEqual([{ status: "captured" }]);
    expect((await factsOf(made.ref)).map(({ type }) => type)).toEqual(["authorised", "captured", "captured", "voided"]);
    expect((await viewOf(made)).paidMinor).toBe(one!.totalMinor);
    expect(await invariants()).toEqual([]);
  });

  it("follow a parcel that is sent by job, and money that was drawn comes back as a refund", async () => {
    const made = await placed();
    const { orderId, totalMinor } = (await viewOf(made)).orders[0]!;
    const desk = await new Visitor("seller").become(made.sold[0]!.ownerId);
    await desk.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    const [parcel] = await db.all<{ id: Id<"shipment"> }>(sql`SELECT id FROM shipment WHERE order_id = ${orderId}`);
    await env.DB.prepare(
      "INSERT INTO outbox (id, type, payload, created_at, due_at) VALUES (?1, 'shipment.sent', ?2, ?3, ?3)",
    )
      .bind(newId("job", Date.now()), JSON.stringify({ shipmentId: parcel!.id }), Date.now())
      .run();
    await runJobs();
    expect((await viewOf(made)).paidMinor).toBe(totalMinor);
    expect(await paymentsOf(made.answer.purchaseId)).toEqual([{ status: "captured" }]);
    expect(await balance("sandbox_due")).toBe(0);
    expect(await invariants()).toEqual([]);
  });

  it("are for nothing where the whole purchase is called off: it is let go", async () => {
    const made = await placed();
    const { orderId } = (await viewOf(made)).orders[0]!;
    const desk = await new Visitor("seller").become(made.sold[0]!.ownerId);
    await desk.mutate("seller.orders.cancel", { orderId });
    await runJobs();
    expect(await paymentsOf(made.answer.purchaseId)).toEqual([{ status: "voided" }]);
    expect(await invariants()).toEqual([]);
  });
});

describe("a refund that the provider cannot give", () => {
  it("is noted as failed, and made again under another key", async () => {
    const made = await placed();
    const { orderId, totalMinor } = (await viewOf(made)).orders[0]!;
    await sandbox().setBehaviour({ ...GOOD_BEHAVIOUR, webhookDelayMs: HOUR_MS, refundsFail: true });
    const desk = await new Visitor("seller").become(made.sold[0]!.ownerId);
    await desk.mutate("seller.orders.cancel", { orderId });
    await runJobs();
    const failed = (await factsOf(made.ref)).find(({ type }) => type === "refund_failed");
    expect(await tell(failed!)).toBe(200);
    const refund = async () =>
      (await db.all(sql`SELECT id, status FROM refund WHERE order_id = ${orderId}`))[0] as {
        id: string;
        status: string;
      };
    expect(await refund()).toMatchObject({ status: "failed" });
    expect((await viewOf(made)).paidMinor).toBe(totalMinor);
    await sandbox().setBehaviour({ ...GOOD_BEHAVIOUR, webhookDelayMs: HOUR_MS });
    await env.DB.prepare(
      "INSERT INTO outbox (id, type, payload, created_at, due_at) VALUES (?1, 'refund.made', ?2, ?3, ?3)",
    )
      .bind(newId("job", Date.now()), JSON.stringify({ refundId: (await refund()).id }), Date.now())
      .run();
    await runJobs();
    expect(await refund()).toMatchObject({ status: "done" });
    expect((await viewOf(made)).paidMinor).toBe(0);
    expect(await paymentsOf(made.answer.purchaseId)).toEqual([{ status: "refunded" }]);
    expect(await invariants()).toEqual([]);
  });
});

describe("a dispute", () => {
  async function disputed(sellers = 1) {
    const made = await placed("4242 4242 4242 4242", sellers);
    await sandbox().dispute(made.ref, "open");
    for (const fact of await factsOf(made.ref)) expect(await tell(fact)).toBe(200);
    const file = await sandbox().file(made.ref);
    const disputeRef = file.ok ? file.value.disputes[0]!.ref : "";
    const decide = async (outcome: "won" | "lost") => {
      await sandbox().dispute(made.ref, { disputeRef, outcome });
      for (const fact of await factsOf(made.ref)) expect(await tell(fact)).toBe(200);
    };
    return { ...made, decide };
  }
  const money = async (sellerId: string) =>
    await Promise.all(["pending", "seller", "reserve"].map((name) => balance(`${name}:${sellerId}`)));

  it("freezes what each seller has of it, and gives it back when it is won", async () => {
    const { sold, decide } = await disputed(2);
    for (const { sellerId } of sold) {
      const [pending, seller, reserve] = await money(sellerId);
      expect([pending, seller]).toEqual([0, 0]);
      expect(reserve).toBeGreaterThan(0);
    }
    const before = await money(sold[0]!.sellerId);
    expect(await invariants()).toEqual([]);
    await decide("won");
    expect(await money(sold[0]!.sellerId)).toEqual([before[2], 0, 0]);
    await runJobs();
    const mails = await db.all<{ subject: string }>(
      sql`SELECT subject FROM mail WHERE template = 'dispute' ORDER BY subject`,
    );
    expect(mails.length).toBeGreaterThanOrEqual(2);
    expect(await invariants()).toEqual([]);
  });

  it("takes the money and a fee when it is lost, after which nothing can be refunded a second time", async () => {
    const made = await disputed();
    const { sellerId, ownerId } = made.sold[0]!;
    const heldBefore = await balance("sandbox");
    await made.decide("lost");
    expect(await money(sellerId)).toEqual([-1_500, 0, 0]);
    expect((await balance("sandbox")) - heldBefore).toBe(made.totalMinor + 1_500);
    const { orderId } = (await viewOf(made)).orders[0]!;
    const desk = await new Visitor("seller").become(ownerId);
    expect((await desk.mutate("seller.orders.cancel", { orderId })).code).toBe("CONFLICT");
    await runJobs();
    expect(await invariants()).toEqual([]);
  });
});

describe("store credit", () => {
  async function rich(minor: number) {
    const userId = await makeUser();
    const visitor = await new Visitor("buyer").become(userId);
    const txn = newId("ledgerTxn", Date.now());
    await env.DB.batch([
      env.DB.prepare("INSERT INTO ledger_entry VALUES (?1, ?2, 'USD', ?3), (?1, 'guarantee', 'USD', -?3)").bind(
        txn,
        `credit:${userId}`,
        minor,
      ),
      env.DB.prepare(
        "INSERT INTO ledger_txn (id, kind, subject, currency, at) VALUES (?1, 'credit_granted', ?1, 'USD', 1)",
      ).bind(txn),
    ]);
    return { userId, visitor };
  }
  async function basketOf(visitor: Visitor): Promise<Quote> {
    const { sellerId } = await makeSeller();
    await visitor.mutate("shop.cart.add", { market: "us", offerId: await makeOffer(sellerId, 9), quantity: 1 });
    return (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  }
  const place = async (visitor: Visitor, quote: Quote, number?: string) =>
    await visitor.mutate<Placed>("shop.checkout.place", { ...placing(quote.totalMinor, number), useCredit: true });

  it("pays a part, and the provider the rest; a cancelled order gives both back", async () => {
    const { userId, visitor } = await rich(700);
    const quote = await basketOf(visitor);
    expect(quote.creditMinor).toBe(700);
    const { data } = await place(visitor, quote);
    expect(data.status).toBe("confirmed");
    expect(await balance(`credit:${userId}`)).toBe(0);
    const [payment] = await db.all<{ amount: number }>(
      sql`SELECT amount_minor AS amount FROM payment WHERE purchase_id = ${data.purchaseId}`,
    );
    expect(payment!.amount).toBe(quote.totalMinor - 700);
    const { orders } = (await visitor.query<PurchaseView>("shop.orders.get", { id: data.purchaseId })).data;
    const [owner] = await db.all<{ id: Id<"user"> }>(
      sql`SELECT user_id AS id FROM seller_member WHERE seller_id = ${orders[0]!.seller.sellerId}`,
    );
    const desk = await new Visitor("seller").become(owner!.id);
    await desk.mutate("seller.orders.cancel", { orderId: orders[0]!.orderId });
    await runJobs();
    expect(await balance(`credit:${userId}`)).toBe(700);
    expect(await paymentsOf(data.purchaseId)).toEqual([{ status: "refunded" }]);
    expect(await invariants()).toEqual([]);
  });

  it("pays it all without any provider", async () => {
    const { userId, visitor } = await rich(1_000_000);
    const quote = await basketOf(visitor);
    const { data } = await place(visitor, quote);
    expect(data.status).toBe("confirmed");
    expect(await paymentsOf(data.purchaseId)).toEqual([]);
    expect(await balance(`credit:${userId}`)).toBe(1_000_000 - quote.totalMinor);
    await runJobs();
    expect(await invariants()).toEqual([]);
  });

  it("comes back when the purchase that holds it expires", async () => {
    const { userId, visitor } = await rich(700);
    await place(visitor, await basketOf(visitor), "4000 0000 0000 0002");
    expect(await balance(`credit:${userId}`)).toBe(0);
    await sweepAll(system({ now: () => Date.now() + DAY_MS }), ["purchases"]);
    expect(await balance(`credit:${userId}`)).toBe(700);
    expect(await invariants()).toEqual([]);
  });

  it("is never spent twice: of fifty that want the same at once, as many have it as there is", async () => {
    const { userId } = await rich(3_000);
    const hold = () =>
      atomic(
        db,
        creditHeld(system(), { id: newId("purchase", Date.now()), userId, currency: "USD", creditMinor: 700 }),
        CREDIT_GUARDS,
      );
    const tries = await Promise.allSettled(Array.from({ length: 50 }, hold));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    for (const each of tries)
      if (each.status === "rejected") expect(each.reason).toEqual(new DomainError("PRICE_CHANGED"));
    expect(await balance(`credit:${userId}`)).toBe(200);
    expect(await invariants()).toEqual([]);
  });
});
