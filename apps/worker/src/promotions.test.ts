// Promotions, delivery and tax through the real doors: limits that hold under any number of buyers, and books that agree.
import { DAY_MS, type Id, type Placed, type PromotionView, type PurchaseView, type Quote } from "@stoa/contract";
import { checkInvariants, runJob, sweepAll } from "@stoa/core/operations";
import { sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { ADDRESS, CASES, db, env, makeOffer, makeOperator, makeSeller, makeUser, newAddress, placing, Visitor } from "./testing.ts"; // prettier-ignore

const invariants = () => checkInvariants(env.DB, Date.now());
const system = () => systemContext(env, createExecutionContext(), "test");
const word = () => `W${crypto.randomUUID().replaceAll("-", "").slice(0, 14).toUpperCase()}`;
const desk = async () => await new Visitor("admin").become(await makeOperator());

async function runJobs(): Promise<void> {
  for (let round = 0; round < 5; round++) {
    const open = await db.all<{ id: Id<"job"> }>(sql`SELECT id FROM outbox WHERE done_at IS NULL ORDER BY created_at`);
    if (open.length === 0) return;
    for (const { id } of open) await runJob(system(), id);
  }
}

const content = (over: object = {}) => ({
  name: "A promotion",
  effect: { kind: "percent", bps: 1_000 },
  startsAt: 0,
  ...over,
});

/** A promotion that is active: by the marketplace, or by the seller at this desk. */
async function promote(at: Visitor, over: object = {}): Promise<PromotionView> {
  const side = at.door === "admin" ? "admin" : "seller";
  const made = await at.mutate<PromotionView>(`${side}.promotions.save`, content(over));
  expect(made.code).toBeUndefined();
  const { promotionId } = made.data;
  return (await at.mutate<PromotionView>(`${side}.promotions.setStatus`, { promotionId, status: "active" })).data;
}

async function cartOf(visitor: Visitor, ...offerIds: Id<"offer">[]): Promise<Visitor> {
  for (const offerId of offerIds)
    expect((await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 })).status).toBe(200);
  return visitor;
}

const quoteOf = async (visitor: Visitor, coupons: string[] = [], more: object = {}) =>
  await visitor.query<Quote>("shop.checkout.quote", { market: "us", coupons, ...more });

const email = () => `${word().toLowerCase()}@example.test`;
const placeWith = (total: number, coupons: string[], over: object = {}) => ({
  ...placing(total),
  email: email(),
  coupons,
  ...over,
});
const DECLINED = "4000 0000 0000 0002";
const usesOf = async (promotionId: Id<"promotion">) =>
  (await db.all<{ used: number; held: number }>(sql`SELECT used_count AS used, (SELECT count(*) FROM redemption
    WHERE promotion_id = ${promotionId} AND status = 'held') AS held FROM promotion WHERE id = ${promotionId}`))[0]!; // prettier-ignore

/** Runs these with a few at a time, as a door would. */
async function allOf<T>(count: number, run: (i: number) => Promise<T>, atOnce = 40): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let i = next++; i < count; i = next++) results.push(await run(i));
    }),
  );
  return results;
}

const tally = (answers: { status: number; code: string | undefined }[]) =>
  answers.reduce<Record<string, number>>((counts, { status, code }) => {
    const key = status === 200 ? "placed" : (code ?? String(status));
    return { ...counts, [key]: (counts[key] ?? 0) + 1 };
  }, {});

