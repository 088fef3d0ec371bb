// R7: the database fails before a write, after it was committed, or stalls. Clients call again under the same key: nothing
// is bought twice, and nearly everybody gets what they wanted.
import type { Placed } from "@stoa/contract";
import { booksTroubles } from "../rig/books.ts";
import { makeOffers, makeSeller } from "../rig/fixture.ts";
import { inParallel, Shopper, tally } from "../rig/shopper.ts";
import { type Bench, type Outcome, type Row, told } from "../row.ts";

async function run(bench: Bench): Promise<Outcome> {
  const rig = await bench.rig();
  const count = bench.of(100, 3_000);
  const [offerId = ""] = await makeOffers(rig, (await makeSeller(rig)).sellerId, 1, 1_000_000);
  const price = new Shopper(rig);
  await price.choose([offerId]);
  const total = await price.total();
  const database = { errorBefore: 0.1, errorAfter: 0.1, stall: 0.02, stallMs: 300 };
  await rig.ask("troubles", { database, seed: bench.seed });
  let first = 0;
  const answers = await inParallel(Array.from({ length: count }), 20, async () => {
    const shopper = new Shopper(rig);
    await shopper.choose([offerId]);
    const key = crypto.randomUUID();
    const { status } = await shopper.place(total, undefined, key);
    if (status >= 500) first += 1;
    const again = await shopper.insist<Placed>("shop.checkout.place", Shopper.placing(total), key);
    // A purchase whose payment was not settled when the answer left is confirmed on the return page.
    if (again.data?.status !== "pending") return again;
    return await shopper.insist<Placed>("shop.checkout.confirm", { purchaseId: again.data.purchaseId });
  });
  await rig.ask("troubles", {});
  await rig.settle(10);
  const outcomes = tally(answers.map(({ code, status, data }) => data?.status ?? code ?? String(status)));
  const ids = new Set(answers.map(({ data }) => data?.purchaseId));
  const [row] = await rig.sql<{ confirmed: number; sold: number }>([
    `SELECT (SELECT 1000000 - on_hand FROM stock WHERE offer_id = ?1) AS sold, (SELECT count(*) FROM order_line l
       JOIN seller_order o ON o.id = l.order_id WHERE l.offer_id = ?1 AND o.status = 'confirmed') AS confirmed`,
    offerId,
  ]);
  const troubles = await booksTroubles(rig);
  const succeeded = outcomes["confirmed"] ?? 0;
  if (succeeded < count * 0.999) troubles.push(`${succeeded} of ${count} succeeded: ${JSON.stringify(outcomes)}`);
  if (row!.confirmed !== count || row!.sold !== count || ids.size !== count)
    troubles.push(`${row!.confirmed} confirmed, ${row!.sold} sold, ${ids.size} answered`);
  if (first === 0) troubles.push("the control: no first call failed");
  return {
    run: `${count} purchases, 10 % of writes fail before, 10 % after the commit, 2 % stall`,
    result: `${succeeded} succeeded (${first} first calls failed), 0 duplicates: ${row!.confirmed === count}; ${told(troubles)}`,
    isGood: troubles.length === 0,
  };
}

export const databaseFaults: Row = {
  id: "R7",
  what: "Database faults: error before a write, error after its commit, stall",
  target: "0 duplicates, at least 99.9 % succeed after the client's retry",
  run,
};
