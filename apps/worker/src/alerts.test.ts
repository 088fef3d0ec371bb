// Alerts and low stock through the real doors: told once, never of a price that is gone.
import {
  type AlertView,
  type Id,
  MAX_ALERTS,
  newId,
  type NoticeView,
  type Page,
  type Placed,
  type Quote,
} from "@stoa/contract";
import { runJob } from "@stoa/core/operations";
import { sendMail } from "@stoa/core/notifications";
import { asSystem } from "@stoa/core/kernel";
import { alert, and, eq, isNull, mail, offerPrice, outbox, sellerMember, sql, stock, user } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, mailTo, makeOffer, makeSeller, makeUser, newAddress, placing, runJobs, Visitor } from "./testing.ts";

let sellerId: Id<"seller">;
let seller: Visitor;
let ownerEmail: string;

beforeAll(async () => {
  const made = await makeSeller();
  sellerId = made.sellerId;
  seller = await new Visitor("seller").become(made.ownerId);
  ownerEmail = await emailOf(made.ownerId);
});

const emailOf = async (id: Id<"user">) =>
  (await db.select({ email: user.email }).from(user).where(eq(user.id, id)))[0]!.email;

async function makeBuyer() {
  const userId = await makeUser();
  return { userId, email: await emailOf(userId), buyer: await new Visitor("buyer").become(userId) };
}

async function makeThing(onHand = 9, priceMinor = 2_000) {
  const offerId = await makeOffer(sellerId, onHand, priceMinor);
  const [row] = await db.all<{ variantId: Id<"variant"> }>(
    sql`SELECT variant_id AS variantId FROM offer WHERE id = ${offerId}`,
  );
  return { offerId, variantId: row!.variantId };
}

const ask = (who: Visitor, variantId: Id<"variant">, over: Record<string, unknown> = {}) =>
  who.mutate<{ status: string }>("shop.alerts.add", { market: "us", kind: "price", variantId, ...over });
const price = (offerId: Id<"offer">, priceMinor: number) =>
  seller.mutate("seller.offers.setPrice", { offerId, currency: "USD", priceMinor });
const fill = (offerId: Id<"offer">, onHand: number) => seller.mutate("seller.offers.setStock", { offerId, onHand });
const mailsTo = async (email: string, template: string) =>
  await db
    .select()
    .from(mail)
    .where(and(eq(mail.recipient, email), eq(mail.template, template)));
const mine = async (who: Visitor) =>
  (await who.query<Page<AlertView>>("shop.alerts.mine", { market: "us" })).data.items;
const system = (name: string) => asSystem(systemContext(env, createExecutionContext(), name), name);

/** Runs the open jobs of these types only, all at once, as many queues would. */
async function runTogether(...types: string[]): Promise<void> {
  const open = await db.select({ id: outbox.id, type: outbox.type }).from(outbox).where(isNull(outbox.doneAt));
  const chosen = open.filter(({ type }) => types.includes(type));
  await Promise.all(chosen.map(({ id }) => runJob(systemContext(env, createExecutionContext(), "test"), id)));
}

/** Fifty changes of an offer that have just happened, each with its job. */
async function changedFiftyTimes(offerId: Id<"offer">): Promise<void> {
  const now = Date.now();
  const jobs = Array.from({ length: 50 }, () => ({
    id: newId("job", now),
    type: "offer.changed",
    payload: { offerId },
    createdAt: now,
    dueAt: now,
  }));
  for (let from = 0; from < jobs.length; from += 10) await db.insert(outbox).values(jobs.slice(from, from + 10));
}

