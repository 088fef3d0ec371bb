// Notices through the real doors: told once per fact, to those who may and want; and the way out of a kind of mails.
import {
  DAY_MS,
  type Id,
  type NoticePreference,
  type NoticeView,
  type Page,
  type Placed,
  type PurchaseView,
  type Quote,
  SIGNED_OUT,
  type Subscription,
} from "@stoa/contract";
import { runJob, sweepAll } from "@stoa/core/operations";
import { and, eq, like, mail, notice, outbox, sellerMember, sql, user } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, makeUser, placing, runJobs, Visitor } from "./testing.ts";

const feed = async (who: Visitor, input: Record<string, unknown> = {}) =>
  (await who.query<Page<NoticeView>>("account.notifications.list", input)).data.items;
const unread = async (who: Visitor) => (await who.query<{ count: number }>("account.notifications.unread")).data.count;
const mailsTo = async (email: string) => await db.select().from(mail).where(eq(mail.recipient, email));

/** Somebody who buys one thing, and the order that they make. */
async function buy(buyer: Visitor, offerId: Id<"offer">, email = "ada@example.test") {
  await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", { ...placing(totalMinor), email })).data;
  const [order] = (await buyer.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.orders;
  return order!;
}

/** A shop with its owner, and a buyer with an account. */
async function market(onHand = 9) {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, onHand);
  const userId = await makeUser();
  const [person] = await db.select({ email: user.email }).from(user).where(eq(user.id, userId));
  return {
    sellerId,
    offerId,
    userId,
    ownerId,
    email: person!.email,
    buyer: await new Visitor("buyer").become(userId),
    seller: await new Visitor("seller").become(ownerId),
  };
}

