// Offer terms through the real doors: sales to the millisecond, limits, units promised before they are there, the lowest
// price of 30 days, and the buy box with its advice.
import {
  type BuyBoxReport,
  type CartView,
  DAY_MS,
  type Id,
  isoDay,
  type Listings,
  newId,
  type OfferView,
  type Placed,
  type ProductPage,
  type Quote,
  type SellerOffer,
} from "@stoa/contract";
import { addToCart } from "@stoa/core/cart";
import { place, quote } from "@stoa/core/checkout";
import { FROM_START, lostJobs, purgesSince, type ShopperCtx } from "@stoa/core/kernel";
import { checkInvariants, runJob } from "@stoa/core/operations";
import { measureSellers } from "@stoa/core/orders";
import { offer, offerPrice, sql, stock } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeSeller, placing, Visitor } from "./testing.ts";

const system = (now = Date.now()) => ({ ...systemContext(env, createExecutionContext(), "test"), now: () => now });
const stockOf = async (offerId: Id<"offer">) =>
  (
    await db.all<{ onHand: number; reserved: number; owed: number }>(
      sql`SELECT on_hand AS onHand, reserved, owed FROM stock WHERE offer_id = ${offerId}`,
    )
  )[0];
const thingOf = async (offerId: Id<"offer">) =>
  (
    await db.all<{ slug: string; variantId: Id<"variant"> }>(
      sql`SELECT p.slug, v.id AS variantId FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id WHERE o.id = ${offerId}`,
    )
  )[0]!;

/** A seller with an offer, their desk and the product's page. */
async function shop(onHand = 5, priceMinor = 6_000) {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, onHand, priceMinor);
  const { slug, variantId } = await thingOf(offerId);
  const desk = await new Visitor("seller").become(ownerId);
  const visitor = new Visitor("buyer");
  const offers = async (market = "us"): Promise<OfferView[]> =>
    (await visitor.query<ProductPage>("shop.catalog.product", { market, slug })).data.variants[0]!.offers;
  return { sellerId, offerId, variantId, slug, desk, offers };
}

/** Another seller's offer of the same variant. */
async function rival(variantId: Id<"variant">, priceMinor: number, over: Partial<typeof offer.$inferInsert> = {}) {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = newId("offer", Date.now());
  const now = Date.now();
  await db.batch([
    db.insert(offer).values({ id: offerId, sellerId, variantId, createdAt: now, updatedAt: now, ...over }),
    db.insert(offerPrice).values({ offerId, currency: "USD", priceMinor }),
    db.insert(stock).values({ offerId, onHand: 5 }),
  ]);
  return { offerId, sellerId, desk: await new Visitor("seller").become(ownerId) };
}

/** A guest whose clock stands at an instant. */
function guestAt(guestHash: string, now: number): ShopperCtx {
  return { ...system(now), actor: { kind: "guest", guestHash }, idempotencyKey: crypto.randomUUID() };
}

