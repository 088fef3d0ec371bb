// Feature flags through their door: a switch holds at once where it matters, nobody's change is lost, all of it is logged.
import type { FlagsView, Id, MarketSetup, Placed, Quote, Suggestions } from "@stoa/contract";
import { indexProducts } from "@stoa/core/search";
import { offerPrice, payoutAccount, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, placing, Visitor } from "./testing.ts";

const share = (percent: number) => ({ us: 100, in: percent, de: 100, jp: 100, ae: 100 });

it("switches cash on delivery, suggestions and payouts on request, at once and in one market alone", async () => {
  const desk = await new Visitor("admin").become(await makeOperator());
  const now = async () => (await desk.query<FlagsView>("admin.flags.get")).data;
  const save = async (input: object) =>
    await desk.mutate("admin.flags.save", { ...input, version: (await now()).version });
  expect(await now()).toMatchObject({ version: 0, flags: { payouts_on_request: { kind: "switch", isOn: true } } });

  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 9);
  await db.insert(offerPrice).values({ offerId, currency: "INR", priceMinor: 90_000 });
  const shopper = new Visitor("buyer");
  await shopper.mutate("shop.cart.add", { market: "in", offerId, quantity: 1 });
  const quoted = async () => (await shopper.query<Quote>("shop.checkout.quote", { market: "in" })).data;
  expect((await quoted()).methods).toContain("cod");
  const off = { name: "cash_on_delivery", percents: share(0) };
  expect((await save(off)).status).toBe(200);
  const { methods, totalMinor } = await quoted();
  expect(methods).not.toContain("cod");
  expect(methods).toContain("card");
  const address = { ...placing(0).address, postalCode: "560001", region: "Karnataka" };
  const wanted = { ...placing(totalMinor), market: "in", address, payment: { method: "cod" } };
  expect((await shopper.mutate("shop.checkout.place", wanted)).code).toBe("METHOD_UNAVAILABLE");
  const declined = { method: "card", number: "4000 0000 0000 0002", expiry: "12/39", cvc: "123" };
  expect((await save({ name: "card_payments", percents: share(0) })).status).toBe(200);
  expect((await quoted()).methods).not.toContain("card");
  expect((await shopper.mutate("shop.checkout.place", { ...wanted, payment: declined })).code).toBe(
    "METHOD_UNAVAILABLE",
  );
  const setups = (await desk.query<MarketSetup[]>("admin.settings.markets")).data;
  const percents = (handle: string) =>
    Object.fromEntries(
      setups.find(({ market }) => market === handle)!.ways.map(({ method, percent }) => [method, percent]),
    );
  expect(percents("in")).toEqual({ upi: 100, card: 0, wallet: 100, cod: 0 });
  expect(percents("us")).toEqual({ card: 100, wallet: 100 });
  expect((await save({ name: "card_payments", percents: share(100) })).status).toBe(200);
  const { data: placed } = await shopper.mutate<Placed>("shop.checkout.place", { ...wanted, payment: declined });
  expect(placed.decline).not.toBe(null);
  expect(placed.methods).toEqual(methods);
  expect((await save({ ...off, percents: share(100) })).status).toBe(200);
  expect((await shopper.mutate("shop.checkout.place", wanted)).status).toBe(200);

  const [row] = await db.all<{ id: Id<"product"> }>(
    sql`SELECT v.product_id AS id FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${offerId}`,
  );
  await db.run(sql`UPDATE product SET title = 'Zephyrine kettle' WHERE id = ${row!.id}`);
  await indexProducts(systemContext(env, createExecutionContext(), "test"), [row!.id]);
  const proposed = async (market: string) =>
    (await shopper.query<Suggestions>("shop.search.suggest", { market, q: "zephyr" })).data.products.length;
  expect([await proposed("in"), await proposed("us")]).toEqual([1, 1]);
  await save({ name: "search_suggestions", percents: share(0) });
  expect([await proposed("in"), await proposed("us")]).toEqual([0, 1]);

  const seller = await new Visitor("seller").become(ownerId);
  await db
    .insert(payoutAccount)
    .values({ sellerId, holder: "Seller", country: "DE", masked: "DE •••• 3000", sealed: "sealed", changedAt: 1 });
  expect((await seller.mutate("seller.money.ask", { currency: "USD" })).code).toBe("BALANCE_TOO_LOW");
  const first = { name: "payouts_on_request", isOn: "off", version: (await now()).version };
  const both = await Promise.all([first, first].map((input) => desk.mutate("admin.flags.save", input)));
  expect(both.map(({ code, status }) => code ?? status).toSorted()).toEqual([200, "CONFLICT"]);
  expect((await seller.mutate("seller.money.ask", { currency: "USD" })).code).toBe("PAYOUT_HELD");
  expect((await now()).flags.search_suggestions).toEqual({ kind: "share", percents: share(0) });

  const rows = await db.all<{ subject: string }>(
    sql`SELECT subject FROM audit WHERE action = 'flag.saved' ORDER BY seq`,
  );
  expect(rows.map(({ subject }) => subject)).toEqual([
    "flag:cash_on_delivery",
    "flag:card_payments",
    "flag:card_payments",
    "flag:cash_on_delivery",
    "flag:search_suggestions",
    "flag:payouts_on_request",
  ]);
  await save({ name: "search_suggestions", percents: share(100) });
  await save({ name: "payouts_on_request", isOn: "on" });
});