describe("what happens to an order", () => {
  it("is told to its buyer and its seller, each fact once, however often its job is run", async () => {
    const { buyer, seller, offerId, email } = await market();
    const { orderId, number, purchaseId } = await buy(buyer, offerId, email);
    await runJobs();
    await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    await runJobs();
    await seller.mutate("seller.orders.deliver", { orderId });
    await runJobs();
    const told = await feed(buyer);
    expect(told.map(({ kind }) => kind)).toEqual(["order_delivered", "order_shipped", "order_confirmed"]);
    expect(told[1]!.params).toMatchObject({ orderId, number, purchaseId, carrier: "UPS", more: 0 });
    expect((await feed(seller)).map(({ kind }) => kind)).toEqual(["sale_made"]);

    // Every job of the order once more, as a queue that hands over twice would.
    const jobs = await db.select({ id: outbox.id }).from(outbox);
    await db.update(outbox).set({ doneAt: null });
    for (const { id } of jobs) await runJob(systemContext(env, createExecutionContext(), "test"), id).catch(() => {});
    expect(await feed(buyer)).toHaveLength(3);
    expect(await feed(seller)).toHaveLength(1);
    expect((await mailsTo(email)).map(({ template }) => template).toSorted()).toEqual([
      "order_delivered",
      "order_placed",
      "order_shipped",
    ]);
  });

  it("is new until it is read, one by one or all at once", async () => {
    const { buyer, seller, offerId } = await market();
    const { orderId } = await buy(buyer, offerId);
    await runJobs();
    await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    await runJobs();
    expect(await unread(buyer)).toBe(2);
    const [first] = await feed(buyer);
    const answer = await buyer.mutate("account.notifications.read", { noticeId: first!.noticeId });
    expect(answer.data).toEqual({ count: 1 });
    expect((await feed(buyer, { isUnread: true })).map(({ kind }) => kind)).toEqual(["order_confirmed"]);
    await buyer.mutate("account.notifications.readAll");
    expect(await unread(buyer)).toBe(0);
    expect(await unread(seller)).toBe(1);
  });

  it("is nothing to whoever is not signed in: no count, and a line that says so", async () => {
    const guest = new Visitor("buyer");
    expect(await guest.query("account.notifications.unread")).toMatchObject({ status: 200, data: null });
    const { webSocket: line } = await guest.fetch("/live/notices", { headers: { upgrade: "websocket" } });
    const closed = new Promise<number>((told) => line!.addEventListener("close", ({ code }) => told(code)));
    line!.accept();
    expect(await closed).toBe(SIGNED_OUT);
  });

  it("comes in pages, none twice and none left out", async () => {
    const { buyer, userId } = await market();
    const rows = Array.from({ length: 7 }, (_, i) => ({
      id: `ntc_${String(i).padStart(26, "0")}` as Id<"notice">,
      userId,
      audience: "buyer" as const,
      kind: "account_changed" as const,
      fact: `fact:${i}`,
      params: { what: String(i) },
      createdAt: 1_000 + Math.floor(i / 3),
    }));
    await db
      .insert(notice)
      .values(
        rows.map((row) => ({ ...row, id: row.id.replace("ntc_00", `ntc_${userId.slice(4, 6)}`) as typeof row.id })),
      );
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = (await buyer.query<Page<NoticeView>>("account.notifications.list", { limit: 3, cursor })).data;
      seen.push(...page.items.map(({ params }) => String(params["what"])));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(["6", "5", "4", "3", "2", "1", "0"]);
  });

  it("is told to those in the team who may see it, in this shop alone", async () => {
    const { sellerId, offerId, buyer } = await market();
    const other = await makeSeller();
    const [fulfils, accounts] = [await makeUser(), await makeUser()];
    await db.insert(sellerMember).values([
      { sellerId, userId: fulfils, role: "fulfilment" },
      { sellerId, userId: accounts, role: "finance" },
      { sellerId: other.sellerId, userId: fulfils, role: "owner" },
    ]);
    await buy(buyer, offerId);
    await runJobs();
    const rows = await db
      .select()
      .from(notice)
      .where(and(eq(notice.sellerId, sellerId), eq(notice.kind, "sale_made")));
    expect(rows.map(({ userId }) => userId)).toContain(fulfils);
    expect(rows.map(({ userId }) => userId)).toContain(accounts); // Finance reads orders, too.
    // They work for two shops; the shop that they act for is the one whose notices they see.
    const visitor = await new Visitor("seller").become(fulfils);
    await visitor.mutate("account.actFor", { sellerId: other.sellerId });
    expect(await unread(visitor)).toBe(0);
    await visitor.mutate("account.actFor", { sellerId });
    expect(await unread(visitor)).toBe(1);
  });

  it("is mailed to owners of the team, and to a member who asks for it", async () => {
    const { sellerId, offerId, buyer, ownerId } = await market();
    const helper = await makeUser();
    await db.insert(sellerMember).values({ sellerId, userId: helper, role: "fulfilment" });
    const addressOf = async (id: Id<"user">) =>
      (await db.select({ email: user.email }).from(user).where(eq(user.id, id)))[0]!.email;
    await buy(buyer, offerId);
    await runJobs();
    expect(await mailsTo(await addressOf(ownerId))).toHaveLength(1);
    expect(await mailsTo(await addressOf(helper))).toHaveLength(0);
    const visitor = await new Visitor("seller").become(helper);
    await visitor.mutate("account.notifications.setPreferences", {
      choices: [{ kind: "sale_made", app: false, mail: true }],
    });
    await buy(buyer, offerId);
    await runJobs();
    expect(await mailsTo(await addressOf(helper))).toHaveLength(1);
    expect(await unread(visitor)).toBe(1); // The one from before.
  });

  it("is gone from the feed after half a year", async () => {
    const { buyer, offerId, userId } = await market();
    await buy(buyer, offerId);
    await runJobs();
    await db
      .update(notice)
      .set({ createdAt: Date.now() - 181 * DAY_MS })
      .where(eq(notice.userId, userId));
    await sweepAll(systemContext(env, createExecutionContext(), "test"), ["notices"]);
    expect(await feed(buyer)).toEqual([]);
  });
});

