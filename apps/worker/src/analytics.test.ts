// A seller's figures against the real database: what the night has counted equals what is counted now, statements agree, and
// a look costs rows by its days, however many orders there are.
import { addDays, DAY_MS, isoDay, type Placed, type Quote, type SellerAnalytics, type Statement } from "@stoa/contract";
import { asSeller, FROM_START, granted } from "@stoa/core/kernel";
import { countViews, sellerAnalytics } from "@stoa/core/analytics";
import { sweepPage } from "@stoa/core/operations";
import { connect, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { metered } from "./meter.ts";
import { db, env, makeOffer, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

const today = isoDay(Date.now(), "America/New_York");
const fromDay = addDays(today, -27);

/** Rolls all days that are over, as a night some days ahead would. */
async function night(aheadMs = 0): Promise<void> {
  const ctx = { ...systemContext(env, createExecutionContext(), "analytics"), now: () => Date.now() + aheadMs };
  for (let from: typeof FROM_START | null = FROM_START; from;) from = await sweepPage(ctx, "analytics", from);
}

const seen = async (desk: Visitor, of: object = {}) =>
  (await desk.query<SellerAnalytics>("seller.store.analytics", { fromDay, toDay: today, ...of })).data;

it("counts orders, refunds, earnings and views; the night's count is the same, and statements agree", async () => {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 50);
  const desk = await new Visitor("seller").become(ownerId);
  const buyer = new Visitor("buyer");
  const orderIds: string[] = [];
  for (const quantity of [1, 2, 3]) {
    await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity });
    const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
    await runJobs();
    const [row] = await db.all<{ id: string }>(sql`SELECT id FROM seller_order WHERE purchase_id = ${purchaseId}`);
    orderIds.push(row!.id);
  }
  for (const orderId of orderIds.slice(0, 2))
    await desk.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999AA1" });
  await desk.mutate("seller.orders.cancel", { orderId: orderIds[2]!, reason: "damaged" });
  await runJobs();
  const [product] = await db.all<{ slug: string }>(
    sql`SELECT p.slug FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id WHERE o.id = ${offerId}`,
  );
  const slug = product!.slug;
  const ctx = systemContext(env, createExecutionContext(), "queue");
  await countViews(ctx, [
    { slug, market: "us" },
    { slug, market: "us" },
    { slug: "no-such-thing", market: "us" },
  ]);
  await countViews(ctx, [{ slug, market: "us" }]);
  expect((await buyer.query("shop.catalog.seen", { slug, market: "us" })).status).toBe(200);

  const live = await seen(desk, { currency: "USD" });
  const [sold] = await db.all<{ total: number; cancelled: number }>(sql`
    SELECT sum(total_minor) AS total, sum(total_minor * (status = 'cancelled')) AS cancelled FROM seller_order WHERE seller_id = ${sellerId}`);
  const statement = await desk.query<Statement>("seller.money.statement", {
    currency: "USD",
    fromDay: isoDay(Date.now() - DAY_MS, "UTC"),
    toDay: isoDay(Date.now() + DAY_MS, "UTC"),
  });
  expect(live.total).toMatchObject({
    orderCount: 3,
    unitCount: 6,
    soldMinor: sold!.total,
    refundedMinor: sold!.cancelled,
    earnedMinor: statement.data.closingMinor,
  });
  expect(live.total.earnedMinor).toBeGreaterThan(0);
  expect(live.total.viewCount).toBeGreaterThanOrEqual(3);
  expect(live.before.orderCount).toBe(0);
  expect(live.steps).toHaveLength(28);
  expect(live.markets).toMatchObject([{ market: "us", orderCount: 3 }]);
  expect(live.products).toMatchObject([{ slug, orderCount: 3, unitCount: 6 }]);

  await night(3 * DAY_MS);
  await night(3 * DAY_MS);
  const counted = await seen(desk, { currency: "USD" });
  expect(counted).toEqual(live);
  expect(
    (await seen(desk, { fromDay: addDays(today, 1), toDay: addDays(today, 28), step: "month" })).before,
  ).toMatchObject({
    orderCount: 3,
    soldMinor: sold!.total,
  });
  const other = await new Visitor("seller").become((await makeSeller()).ownerId);
  expect((await seen(other)).total.orderCount).toBe(0);
  const year = await desk.query("seller.store.analytics", { fromDay: addDays(today, -400), toDay: today });
  expect(year.code).toBe("INVALID_INPUT");
});