describe("whoever waits for a lower price", () => {
  it("is told of it, by mail and in the app, and then of a still lower one", async () => {
    const { buyer, email } = await makeBuyer();
    const { offerId, variantId } = await makeThing();
    expect((await ask(buyer, variantId)).data).toEqual({ status: "armed" });
    await price(offerId, 2_500);
    await runJobs();
    expect(await mailsTo(email, "price_dropped")).toHaveLength(0);
    await price(offerId, 1_800);
    await runJobs();
    const [first] = await mailsTo(email, "price_dropped");
    expect(first!.text).toContain("$18.00, instead of $20.00");
    await price(offerId, 1_900);
    await runJobs();
    expect(await mailsTo(email, "price_dropped")).toHaveLength(1);
    await price(offerId, 1_500);
    await runJobs();
    const told = (await mailsTo(email, "price_dropped")).map(({ text }) => /instead of (\$\d+\.\d\d)/.exec(text)?.[1]);
    expect(told).toEqual(["$20.00", "$18.00"]);
    const notices = (await buyer.query<Page<NoticeView>>("account.notifications.list", {})).data.items;
    expect(notices.map(({ params }) => params["priceMinor"])).toEqual([1_500, 1_800]);
    expect(await mine(buyer)).toMatchObject([{ kind: "price", baseMinor: 1_500, isDone: false, priceMinor: 1_500 }]);
  });

  it("with a target is told once it is reached, and no more", async () => {
    const { buyer, email } = await makeBuyer();
    const { offerId, variantId } = await makeThing();
    await ask(buyer, variantId, { targetMinor: 1_500 });
    await price(offerId, 1_600);
    await runJobs();
    expect(await mailsTo(email, "price_dropped")).toHaveLength(0);
    await price(offerId, 1_500);
    await runJobs();
    await price(offerId, 900);
    await runJobs();
    expect(await mailsTo(email, "price_dropped")).toHaveLength(1);
    expect(await mine(buyer)).toMatchObject([{ isDone: true, targetMinor: 1_500 }]);
  });

  it("is told of a sale when it begins", async () => {
    const { buyer, email } = await makeBuyer();
    const { offerId, variantId } = await makeThing();
    await ask(buyer, variantId);
    await db
      .update(offerPrice)
      .set({ saleMinor: 1_200, saleFromAt: Date.now() - 1_000, saleToAt: Date.now() + 1_000_000 })
      .where(eq(offerPrice.offerId, offerId));
    await fill(offerId, 9); // Any change looks; the plan of a sale writes a job for its beginning.
    await runJobs();
    expect((await mailsTo(email, "price_dropped"))[0]!.text).toContain("$12.00");
  });
});

describe("fifty changes at once", () => {
  it("are one mail to whoever waits for stock, and to each of many", async () => {
    const { offerId, variantId } = await makeThing(0);
    const waiting = await Promise.all(Array.from({ length: 4 }, makeBuyer));
    for (const { buyer } of waiting) await ask(buyer, variantId, { kind: "stock" });
    await runJobs();
    await fill(offerId, 3);
    await changedFiftyTimes(offerId);
    await runTogether("offer.changed");
    await runTogether("alert.due");
    await runJobs();
    for (const { email } of waiting) expect(await mailsTo(email, "back_in_stock")).toHaveLength(1);
  }, 60_000);

  it("to one and the same lower price are one mail to whoever waits for any", async () => {
    const { buyer, email } = await makeBuyer();
    const { offerId, variantId } = await makeThing();
    await ask(buyer, variantId);
    await price(offerId, 1_700);
    await changedFiftyTimes(offerId);
    await runTogether("offer.changed");
    await runJobs();
    expect(await mailsTo(email, "price_dropped")).toHaveLength(1);
  }, 60_000);

  it("that take the stock to its threshold are one word to the seller", async () => {
    const { offerId } = await makeThing(50);
    await fill(offerId, 40);
    await runJobs();
    await fill(offerId, 4);
    await changedFiftyTimes(offerId);
    await runTogether("offer.changed");
    await runJobs();
    const [{ title }] = (await db.all<{ title: string }>(
      sql`SELECT p.title FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id WHERE o.id = ${offerId}`,
    )) as [{ title: string }];
    const low = (await mailsTo(ownerEmail, "stock_low")).filter(({ subject }) => subject.includes(title));
    expect(low).toHaveLength(1);
  }, 60_000);
});