describe("a coupon that the marketplace pays for", () => {
  it("is taken off the price, told of in the order, and paid by the marketplace in the books", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 5, 10_000);
    const code = word();
    const { promotionId } = await promote(await desk(), { code, name: "Ten off" });
    const visitor = await cartOf(new Visitor("buyer"), offerId);
    const plain = (await quoteOf(visitor)).data;
    const quote = (await quoteOf(visitor, [` ${code.toLowerCase()} `])).data;
    expect(quote.promotions).toMatchObject([{ promotionId, code, outcome: "applied", discountMinor: 1_000 }]);
    expect(quote).toMatchObject({ discountMinor: 1_000, totalMinor: 9_743 }); // 9,000 and 8.25 % of it
    expect(plain.totalMinor).toBe(10_825);
    const placed = (await visitor.mutate<Placed>("shop.checkout.place", placeWith(9_743, [code]))).data;
    expect(placed.status).toBe("confirmed");
    const view = (await visitor.query<PurchaseView>("shop.orders.get", { id: placed.purchaseId })).data;
    expect(view.orders[0]!.discounts).toMatchObject([{ promotionId, code, name: "Ten off", amountMinor: 1_000 }]);
    expect(JSON.stringify(view)).not.toContain("platform"); // who pays is no business of the buyer's
    await runJobs();
    const entries = await db.all<{ account: string; minor: number }>(
      sql`SELECT account, amount_minor AS minor FROM ledger_entry e JOIN ledger_txn t ON t.id = e.txn_id WHERE t.kind = 'sale' AND t.subject = ${view.orders[0]!.orderId}`,
    );
    expect(Object.fromEntries(entries.map(({ account, minor }) => [account, minor]))).toEqual({
      sandbox: -9_743,
      promotions: -1_000,
      commission: 1_500, // of the whole price: the seller gets it whole
      tax: 743,
      [`pending:${sellerId}`]: 8_500,
    });
    const seller = await new Visitor("seller").become(ownerId);
    const own = await seller.query("seller.orders.get", { orderId: view.orders[0]!.orderId });
    expect(own.data).toMatchObject({ platformDiscountMinor: 1_000, earningsMinor: 8_500 });
    expect(await usesOf(promotionId)).toEqual({ used: 1, held: 1 });
    expect(await invariants()).toEqual([]);
  });

  it("changes the price when it has ended between quote and order, and nothing is charged", async () => {
    const operator = await desk();
    const code = word();
    const { promotionId } = await promote(operator, { code });
    const visitor = await cartOf(new Visitor("buyer"), await makeOffer((await makeSeller()).sellerId, 2));
    const { totalMinor } = (await quoteOf(visitor, [code])).data;
    await operator.mutate("admin.promotions.setStatus", { promotionId, status: "ended" });
    expect((await visitor.mutate("shop.checkout.place", placeWith(totalMinor, [code]))).code).toBe("PRICE_CHANGED");
    expect((await quoteOf(visitor, [code])).data.promotions).toMatchObject([{ outcome: "over" }]);
    expect(await usesOf(promotionId)).toEqual({ used: 0, held: 0 });
  });

  it("takes its code away from nobody: a second promotion cannot have it until the first has ended", async () => {
    const operator = await desk();
    const code = word();
    const { promotionId } = await promote(operator, { code });
    expect((await operator.mutate("admin.promotions.save", content({ code: code.toLowerCase() }))).code).toBe(
      "CODE_TAKEN",
    );
    await operator.mutate("admin.promotions.setStatus", { promotionId, status: "ended" });
    expect((await operator.mutate("admin.promotions.save", content({ code }))).code).toBeUndefined();
  });
});

describe("a promotion of a seller", () => {
  it("reduces their own offers by themselves and nobody else's, and they pay for it", async () => {
    const [own, other] = [await makeSeller(), await makeSeller()];
    const seller = await new Visitor("seller").become(own.ownerId);
    await promote(seller, { name: "A fifth off", effect: { kind: "percent", bps: 2_000 } });
    const visitor = await cartOf(
      new Visitor("buyer"),
      await makeOffer(own.sellerId, 5, 10_000),
      await makeOffer(other.sellerId, 5, 10_000),
    );
    const quote = (await quoteOf(visitor)).data;
    expect(quote.groups.map((group) => group.discountMinor)).toEqual([2_000, 0]);
    const { purchaseId } = (await visitor.mutate<Placed>("shop.checkout.place", placeWith(quote.totalMinor, []))).data;
    const rows =
      await db.all(sql`SELECT discount_minor AS off, platform_discount_minor AS ours, commission_minor AS commission
      FROM seller_order WHERE purchase_id = ${purchaseId} ORDER BY number`);
    expect(rows).toEqual([{ off: 2_000, ours: 0, commission: 1_200 }, { off: 0, ours: 0, commission: 1_500 }]); // prettier-ignore
    await runJobs();
    expect(await invariants()).toEqual([]);
  });

  it("cannot be made for other sellers, nor seen or changed by them", async () => {
    const [own, other] = [await makeSeller(), await makeSeller()];
    const seller = await new Visitor("seller").become(own.ownerId);
    const stranger = await new Visitor("seller").become(other.ownerId);
    const { promotionId } = await promote(seller);
    const foreign = { productSlugs: [], categorySlugs: [], sellerHandles: [other.sellerId.replace("_", "-")] };
    expect((await seller.mutate("seller.promotions.save", content({ goods: foreign }))).code).toBe("INVALID_INPUT");
    expect((await seller.mutate("seller.promotions.save", content({ platformBps: 10_000 }))).code).toBe(
      "INVALID_INPUT",
    );
    expect((await stranger.query("seller.promotions.get", { promotionId })).code).toBe("NOT_FOUND");
    expect((await stranger.mutate("seller.promotions.save", content({ promotionId }))).code).toBe("NOT_FOUND");
    expect((await stranger.mutate("seller.promotions.setStatus", { promotionId, status: "ended" })).code).toBe(
      "NOT_FOUND",
    );
  });

  it("buys two and gives the cheapest third, and says how many are missing", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const seller = await new Visitor("seller").become(ownerId);
    await promote(seller, { effect: { kind: "bundle", buyUnits: 2, getUnits: 1, bps: 10_000 } });
    const offers = [await makeOffer(sellerId, 5, 3_000), await makeOffer(sellerId, 5, 2_000), await makeOffer(sellerId, 5, 1_000)]; // prettier-ignore
    const visitor = await cartOf(new Visitor("buyer"), offers[0]!, offers[1]!);
    expect((await quoteOf(visitor)).data.promotions).toMatchObject([{ outcome: "below_units", missingUnits: 1 }]);
    await cartOf(visitor, offers[2]!);
    expect((await quoteOf(visitor)).data).toMatchObject({ discountMinor: 1_000 });
  });
});