it("reads as many rows for three thousand orders as for three hundred", async () => {
  const make = async (orders: number) => {
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 50);
    const word = sellerId.slice(4);
    const at = Date.now() - 12 * DAY_MS;
    await db.batch([
      db.run(sql`INSERT INTO purchase (id, number, principal, idempotency_key, cart_name, cart_version, market, currency, email, address, method, status, items_minor, delivery_minor, tax_minor, total_minor, created_at, expires_at)
        VALUES (${`pur_${word}`}, ${word}, ${word}, ${word}, ${word}, 1, 'us', 'USD', 'a@b.test', '{}', 'card', 'confirmed', 2000, 0, 0, 2000, 1, 1)`),
      db.run(sql`CREATE TABLE many (n INTEGER PRIMARY KEY)`),
      db.run(
        sql`INSERT INTO many WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${orders}) SELECT n FROM c`,
      ),
      // One purchase to many orders of a seller: its key over purchase and seller is not what is measured here.
      ...manyOrders(word, sellerId, at, orders),
      db.run(sql`INSERT INTO order_line (id, order_id, offer_id, product_slug, title, variant_label, sku, quantity, unit_minor, total_minor, tax_minor, commission_bps, commission_minor)
        SELECT 'lin_' || ${word} || n, 'ord_' || ${word} || n, ${offerId}, 's', 't', '', 'k', 1, 2000, 2000, 0, 0, 0 FROM many`),
      db.run(sql`DROP TABLE many`),
    ]);
    return { sellerId, ownerId };
  };
  const look = async ({ sellerId, ownerId }: Awaited<ReturnType<typeof make>>, orders: number) => {
    const meter = metered(env);
    const base = systemContext(env, createExecutionContext(), "test");
    const ctx = asSeller(
      {
        ...base,
        db: connect(meter.env.DB),
        actor: { kind: "seller", userId: ownerId, sellerId, role: "owner", may: granted(["finance.read"]) } as const,
      },
      "finance.read",
    );
    const of = await sellerAnalytics(ctx, { fromDay: addDays(today, -89), toDay: today, days: 90, step: "week" });
    expect(of.total.orderCount).toBe(orders);
    return meter.rowsRead();
  };
  const shops = [await make(300), await make(3_000)] as const;
  await db.run(sql`DELETE FROM rolled_day`);
  await night();
  const few = await look(shops[0], 300);
  const many = await look(shops[1], 3_000);
  expect(many).toBeLessThanOrEqual(few * 1.2);
  expect(many).toBeLessThan(1_000);
});

/** Orders of nine days that are over, each under a purchase of its own. */
function manyOrders(word: string, sellerId: string, at: number, orders: number) {
  const step = Math.floor((9 * DAY_MS) / orders);
  return [
    db.run(sql`INSERT INTO purchase (id, number, principal, idempotency_key, cart_name, cart_version, market, currency, email, address, method, status, items_minor, delivery_minor, tax_minor, total_minor, created_at, expires_at)
      SELECT 'pur_' || ${word} || n, ${word} || n, ${word}, ${word} || n, ${word} || n, 1, 'us', 'USD', 'a@b.test', '{}', 'card', 'confirmed', 2000, 0, 0, 2000, 1, 1 FROM many`),
    db.run(sql`INSERT INTO seller_order (id, number, purchase_id, seller_id, market, currency, status, customer_name, delivery_method, promise_from_day, promise_to_day, ship_by_day, unit_count, items_minor, delivery_minor, tax_minor, total_minor, commission_minor, created_at, updated_at)
      SELECT 'ord_' || ${word} || n, ${word} || '-' || n, 'pur_' || ${word} || n, ${sellerId}, 'us', 'USD', 'delivered', 'A', 'standard', '2026-01-01', '2026-01-01', '2026-01-01', 1, 2000, 0, 0, 2000, 0, ${at} + n * ${step}, ${at} FROM many`),
  ];
}
