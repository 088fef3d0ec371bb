// Webhooks through the real doors, outbox and database. The programs that receive are the world outside: they stand here as a sender
// that answers as they would.
import {
  DAY_MS,
  type DeliveryDetail,
  type DeliverySummary,
  HOUR_MS,
  type Id,
  type KeyMade,
  newId,
  type Page,
  type Placed,
  type Quote,
  type WebhookBody,
  type WebhookDetail,
  type WebhookMade,
  type WebhookView,
} from "@stoa/contract";
import { asSystem, type OutgoingWebhook, type SystemCtx, type WebhookAnswer } from "@stoa/core/kernel";
import { deliverDue, forgetWebhooks, listenersOf, type WebhookFact, writeDown } from "@stoa/core/webhooks";
import { eq, notice, sql, webhook, webhookDelivery } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { CASES, db, env, makeOffer, makeSeller, mailTo, placing, runJobs, Visitor } from "./testing.ts";

/** Nobody answers there: what is sent by the marketplace itself comes to nothing. */
const NOWHERE = "http://127.0.0.1:9/hook";
const ALL = ["order.placed", "order.shipped", "order.delivered", "order.cancelled", "return.requested"] as const;

type Receive = (sent: OutgoingWebhook) => WebhookAnswer | Promise<WebhookAnswer>;
const ok: WebhookAnswer = { code: 200, retryAfter: null, answer: "thanks" };

/** The marketplace at a time, with a program that receives. Objects sleep: the test sends what is due itself. */
function at(nowMs: number, receive: Receive = () => ok): SystemCtx {
  const ctx = asSystem(systemContext(env, createExecutionContext(), "test"), "test");
  return {
    ...ctx,
    now: () => nowMs,
    objects: { ...ctx.objects, webhook: () => ({ wake: async () => undefined, attempt: async () => "failed" }) },
    providers: { ...ctx.providers, webhooks: { isLocal: true, post: async (sent) => await receive(sent) } },
  };
}

async function team() {
  const { sellerId, ownerId } = await makeSeller();
  const owner = await new Visitor("seller").become(ownerId);
  const make = async (types: readonly string[] = ALL) =>
    (await owner.mutate<WebhookMade>("seller.webhooks.create", { url: NOWHERE, types })).data;
  return { sellerId, ownerId, owner, make };
}

/** Events of made-up things: as many of each, written down in turn. */
async function happen(sellerId: Id<"seller">, things: number, each: number): Promise<void> {
  const ctx = at(Date.now());
  const listeners = await listenersOf(ctx, sellerId);
  const names = Array.from({ length: things }, () => newId("order", 0));
  for (let round = 0; round < each; round++) {
    const facts = names.map((orderId): WebhookFact => ({
      type: "order.shipped",
      fact: `${orderId}:${round}`,
      aggregate: orderId,
      occurredAt: ctx.now(),
      ids: { orderId },
      data: { round },
    }));
    await writeDown(ctx, sellerId, { facts, listeners });
  }
}