describe("nobody is told of a price that is gone", () => {
  it("when it rose before the word was written: they wait on, and hear of the next one", async () => {
    const { buyer, email } = await makeBuyer();
    const { offerId, variantId } = await makeThing();
    await ask(buyer, variantId);
    await price(offerId, 1_500);
    await runTogether("offer.changed");
    await db.update(offerPrice).set({ priceMinor: 2_100 }).where(eq(offerPrice.offerId, offerId));
    await runJobs();
    expect(await mailsTo(email, "price_dropped")).toHaveLength(0);
    expect(await mine(buyer)).toMatchObject([{ baseMinor: 2_000, isDone: false }]);
    await price(offerId, 1_400);
    await runJobs();
    expect((await mailsTo(email, "price_dropped")).map(({ text }) => text.includes("$14.00"))).toEqual([true]);
  });

  for (const targetMinor of [null, 1_600])
    it(`when it changed before the mail left, ${targetMinor ? "with" : "without"} a target: the mail and the notice go, the right one comes`, async () => {
      const { buyer, email, userId } = await makeBuyer();
      const { offerId, variantId } = await makeThing();
      await ask(buyer, variantId, { targetMinor });
      await price(offerId, 1_500);
      await runTogether("offer.changed");
      await runTogether("alert.due");
      const [written] = await mailsTo(email, "price_dropped");
      expect(written).toMatchObject({ status: "waiting", alertMinor: 1_500 });
      await db.update(offerPrice).set({ priceMinor: 2_500 }).where(eq(offerPrice.offerId, offerId));
      await sendMail(system("mail.queued"), { mailId: written!.id });
      expect(await mailsTo(email, "price_dropped")).toHaveLength(0);
      expect((await buyer.query<Page<NoticeView>>("account.notifications.list", {})).data.items).toEqual([]);
      expect(await db.select().from(alert).where(eq(alert.userId, userId))).toMatchObject([
        { status: "armed", baseMinor: 2_000, targetMinor },
      ]);
      await price(offerId, 1_300);
      await runJobs();
      expect((await mailsTo(email, "price_dropped")).map(({ status, alertMinor }) => [status, alertMinor])).toEqual([
        ["sent", 1_300],
      ]);
    });

  it("when they took the alert back while the mail lay there", async () => {
    const { buyer, email } = await makeBuyer();
    const { offerId, variantId } = await makeThing();
    await ask(buyer, variantId);
    await price(offerId, 1_500);
    await runTogether("offer.changed");
    await runTogether("alert.due");
    const [{ alertId }] = (await mine(buyer)) as [AlertView];
    expect((await buyer.mutate("shop.alerts.remove", { alertId })).status).toBe(200);
    await runJobs();
    expect(await mailsTo(email, "price_dropped")).toHaveLength(0);
  });
});

describe("asking", () => {
  it("for what is there already is refused, and so is a price without anything to compare", async () => {
    const { buyer } = await makeBuyer();
    const { offerId, variantId } = await makeThing();
    expect((await ask(buyer, variantId, { kind: "stock" })).code).toBe("CONFLICT");
    expect((await ask(buyer, variantId, { targetMinor: 2_000 })).code).toBe("CONFLICT");
    expect((await ask(buyer, variantId, { kind: "stock", targetMinor: 5 })).code).toBe("INVALID_INPUT");
    await seller.mutate("seller.offers.setStatus", { offerId, status: "paused" });
    expect((await ask(buyer, variantId)).code).toBe("INVALID_INPUT");
    expect((await ask(buyer, newId("variant", 1))).code).toBe("NOT_FOUND");
  });

  it("twice is one alert with the newer wish, also at the same moment", async () => {
    const { buyer } = await makeBuyer();
    const { variantId } = await makeThing();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(buyer, variantId)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    await ask(buyer, variantId, { targetMinor: 1_000 });
    expect(await mine(buyer)).toMatchObject([{ targetMinor: 1_000 }]);
  });

  it("for more than a hundred things is refused, and one of the hundred can still be changed", async () => {
    const { buyer, userId } = await makeBuyer();
    const { variantId } = await makeThing();
    await ask(buyer, variantId);
    await db.run(sql`
      INSERT INTO variant (id, product_id, sku, weight_grams, position)
      SELECT ${variantId} || n.value, v.product_id, v.sku || '-' || n.value, 1, n.value
      FROM variant v, json_each(${JSON.stringify(Array.from({ length: MAX_ALERTS - 1 }, (_, i) => i + 1))}) n WHERE v.id = ${variantId}`);
    await db.run(sql`
      INSERT INTO alert (id, owner, user_id, kind, market, variant_id, base_minor, status, created_at)
      SELECT 'alt_' || v.id, ${userId}, ${userId}, 'price', 'us', v.id, 5, 'armed', 1 FROM variant v
      WHERE v.id LIKE ${`${variantId}_%`}`);
    const other = await makeThing();
    expect((await ask(buyer, other.variantId)).code).toBe("TOO_MANY_ALERTS");
    expect((await ask(buyer, variantId, { targetMinor: 1_000 })).status).toBe(200);
  });
});

