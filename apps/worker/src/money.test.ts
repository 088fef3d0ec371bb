// The money path through the real doors: D1 with its guards, the cart and sandbox objects, the outbox.
import type { Id, Placed, PurchaseView, Quote } from "@stoa/contract";
import { checkInvariants, runJob, sweepAll } from "@stoa/core/operations";
import { sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { ADDRESS, db, env, makeOffer, makeSeller, placing, Visitor } from "./testing.ts";

const invariants = () => checkInvariants(env.DB, Date.now());
const stockOf = async (offerId: Id<"offer">) =>
  (
    await db.all<{ onHand: number; reserved: number }>(
      sql`SELECT on_hand AS onHand, reserved FROM stock WHERE offer_id = ${offerId}`,
    )
  )[0];
const system = () => systemContext(env, createExecutionContext(), "test");

async function runJobs(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const open = await db.all<{ id: Id<"job"> }>(sql`SELECT id FROM outbox WHERE done_at IS NULL ORDER BY created_at`);
    if (open.length === 0) return;
    for (const { id } of open) await runJob(system(), id);
  }
}

async function cartOf(visitor: Visitor, ...offerIds: Id<"offer">[]): Promise<Quote> {
  for (const offerId of offerIds)
    expect((await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 })).status).toBe(200);
  return (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
}

describe("a purchase from two sellers", () => {
  it("is two orders, one payment, three mails, a ledger of zero and exactly the stock that was bought", async () => {
    const [one, two] = [await makeSeller(), await makeSeller()];
    const offers = [await makeOffer(one.sellerId, 5), await makeOffer(two.sellerId, 3, 3_500)];
    const visitor = new Visitor("buyer");
    const quote = await cartOf(visitor, ...offers);
    expect(quote.groups).toHaveLength(2);
    const placed = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
    expect(placed.status).toBe("confirmed");
    await runJobs();
    const view = (await visitor.query<PurchaseView>("shop.orders.get", { id: placed.purchaseId })).data;
    expect(view.orders.map((order) => order.status)).toEqual(["confirmed", "confirmed"]);
    expect(view.orders.reduce((sum, order) => sum + order.totalMinor, 0)).toBe(quote.totalMinor);
    expect(view.paidMinor).toBe(quote.totalMinor);
    expect(await stockOf(offers[0]!)).toEqual({ onHand: 4, reserved: 0 });
    expect(await stockOf(offers[1]!)).toEqual({ onHand: 2, reserved: 0 });
    const mails = await db.all<{
      template: string;
    }>(sql`SELECT template FROM mail WHERE instr(key, ${placed.purchaseId}) > 0 OR key IN (
      SELECT 'order_new:' || o.id || ':' || u.email FROM seller_order o JOIN seller_member m ON m.seller_id = o.seller_id JOIN user u ON u.id = m.user_id WHERE o.purchase_id = ${placed.purchaseId})`);
    expect(mails.map((mail) => mail.template).toSorted()).toEqual(["order_new", "order_new", "order_placed"]);
    expect(await db.all(sql`SELECT sum(amount_minor) AS total FROM ledger_entry`)).toEqual([{ total: 0 }]);
    expect(await invariants()).toEqual([]);
  });

  it("answers a repeated key with the same purchase, and another key for the same cart too", async () => {
    const { sellerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 5);
    const visitor = new Visitor("buyer");
    const quote = await cartOf(visitor, offerId);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor), i % 2 ? "one-key" : `key-${i}`),
      ),
    );
    expect(answers.map((each) => each.status)).toEqual(answers.map(() => 200));
    const ids = new Set(answers.filter((each) => each.status === 200).map((each) => each.data.purchaseId));
    expect(ids.size).toBe(1);
    expect(await stockOf(offerId)).toEqual({ onHand: 4, reserved: 0 });
    expect(
      (
        await visitor.mutate(
          "shop.checkout.place",
          { ...placing(quote.totalMinor), email: "other@example.test" },
          "one-key",
        )
      ).code,
    ).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await invariants()).toEqual([]);
  });

  it("charges nothing when the total is not what the customer saw", async () => {
    const { sellerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 5);
    const visitor = new Visitor("buyer");
    const quote = await cartOf(visitor, offerId);
    expect((await visitor.mutate("shop.checkout.place", placing(quote.totalMinor - 1))).code).toBe("PRICE_CHANGED");
    expect(await stockOf(offerId)).toEqual({ onHand: 5, reserved: 0 });
  });
});

