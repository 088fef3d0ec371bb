// R18: twice as much is asked as can be served. Whoever is let in is served quickly, all others are told to come again at
// once, and a moment after the storm everything is as before.
import { setTimeout } from "node:timers/promises";
import { booksTroubles } from "../rig/books.ts";
import { makeOffers, makeSeller } from "../rig/fixture.ts";
import type { Rig } from "../rig/rig.ts";
import { type Answer, inParallel, Shopper } from "../rig/shopper.ts";
import { type Bench, type Outcome, type Row, told } from "../row.ts";

const SLOWEST_MS = 1_000;
const RECOVERED_MS = 5_000;
/** One of so many requests places a cart; the others look, count and fill. */
const PLACES_EVERY = 8;

type Ask = () => Promise<Answer<unknown>>;

/** Requests of a busy shop, one after the other. */
function visits(rig: Rig, offerId: string, ready: Shopper[], total: number): () => Ask {
  const guests = Array.from({ length: 50 }, () => new Shopper(rig));
  let n = 0;
  return () => {
    n += 1;
    const guest = guests[n % guests.length]!;
    if (n % PLACES_EVERY === 0) {
      const shopper = ready.pop();
      if (shopper) return () => shopper.place(total);
    }
    if (n % 3 === 0) return () => guest.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
    if (n % 3 === 1) return () => guest.query("shop.checkout.quote", { market: "us" });
    return () => guest.query("shop.cart.get", { market: "us" });
  };
}

/** Asks `perSecond` times a second, whatever comes back. */
async function storm(next: () => Ask, perSecond: number, seconds: number): Promise<Answer<unknown>[]> {
  const answers: Promise<Answer<unknown>>[] = [];
  const startedAt = performance.now();
  for (;;) {
    const ms = performance.now() - startedAt;
    if (ms > seconds * 1_000) break;
    while (answers.length < (ms / 1_000) * perSecond) answers.push(next()());
    await setTimeout(5);
  }
  return await Promise.all(answers);
}

async function run(bench: Bench): Promise<Outcome> {
  const rig = await bench.rig();
  const seconds = bench.of(8, 60);
  const [offerId = ""] = await makeOffers(rig, (await makeSeller(rig)).sellerId, 1, 1_000_000);
  const ready = await inParallel(Array.from({ length: bench.of(150, 1_500) }), 30, async () => {
    const shopper = new Shopper(rig);
    await shopper.choose([offerId]);
    return shopper;
  });
  const total = await ready[0]!.total();
  const next = visits(rig, offerId, ready, total);
  // Capacity: as much as is served when nobody waits longer than they must.
  const measuredFrom = performance.now();
  const served = await inParallel(Array.from({ length: bench.of(300, 2_000) }), 16, () => next()());
  const capacity = (served.length * 1_000) / (performance.now() - measuredFrom);
  const answers = await storm(next, capacity * 2, seconds);
  const stormEndedAt = performance.now();
  for (;;) {
    const { status, tookMs } = await new Shopper(rig).query("shop.cart.get", { market: "us" });
    if ((status === 200 && tookMs < 250) || performance.now() - stormEndedAt > 60_000) break;
    await setTimeout(50);
  }
  const recoveredMs = performance.now() - stormEndedAt;
  const refused = answers.filter(({ status }) => status === 503 || status === 429);
  const accepted = answers.filter(({ status }) => status !== 503 && status !== 429);
  const times = accepted.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  const odd = [
    ...new Set(
      accepted.filter(({ status }) => status !== 200 && status !== 409).map(({ status, code }) => `${status} ${code}`),
    ),
  ];
  await rig.settle();
  const troubles = await booksTroubles(rig);
  if (p99 >= SLOWEST_MS) troubles.push(`p99 of the accepted is ${Math.round(p99)} ms`);
  if (odd.length > 0) troubles.push(`answers ${odd}`);
  if (recoveredMs >= RECOVERED_MS) troubles.push(`back after ${Math.round(recoveredMs)} ms`);
  if (refused.length === 0) troubles.push("the control: nobody was turned away, it was no overload");
  return {
    run: `${Math.round(capacity * 2)} requests/s for ${seconds} s (capacity ${Math.round(capacity)}/s), one in ${PLACES_EVERY} places a cart`,
    result: `${accepted.length} accepted, p99 ${Math.round(p99)} ms; ${refused.length} told to come again; back after ${Math.round(recoveredMs)} ms; ${told(troubles)}`,
    isGood: troubles.length === 0,
  };
}

export const overload: Row = {
  id: "R18",
  what: "Overload: twice the capacity",
  target: "p99 of the accepted < 1 s, all others 503 or 429, recovered < 5 s, invariants 0",
  isDeepOnly: true,
  run,
};
