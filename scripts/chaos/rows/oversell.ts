// R1: many buyers, few units. Every unit is sold once, everybody else is told, and nothing is left held. The control, a shop
// that reads first and writes later, must oversell: else the run was too tame to show anything.
import { setTimeout } from "node:timers/promises";
import { booksTroubles } from "../rig/books.ts";
import { makeOffers, makeSeller } from "../rig/fixture.ts";
import type { Rig } from "../rig/rig.ts";
import { inParallel, Shopper, tally } from "../rig/shopper.ts";
import { type Bench, dice, type Outcome, type Row, shuffled, told } from "../row.ts";

/** Places a cart; who is asked to come again a moment later does so, as browsers and programs would. */
async function placeOnce(shopper: Shopper, total: number): ReturnType<Shopper["place"]> {
  const key = crypto.randomUUID();
  for (;;) {
    const answer = await shopper.place(total, undefined, key);
    if (answer.code !== "OVERLOADED") return answer;
    await setTimeout(200);
  }
}

/** What one unit costs with delivery and tax is asked once: it is the same for all. */
async function oneUnitFor(rig: Rig, buyers: number, units: number, atOnce: number): Promise<string[]> {
  const { sellerId } = await makeSeller(rig);
  const [offerId = ""] = await makeOffers(rig, sellerId, 1, units);
  const shoppers = Array.from({ length: buyers }, () => new Shopper(rig));
  await inParallel(shoppers, atOnce, (shopper) => shopper.choose([offerId]));
  const total = await shoppers[0]!.total();
  const answers = await inParallel(shoppers, atOnce, (shopper) => placeOnce(shopper, total));
  const outcomes = tally(answers.map(({ status, code, data }) => code ?? data?.status ?? String(status)));
  const [stock] = await rig.sql<{ onHand: number; reserved: number; lines: number }>([
    `SELECT on_hand AS onHand, reserved, (SELECT count(*) FROM order_line WHERE offer_id = ?1) AS lines
     FROM stock WHERE offer_id = ?1`,
    offerId,
  ]);
  const wanted = { confirmed: units, OUT_OF_STOCK: buyers - units };
  const troubles: string[] = [];
  if (outcomes["confirmed"] !== units || outcomes["OUT_OF_STOCK"] !== buyers - units)
    troubles.push(`${JSON.stringify(outcomes)} instead of ${JSON.stringify(wanted)}`);
  if (stock!.onHand !== 0 || stock!.reserved !== 0 || stock!.lines !== units) troubles.push(JSON.stringify(stock));
  return troubles;
}

/** Carts of three of many offers of two sellers, of which there is too little of everything. */
async function mixedCarts(rig: Rig, carts: number, atOnce: number, seed: number): Promise<string[]> {
  const roll = dice(seed);
  const offers: string[] = [];
  for (let i = 0; i < 2; i++) offers.push(...(await makeOffers(rig, (await makeSeller(rig)).sellerId, 3, carts / 5)));
  const shoppers = Array.from({ length: carts }, () => ({
    shopper: new Shopper(rig),
    wanted: shuffled(offers, roll).slice(0, 3),
  }));
  await inParallel(shoppers, atOnce, ({ shopper, wanted }) => shopper.choose(wanted));
  const totals = await inParallel(shoppers, atOnce, ({ shopper }) => shopper.total());
  const answers = await inParallel(shoppers, atOnce, ({ shopper }, i) => placeOnce(shopper, totals[i]!));
  const outcomes = tally(answers.map(({ status, code, data }) => code ?? data?.status ?? String(status)));
  const marks = offers.map(() => "?").join(", ");
  const rows = await rig.sql<{ onHand: number; reserved: number; sold: number }>([
    `SELECT on_hand AS onHand, reserved, (SELECT coalesce(sum(quantity), 0) FROM order_line l
       JOIN seller_order o ON o.id = l.order_id WHERE l.offer_id = s.offer_id AND o.status = 'confirmed') AS sold
     FROM stock s WHERE offer_id IN (${marks})`,
    ...offers,
  ]);
  const troubles = rows
    .filter(({ onHand, reserved, sold }) => onHand < 0 || reserved !== 0 || onHand + sold !== carts / 5)
    .map((row) => JSON.stringify(row));
  const sold = rows.reduce((sum, row) => sum + row.sold, 0);
  if (sold !== 3 * (outcomes["confirmed"] ?? 0)) troubles.push(`${sold} units for ${JSON.stringify(outcomes)}`);
  const known = (outcomes["confirmed"] ?? 0) + (outcomes["OUT_OF_STOCK"] ?? 0);
  if (known !== carts || !outcomes["OUT_OF_STOCK"]) troubles.push(JSON.stringify(outcomes));
  return troubles;
}

/** How many of ten units a naive shop sells to this many buyers. */
async function naively(rig: Rig, buyers: number, atOnce: number): Promise<number> {
  await rig.sql(
    ["CREATE TABLE IF NOT EXISTS naive_stock (id INTEGER PRIMARY KEY, left_over INTEGER NOT NULL)"],
    ["INSERT OR REPLACE INTO naive_stock VALUES (1, 10)"],
  );
  const sold = await inParallel(Array.from({ length: buyers }), atOnce, () => rig.ask<boolean>("naive", null));
  await rig.sql(["DROP TABLE naive_stock"]);
  return sold.filter(Boolean).length;
}

async function run(bench: Bench): Promise<Outcome> {
  const rig = await bench.rig();
  const [many, one, carts] = bench.of([300, 300, 60] as const, [1_000, 2_000, 500] as const);
  const troubles: string[] = [];
  const seeds = bench.of(1, 3);
  for (let round = 0; round < seeds; round++) {
    troubles.push(...(await oneUnitFor(rig, many, many / 10, 50)));
    troubles.push(...(await oneUnitFor(rig, one, 1, 100)));
    troubles.push(...(await mixedCarts(rig, carts, 50, bench.seed + round)));
  }
  const naive = await naively(rig, 200, 50);
  await rig.settle();
  troubles.push(...(await booksTroubles(rig)));
  if (naive <= 10) troubles.push(`the control sold ${naive} of 10: the run is too tame`);
  return {
    run: `${seeds} × (${many} buyers of ${many / 10}, ${one} of 1, ${carts} carts of 3 SKUs of 2 sellers)`,
    result: `${told(troubles)}; the naive control sold ${naive} of 10`,
    isGood: troubles.length === 0,
  };
}

export const oversell: Row = {
  id: "R1",
  what: "Oversell: N buyers of M units at once",
  target: "sold = M exactly, all others OUT_OF_STOCK, 0 5xx; the naive control oversells",
  run,
};