/** Checks a signature as a receiver would, with nothing of ours. */
async function isSigned(secret: string, { headers, body }: OutgoingWebhook): Promise<boolean> {
  const bytes = Uint8Array.from(atob(secret.replace("whsec_", "")), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const content = new TextEncoder().encode(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
  for (const signature of (headers["webhook-signature"] ?? "").split(" ")) {
    const given = Uint8Array.from(atob(signature.replace("v1,", "")), (character) => character.charCodeAt(0));
    if (await crypto.subtle.verify("HMAC", key, given, content)) return true;
  }
  return false;
}

/** How many events of one thing came before an earlier one of it had been taken. */
function overtaken(taken: readonly WebhookBody[]): number {
  const next = new Map<string, number>();
  let count = 0;
  for (const { ids, data } of taken) {
    const [name, { round }] = [ids["orderId"] ?? "", data as { round: number }];
    const due = next.get(name) ?? 0;
    if (round > due) count++;
    next.set(name, Math.max(due, round + 1));
  }
  return count;
}

/** A program that is slow, fails half of the time, and now and then takes what it then does not confirm. */
function unreliable(): { taken: WebhookBody[]; receive: Receive } {
  const taken: WebhookBody[] = [];
  let seed = 7;
  const roll = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  return {
    taken,
    async receive({ body }) {
      const [fate, ms] = [roll(), roll() * 4];
      await new Promise((done) => setTimeout(done, ms));
      if (fate < 0.4) return { code: 500, retryAfter: null, answer: "no" };
      taken.push(JSON.parse(body));
      return fate < 0.5 ? { code: null, error: "timeout" } : ok;
    },
  };
}

/** Sends until nothing waits, moving the clock to whenever the next is due; on the way the machine dies now and then. */
async function sendAll(webhookId: Id<"webhook">, receive: Receive): Promise<void> {
  let now = Date.now() + 1;
  let calls = 0;
  for (let rounds = 0; rounds < 2_000; rounds++) {
    const dying: Receive = async (sent) => {
      const answer = await receive(sent);
      // Sent, and never noted: what a machine that dies in between leaves behind.
      if (++calls % 61 === 0) throw new Error("the machine died");
      return answer;
    };
    const dueAt = await deliverDue(at(now, dying), webhookId);
    if (dueAt === null) return;
    now = Math.max(now + 1, dueAt);
  }
  throw new Error("it never came to an end");
}

describe("a webhook of a seller", () => {
  it("hears of an order from its payment to its delivery, in order, without whose it is", async () => {
    const { sellerId, owner, make } = await team();
    const { webhookId, secret } = await make();
    const offerId = await makeOffer(sellerId, 5);
    const buyer = new Visitor("buyer");
    await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
    const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor));
    const [order] = await db.all<{ orderId: Id<"order"> }>(
      sql`SELECT id AS orderId FROM seller_order WHERE seller_id = ${sellerId}`,
    );
    const { orderId } = order!;
    // The job of the payment is late: what the parcel's job finds is told in the order in which it happened.
    await db.run(sql`UPDATE outbox SET done_at = 1 WHERE done_at IS NULL`);
    await owner.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    await owner.mutate("seller.orders.deliver", { orderId });
    await db.run(sql`UPDATE outbox SET done_at = NULL WHERE done_at = 1 AND type = 'purchase.confirmed'`);
    await runJobs();
    await runJobs();
    const got: OutgoingWebhook[] = [];
    await deliverDue(
      at(Date.now() + HOUR_MS, (sent) => {
        got.push(sent);
        return ok;
      }),
      webhookId,
    );
    const bodies = got.map(({ body }) => JSON.parse(body) as WebhookBody);
    expect(bodies.map(({ type }) => type)).toEqual(["order.placed", "order.shipped", "order.delivered"]);
    expect(bodies[1]).toMatchObject({ sellerId, ids: { orderId }, data: { order: { orderId, currency: "USD" } } });
    expect(got.every(({ headers }, i) => headers["webhook-id"] === bodies[i]?.eventId)).toBe(true);
    for (const sent of got) {
      expect(await isSigned(secret, sent)).toBe(true);
      expect(await isSigned(`whsec_${btoa("another secret of 24 byte")}`, sent)).toBe(false);
      expect(sent.body).not.toMatch(/Ada Test|ada@example|Test Street|555 0100/);
    }
    const page = await owner.query<Page<DeliverySummary>>("seller.webhooks.deliveries", { webhookId });
    expect(page.data.items.map(({ status, lastCode }) => [status, lastCode])).toEqual(
      Array.from({ length: 3 }, () => ["delivered", 200]),
    );
    const { deliveryId } = page.data.items[0]!;
    const { data } = await owner.query<DeliveryDetail>("seller.webhooks.delivery", { deliveryId });
    expect(data).toMatchObject({ body: got[2]!.body, tries: [{ number: 1, code: 200, answer: "thanks" }] });
  });

  it("takes every event at least once and in the order of its thing, from a marketplace that dies and a network that fails", async () => {
    // By themselves 200 events of 20 things; the board of reliability asks for more.
    const [things, each] = [20, Math.max(10, Math.ceil(CASES / 20))];
    const { sellerId, make } = await team();
    const { webhookId } = await make();
    await happen(sellerId, things, each);
    const { taken, receive } = unreliable();
    await sendAll(webhookId, receive);
    expect(new Set(taken.map(({ eventId }) => eventId)).size).toBe(things * each);
    console.log(`webhooks out: ${things * each} events of ${things} things, taken ${taken.length} times`);
    expect(taken.length).toBeGreaterThan(things * each);
    expect(overtaken(taken)).toBe(0);
  }, 300_000);

  it("would see them out of order if each waited for itself alone: the control of the test before", async () => {
    const { sellerId, make } = await team();
    const { webhookId } = await make();
    await happen(sellerId, 5, 6);
    // Every event a thing of its own: nothing keeps them in order any more.
    await db.run(sql`UPDATE webhook_delivery SET aggregate = id WHERE webhook_id = ${webhookId}`);
    const { taken, receive } = unreliable();
    await sendAll(webhookId, receive);
    expect(overtaken(taken)).toBeGreaterThan(0);
  }, 120_000);

  it("does not hold other things up while one waits, and is quiet for as long as it is asked to be", async () => {
    const { sellerId, make } = await team();
    const { webhookId } = await make();
    await happen(sellerId, 2, 2);
    const first = await db.all<{ aggregate: string }>(
      sql`SELECT aggregate FROM webhook_delivery WHERE webhook_id = ${webhookId} ORDER BY seq LIMIT 1`,
    );
    const stuck = first[0]!.aggregate;
    const taken: string[] = [];
    const receive: Receive = ({ body }) => {
      const { ids, data } = JSON.parse(body) as WebhookBody;
      if (ids["orderId"] === stuck) return { code: 500, retryAfter: null, answer: "" };
      taken.push(`${(data as { round: number }).round}`);
      return ok;
    };
    const now = Date.now() + 1;
    const dueAt = (await deliverDue(at(now, receive), webhookId))!;
    expect(taken).toEqual(["0", "1"]);
    expect(dueAt - now).toBeGreaterThanOrEqual(4_500);
    expect(dueAt - now).toBeLessThanOrEqual(5_500);
    const busy: Receive = () => ({ code: 429, retryAfter: "600", answer: "" });
    expect(await deliverDue(at(dueAt, busy), webhookId)).toBe(dueAt + 600_000);
    let calls = 0;
    const counting: Receive = () => (calls++, ok);
    expect(await deliverDue(at(dueAt + 599_999, counting), webhookId)).toBe(dueAt + 600_000);
    expect(calls).toBe(0);
    expect(await deliverDue(at(dueAt + 600_000, counting), webhookId)).toBeNull();
    expect(calls).toBe(2);
  });

  it("is switched off when it is gone, or takes nothing for days, and its team is told once", async () => {
    const { sellerId, ownerId, owner, make } = await team();
    await db.run(sql`UPDATE user SET email = ${`${ownerId}@hooks.test`} WHERE id = ${ownerId}`);
    const [gone, failing] = [await make(), await make()];
    await happen(sellerId, 1, 2);
    const now = Date.now() + 1;
    await deliverDue(
      at(now, () => ({ code: 410, retryAfter: null, answer: "" })),
      gone.webhookId,
    );
    let clock = now;
    for (let rounds = 0; rounds < 40 && clock < now + 10 * DAY_MS; rounds++) {
      const dueAt = await deliverDue(
        at(clock, () => ({ code: null, error: "unreachable" })),
        failing.webhookId,
      );
      if (dueAt === null && clock < now + 3 * DAY_MS) await owner.mutate("seller.webhooks.replayFailed", failing);
      clock = Math.max(dueAt ?? clock + 20 * HOUR_MS, clock + 1);
    }
    await runJobs();
    const { data } = await owner.query<WebhookView[]>("seller.webhooks.list");
    const standing = (id: Id<"webhook">) => data.find(({ webhookId }) => webhookId === id);
    expect(standing(gone.webhookId)).toMatchObject({
      status: "disabled",
      disabledBecause: "gone",
      waiting: 1,
      failed: 1,
    });
    expect(await mailTo(`${ownerId}@hooks.test`)).toMatchObject({ template: "webhook_off" });
    const told = await db.select({ kind: notice.kind }).from(notice).where(eq(notice.userId, ownerId));
    expect(told.filter(({ kind }) => kind === "webhook_off").length).toBeGreaterThan(0);
    // What happens now is not kept for it; switched on again, it hears the next.
    await happen(sellerId, 1, 1);
    const waiting = () => db.$count(webhookDelivery, eq(webhookDelivery.webhookId, gone.webhookId));
    expect(await waiting()).toBe(2);
    const { webhookId } = gone;
    expect((await owner.mutate("seller.webhooks.setStatus", { webhookId, status: "paused" })).code).toBe(
      "ILLEGAL_TRANSITION",
    );
    expect((await owner.mutate("seller.webhooks.setStatus", { webhookId, status: "active" })).status).toBe(200);
    await happen(sellerId, 1, 1);
    expect(await waiting()).toBe(3);
  });

  it("is signed with both secrets for a day after a change, and never shows them again", async () => {
    const { sellerId, owner, make } = await team();
    const { webhookId, secret } = await make();
    const changed = await owner.mutate<WebhookMade>("seller.webhooks.rotate", { webhookId });
    const got: OutgoingWebhook[] = [];
    const keep: Receive = (sent) => (got.push(sent), ok);
    await happen(sellerId, 1, 1);
    await deliverDue(at(Date.now() + 1, keep), webhookId);
    await happen(sellerId, 1, 1);
    await deliverDue(at(Date.now() + DAY_MS + HOUR_MS, keep), webhookId);
    expect(await Promise.all(got.map((sent) => isSigned(secret, sent)))).toEqual([true, false]);
    expect(await Promise.all(got.map((sent) => isSigned(changed.data.secret, sent)))).toEqual([true, true]);
    const shown = await owner.query<WebhookDetail>("seller.webhooks.get", { webhookId });
    const [row] = await db.select().from(webhook).where(eq(webhook.id, webhookId));
    for (const text of [JSON.stringify(shown.data), JSON.stringify(row)])
      for (const told of [secret, changed.data.secret]) expect(text).not.toContain(told.slice(12));
    await forgetWebhooks(at(Date.now() + 31 * DAY_MS));
    expect(await db.$count(webhookDelivery, eq(webhookDelivery.webhookId, webhookId))).toBe(0);
    expect((await db.select().from(webhook).where(eq(webhook.id, webhookId)))[0]?.formerSecret).toBeNull();
  });

  it("is signed at the time of the world outside, however far the marketplace's clock is ahead", async () => {
    const { sellerId, make } = await team();
    const { webhookId, secret } = await make();
    const got: OutgoingWebhook[] = [];
    await happen(sellerId, 1, 1);
    await deliverDue(
      at(Date.now() + 30 * DAY_MS, (sent) => (got.push(sent), ok)),
      webhookId,
    );
    expect(await isSigned(secret, got[0]!)).toBe(true);
    expect(Math.abs(Number(got[0]!.headers["webhook-timestamp"]) * 1_000 - Date.now())).toBeLessThan(300_000);
  });

  it("is tried out at once, ten times a minute; goes only to addresses that are fit; and no program opens it", async () => {
    const { owner, make } = await team();
    const { webhookId } = await make();
    const ping = await owner.mutate<{ deliveryId: string; status: string }>("seller.webhooks.ping", { webhookId });
    expect(ping.data.status).toBe("failed");
    const { deliveryId } = ping.data;
    const { data } = await owner.query<DeliveryDetail>("seller.webhooks.delivery", { deliveryId });
    expect(data).toMatchObject({ type: "webhook.ping", attempts: 1, tries: [{ code: null, error: "unreachable" }] });
    const shown = await owner.query<WebhookDetail>("seller.webhooks.get", { webhookId });
    expect(shown.data).toMatchObject({ status: "active", waiting: 0, failed: 0, failingSince: null });
    expect(shown.data.hours.length).toBe(24);
    expect(shown.data.hours.at(-1)).toMatchObject({ ok: 0, failed: 1 });
    for (let i = 0; i < 9; i++) await owner.mutate("seller.webhooks.ping", { webhookId });
    expect((await owner.mutate("seller.webhooks.ping", { webhookId })).code).toBe("RATE_LIMITED");
    for (const url of ["http://10.0.0.1/hook", "https://169.254.169.254/", "https://a:b@example.com/"])
      expect((await owner.mutate("seller.webhooks.create", { url, types: ["order.placed"] })).code).toBe(
        "INVALID_INPUT",
      );
    for (let i = 0; i < 9; i++) await make();
    expect((await owner.mutate("seller.webhooks.create", { url: NOWHERE, types: ALL })).code).toBe("CONFLICT");
    const scopes = ["seller:store.manage"];
    const { data: key } = await owner.mutate<KeyMade>("seller.keys.make", { name: "A key", scopes, days: 30 });
    const headers = { authorization: `Bearer ${key.secret}` };
    expect((await new Visitor(null).fetch("/trpc/seller.webhooks.list", { headers })).status).toBe(403);
  });
});
