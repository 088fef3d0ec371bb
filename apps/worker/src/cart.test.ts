// The cart through the real doors: versions, drift, what is kept for later, links, buying again, and own holds.
import { type CartLinkView, type CartView, type Id, type Placed, type PutView, type Quote } from "@stoa/contract";
import { checkInvariants } from "@stoa/core/operations";
import { eq, offer, offerPrice, seller, sql } from "@stoa/db";
import { describe, expect, it } from "vitest";
import { db, env, makeOffer, makePerson, makeSeller, PASSWORD, placing, runJobs, Visitor } from "./testing.ts";

const MARKET = { market: "us" };
const change = async (visitor: Visitor, what: string, input: Record<string, unknown>) =>
  await visitor.mutate<CartView>(`shop.cart.${what}`, { ...MARKET, ...input });
const cartOf = async (visitor: Visitor) => (await visitor.query<CartView>("shop.cart.get", MARKET)).data;
const linesOf = (cart: CartView) => cart.groups.flatMap((group) => group.lines);
const unitsOf = (cart: CartView) => linesOf(cart).map(({ offerId, quantity }) => [offerId, quantity]);

/** A shopper with one unit each of new offers with this stock. */
async function shopperWith(
  ...stocks: number[]
): Promise<{ visitor: Visitor; offers: Id<"offer">[]; sellerId: Id<"seller"> }> {
  const { sellerId } = await makeSeller();
  const offers: Id<"offer">[] = [];
  const visitor = new Visitor("buyer");
  for (const onHand of stocks) {
    const offerId = await makeOffer(sellerId, onHand);
    offers.push(offerId);
    expect((await change(visitor, "add", { offerId })).status).toBe(200);
  }
  return { visitor, offers, sellerId };
}

describe("a change of a cart", () => {
  it("that was meant for an older version is refused with the cart as it is", async () => {
    const { visitor, offers } = await shopperWith(5);
    const { version } = await cartOf(visitor);
    const input = { offerId: offers[0]!, quantity: 3, version };
    expect((await change(visitor, "setQuantity", input)).status).toBe(200);
    const late = await change(visitor, "setQuantity", { ...input, quantity: 1 });
    expect(late.code).toBe("CONFLICT");
    expect(unitsOf(await cartOf(visitor))).toEqual([[offers[0], 3]]);
  });

  it("can be taken back after something, or everything, was removed", async () => {
    const { visitor, offers } = await shopperWith(5, 5);
    const before = unitsOf(await cartOf(visitor));
    const removed = (await change(visitor, "setQuantity", { offerId: offers[0]!, quantity: 0 })).data;
    expect(removed).toMatchObject({ removed: 1, unitCount: 1 });
    expect(unitsOf((await change(visitor, "undo", {})).data)).toEqual(before);
    expect((await change(visitor, "clear", {})).data).toMatchObject({ removed: 2, unitCount: 0 });
    expect(unitsOf((await change(visitor, "undo", {})).data)).toEqual(before);
  });
});

describe("what has changed since a cart was looked at", () => {
  it("is a price that is another now, told until it is accepted, by exactly what was shown", async () => {
    const { visitor, offers } = await shopperWith(5);
    const offerId = offers[0]!;
    expect((await cartOf(visitor)).drifted).toBe(0);
    await db.update(offerPrice).set({ priceMinor: 1_500 }).where(eq(offerPrice.offerId, offerId));
    const cheaper = await cartOf(visitor);
    expect(cheaper.drifted).toBe(1);
    expect(linesOf(cheaper)[0]).toMatchObject({ unitMinor: 1_500, wasMinor: 2_000, problem: null });
    await db.update(offerPrice).set({ priceMinor: 2_500 }).where(eq(offerPrice.offerId, offerId));
    const accepted = (await change(visitor, "accept", { prices: [{ offerId, unitMinor: 1_500 }] })).data;
    expect(linesOf(accepted)[0]).toMatchObject({ unitMinor: 2_500, wasMinor: 1_500 });
    await change(visitor, "accept", { prices: [{ offerId, unitMinor: 2_500 }] });
    expect((await cartOf(visitor)).drifted).toBe(0);
  });

  it("is stock that fell, a seller who is away, an offer that ended, a price that is not given here", async () => {
    const { visitor, offers, sellerId } = await shopperWith(5);
    const offerId = offers[0]!;
    await change(visitor, "setQuantity", { offerId, quantity: 4 });
    const problem = async () => linesOf(await cartOf(visitor))[0]!.problem;
    await db.run(sql`UPDATE stock SET on_hand = 2 WHERE offer_id = ${offerId}`);
    expect(await problem()).toBe("less_available");
    await db.run(sql`UPDATE stock SET on_hand = 0 WHERE offer_id = ${offerId}`);
    expect(await problem()).toBe("out_of_stock");
    await db.update(offer).set({ status: "paused" }).where(eq(offer.id, offerId));
    expect(await problem()).toBe("unavailable");
    await db.update(seller).set({ status: "suspended" }).where(eq(seller.id, sellerId));
    expect(await problem()).toBe("seller_paused");
    const elsewhere = (await visitor.query<CartView>("shop.cart.get", { market: "jp" })).data;
    expect(linesOf(elsewhere)[0]!.problem).toBe("seller_paused");
  });
});