describe("a declined card", () => {
  it("leaves the purchase pending with its stock held, and another card pays it", async () => {
    const { sellerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 2);
    const visitor = new Visitor("buyer");
    const quote = await cartOf(visitor, offerId);
    const declined = (
      await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor, "4000 0000 0000 0002"))
    ).data;
    expect(declined).toMatchObject({ status: "pending", decline: "card_declined" });
    expect(await stockOf(offerId)).toEqual({ onHand: 2, reserved: 1 });
    const paid = (
      await visitor.mutate<Placed>("shop.checkout.payAgain", {
        purchaseId: declined.purchaseId,
        payment: placing(0).payment,
      })
    ).data;
    expect(paid.status).toBe("confirmed");
    expect(await stockOf(offerId)).toEqual({ onHand: 1, reserved: 0 });
    expect(await invariants()).toEqual([]);
  });

  it("gives the stock back when nobody pays in time", async () => {
    const { sellerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 2);
    const visitor = new Visitor("buyer");
    const quote = await cartOf(visitor, offerId);
    await visitor.mutate("shop.checkout.place", placing(quote.totalMinor, "4000 0000 0000 0002"));
    const later = { ...system(), now: () => Date.now() + 3_600_000 };
    await sweepAll(later, ["purchases"]);
    expect(await stockOf(offerId)).toEqual({ onHand: 2, reserved: 0 });
    expect(await invariants()).toEqual([]);
  });
});

describe("a seller", () => {
  it("ships an order step by step and cannot skip back; another seller does not find it", async () => {
    const [own, other] = [await makeSeller(), await makeSeller()];
    const visitor = new Visitor("buyer");
    const quote = await cartOf(visitor, await makeOffer(own.sellerId, 2));
    const placed = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
    const orderId = (await visitor.query<PurchaseView>("shop.orders.get", { id: placed.purchaseId })).data.orders[0]!
      .orderId;
    const desk = await new Visitor("seller").become(own.ownerId);
    const stranger = await new Visitor("seller").become(other.ownerId);
    expect((await stranger.query("seller.orders.get", { orderId })).code).toBe("NOT_FOUND");
    expect(
      (await stranger.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" })).code,
    ).toBe("NOT_FOUND");
    for (const step of ["pick", "pack"])
      expect((await desk.mutate(`seller.orders.${step}`, { orderId })).status).toBe(200);
    expect((await desk.mutate("seller.orders.pick", { orderId })).code).toBe("ILLEGAL_TRANSITION");
    expect((await desk.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" })).status).toBe(
      200,
    );
    expect((await desk.mutate("seller.orders.deliver", { orderId })).status).toBe(200);
    expect(await invariants()).toEqual([]);
  });

  it("cancels an order: stock, money and ledger go back", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 2);
    const visitor = new Visitor("buyer");
    const quote = await cartOf(visitor, offerId);
    const placed = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
    const orderId = (await visitor.query<PurchaseView>("shop.orders.get", { id: placed.purchaseId })).data.orders[0]!
      .orderId;
    const desk = await new Visitor("seller").become(ownerId);
    expect((await desk.mutate("seller.orders.cancel", { orderId })).status).toBe(200);
    await runJobs();
    expect(await stockOf(offerId)).toEqual({ onHand: 2, reserved: 0 });
    expect((await visitor.query<PurchaseView>("shop.orders.get", { id: placed.purchaseId })).data.paidMinor).toBe(0);
    expect(
      await db.all(
        sql`SELECT coalesce(sum(amount_minor), 0) AS total FROM ledger_entry WHERE account = ${`pending:${sellerId}`}`,
      ),
    ).toEqual([{ total: 0 }]);
    expect(await invariants()).toEqual([]);
  });

  it("R9 of fifty cancellations at once one holds, and the refund, told of fifty times, is made once", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 3);
    const buyer = new Visitor("buyer");
    const quote = await cartOf(buyer, offerId);
    const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
    await runJobs();
    const [order] = await db.all<{ orderId: string }>(
      sql`SELECT id AS orderId FROM seller_order WHERE purchase_id = ${purchaseId}`,
    );
    const seller = await new Visitor("seller").become(ownerId);
    const answers = await Promise.all(Array.from({ length: 50 }, () => seller.mutate("seller.orders.cancel", order)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const jobs = await db.all<{ id: Id<"job"> }>(
      sql`SELECT id FROM outbox WHERE type = 'refund.made' AND instr(payload, (SELECT id FROM refund WHERE order_id = ${order!.orderId})) > 0`,
    );
    expect(jobs).toHaveLength(1);
    await Promise.all(Array.from({ length: 50 }, () => runJob(system(), jobs[0]!.id)));
    await runJobs();
    const refunds = await db.all<{ amount: number }>(sql`SELECT e.amount_minor AS amount FROM payment_event e
      JOIN payment p ON p.id = e.payment_id WHERE p.purchase_id = ${purchaseId} AND e.type = 'refunded'`);
    expect(refunds).toEqual([{ amount: quote.totalMinor }]);
    expect(await stockOf(offerId)).toEqual({ onHand: 3, reserved: 0 });
    expect(await invariants()).toEqual([]);
  });
});