describe("F18 limits of promotions", () => {
  it(
    "of 300 orders at once with a coupon for ten, ten get it; three cancelled make room for three",
    { timeout: 240_000 },
    async () => {
      const { sellerId, ownerId } = await makeSeller();
      const offerId = await makeOffer(sellerId, 1_000);
      const code = word();
      const { promotionId } = await promote(await desk(), { code, maxUses: 10 });
      const buy = async () => {
        const visitor = await cartOf(new Visitor("buyer"), offerId);
        return { visitor, ...(await visitor.mutate<Placed>("shop.checkout.place", placeWith(2_597, [code]))) };
      };
      const answers = await allOf(300, buy);
      const outcomes = tally(answers);
      expect(outcomes["placed"]).toBe(10);
      expect((outcomes["PROMOTION_USED_UP"] ?? 0) + (outcomes["PRICE_CHANGED"] ?? 0)).toBe(290);
      expect(await usesOf(promotionId)).toEqual({ used: 10, held: 10 });

      const seller = await new Visitor("seller").become(ownerId);
      for (const { data, visitor } of answers.filter(({ status }) => status === 200).slice(0, 3)) {
        const { orders } = (await visitor.query<PurchaseView>("shop.orders.get", { id: data.purchaseId })).data;
        expect((await seller.mutate("seller.orders.cancel", { orderId: orders[0]!.orderId })).status).toBe(200);
      }
      expect(await usesOf(promotionId)).toEqual({ used: 7, held: 7 });
      expect(tally(await allOf(20, buy))["placed"]).toBe(3);
      expect(await usesOf(promotionId)).toEqual({ used: 10, held: 10 });
      await runJobs();
      expect(await invariants()).toEqual([]);
    },
  );

  it("a coupon once per customer is had once by one customer in twenty sessions, with or without an account", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 1_000);
    const code = word();
    const { promotionId } = await promote(await desk(), { code, maxPerCustomer: 1 });
    const [userId, mine] = [await makeUser(), email()];
    const answers = await allOf(20, async (i) => {
      const visitor = new Visitor("buyer", newAddress());
      if (i % 2) await visitor.become(userId);
      await cartOf(visitor, offerId);
      // Signed in, they may give any address; as guests it is the address that tells who they are.
      const sent = placeWith(2_597, [code], { email: i % 4 === 1 ? email() : mine });
      return await visitor.mutate<Placed>("shop.checkout.place", sent);
    });
    // Ten sessions of the account share one cart: those of the same cart version are answered with the same purchase.
    const bought = new Set(answers.flatMap(({ status, data }) => (status === 200 ? [data.purchaseId] : [])));
    expect(bought.size).toBeLessThanOrEqual(2);
    const { held } = await usesOf(promotionId);
    expect(held).toBe(bought.size);
    const repeats =
      await db.all(sql`SELECT email_hash FROM redemption WHERE promotion_id = ${promotionId} AND status = 'held' GROUP BY email_hash HAVING count(*) > 1
      UNION SELECT user_id FROM redemption WHERE promotion_id = ${promotionId} AND status = 'held' AND user_id IS NOT NULL GROUP BY user_id HAVING count(*) > 1`);
    expect(repeats).toEqual([]);
  });

  it("twenty guests with one address have it once", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 1_000);
    const code = word();
    const { promotionId } = await promote(await desk(), { code, maxPerCustomer: 1 });
    const mine = email();
    const answers = await allOf(20, async () => {
      const visitor = await cartOf(new Visitor("buyer"), offerId);
      return await visitor.mutate<Placed>("shop.checkout.place", placeWith(2_597, [code], { email: mine }));
    });
    expect(tally(answers)["placed"]).toBe(1);
    expect(await usesOf(promotionId)).toEqual({ used: 1, held: 1 });
  });

  it("a purchase that nobody pays gives its use and its part of the budget back", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 10);
    const code = word();
    const { promotionId } = await promote(await desk(), { code, maxUses: 1, budget: { USD: 250 } });
    const visitor = await cartOf(new Visitor("buyer"), offerId);
    const unpaid = { ...placing(2_597, DECLINED), email: email(), coupons: [code] };
    expect((await visitor.mutate<Placed>("shop.checkout.place", unpaid)).data.status).toBe("pending");
    expect(await usesOf(promotionId)).toEqual({ used: 1, held: 1 });
    const other = await cartOf(new Visitor("buyer"), offerId);
    expect((await quoteOf(other, [code])).data.promotions).toMatchObject([{ outcome: "used_up" }]);
    await sweepAll({ ...system(), now: () => Date.now() + 3_600_000 }, ["purchases"]);
    expect(await usesOf(promotionId)).toEqual({ used: 0, held: 0 });
    expect((await other.mutate<Placed>("shop.checkout.place", placeWith(2_597, [code]))).data.status).toBe("confirmed");
    expect(await db.all(sql`SELECT spent_minor AS spent FROM promotion_budget WHERE promotion_id = ${promotionId}`)).toEqual([{ spent: 200 }]); // prettier-ignore
  });

  it(
    "R9 of fifty orders at once, over and over, as many get a coupon as its limit and its budget allow",
    { timeout: 300_000 },
    async () => {
      const { sellerId } = await makeSeller();
      const operator = await desk();
      for (let seed = 0; seed < (CASES || 5); seed++) {
        const offerId = await makeOffer(sellerId, 100);
        const code = word();
        const limit = 1 + (seed % 7);
        // In turn the number of uses and the budget is what runs out: 2.00 USD a use.
        const over = seed % 2 ? { maxUses: limit } : { budget: { USD: 200 * limit + 199 } };
        const { promotionId } = await promote(operator, { code, ...over });
        const buyers = await Promise.all(Array.from({ length: 50 }, () => cartOf(new Visitor("buyer"), offerId)));
        const answers = await Promise.all(
          buyers.map((visitor) => visitor.mutate<Placed>("shop.checkout.place", placeWith(2_597, [code]))),
        );
        expect(tally(answers)["placed"]).toBe(limit);
        expect(await usesOf(promotionId)).toEqual({ used: limit, held: limit });
      }
      expect(await invariants()).toEqual([]);
    },
  );

  it("codes cannot be guessed: after ten wrong ones nothing is answered, not even for a right one; right ones cost nothing", async () => {
    const code = word();
    await promote(await desk(), { code });
    const visitor = await cartOf(new Visitor("buyer", newAddress()), await makeOffer((await makeSeller()).sellerId, 9));
    for (let i = 0; i < 15; i++) expect((await quoteOf(visitor, [code])).status).toBe(200);
    const answers = await allOf(20, () => quoteOf(visitor, [word()]), 20);
    expect(tally(answers)).toEqual({ placed: 10, RATE_LIMITED: 10 });
    expect((await quoteOf(visitor, [code])).code).toBe("RATE_LIMITED");
    expect((await quoteOf(visitor)).status).toBe(200);
  });
});