describe("what is kept for later", () => {
  it("moves out of the cart and back, is no part of the quote, and can be forgotten", async () => {
    const { visitor, offers } = await shopperWith(5, 5);
    const [first, second] = offers as [Id<"offer">, Id<"offer">];
    const kept = (await change(visitor, "save", { offerId: first })).data;
    expect(unitsOf(kept)).toEqual([[second, 1]]);
    expect(kept.saved.map((line) => line.offerId)).toEqual([first]);
    const quote = (await visitor.query<Quote>("shop.checkout.quote", MARKET)).data;
    expect(quote.itemsMinor).toBe(2_000);
    expect(unitsOf((await change(visitor, "unsave", { offerId: first })).data)).toHaveLength(2);
    await change(visitor, "save", { offerId: first });
    expect((await change(visitor, "forget", { offerId: first })).data.saved).toEqual([]);
  });
});

describe("signing in", () => {
  it("adds the guest's cart to one's own up to the limits, tells what was capped, and keeps what was kept for later", async () => {
    const { sellerId } = await makeSeller();
    const [limited, plain, kept] = [
      await makeOffer(sellerId, 9),
      await makeOffer(sellerId, 9),
      await makeOffer(sellerId, 9),
    ];
    const { userId, email } = await makePerson();
    const home = await new Visitor("buyer").become(userId);
    await change(home, "add", { offerId: limited, quantity: 2 });
    const guest = new Visitor("buyer");
    await change(guest, "add", { offerId: limited, quantity: 2 });
    await change(guest, "add", { offerId: plain, quantity: 1 });
    await change(guest, "add", { offerId: kept, quantity: 1 });
    await change(guest, "save", { offerId: kept });
    await db.update(offer).set({ maxPerOrder: 3 }).where(eq(offer.id, limited));
    const signIn = { email, password: PASSWORD };
    expect((await guest.mutate("account.signIn", signIn)).status).toBe(200);
    const cart = await cartOf(guest);
    expect(unitsOf(cart)).toEqual([
      [limited, 3],
      [plain, 1],
    ]);
    expect(linesOf(cart)[0]).toMatchObject({ wanted: 4, problem: null });
    expect(cart.saved.map((line) => line.offerId)).toEqual([kept]);
    const prices = linesOf(cart).map(({ offerId, unitMinor }) => ({ offerId, unitMinor }));
    expect((await change(guest, "accept", { prices })).data.drifted).toBe(0);
  });
});

describe("a link to a cart", () => {
  it("shows what it would add and adds nothing before it is asked to; what cannot be had is told", async () => {
    const { sellerId } = await makeSeller();
    const [good, scarce] = [await makeOffer(sellerId, 5), await makeOffer(sellerId, 1)];
    const ended = await makeOffer(sellerId, 5);
    await db.update(offer).set({ status: "paused" }).where(eq(offer.id, ended));
    const missing = ended.replace(/.{4}$/, "0000");
    const items = [
      { offerId: good, quantity: 2 },
      { offerId: scarce, quantity: 3 },
      { offerId: ended, quantity: 1 },
      { offerId: missing, quantity: 1 },
    ];
    const visitor = new Visitor("buyer");
    const preview = (await visitor.query<CartLinkView>("shop.cart.preview", { ...MARKET, items })).data;
    expect(preview.lines.map(({ offerId, quantity }) => [offerId, quantity])).toEqual([
      [good, 2],
      [scarce, 1],
    ]);
    expect((await cartOf(visitor)).unitCount).toBe(0);
    const told = [
      { put: 2, reason: null },
      { put: 1, reason: "less_available" },
      { put: 0, reason: "unavailable" },
      { put: 0, reason: "gone" },
    ];
    expect(preview.outcomes).toMatchObject(told);
    const key = crypto.randomUUID();
    const put = () => visitor.mutate<PutView>("shop.cart.put", { ...MARKET, items }, key);
    const first = await put();
    expect(first.data.outcomes).toMatchObject(told);
    expect(unitsOf(first.data.cart)).toEqual([
      [good, 2],
      [scarce, 1],
    ]);
    expect((await put()).data).toEqual(first.data);
    expect((await cartOf(visitor)).unitCount).toBe(3);
  });
});