describe("1,000 buyers of 100 units", () => {
  it("get exactly 100, all others are told, and nothing breaks", { timeout: 180_000 }, async () => {
    const { sellerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 100);
    const outcomes: Record<string, number> = {};
    const buyers = Array.from({ length: 1_000 }, (_, i) => i);
    const buy = async () => {
      const visitor = new Visitor("buyer");
      const added = await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
      const placed = added.status === 200 ? await visitor.mutate<Placed>("shop.checkout.place", placing(2_813)) : added;
      const outcome = placed.status === 200 ? "confirmed" : (placed.code ?? String(placed.status));
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    };
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        while (buyers.pop() !== undefined) await buy();
      }),
    );
    expect(outcomes).toEqual({ confirmed: 100, OUT_OF_STOCK: 900 });
    expect(await stockOf(offerId)).toEqual({ onHand: 0, reserved: 0 });
    expect(await invariants()).toEqual([]);
  });

  it("would be oversold by reading first and writing later: the test can tell the difference", async () => {
    await env.DB.exec("CREATE TABLE IF NOT EXISTS naive_stock (id INTEGER PRIMARY KEY, left_over INTEGER NOT NULL)");
    await env.DB.exec("INSERT OR REPLACE INTO naive_stock VALUES (1, 10)");
    let sold = 0;
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        const row = await env.DB.prepare("SELECT left_over FROM naive_stock WHERE id = 1").first<{
          left_over: number;
        }>();
        if (!row || row.left_over <= 0) return;
        await env.DB.prepare("UPDATE naive_stock SET left_over = ? WHERE id = 1")
          .bind(row.left_over - 1)
          .run();
        sold += 1;
      }),
    );
    await env.DB.exec("DROP TABLE naive_stock");
    expect(sold).toBeGreaterThan(10);
  });
});

it("an address without a postal code is refused where the country has them", async () => {
  const { sellerId } = await makeSeller();
  const visitor = new Visitor("buyer");
  const quote = await cartOf(visitor, await makeOffer(sellerId, 1));
  expect(
    (
      await visitor.mutate("shop.checkout.place", {
        ...placing(quote.totalMinor),
        address: { ...ADDRESS, postalCode: "" },
      })
    ).code,
  ).toBe("INVALID_INPUT");
});
