// R2b: the process is killed at random while many clients buy, each calling again under the same key until answered.
import type { Placed } from "@stoa/contract";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { d1Path } from "../../runtime/d1-file.ts";
import { booksTroubles } from "../rig/books.ts";
import { makeOffers, makeSeller } from "../rig/fixture.ts";
import { inParallel, Shopper } from "../rig/shopper.ts";
import { type Bench, dice, type Outcome, type Row, told } from "../row.ts";

const CLIENTS = 20;
/** A client thinks for up to so long before it buys again. */
const THINK_MS = 800;

async function run(bench: Bench): Promise<Outcome> {
  const rig = await bench.rig();
  const kills = bench.of(3, 200);
  const roll = dice(bench.seed);
  const { sellerId } = await makeSeller(rig);
  const offers = await makeOffers(rig, sellerId, 3, 1_000_000);
  const price = new Shopper(rig);
  await price.choose([offers[0]!]);
  const total = await price.total();
  const ending = new AbortController();
  const starts: number[] = [];
  const acknowledged: string[] = [];
  const others: string[] = [];
  let wentWrong: unknown;
  const killer = (async () => {
    for (let kill = 0; kill < kills; kill++) {
      await setTimeout(300 + roll() * 900);
      await rig.bounce();
      starts.push(rig.startMs);
    }
    await setTimeout(300);
  })()
    .catch((error: unknown) => (wentWrong = error))
    .finally(() => ending.abort());
  await inParallel(Array.from({ length: CLIENTS }), CLIENTS, async () => {
    while (!ending.signal.aborted) {
      await setTimeout(THINK_MS * roll());
      const shopper = new Shopper(rig);
      await shopper.choose([offers[0]!]);
      const { status, code, data } = await shopper.insist<Placed>("shop.checkout.place", Shopper.placing(total));
      if (data?.status === "confirmed") acknowledged.push(data.purchaseId);
      else others.push(code ?? data?.status ?? String(status));
    }
  });
  await killer;
  if (wentWrong) throw wentWrong;
  await rig.settle();
  const troubles = await booksTroubles(rig);
  const [row] = await rig.sql<{ sold: number; confirmed: number }>([
    `SELECT (SELECT 1000000 - on_hand FROM stock WHERE offer_id = ?1) AS sold,
       (SELECT count(*) FROM order_line l JOIN seller_order o ON o.id = l.order_id WHERE l.offer_id = ?1 AND o.status = 'confirmed') AS confirmed`,
    offers[0]!,
  ]);
  const known = new Set(acknowledged);
  if (known.size !== acknowledged.length) troubles.push("two clients were given the same purchase");
  if (row!.sold !== known.size || row!.confirmed !== known.size)
    troubles.push(`${known.size} acknowledged, ${row!.confirmed} in the books, ${row!.sold} off the shelf`);
  if (others.length > 0) troubles.push(`other answers: ${[...new Set(others)]}`);
  await rig.kill();
  const database = new DatabaseSync(d1Path(rig.folder, "market"));
  const { quick_check: check } = database.prepare("PRAGMA quick_check").get() as { quick_check: string };
  database.close();
  await rig.open();
  if (check !== "ok") troubles.push(`quick_check: ${check}`);
  return {
    run: `${kills} random kills under ${CLIENTS} clients`,
    result: `${known.size} purchases acknowledged and in the books; ${told(troubles)}; quick_check ${check}; back after ${(Math.max(...starts) / 1_000).toFixed(1)} s at most`,
    isGood: troubles.length === 0 && known.size > 0,
  };
}

export const randomKills: Row = {
  id: "R2b",
  what: "Random SIGKILL under clients that buy",
  target: "every acknowledged purchase once in the books, no other; invariants 0; PRAGMA quick_check ok",
  run,
};
