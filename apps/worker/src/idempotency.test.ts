// F1: repeated requests. One key, one effect, one answer, byte by byte; kept for a day; a key whose work died is free again.
import { type AddressView, DAY_MS, type Id, type Placed, type Quote, SECOND_MS } from "@stoa/contract";
import { hmac, onceForKey } from "@stoa/core/kernel";
import { checkInvariants, sweepAll } from "@stoa/core/operations";
import { SANDBOX_NAME } from "@stoa/providers";
import { atomic, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { secretOf } from "./env.ts";
import { ADDRESS, db, env, makeOffer, makeSeller, makeUser, placing, Visitor } from "./testing.ts";

/** How many requests come at once. */
const AT_ONCE = 50;

async function shopperWithOne(): Promise<{ visitor: Visitor; offerId: Id<"offer">; input: object }> {
  const offerId = await makeOffer((await makeSeller()).sellerId, 500);
  const visitor = new Visitor("buyer");
  await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  return { visitor, offerId, input: placing(totalMinor) };
}

const post = async (visitor: Visitor, path: string, input: object, key: string) => {
  const headers = { "content-type": "application/json", "idempotency-key": key };
  const response = await visitor.fetch(`/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(input) });
  return { status: response.status, body: await response.text() };
};

/** What the provider and the database hold of these purchases. */
async function effects(offerId: Id<"offer">) {
  const purchases = await db.all<{ id: Id<"purchase"> }>(
    sql`SELECT DISTINCT o.purchase_id AS id FROM order_line l JOIN seller_order o ON o.id = l.order_id WHERE l.offer_id = ${offerId}`,
  );
  const charges = (await env.SANDBOX!.getByName(SANDBOX_NAME).list({ limit: 200 })).filter((payment) =>
    purchases.some(({ id }) => id === payment.purchaseId),
  );
  const [stock] = await db.all<{ onHand: number }>(
    sql`SELECT on_hand AS onHand FROM stock WHERE offer_id = ${offerId}`,
  );
  return { purchases: purchases.length, charges: charges.length, sold: 500 - (stock?.onHand ?? 0) };
}

const ONE = { purchases: 1, charges: 1, sold: 1 };

describe("F1 fifty requests to place one cart", () => {
  it("with one key are one order and one charge, and all the others the first answer, byte by byte", async () => {
    const { visitor, offerId, input } = await shopperWithOne();
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => post(visitor, "shop.checkout.place", input, "the-key")),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect((await post(visitor, "shop.checkout.place", input, "the-key")).body).toBe(answers[0]!.body);
    const other = await post(visitor, "shop.checkout.place", { ...input, email: "other@example.test" }, "the-key");
    expect(other.status).toBe(409);
    expect(other.body).toContain("IDEMPOTENCY_KEY_REUSED");
    expect(await effects(offerId)).toEqual(ONE);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("with fifty keys are one order and one charge, too", async () => {
    const { visitor, offerId, input } = await shopperWithOne();
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) => visitor.mutate<Placed>("shop.checkout.place", input, `key-${n}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ data }) => data.purchaseId)).size).toBe(1);
    expect(await effects(offerId)).toEqual(ONE);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });
});