describe("a guest", () => {
  it("proves their address by a link, and is told then alone", async () => {
    const guest = new Visitor("buyer", newAddress());
    const email = `${crypto.randomUUID()}@people.test`;
    const { offerId, variantId } = await makeThing(0);
    expect((await ask(guest, variantId, { kind: "stock" })).code).toBe("INVALID_INPUT");
    expect((await ask(guest, variantId, { kind: "stock", email })).data).toEqual({ status: "unconfirmed" });
    await runJobs();
    await fill(offerId, 3);
    await runJobs();
    expect(await mailsTo(email, "back_in_stock")).toHaveLength(0);
    const { token, template } = (await mailTo(email))!;
    expect(template).toBe("alert_confirm");
    // It came true while the link lay in the mailbox.
    expect((await guest.mutate("shop.alerts.confirm", { token })).status).toBe(200);
    await runJobs();
    const [told] = await mailsTo(email, "back_in_stock");
    expect(told!.text).toContain("$20.00");
    expect(told!.unsubscribeUrl).toContain("/unsubscribe/adr_");
    expect(told!.unsubscribeUrl).not.toContain(email);
    expect((await guest.mutate("shop.alerts.confirm", { token: "0".repeat(64) })).code).toBe("TOKEN_INVALID");
  });

  it("asks only so often, and hears the same whether the address waits already or not", async () => {
    const guest = new Visitor("buyer", newAddress());
    const email = `${crypto.randomUUID()}@people.test`;
    const { variantId } = await makeThing();
    const first = await ask(guest, variantId, { email });
    await runJobs();
    await guest.mutate("shop.alerts.confirm", { token: (await mailTo(email))!.token });
    expect(await ask(guest, variantId, { email })).toEqual(first);
    await runJobs();
    expect(await mailsTo(email, "alert_confirm")).toHaveLength(1);
    for (let i = 0; i < 3; i++) await ask(guest, variantId, { email });
    expect((await ask(guest, variantId, { email })).code).toBe("RATE_LIMITED");
  });

  it("finds what they waited for in their account, once they have one", async () => {
    const guest = new Visitor("buyer", newAddress());
    const { userId, email, buyer } = await makeBuyer();
    const { variantId } = await makeThing();
    await ask(guest, variantId, { email });
    await runJobs();
    await guest.mutate("shop.alerts.confirm", { token: (await mailTo(email))!.token });
    await db.insert(outbox).values({
      id: newId("job", Date.now()),
      type: "account.made",
      payload: { userId },
      createdAt: Date.now(),
      dueAt: Date.now(),
    });
    await runJobs();
    expect(await mine(buyer)).toMatchObject([{ kind: "price", baseMinor: 2_000 }]);
  });
});

describe("a seller", () => {
  const lowOf = async (title: string) =>
    (await mailsTo(ownerEmail, "stock_low"))
      .filter(({ subject }) => subject.includes(title))
      .map(({ subject }) => subject);

  it("is told once each time that stock falls to the threshold, by a purchase or otherwise", async () => {
    const { offerId } = await makeThing(7);
    const [row] = await db.all<{ title: string }>(
      sql`SELECT p.title FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id WHERE o.id = ${offerId}`,
    );
    const { title } = row!;
    await seller.mutate("seller.offers.setLowStock", { offerId, threshold: 5 });
    const take = async (quantity: number) => {
      const buyer = new Visitor("buyer");
      await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity });
      const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
      expect((await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor))).status).toBe(200);
      await runJobs();
    };
    await take(1);
    expect(await lowOf(title)).toEqual([]);
    await take(1);
    expect(await lowOf(title)).toEqual([`${title}: 5 left`]);
    await take(1);
    expect(await lowOf(title)).toHaveLength(1);
    await db.update(stock).set({ onHand: 20 }).where(eq(stock.offerId, offerId));
    await fill(offerId, 20);
    await runJobs();
    await fill(offerId, 3);
    await runJobs();
    expect(await lowOf(title)).toEqual([`${title}: 5 left`, `${title}: 3 left`]);
    await fill(offerId, 0);
    await runJobs();
    expect(await lowOf(title)).toHaveLength(2);
  });

  it("sets the number per offer, and is not told what they know", async () => {
    const { offerId } = await makeThing(3);
    const read = async () => (await seller.query("seller.offers.lowStock", { offerId })).data;
    expect(await read()).toEqual({ threshold: null, usual: 5 });
    await seller.mutate("seller.offers.setLowStock", { offerId, threshold: 4 });
    await runJobs();
    expect(await read()).toEqual({ threshold: 4, usual: 5 });
    const [row] = await db.all<{ isLow: number; crossing: number }>(
      sql`SELECT is_low AS isLow, crossing FROM stock_watch WHERE offer_id = ${offerId}`,
    );
    expect(row).toEqual({ isLow: 1, crossing: 0 });
  });

  it("does not tell members who may not see offers", async () => {
    const { offerId } = await makeThing(9);
    const accounts = await makeUser();
    await db.insert(sellerMember).values({ sellerId, userId: accounts, role: "finance" });
    await fill(offerId, 2);
    await runJobs();
    const rows = await db.all(sql`SELECT 1 FROM notice WHERE user_id = ${accounts} AND kind = 'stock_low'`);
    expect(rows).toEqual([]);
  });
});