describe("a sale", () => {
  it("holds at the checkout from its first millisecond to its last, whatever was seen before", async () => {
    const { desk, offerId } = await shop();
    const fromAt = Date.now() + 60_000;
    const sale = { saleMinor: 4_900, fromAt, toAt: fromAt + 60_000 };
    expect((await desk.mutate("seller.offers.setSale", { offerId, currency: "USD", sale })).status).toBe(200);
    const totalAt = async (now: number) => {
      const guest = guestAt(`sale-${offerId}-${now}`, now);
      await addToCart(guest, { market: "us", offerId, quantity: 1 });
      return (await quote(guest, { market: "us", deliveries: [], coupons: [] })).itemsMinor;
    };
    expect(await Promise.all([fromAt - 1, fromAt, sale.toAt - 1, sale.toAt].map(totalAt))).toEqual([
      6_000, 4_900, 4_900, 6_000,
    ]);
    const guest = guestAt(`sale-${offerId}`, sale.toAt - 1);
    await addToCart(guest, { market: "us", offerId, quantity: 1 });
    const { totalMinor } = await quote(guest, { market: "us", deliveries: [], coupons: [] });
    const order = { ...placing(totalMinor), deliveries: [], coupons: [] } as unknown as Parameters<typeof place>[1];
    await expect(place({ ...guest, now: () => sale.toAt }, order)).rejects.toMatchObject({
      code: "PRICE_CHANGED",
      details: { totalMinor: 6_495 },
    });
    expect((await place(guest, order)).status).toBe("confirmed");
  });

  it("changes search and takes its pages out of the caches when it starts and when it ends, by the sweep", async () => {
    const { desk, offerId, slug, sellerId } = await shop();
    const [handle, visitor] = [sellerId.replace("_", "-"), new Visitor("buyer")];
    const fromAt = Date.now() + DAY_MS;
    const sale = { saleMinor: 4_900, fromAt, toAt: fromAt + DAY_MS };
    await desk.mutate("seller.offers.setSale", { offerId, currency: "USD", sale });
    const planned = await db.all<{ id: Id<"job">; dueAt: number }>(
      sql`SELECT id, due_at AS dueAt FROM outbox WHERE payload ->> 'offerId' = ${offerId} AND due_at > ${Date.now()} ORDER BY due_at`,
    );
    expect(planned.map(({ dueAt }) => dueAt)).toEqual([sale.fromAt, sale.toAt]);
    const broken = await checkInvariants(env.DB, fromAt - 1);
    expect(broken.map(({ subject }) => subject)).not.toContain(planned[0]!.id);
    const lost = async (at: number) => (await lostJobs(system(at), FROM_START, 10_000)).map(({ id }) => id);
    for (const { id, dueAt } of planned) {
      expect(await lost(dueAt - 1)).not.toContain(id);
      expect(await lost(dueAt)).toContain(id);
      const startedAt = Date.now();
      await runJob(system(dueAt), id);
      const purged = await purgesSince(system(), startedAt - 1);
      expect(purged.map(({ tag }) => tag)).toContain(`product:${slug}`);
      const { cards } = (await visitor.query<Listings>("shop.search.listings", { market: "us", seller: handle })).data;
      const expected = dueAt === sale.fromAt ? [4_900, 6_000] : [6_000, null];
      expect(cards.map(({ priceMinor, compareAtMinor }) => [priceMinor, compareAtMinor])).toEqual([expected]);
    }
  });

  it("is below the price and not over yet, or it is refused", async () => {
    const { desk, offerId } = await shop();
    const plan = (sale: object, currency = "USD") => desk.mutate("seller.offers.setSale", { offerId, currency, sale });
    const [fromAt, toAt] = [Date.now(), Date.now() + DAY_MS];
    expect((await plan({ saleMinor: 6_000, fromAt, toAt })).code).toBe("INVALID_INPUT");
    expect((await plan({ saleMinor: 5_000, fromAt: toAt, toAt })).code).toBe("INVALID_INPUT");
    expect((await plan({ saleMinor: 5_000, fromAt: 1, toAt: 2 })).code).toBe("INVALID_INPUT");
    expect((await plan({ saleMinor: 5_000, fromAt, toAt }, "JPY")).code).toBe("NOT_FOUND");
    expect((await plan({ saleMinor: 5_000, fromAt, toAt })).status).toBe(200);
    const lower = { offerId, currency: "USD", priceMinor: 5_000 };
    expect((await desk.mutate("seller.offers.setPrice", lower)).code).toBe("INVALID_INPUT");
  });
});

describe("the former price in the European Union", () => {
  it("is the lowest of the 30 days before the reduction, and there is none when nothing was reduced", async () => {
    const { desk, offerId, offers } = await shop();
    const set = async (priceMinor: number, compareAtMinor: number | null = null) =>
      expect(
        (await desk.mutate("seller.offers.setPrice", { offerId, currency: "EUR", priceMinor, compareAtMinor })).status,
      ).toBe(200);
    await set(5_000, 9_900);
    expect((await offers("de"))[0]).toMatchObject({ compareAtMinor: null, isLowest30: false });
    await set(6_000);
    await set(4_000, 9_900);
    expect((await offers("de"))[0]).toMatchObject({ priceMinor: 4_000, compareAtMinor: 5_000, isLowest30: true });
    await set(4_500, 9_900);
    expect((await offers("de"))[0]).toMatchObject({ priceMinor: 4_500, compareAtMinor: null });
  });

  it("is remembered by the database, whoever changes the price", async () => {
    const { offerId } = await shop();
    await db.run(sql`UPDATE offer_price SET price_minor = 1 WHERE offer_id = ${offerId}`);
    const past = await db.all(
      sql`SELECT price_minor AS minor, from_at AS since FROM offer_price_log WHERE offer_id = ${offerId}`,
    );
    expect(past).toEqual([{ minor: 6_000, since: 0 }]);
    await expect(db.run(sql`UPDATE offer_price_log SET price_minor = 1`)).rejects.toThrow();
  });
});

