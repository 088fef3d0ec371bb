// R8: carts, orders, stock and money against a model that is simple enough to be believed. Commands come in any order, and
// objects are put to sleep in between: the two never part. `STOA_CHAOS_SIZE` makes it longer.
import type { CartView, Id, Placed } from "@stoa/contract";
import { checkInvariants } from "@stoa/core/operations";
import { sql } from "@stoa/db";
import { evictDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, it } from "vitest";
import { db, env, makeOffer, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

const { STOA_CHAOS_SIZE: size, STOA_CHAOS_SEED: seed } = env as { STOA_CHAOS_SIZE?: string; STOA_CHAOS_SEED?: string };
const COMMANDS = 40;
const RUNS = Number(size) || 5;
const OFFERS = 3;
const UNITS = 6;

/** An order as the model knows it. */
interface ModelOrder {
  status: "confirmed" | "picking" | "packed" | "shipped" | "delivered" | "cancelled";
  units: number[];
}

/** What should be so. */
interface Model {
  /** Units of each offer in the cart, by offer. */
  cart: Map<number, number>;
  onHand: number[];
  orders: ModelOrder[];
}

/** What is so. */
interface Real {
  buyer: Visitor;
  seller: Visitor;
  offers: Id<"offer">[];
  orderIds: Id<"order">[];
  cartName(): Promise<string | null>;
}

const NEXT: Record<string, ModelOrder["status"]> = {
  pick: "picking",
  pack: "packed",
  ship: "shipped",
  deliver: "delivered",
};
const MAY: Record<ModelOrder["status"], readonly string[]> = {
  confirmed: ["pick", "pack", "ship", "cancel"],
  picking: ["pack", "ship", "cancel"],
  packed: ["ship", "cancel"],
  shipped: ["deliver"],
  delivered: [],
  cancelled: [],
};

/** Whether both say the same. */
async function compare(model: Model, real: Real): Promise<void> {
  const cart = (await real.buyer.query<CartView>("shop.cart.get", { market: "us" })).data;
  const lines = cart.groups
    .flatMap((group) => group.lines)
    .map(({ offerId, quantity }) => [real.offers.indexOf(offerId), quantity]);
  expect(lines.toSorted((a, b) => a[0]! - b[0]!)).toEqual([...model.cart].toSorted(([a], [b]) => a - b));
  const stock = await db.all<{ id: Id<"offer">; onHand: number; reserved: number }>(
    sql`SELECT offer_id AS id, on_hand AS onHand, reserved FROM stock WHERE offer_id IN (${sql.join(
      real.offers.map((id) => sql`${id}`),
      sql`, `,
    )})`,
  );
  for (const [i, id] of real.offers.entries())
    expect(stock.find((row) => row.id === id)).toMatchObject({ onHand: model.onHand[i], reserved: 0 });
  for (const [i, { status, units }] of model.orders.entries()) {
    const [row] = await db.all<{ status: string; units: number; total: number }>(
      sql`SELECT status, unit_count AS units, total_minor AS total FROM seller_order WHERE id = ${real.orderIds[i]!}`,
    );
    expect(row).toMatchObject({ status, units: units.reduce((sum, n) => sum + n, 0) });
    const entries = await db.all<{ sum: number; provider: number | null }>(sql`
      SELECT coalesce(sum(e.amount_minor), 0) AS sum, sum(iif(e.account = 'sandbox', e.amount_minor, 0)) AS provider
      FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id WHERE t.order_id = ${real.orderIds[i]!}`);
    expect(entries[0]).toEqual({ sum: 0, provider: status === "cancelled" ? 0 : -row!.total });
  }
}

type Command = fc.AsyncCommand<Model, Real>;

/** A command that tries something, whether it may be or not, and then compares. */
function command(name: string, act: (model: Model, real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    async run(model, real) {
      await act(model, real);
      await compare(model, real);
    },
    toString: () => name,
  };
}

const add = (offer: number, quantity: number): Command =>
  command(`add ${quantity} of ${offer}`, async (model, { buyer, offers }) => {
    const { status, code } = await buyer.mutate("shop.cart.add", { market: "us", offerId: offers[offer], quantity });
    if (model.onHand[offer]! <= 0) return expect(code).toBe("OUT_OF_STOCK");
    expect(status).toBe(200);
    model.cart.set(offer, Math.min(99, (model.cart.get(offer) ?? 0) + quantity));
  });

const set = (offer: number, quantity: number): Command =>
  command(`set ${offer} to ${quantity}`, async (model, { buyer, offers }) => {
    const input = { market: "us", offerId: offers[offer], quantity };
    expect((await buyer.mutate("shop.cart.setQuantity", input)).status).toBe(200);
    if (!model.cart.has(offer)) return;
    if (quantity === 0) model.cart.delete(offer);
    else model.cart.set(offer, quantity);
  });

const place = (times: number): Command =>
  command(`place, ${times} times under one key`, async (model, { buyer, orderIds }) => {
    const quote = await buyer.query<{ totalMinor: number; problems: number }>("shop.checkout.quote", { market: "us" });
    const isShort = [...model.cart].some(([offer, quantity]) => quantity > model.onHand[offer]!);
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: times }, () =>
        buyer.mutate<Placed>("shop.checkout.place", placing(quote.data.totalMinor), key),
      ),
    );
    if (model.cart.size === 0) return expect(answers.every(({ code }) => code === "CART_EMPTY")).toBe(true);
    if (isShort) return expect(answers.map(({ code }) => code)).not.toContain(undefined);
    const placed = answers.filter(({ status }) => status === 200).map(({ data }) => data);
    expect(placed.length).toBeGreaterThan(0);
    expect(new Set(placed.map(({ purchaseId }) => purchaseId)).size).toBe(1);
    const units = model.onHand.map((_, offer) => model.cart.get(offer) ?? 0);
    model.onHand = model.onHand.map((n, offer) => n - units[offer]!);
    model.orders.push({ status: "confirmed", units });
    model.cart.clear();
    const [row] = await db.all<{ id: Id<"order"> }>(
      sql`SELECT id FROM seller_order WHERE purchase_id = ${placed[0]!.purchaseId}`,
    );
    orderIds.push(row!.id);
  });