describe("customers that a promotion is for", () => {
  it("a first order is the first, whatever the address is called as", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 9);
    const code = word();
    await promote(await desk(), { code, conditions: { customers: "first_order" } });
    const visitor = await new Visitor("buyer").become(await makeUser());
    await cartOf(visitor, offerId);
    const first = (await quoteOf(visitor, [code])).data;
    expect(first.promotions).toMatchObject([{ outcome: "applied" }]);
    await visitor.mutate("shop.checkout.place", placeWith(first.totalMinor, [code]));
    await cartOf(visitor, offerId);
    expect((await quoteOf(visitor, [code])).data.promotions[0]!.outcome).toMatch(/used_by_you|first_order_only/);
  });

  it("named ones get it and others are told that it is not theirs; no address is kept", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 9);
    const [code, theirs] = [word(), email()];
    const { promotionId, namedCount } = await promote(await desk(), {
      code,
      conditions: { customers: "named" },
      emails: [theirs],
    });
    expect(namedCount).toBe(1);
    const kept = await db.all(sql`SELECT * FROM promotion_customer WHERE promotion_id = ${promotionId}`);
    expect(JSON.stringify(kept)).not.toContain(theirs);
    const stranger = await cartOf(new Visitor("buyer"), offerId);
    expect((await quoteOf(stranger, [code])).data.promotions).toMatchObject([{ outcome: "not_for_you" }]);
    const sent = placeWith(2_597, [code], { email: theirs.toUpperCase() });
    expect((await stranger.mutate<Placed>("shop.checkout.place", sent)).data.status).toBe("confirmed");
  });
});

