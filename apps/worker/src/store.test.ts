// A shop's health and its holidays, against the real database.
import {
  addDays,
  type CartView,
  DAY_MS,
  type HealthMetric,
  type HolidaySettings,
  type Id,
  isoDay,
  MARKETS,
  type Placed,
  type Quote,
  type SellerHealthView,
} from "@stoa/contract";
import { measureSellers } from "@stoa/core/orders";
import { offerLines, offersOfProduct } from "@stoa/core/offers";
import { sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

async function buys(offerId: Id<"offer">): Promise<Id<"order">> {
  const buyer = new Visitor("buyer");
  await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
  await runJobs();
  return (await db.all<{ id: Id<"order"> }>(sql`SELECT id FROM seller_order WHERE purchase_id = ${purchaseId}`))[0]!.id;
}

it("measures health from the same orders as the buy box, says which and why, and only of the own shop", async () => {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 50);
  const desk = await new Visitor("seller").become(ownerId);
  const orders = [await buys(offerId), await buys(offerId), await buys(offerId), await buys(offerId)] as const;
  const [good, late, cancelled, disliked] = orders;
  for (const [orderId, trackingNumber] of [
    [good, "1Z999AA10123456784"],
    [disliked, "ABCD"],
  ] as const)
    await desk.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber });
  await desk.mutate("seller.orders.cancel", { orderId: cancelled, reason: "out_of_stock" });
  await db.run(sql`UPDATE seller_order SET ship_by_day = '2020-01-01' WHERE id = ${late}`);
  const ctx = systemContext(env, createExecutionContext(), "test");
  await db.run(sql`INSERT INTO seller_rating (order_id, seller_id, user_id, rating, in_time, as_described, good_service, created_at, updated_at)
    VALUES (${disliked}, ${sellerId}, ${ownerId}, 1, 1, 0, 1, 1, 1)`);

  const health = async (of: Visitor) => (await of.query<SellerHealthView>("seller.store.health")).data;
  const seen = await health(desk);
  const of = (name: HealthMetric) => seen.measures.find(({ metric }) => metric === name)!;
  expect(of("defects")).toMatchObject({ count: 1, totalCount: 4, standing: "few" });
  expect(of("cancelled")).toMatchObject({ count: 1, totalCount: 4 });
  expect(of("late")).toMatchObject({ count: 1, totalCount: 4, rateBps: 2_500 });
  expect(of("tracking")).toMatchObject({ count: 1, totalCount: 2 });
  expect(of("reply")).toMatchObject({ totalCount: 0, standing: "none" });
  expect(seen.weeks).toHaveLength(12);
  expect(seen.weeks.at(-1)).toMatchObject({ orderCount: 4, defectCount: 1, cancelledCount: 1, lateCount: 1 });
  const reasons = Object.fromEntries(seen.orders.map((order) => [order.orderId, order.reasons]));
  expect(reasons).toEqual({ [late]: ["late"], [cancelled]: ["cancelled"], [disliked]: ["rating"] });

  await measureSellers(ctx);
  const [weighed] = await db.all<{ late: number; cancelled: number }>(
    sql`SELECT late_count AS late, cancelled_count AS cancelled FROM seller_health WHERE seller_id = ${sellerId}`,
  );
  expect(weighed).toEqual({ late: of("late").count, cancelled: of("cancelled").count });
  const other = await new Visitor("seller").become((await makeSeller()).ownerId);
  expect((await health(other)).orders).toEqual([]);
});

it("sells nothing on its days away, tells carts why, and is back by itself", async () => {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 50);
  const desk = await new Visitor("seller").become(ownerId);
  const buyer = new Visitor("buyer");
  await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { today } = (await desk.query<HolidaySettings>("seller.store.holiday")).data;
  const set = (fromDay: string, toDay: string) =>
    desk.mutate<HolidaySettings>("seller.store.setHoliday", { fromDay, toDay, note: "At the sea." });
  expect((await set(addDays(today, 1), addDays(today, 300))).code).toBe("INVALID_INPUT");
  expect((await set(addDays(today, -9), addDays(today, -2))).code).toBe("INVALID_INPUT");

  const [of] = await db.all<{ productId: Id<"product"> }>(
    sql`SELECT v.product_id AS productId FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${offerId}`,
  );
  const base = systemContext(env, createExecutionContext(), "test");
  const sells = async (aheadDays: number) => {
    const ctx = { ...base, now: () => Date.now() + aheadDays * DAY_MS };
    const [line] = await offerLines(ctx, MARKETS.us, [offerId]);
    const shown = await offersOfProduct(ctx, of!.productId, MARKETS.us);
    expect(shown.length > 0).toBe(line!.sellable);
    return line!.sellable;
  };
  expect((await set(addDays(today, 3), addDays(today, 5))).data.holiday).toMatchObject({ isAway: false });
  expect([await sells(0), await sells(4), await sells(7)]).toEqual([true, false, true]);

  expect((await set(today, addDays(today, 5))).data.holiday).toMatchObject({ isAway: true, toDay: addDays(today, 5) });
  await runJobs();
  const cart = (await buyer.query<CartView>("shop.cart.get", { market: "us" })).data;
  expect(JSON.stringify(cart)).toContain("seller_paused");
  expect((await new Visitor("buyer").mutate("shop.cart.add", { market: "us", offerId, quantity: 1 })).status).not.toBe(
    200,
  );
  const [planned] = await db.all<{ at: number }>(
    sql`SELECT max(due_at) AS at FROM outbox WHERE type = 'seller.away' AND payload LIKE ${`%${sellerId}%`}`,
  );
  expect(isoDay(planned!.at, "America/New_York"), "what brings the search back").toBe(addDays(today, 6));

  expect((await desk.mutate<HolidaySettings>("seller.store.endHoliday")).data.holiday).toBeNull();
  expect(await sells(0)).toBe(true);
  await expect(
    db.run(sql`UPDATE seller SET away_from_at = 5, away_to_at = 5 WHERE id = ${sellerId}`),
  ).rejects.toThrow();
});