const move = (which: number, step: string): Command =>
  command(`${step} order ${which}`, async (model, { seller, orderIds }) => {
    if (model.orders.length === 0) return;
    const i = which % model.orders.length;
    const order = model.orders[i]!;
    const parcel = step === "ship" ? { carrier: "UPS", trackingNumber: "1Z999" } : {};
    const answer = await seller.mutate(`seller.orders.${step}`, { orderId: orderIds[i], ...parcel });
    if (!MAY[order.status].includes(step)) return expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status, answer.code).toBe(200);
    if (step === "cancel") model.onHand = model.onHand.map((n, offer) => n + order.units[offer]!);
    order.status = NEXT[step] ?? "cancelled";
  });

const sleep: Command = command("the cart's object sleeps", async (_model, real) => {
  const name = await real.cartName();
  if (name) await evictDurableObject(env.CART.getByName(name));
});

const jobs: Command = command("jobs run", async () => {
  await runJobs();
});

const commands = fc.commands(
  [
    fc.tuple(fc.nat(OFFERS - 1), fc.integer({ min: 1, max: 3 })).map(([offer, quantity]) => add(offer, quantity)),
    fc.tuple(fc.nat(OFFERS - 1), fc.integer({ min: 0, max: 4 })).map(([offer, quantity]) => set(offer, quantity)),
    fc.integer({ min: 1, max: 3 }).map(place),
    fc.tuple(fc.nat(9), fc.constantFrom("pick", "pack", "ship", "deliver", "cancel")).map(([i, step]) => move(i, step)),
    fc.constant(sleep),
    fc.constant(jobs),
  ],
  { maxCommands: COMMANDS, size: "max" },
);

it(
  "R8 carts, orders, stock and ledger never part from their model, whatever happens in whatever order",
  { timeout: 2_400_000 },
  async () => {
    let ran = 0;
    const property = fc.asyncProperty(commands, async (chosen) => {
      const { sellerId, ownerId } = await makeSeller();
      const offers: Id<"offer">[] = [];
      for (let i = 0; i < OFFERS; i++) offers.push(await makeOffer(sellerId, UNITS));
      const buyer = new Visitor("buyer");
      const cartName = async () => {
        const token = /stoa-guest=([^;]+)/.exec(buyer.cookie)?.[1];
        if (!token) return null;
        const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
        return `guest:${Buffer.from(digest).toString("hex")}`;
      };
      const real: Real = { buyer, seller: await new Visitor("seller").become(ownerId), offers, orderIds: [], cartName };
      const model: Model = { cart: new Map(), onHand: offers.map(() => UNITS), orders: [] };
      await fc.asyncModelRun(() => ({ model, real }), chosen);
      ran += [...chosen].length;
      await runJobs();
      expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
    });
    await fc.assert(property, { numRuns: RUNS, seed: Number(seed) || 1, endOnFailure: true });
    console.log(`model: ${ran} commands in ${RUNS} runs, 0 divergences`);
    expect(ran).toBeGreaterThan(RUNS);
  },
);

it("R8 the model can tell: a unit that is taken off the shelf behind its back is noticed", async () => {
  const { sellerId, ownerId } = await makeSeller();
  const offers = [await makeOffer(sellerId, UNITS)];
  const seller = await new Visitor("seller").become(ownerId);
  const real: Real = { buyer: new Visitor("buyer"), seller, offers, orderIds: [], cartName: async () => null };
  const model: Model = { cart: new Map(), onHand: [UNITS], orders: [] };
  await compare(model, real);
  await db.run(sql`UPDATE stock SET on_hand = on_hand - 1 WHERE offer_id = ${offers[0]!}`);
  await expect(compare(model, real)).rejects.toThrow();
});