const RATE = { by: "amount", steps: [{ from: 0, feeMinor: 700 }, { from: 5_000, feeMinor: 300 }], freeFromMinor: 9_000 }; // prettier-ignore
const ZONE = { market: "us", name: "Mainland", regions: [], postalPrefixes: [], isServed: true, standard: RATE, express: null }; // prettier-ignore

describe("delivery by a seller's own rates", () => {
  it("is what the cart and the product page say, refuses where nothing is sent, and goes back to the usual when taken out", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 9, 3_000);
    const seller = await new Visitor("seller").become(ownerId);
    const { zoneId } = (await seller.mutate<{ zoneId: string }>("seller.delivery.saveZone", ZONE)).data;
    const islands = { ...ZONE, name: "Islands", regions: ["HI"], isServed: false, standard: null };
    const away = (await seller.mutate<{ zoneId: string }>("seller.delivery.saveZone", islands)).data;
    const visitor = await cartOf(new Visitor("buyer"), offerId);
    const quote = (await quoteOf(visitor)).data;
    expect(quote.deliveryMinor).toBe(700);
    expect(quote.groups[0]!.options.map(({ method }) => method)).toEqual(["standard"]);
    const [page] = await db.all<{ slug: string }>(
      sql`SELECT p.slug FROM product p JOIN variant v ON v.product_id = p.id JOIN offer o ON o.variant_id = v.id WHERE o.id = ${offerId}`,
    );
    const shown = await visitor.query<{ variants: { offers: { deliveryMinor: number }[] }[] }>("shop.catalog.product", { market: "us", slug: page!.slug }); // prettier-ignore
    expect(shown.data.variants[0]!.offers[0]!.deliveryMinor).toBe(700);
    const preview = { market: "us", destination: { region: "HI", postalCode: "" }, itemsMinor: 6_000, units: 2 };
    expect((await seller.query("seller.delivery.preview", preview)).data).toEqual([]);
    const near = { ...preview, destination: { region: "IL", postalCode: "" } };
    expect((await seller.query("seller.delivery.preview", near)).data).toMatchObject([{ feeMinor: 300 }]);
    const hawaii = { ...ADDRESS, region: "HI", postalCode: "96701" };
    const refused = await visitor.mutate("shop.checkout.place", placeWith(quote.totalMinor, [], { address: hawaii }));
    expect(refused.code).toBe("DELIVERY_UNAVAILABLE");
    const destination = { region: "HI", postalCode: "96701" };
    expect((await quoteOf(visitor, [], { destination })).data.groups[0]).toMatchObject({ isDeliverable: false });
    for (const id of [zoneId, away.zoneId]) await seller.mutate("seller.delivery.removeZone", { zoneId: id });
    expect((await quoteOf(visitor)).data.deliveryMinor).toBe(599);
  });

  it("of another seller cannot be changed", async () => {
    const [own, other] = [await makeSeller(), await makeSeller()];
    const seller = await new Visitor("seller").become(own.ownerId);
    const stranger = await new Visitor("seller").become(other.ownerId);
    const { zoneId } = (await seller.mutate<{ zoneId: string }>("seller.delivery.saveZone", ZONE)).data;
    expect((await stranger.mutate("seller.delivery.saveZone", { ...ZONE, zoneId })).code).toBe("NOT_FOUND");
    expect((await stranger.mutate("seller.delivery.removeZone", { zoneId })).code).toBe("NOT_FOUND");
  });
});