describe("a limit per order", () => {
  it("is refused in the cart by name, and again at the checkout when it came later", async () => {
    const { desk, offerId } = await shop(50);
    const terms = (maxPerOrder: number | null) =>
      desk.mutate("seller.offers.setTerms", { offerId, handlingDays: 2, maxPerOrder });
    expect((await terms(3)).status).toBe(200);
    const guest = guestAt(`limit-${offerId}`, Date.now());
    await addToCart(guest, { market: "us", offerId, quantity: 3 });
    const refusal = { code: "OVER_ORDER_LIMIT", details: { offerId, maxPerOrder: 3 } };
    await expect(
      addToCart({ ...guest, idempotencyKey: null }, { market: "us", offerId, quantity: 1 }),
    ).rejects.toMatchObject(refusal);
    const visitor = new Visitor("buyer");
    expect((await visitor.mutate<CartView>("shop.cart.add", { market: "us", offerId, quantity: 3 })).status).toBe(200);
    expect((await visitor.mutate("shop.cart.setQuantity", { market: "us", offerId, quantity: 4 })).code).toBe(
      refusal.code,
    );
    const quoted = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    expect((await terms(2)).status).toBe(200);
    const cart = (await visitor.query<CartView>("shop.cart.get", { market: "us" })).data;
    expect(cart.groups[0]!.lines[0]).toMatchObject({ problem: "over_limit", maxPerOrder: 2 });
    expect((await visitor.mutate("shop.checkout.place", placing(quoted.totalMinor))).code).toBe(refusal.code);
    expect(await stockOf(offerId)).toEqual({ onHand: 50, reserved: 0, owed: 0 });
  });
});

describe("units promised before they are there", () => {
  const buy = async (offerId: Id<"offer">, quantity = 1) => {
    const visitor = new Visitor("buyer");
    const added = await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity });
    if (added.status !== 200) return added.code;
    const { totalMinor } = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const placed = await visitor.mutate<Placed>("shop.checkout.place", placing(totalMinor));
    return placed.data?.status ?? placed.code;
  };

  it("are never more than the limit, however many come at once; what comes in goes to those who wait", async () => {
    const { desk, offerId, offers } = await shop(2);
    const availableAt = Date.now() + 20 * DAY_MS;
    const beyond = { offerId, availability: "backorder", backorderLimit: 3, availableAt };
    expect((await desk.mutate("seller.offers.setAvailability", beyond)).status).toBe(200);
    expect((await offers())[0]).toMatchObject({ available: 2, later: null });
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => buy(offerId)));
    expect(outcomes.filter((outcome) => outcome === "confirmed")).toHaveLength(5);
    expect(new Set(outcomes)).toEqual(new Set(["confirmed", "OUT_OF_STOCK"]));
    expect(await stockOf(offerId)).toEqual({ onHand: 0, reserved: 0, owed: 3 });
    expect((await desk.mutate("seller.offers.setAvailability", { ...beyond, backorderLimit: 2 })).code).toBe(
      "CONFLICT",
    );
    await expect(db.run(sql`UPDATE stock SET backorder_limit = 2 WHERE offer_id = ${offerId}`)).rejects.toThrow();
    expect((await desk.mutate<SellerOffer>("seller.offers.setStock", { offerId, onHand: 10 })).data).toMatchObject({
      onHand: 7,
      owed: 0,
    });
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("leave from the day on that the seller names, and pages and orders say so", async () => {
    const { desk, offerId, offers } = await shop(0);
    const availableAt = Date.now() + 40 * DAY_MS;
    const day = isoDay(availableAt, "America/New_York");
    const preorder = { offerId, availability: "preorder", backorderLimit: 9, availableAt };
    expect((await desk.mutate("seller.offers.setAvailability", preorder)).status).toBe(200);
    const [shown] = await offers();
    expect(shown).toMatchObject({ available: 9, later: { policy: "preorder", day } });
    expect(shown!.promise.fromDay > day).toBe(true);
    expect(await buy(offerId, 2)).toBe("confirmed");
    const [order] = await db.all<{ shipBy: string; promised: string }>(
      sql`SELECT o.ship_by_day AS shipBy, o.promise_from_day AS promised FROM seller_order o JOIN order_line l ON l.order_id = o.id WHERE l.offer_id = ${offerId}`,
    );
    expect(order!.shipBy > day).toBe(true);
    expect(order!.promised).toBe(shown!.promise.fromDay);
    expect(await stockOf(offerId)).toEqual({ onHand: 0, reserved: 0, owed: 2 });
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("are refused for a day that is over, and without a number", async () => {
    const { desk, offerId } = await shop();
    const set = (over: object) =>
      desk.mutate("seller.offers.setAvailability", {
        offerId,
        availability: "backorder",
        backorderLimit: 3,
        availableAt: Date.now() + DAY_MS,
        ...over,
      });
    expect((await set({ availableAt: Date.now() - 1 })).code).toBe("INVALID_INPUT");
    expect((await set({ backorderLimit: 0 })).code).toBe("INVALID_INPUT");
    expect((await set({ availability: "stock" })).code).toBe("INVALID_INPUT");
    expect((await set({ availability: "stock", backorderLimit: 0, availableAt: null })).status).toBe(200);
  });
});

