// R6: the queue delivers twice, loses everything, meets poison, and its consumer dies before it acknowledges. Each effect
// happens once all the same: the outbox row is the fact, the message only a nudge.
import type { Placed } from "@stoa/contract";
import { booksTroubles } from "../rig/books.ts";
import { makeOffers, makeSeller } from "../rig/fixture.ts";
import type { Rig } from "../rig/rig.ts";
import { inParallel, Shopper } from "../rig/shopper.ts";
import { type Bench, type Outcome, type Row, told } from "../row.ts";

async function buy(rig: Rig, offerId: string, count: number): Promise<void> {
  const price = new Shopper(rig);
  await price.choose([offerId]);
  const total = await price.total();
  await inParallel(Array.from({ length: count }), 20, async () => {
    const shopper = new Shopper(rig);
    await shopper.choose([offerId]);
    await shopper.insist<Placed>("shop.checkout.place", Shopper.placing(total));
  });
}

/** Reasons that the mail service was handed more than once since a place in its list. */
function twice(rig: Rig, from: number): string[] {
  const seen = rig.mails.slice(from);
  return [...new Set(seen.filter((key, i) => seen.indexOf(key) !== i))];
}

async function mailsMissing(rig: Rig, from: number, offerId: string): Promise<string[]> {
  const wanted = await rig.sql<{ key: string }>([
    `SELECT m.key FROM mail m JOIN seller_order o ON instr(m.key, o.id) > 0 OR instr(m.key, o.purchase_id) > 0
     JOIN order_line l ON l.order_id = o.id WHERE l.offer_id = ?`,
    offerId,
  ]);
  const seen = new Set(rig.mails.slice(from));
  const missing = wanted.filter(({ key }) => !seen.has(key)).length;
  return wanted.length === 0 || missing > 0 ? [`${missing} of ${wanted.length} mails were not sent`] : [];
}

const waitingJobs = async (rig: Rig): Promise<string[]> =>
  (await rig.sql<{ id: string }>(["SELECT id FROM outbox WHERE done_at IS NULL AND last_error IS NULL"])).map(
    ({ id }) => id,
  );

/** Nothing arrives; every job is then handed over five times at once, and the jobs that these cause, too. */
async function redelivery(rig: Rig, count: number): Promise<string[]> {
  const [offerId = ""] = await makeOffers(rig, (await makeSeller(rig)).sellerId, 1, 10_000);
  await rig.ask("troubles", { queue: { lost: 1, copies: 1 }, tellsMails: true });
  const from = rig.mails.length;
  await buy(rig, offerId, count);
  for (let round = 0; round < 5; round++) {
    const jobs = await waitingJobs(rig);
    if (jobs.length === 0) break;
    await inParallel(jobs, 10, (job) => Promise.all(Array.from({ length: 5 }, () => rig.ask("deliver", [job]))));
  }
  await rig.settle();
  return [...twice(rig, from).map((key) => `mailed twice: ${key}`), ...(await mailsMissing(rig, from, offerId))];
}

/** Every message is lost; the sweep makes it good. */
async function lostQueue(rig: Rig, count: number): Promise<string[]> {
  const [offerId = ""] = await makeOffers(rig, (await makeSeller(rig)).sellerId, 1, 10_000);
  await rig.ask("troubles", { queue: { lost: 1, copies: 1 }, tellsMails: true });
  const from = rig.mails.length;
  await buy(rig, offerId, count);
  const lost = (await waitingJobs(rig)).length;
  await rig.ask("troubles", { queue: { lost: 0, copies: 3 }, tellsMails: true });
  await rig.settle();
  const troubles = [
    ...twice(rig, from).map((key) => `mailed twice: ${key}`),
    ...(await mailsMissing(rig, from, offerId)),
  ];
  return lost < count ? [...troubles, `the control: only ${lost} jobs were lost`] : troubles;
}

/** A message that can never succeed takes nothing else down. */
async function poison(rig: Rig): Promise<string[]> {
  const [offerId = ""] = await makeOffers(rig, (await makeSeller(rig)).sellerId, 1, 10);
  await rig.ask("troubles", { queue: { lost: 1, copies: 1 }, tellsMails: true });
  await buy(rig, offerId, 2);
  await rig.sql([
    "INSERT INTO outbox (id, type, payload, created_at, due_at) VALUES ('job_poison', 'order.shipped', '{\"orderId\":\"ord_nowhere\"}', ?1, ?1)",
    Date.now(),
  ]);
  const jobs = (await waitingJobs(rig)).filter((id) => id !== "job_poison");
  const batch = [...jobs.slice(0, 1), "job_poison", ...jobs.slice(1)];
  const acknowledged = await rig.ask<string[]>("deliver", batch);
  await rig.sql(["DELETE FROM outbox WHERE id = 'job_poison'"]);
  const innocent = jobs.filter((id) => !acknowledged.includes(id));
  return [
    ...(innocent.length > 0 ? [`${innocent.length} innocent messages were not acknowledged`] : []),
    ...(acknowledged.includes("job_poison") ? ["the poison was acknowledged"] : []),
  ];
}

/** The consumer dies after the work and before it acknowledges. */
async function crashBeforeAck(rig: Rig, kills: number): Promise<string[]> {
  const [offerId = ""] = await makeOffers(rig, (await makeSeller(rig)).sellerId, 1, 10_000);
  const from = rig.mails.length;
  let died = 0;
  for (let kill = 0; kill < kills; kill++) {
    await rig.ask("troubles", { queue: { lost: 1, copies: 1 }, tellsMails: true });
    await buy(rig, offerId, 3);
    await rig.ask("troubles", { armed: ["job.handled"], tellsMails: true });
    let back: Promise<void> | undefined;
    rig.onFault = () => {
      back ??= rig.bounce();
      return new Promise(() => {});
    };
    await rig.ask("deliver", await waitingJobs(rig)).catch(() => {});
    await back;
    if (back) died += 1;
    rig.onFault = () => "go";
    await rig.ask("troubles", { tellsMails: true });
  }
  await rig.settle();
  return [
    ...twice(rig, from).map((key) => `mailed twice: ${key}`),
    ...(await mailsMissing(rig, from, offerId)),
    ...(died === kills ? [] : [`only ${died} of ${kills} kills came`]),
  ];
}

async function run(bench: Bench): Promise<Outcome> {
  const rig = await bench.rig();
  const [count, kills] = bench.of([20, 1] as const, [300, 10] as const);
  try {
    const troubles = [
      ...(await redelivery(rig, count)),
      ...(await lostQueue(rig, count)),
      ...(await poison(rig)),
      ...(await crashBeforeAck(rig, kills)),
    ];
    await rig.ask("troubles", {});
    await rig.settle();
    troubles.push(...(await booksTroubles(rig)));
    return {
      run: `${count} purchases' jobs 5 × at once, ${count} with a queue that loses all, poison between good, ${kills} kills before ack`,
      result: told(troubles),
      isGood: troubles.length === 0,
    };
  } finally {
    rig.onFault = () => "go";
    await rig.ask("troubles", {});
  }
}

export const queueChaos: Row = {
  id: "R6",
  what: "Queue chaos: redelivery, poison, crash before ack, lost queue",
  target: "each effect once, 0 innocent messages lost",
  run,
};