describe("buying again", () => {
  it("puts what can still be had into the cart and tells the rest; nobody buys another's purchase again", async () => {
    const { visitor, offers } = await shopperWith(5, 5);
    const quote = (await visitor.query<Quote>("shop.checkout.quote", MARKET)).data;
    const { purchaseId } = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
    await runJobs();
    expect((await cartOf(visitor)).unitCount).toBe(0);
    await db.update(offer).set({ status: "paused" }).where(eq(offer.id, offers[1]!));
    const again = (await visitor.mutate<PutView>("shop.cart.reorder", { ...MARKET, purchaseId })).data;
    expect(again.outcomes).toMatchObject([
      { offerId: offers[0], put: 1, reason: null },
      { offerId: offers[1], put: 0, reason: "unavailable" },
    ]);
    expect(unitsOf(again.cart)).toEqual([[offers[0], 1]]);
    const stranger = new Visitor("buyer");
    expect((await stranger.mutate("shop.cart.reorder", { ...MARKET, purchaseId })).code).toBe("NOT_FOUND");
  });
});

describe("a shopper's own hold", () => {
  const DECLINED = "4000 0000 0000 0002";
  const holds = async (offerId: Id<"offer">) =>
    (await db.all<{ n: number }>(sql`SELECT reserved AS n FROM stock WHERE offer_id = ${offerId}`))[0]?.n;
  const totalOf = async (visitor: Visitor) =>
    (await visitor.query<Quote>("shop.checkout.quote", MARKET)).data.totalMinor;

  it("never keeps the last unit from its owner: they place again with another address, and pay", async () => {
    const { visitor, offers } = await shopperWith(1);
    const placed = (await visitor.mutate<Placed>("shop.checkout.place", placing(await totalOf(visitor), DECLINED)))
      .data;
    expect(placed.status).toBe("pending");
    expect(await holds(offers[0]!)).toBe(1);
    expect(linesOf(await cartOf(visitor))[0]).toMatchObject({ problem: null, available: 1 });
    const stranger = new Visitor("buyer");
    expect((await change(stranger, "add", { offerId: offers[0]! })).code).toBe("OUT_OF_STOCK");
    const elsewhere = placing(await totalOf(visitor));
    const again = await visitor.mutate<Placed>("shop.checkout.place", {
      ...elsewhere,
      address: { ...elsewhere.address, line1: "2 Another Street" },
    });
    expect(again.data).toMatchObject({ status: "confirmed" });
    expect(again.data.purchaseId).not.toBe(placed.purchaseId);
    expect(await holds(offers[0]!)).toBe(0);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("gives way when the cart itself has changed, and when a guest has signed in meanwhile", async () => {
    const { visitor, offers, sellerId } = await shopperWith(1);
    await visitor.mutate<Placed>("shop.checkout.place", placing(await totalOf(visitor), DECLINED));
    expect((await change(visitor, "add", { offerId: await makeOffer(sellerId, 3) })).status).toBe(200);
    const { email } = await makePerson();
    await visitor.mutate("account.signIn", { email, password: PASSWORD });
    const cart = await cartOf(visitor);
    expect(cart).toMatchObject({ unitCount: 2, problems: 0 });
    const again = await visitor.mutate<Placed>("shop.checkout.place", placing(await totalOf(visitor)));
    expect(again.data).toMatchObject({ status: "confirmed" });
    expect(await holds(offers[0]!)).toBe(0);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("stays where the new wish cannot be placed: another total charges nothing and gives nothing up", async () => {
    const { visitor, offers } = await shopperWith(1);
    const total = await totalOf(visitor);
    await visitor.mutate<Placed>("shop.checkout.place", placing(total, DECLINED));
    const other = { ...placing(total - 1), email: "other@example.test" };
    expect((await visitor.mutate("shop.checkout.place", other)).code).toBe("PRICE_CHANGED");
    expect(await holds(offers[0]!)).toBe(1);
  });
});

describe("who listens to a cart", () => {
  const live = (visitor: Visitor) => visitor.fetch("/live/cart", { headers: { upgrade: "websocket" } });
  /** What is heard until so many messages have come. */
  const hear = (response: Response, count: number) =>
    new Promise<unknown[]>((resolve) => {
      const heard: unknown[] = [];
      response.webSocket!.accept();
      response.webSocket!.addEventListener("message", ({ data }) => {
        if (heard.push(JSON.parse(String(data))) === count) resolve(heard);
      });
    });

  it("hears of each change of their own cart, and of no other", async () => {
    const { visitor, offers } = await shopperWith(9);
    const response = await live(visitor);
    expect(response.status).toBe(101);
    const heard = hear(response, 2);
    await shopperWith(9);
    await change(visitor, "setQuantity", { offerId: offers[0]!, quantity: 5 });
    await change(visitor, "setQuantity", { offerId: offers[0]!, quantity: 0 });
    expect(await heard).toEqual([
      { version: 2, units: 5 },
      { version: 3, units: 0 },
    ]);
  });

  it("is nobody without a cart, no seller, and nobody at the door of programs without a token", async () => {
    const { ownerId } = await makeSeller();
    expect((await live(new Visitor("buyer"))).status).toBe(404);
    expect((await live(await new Visitor("seller").become(ownerId))).status).toBe(404);
    expect((await live(new Visitor(null))).status).toBe(404);
    const plain = await (await shopperWith(1)).visitor.fetch("/live/cart");
    expect(plain.status).toBe(426);
  });
});