describe("tax", () => {
  it("follows the state of the address: what was quoted without it is not charged with another tax", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 9, 10_000);
    const visitor = await cartOf(new Visitor("buyer"), offerId);
    const oregon = { ...ADDRESS, region: "OR", postalCode: "97214" };
    const { totalMinor } = (await quoteOf(visitor)).data;
    expect((await visitor.mutate("shop.checkout.place", placeWith(totalMinor, [], { address: oregon }))).code).toBe("PRICE_CHANGED"); // prettier-ignore
    const there = (await quoteOf(visitor, [], { destination: { region: "OR", postalCode: "97214" } })).data;
    expect(there).toMatchObject({ taxMinor: 0, totalMinor: 10_000 });
    expect((await visitor.mutate<Placed>("shop.checkout.place", placeWith(10_000, [], { address: oregon }))).data.status).toBe("confirmed"); // prettier-ignore
  });

  it("of a category holds for what is below it, from when an operator sets it until they take it out", async () => {
    const offerId = await makeOffer((await makeSeller()).sellerId, 9, 10_000);
    const [shelf] = await db.all<{ slug: string }>(
      sql`SELECT c.slug FROM category c JOIN product p ON p.category_id = c.id JOIN variant v ON v.product_id = p.id JOIN offer o ON o.variant_id = v.id WHERE o.id = ${offerId}`,
    );
    const operator = await desk();
    const rate = { country: "US", region: "", categorySlug: shelf!.slug };
    const visitor = await cartOf(new Visitor("buyer"), offerId);
    await operator.mutate("admin.taxes.set", { ...rate, rateBps: 100 });
    expect((await quoteOf(visitor)).data.taxMinor).toBe(100);
    await operator.mutate("admin.taxes.remove", rate);
    expect((await quoteOf(visitor)).data.taxMinor).toBe(825);
    expect((await operator.mutate("admin.taxes.set", { ...rate, categorySlug: "no-such-shelf", rateBps: 1 })).code).toBe("NOT_FOUND"); // prettier-ignore
  });
});

describe("the most that one buyer may have", () => {
  it("counts their orders of thirty days, those that wait included, whoever they say they are; what is cancelled counts no more", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 50);
    const seller = await new Visitor("seller").become(ownerId);
    await seller.mutate("seller.offers.setTerms", { offerId, handlingDays: 1, maxPerBuyer: 2 });
    const mine = email();
    const buy = async (over: object = {}) => {
      const visitor = await cartOf(new Visitor("buyer"), offerId);
      const answer = await visitor.mutate<Placed>(
        "shop.checkout.place",
        placeWith(2_813, [], { email: mine, ...over }),
      );
      return { visitor, ...answer };
    };
    const answers = await allOf(10, () => buy(), 10);
    expect(tally(answers)).toEqual({ placed: 2, OVER_BUYER_LIMIT: 8 });
    expect((await buy({ email: email() })).status).toBe(200);
    const { visitor, data } = answers.find(({ status }) => status === 200)!;
    const { orders } = (await visitor.query<PurchaseView>("shop.orders.get", { id: data.purchaseId })).data;
    await seller.mutate("seller.orders.cancel", { orderId: orders[0]!.orderId });
    expect((await buy()).status).toBe(200);
    expect((await buy()).code).toBe("OVER_BUYER_LIMIT");
    await db.run(sql`UPDATE purchase SET created_at = created_at - ${31 * DAY_MS} WHERE email = ${mine}`);
    expect((await buy()).status).toBe(200);
  });
});

it("F16 no price, discount or promotion of the customer's own making is taken", async () => {
  const visitor = await cartOf(new Visitor("buyer"), await makeOffer((await makeSeller()).sellerId, 2));
  for (const field of [
    "price",
    "total",
    "totalMinor",
    "discountMinor",
    "currency",
    "promotions",
    "sellerId",
    "taxMinor",
  ]) {
    const sent = { ...placeWith(2_813, []), [field]: 1 };
    expect((await visitor.mutate("shop.checkout.place", sent)).code).toBe("INVALID_INPUT");
  }
  for (const coupons of [["x".repeat(65)], Array<string>(6).fill("A"), [1], "CODE", [null], [""]])
    expect((await visitor.mutate("shop.checkout.place", { ...placeWith(2_813, []), coupons })).code).toBe(
      "INVALID_INPUT",
    );
});