describe("what somebody wants to be told", () => {
  it("is theirs to choose, but for what law and safety ask for", async () => {
    const { buyer, seller, offerId, email } = await market();
    const all = (await buyer.query<NoticePreference[]>("account.notifications.preferences")).data;
    const choices = all.map(({ kind }) => ({ kind, app: false, mail: false }));
    const after = (await buyer.mutate<NoticePreference[]>("account.notifications.setPreferences", { choices })).data;
    expect(after.filter((one) => one.mail).map(({ kind }) => kind)).toEqual([
      "order_confirmed",
      "order_cancelled",
      "account_changed",
    ]);
    expect(after.filter((one) => one.app).map(({ kind }) => kind)).toEqual(["account_changed"]);
    const { orderId } = await buy(buyer, offerId, email);
    await runJobs();
    await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    await runJobs();
    expect(await feed(buyer)).toEqual([]);
    expect((await mailsTo(email)).map(({ template }) => template)).toEqual(["order_placed"]);
  });

  it("is of their own app: a buyer has no choice about sales, nor a helper about money", async () => {
    const { buyer, sellerId } = await market();
    const choices = [{ kind: "payout_ended", app: true, mail: true }];
    expect((await buyer.mutate("account.notifications.setPreferences", { choices })).code).toBe("INVALID_INPUT");
    const helper = await makeUser();
    await db.insert(sellerMember).values({ sellerId, userId: helper, role: "fulfilment" });
    const visitor = await new Visitor("seller").become(helper);
    expect((await visitor.mutate("account.notifications.setPreferences", { choices })).code).toBe("INVALID_INPUT");
    const kinds = (await visitor.query<NoticePreference[]>("account.notifications.preferences")).data.map(
      (one) => one.kind,
    );
    expect(kinds).toContain("sale_made");
    expect(kinds).not.toContain("payout_ended");
  });
});

describe("many, and operators", () => {
  it("a team of more than a hundred is told as one of three is", async () => {
    const { sellerId, offerId, buyer } = await market();
    const helpers = await Promise.all(Array.from({ length: 120 }, makeUser));
    for (const userId of helpers) await db.insert(sellerMember).values({ sellerId, userId, role: "fulfilment" });
    await buy(buyer, offerId);
    await runJobs();
    const rows = await db.all(sql`SELECT 1 FROM notice WHERE seller_id = ${sellerId} AND kind = 'sale_made'`);
    expect(rows).toHaveLength(121);
  });

  it("are told of a shop that waits for them", async () => {
    const operator = await new Visitor("admin").become(await makeOperator());
    const applicant = await new Visitor("seller").become(await makeUser());
    const handle = `s${crypto.randomUUID().slice(0, 8)}`;
    const applied = await applicant.mutate("account.applyToSell", {
      name: "New shop",
      handle,
      country: "US",
      description: "Lamps that last for a lifetime, made by hand.",
    });
    expect(applied.status).toBe(200);
    await runJobs();
    expect((await feed(operator)).find(({ kind }) => kind === "seller_applied")?.params).toMatchObject({
      name: "New shop",
    });
  });
});