describe("a key", () => {
  const saved = { ...ADDRESS, country: "US" };
  const save = async (visitor: Visitor, key: string) =>
    await visitor.mutate<AddressView>("account.addresses.save", saved, key);
  const count = async (visitor: Visitor) => (await visitor.query<AddressView[]>("account.addresses.list")).data.length;

  it("is remembered for a day, and then forgotten with its answer", async () => {
    const userId = await makeUser();
    const visitor = await new Visitor("buyer").become(userId);
    const first = await save(visitor, "kept");
    expect((await save(visitor, "kept")).data).toEqual(first.data);
    expect(await count(visitor)).toBe(1);
    const at = (ms: number) => ({
      ...systemContext(env, createExecutionContext(), "test"),
      now: () => Date.now() + ms,
    });
    const rows = () => db.all(sql`SELECT key FROM idempotency WHERE principal = ${`buyer:${userId}`}`);
    await sweepAll(at(DAY_MS - 60 * SECOND_MS), ["rubbish"]);
    expect(await rows()).toHaveLength(1);
    await sweepAll(at(DAY_MS + 60 * SECOND_MS), ["rubbish"]);
    expect(await rows()).toEqual([]);
  });

  it("whose work died is free again after a time, for one of those who come then", async () => {
    const userId = await makeUser();
    const visitor = await new Visitor("buyer").become(userId);
    const hash = await hmac(secretOf(env), JSON.stringify(["account.addresses.save", saved]));
    const died = (agoMs: number) =>
      db.run(sql`INSERT INTO idempotency (principal, key, request_hash, created_at) VALUES (${`buyer:${userId}`}, 'dead', ${hash}, ${Date.now() - agoMs})
        ON CONFLICT DO UPDATE SET created_at = excluded.created_at`);
    await died(10 * SECOND_MS);
    expect((await save(visitor, "dead")).code).toBe("REQUEST_IN_PROGRESS");
    expect(await count(visitor)).toBe(0);
    await died(31 * SECOND_MS);
    const answers = await Promise.all(Array.from({ length: 10 }, () => save(visitor, "dead")));
    for (const { status, code } of answers)
      expect([status, code]).toEqual(status === 200 ? [200, undefined] : [409, "REQUEST_IN_PROGRESS"]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(await count(visitor)).toBe(1);
  });

  it("whose effect was written and whose answer was lost is not done again, in whatever way it died", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const buyer = new Visitor("buyer");
    await buyer.mutate("shop.cart.add", { market: "us", offerId: await makeOffer(sellerId, 9), quantity: 3 });
    const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
    const [line] = await db.all<{ orderId: string; lineId: string }>(
      sql`SELECT o.id AS orderId, l.id AS lineId FROM seller_order o JOIN order_line l ON l.order_id = o.id WHERE o.purchase_id = ${purchaseId}`,
    );
    const desk = await new Visitor("seller").become(ownerId);
    const parcels = async () =>
      (await db.all<{ n: number }>(sql`SELECT count(*) AS n FROM shipment WHERE order_id = ${line!.orderId}`))[0]!.n;
    const one = { orderId: line!.orderId, carrier: "UPS", lines: [{ lineId: line!.lineId, quantity: 1 }] };
    const send = (key: string) => desk.mutate("seller.orders.ship", { ...one, trackingNumber: `1Z${key}` }, key);
    const loseAnswer = (key: string, agoMs: number) =>
      db.run(sql`UPDATE idempotency SET response = NULL, created_at = ${Date.now() - agoMs} WHERE key = ${key}`);

    expect((await send("lost")).status).toBe(200);
    await loseAnswer("lost", 10 * SECOND_MS);
    expect((await send("lost")).code).toBe("REQUEST_IN_PROGRESS");
    await loseAnswer("lost", 31 * SECOND_MS);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send("lost")));
    expect(answers.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => "DONE_ALREADY"));
    expect(await parcels()).toBe(1);

    // Somebody who was only slow comes back when another has taken over: the batch itself is refused.
    expect((await send("slow")).status).toBe(200);
    await db.run(sql`UPDATE idempotency SET response = NULL WHERE key = 'slow'`);
    const ctx = systemContext(env, createExecutionContext(), "test");
    onceForKey(ctx, `seller:${ownerId}`, "slow");
    const twice = ctx.db.run(sql`UPDATE seller SET name = 'Twice' WHERE id = ${sellerId}`);
    await expect(atomic(ctx.db, [twice])).rejects.toThrow("DONE_ALREADY");
    expect(await db.all(sql`SELECT 1 FROM seller WHERE name = 'Twice'`)).toEqual([]);
    expect(await parcels()).toBe(2);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("of a refused request may be used again", async () => {
    const { visitor, offerId, input } = await shopperWithOne();
    const wrong = { ...input, expectedTotalMinor: 1 };
    expect((await visitor.mutate("shop.checkout.place", wrong, "again")).code).toBe("PRICE_CHANGED");
    expect((await visitor.mutate<Placed>("shop.checkout.place", input, "again")).data.status).toBe("confirmed");
    expect(await effects(offerId)).toEqual(ONE);
  });
});