describe("the buy box", () => {
  const reportOf = async (desk: Visitor, offerId: Id<"offer">) =>
    (await desk.query<BuyBoxReport[]>("seller.offers.buyBox", { offerId })).data.find(({ market }) => market === "us")!;

  it("tells a seller why another is in front, and what they advise wins when it is done", async () => {
    const first = await shop(5, 5_400);
    const own = await rival(first.variantId, 5_900, { handlingDays: 3 });
    const before = await reportOf(own.desk, own.offerId);
    expect(before).toMatchObject({ standing: "loses", place: 2, contenders: 2, winner: { landedMinor: 5_400 } });
    expect(before.own!.parts.landed).toBeGreaterThan(before.winner!.parts.landed);
    for (const secret of [first.sellerId, first.offerId, first.sellerId.replace("_", "-"), first.sellerId.slice(-4)])
      expect(JSON.stringify(before)).not.toContain(secret);

    const change = before.advice!.either.find(({ kind }) => kind === "price") as { priceMinor: number };
    expect(change.priceMinor).toBeLessThan(5_400);
    await own.desk.mutate("seller.offers.setPrice", {
      offerId: own.offerId,
      currency: "USD",
      priceMinor: change.priceMinor,
    });
    expect(await reportOf(own.desk, own.offerId)).toMatchObject({
      standing: "wins",
      place: 1,
      winner: null,
      advice: null,
    });
    expect((await first.offers()).map((each) => each.offerId)).toEqual([own.offerId, first.offerId]);
    expect(await reportOf(first.desk, first.offerId)).toMatchObject({ standing: "loses", place: 2 });
  });

  it("has a winner of its own among used things, and says what is not in it", async () => {
    const first = await shop(5, 5_400);
    const used = await rival(first.variantId, 2_000, { condition: "used_good" });
    expect((await first.offers()).map((each) => each.condition)).toEqual(["new", "used_good"]);
    expect(await reportOf(used.desk, used.offerId)).toMatchObject({ standing: "wins", contenders: 1 });
    await used.desk.mutate("seller.offers.setStock", { offerId: used.offerId, onHand: 0 });
    expect(await reportOf(used.desk, used.offerId)).toMatchObject({
      standing: "absent",
      own: null,
      advice: { restock: true, either: [] },
    });
    await used.desk.mutate("seller.offers.setStatus", { offerId: used.offerId, status: "paused" });
    expect(await reportOf(used.desk, used.offerId)).toMatchObject({ standing: "absent", advice: null });
  });

  it("weighs how sellers did: late and cancelled orders are measured by a job", async () => {
    const first = await shop(9, 5_000);
    const visitor = new Visitor("buyer");
    for (const _ of [1, 2]) {
      await visitor.mutate("shop.cart.add", { market: "us", offerId: first.offerId, quantity: 1 });
      const { totalMinor } = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
      await visitor.mutate("shop.checkout.place", placing(totalMinor));
    }
    const [one] = await db.all<{ id: Id<"order"> }>(
      sql`SELECT id FROM seller_order WHERE seller_id = ${first.sellerId} LIMIT 1`,
    );
    await first.desk.mutate("seller.orders.cancel", { orderId: one!.id });
    const before = await reportOf(first.desk, first.offerId);
    await measureSellers(system(Date.now() + 30 * DAY_MS));
    const [health] = await db.all(
      sql`SELECT order_count AS orders, late_count AS late, cancelled_count AS cancelled FROM seller_health WHERE seller_id = ${first.sellerId}`,
    );
    expect(health).toEqual({ orders: 2, late: 1, cancelled: 1 });
    expect((await reportOf(first.desk, first.offerId)).own!.parts.health).toBeGreaterThan(before.own!.parts.health);
  });
});