describe("the way out of a kind of mails", () => {
  /** The token of the newest mail of a template. */
  const tokenOf = async (template: string, email: string): Promise<string> => {
    const [row] = await db
      .select()
      .from(mail)
      .where(and(eq(mail.recipient, email), like(mail.template, template)));
    return row!.unsubscribeUrl!.split("/unsubscribe/")[1]!;
  };
  const press = (token: string, body = "List-Unsubscribe=One-Click") =>
    new Visitor(null).fetch(`/unsubscribe/${token}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body,
    });

  it("works by one press in the mail program, signed out, for a guest and for an account", async () => {
    for (const isGuest of [true, false]) {
      const { buyer, seller, offerId } = await market();
      const email = `${crypto.randomUUID()}@people.test`;
      const visitor = isGuest ? new Visitor("buyer") : buyer;
      const ship = async () => {
        const { orderId } = await buy(visitor, offerId, email);
        await runJobs();
        await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
        await runJobs();
        return (await mailsTo(email)).filter(({ template }) => template === "order_shipped").length;
      };
      expect(await ship()).toBe(1);
      const token = await tokenOf("order_shipped", email);
      expect(
        (await new Visitor("buyer").query<Subscription>("account.notifications.subscription", { token })).data,
      ).toEqual({
        kind: "order_shipped",
        market: "us",
        isOn: true,
      });
      expect((await press(token)).status).toBe(200);
      expect(await ship()).toBe(1);
      // Confirmations go on: the law wants them, and they have no such link.
      const placed = (await mailsTo(email)).filter(({ template }) => template === "order_placed");
      expect(placed.map(({ unsubscribeUrl }) => unsubscribeUrl)).toEqual([null, null]);
    }
  });

  it("is not opened by following it, by another body, or by a token that was changed", async () => {
    const { seller, offerId } = await market();
    const email = `${crypto.randomUUID()}@people.test`;
    const { orderId } = await buy(new Visitor("buyer"), offerId, email);
    await runJobs();
    await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    await runJobs();
    const token = await tokenOf("order_shipped", email);
    const opened = await new Visitor(null).fetch(`/unsubscribe/${token}`, { redirect: "manual" });
    expect(opened.status).toBe(303);
    expect(opened.headers.get("location")).toContain("/us/unsubscribe?token=");
    expect((await press(token, "")).status).toBe(400);
    expect((await press(token, "x".repeat(2_000))).status).toBe(400);
    const other = token.replace("order_shipped", "order_delivered");
    expect((await press(other)).status).toBeGreaterThanOrEqual(400);
    expect((await new Visitor("buyer").mutate("account.notifications.unsubscribe", { token: other })).code).toBe(
      "TOKEN_INVALID",
    );
    const { data } = await new Visitor("buyer").query<Subscription>("account.notifications.subscription", { token });
    expect(data.isOn).toBe(true);
  });

  it("stands in the mail, with the page where one chooses", async () => {
    const { buyer, seller, offerId, email } = await market();
    const { orderId } = await buy(buyer, offerId, email);
    await runJobs();
    await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    await runJobs();
    const shipped = (await mailsTo(email)).find(({ template }) => template === "order_shipped")!;
    for (const part of [shipped.text, shipped.html]) {
      expect(part).toContain("/us/unsubscribe?token=");
      expect(part).toContain("/us/account/notifications");
    }
    const placed = (await mailsTo(email)).find(({ template }) => template === "order_placed")!;
    expect(placed.html).toContain("/us/account/notifications");
    expect(placed.html).not.toContain("/us/unsubscribe");
    expect(placed.html).not.toContain("<!--foot-->");
  });
});

it("a person who is forgotten takes their notices and wishes with them, and finds them in their file", async () => {
  const { buyer, offerId, userId, email, seller } = await market();
  const { orderId } = await buy(buyer, offerId, email);
  await runJobs();
  await buyer.mutate("account.notifications.setPreferences", {
    choices: [{ kind: "order_shipped", app: true, mail: false }],
  });
  const [wanted] = await db.all<{ id: Id<"variant"> }>(sql`SELECT variant_id AS id FROM offer WHERE id = ${offerId}`);
  await buyer.mutate("shop.alerts.add", { market: "us", kind: "price", variantId: wanted!.id });
  const file = (await (await buyer.fetch("/files/account.json")).json()) as {
    notices: { told: unknown[]; wants: unknown[]; waitsFor: unknown[] };
  };
  expect(file.notices).toMatchObject({
    told: [{ kind: "order_confirmed" }],
    waitsFor: [{ kind: "price", market: "us" }],
  });
  expect(file.notices.wants).toHaveLength(2);
  await seller.mutate("seller.orders.cancel", { orderId });
  await runJobs();
  expect((await buyer.mutate("account.erase", { email })).status).toBe(200);
  for (const [table, column] of [
    ["notice", "user_id"],
    ["alert", "owner"],
    ["notice_preference", "principal"],
  ] as const) {
    const rows = await db.all(sql`SELECT 1 FROM ${sql.identifier(table)} WHERE ${sql.identifier(column)} = ${userId}`);
    expect(rows, table).toEqual([]);
  }
});
