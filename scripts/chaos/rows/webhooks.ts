// R5 and R10: webhooks come twice, late, in any order or never, and the customer comes back at any moment. The books end as
// if everything had come once and in order.
import type { Placed } from "@stoa/contract";
import type { ProviderEvent } from "@stoa/core/kernel";
import { booksTroubles } from "../rig/books.ts";
import { carry, carryAll, silence } from "../rig/courier.ts";
import { digestOf } from "../rig/digest.ts";
import { makeOffers, makeSeller } from "../rig/fixture.ts";
import type { Rig } from "../rig/rig.ts";
import { CARDS, inParallel, Shopper, tally } from "../rig/shopper.ts";
import { type Bench, dice, type Outcome, type Row, shuffled, told } from "../row.ts";

const COPIES = 5;
const LOST = 0.3;

/** A purchase that waits for its customer at the provider. */
interface Waiting {
  shopper: Shopper;
  purchaseId: string;
  ref: string;
}

async function waitingPurchases(rig: Rig, offerId: string, count: number): Promise<Waiting[]> {
  const price = new Shopper(rig);
  await price.choose([offerId]);
  const total = await price.total();
  return await inParallel(Array.from({ length: count }), 20, async () => {
    const shopper = new Shopper(rig);
    await shopper.choose([offerId]);
    const { data } = await shopper.insist<Placed>("shop.checkout.place", Shopper.placing(total, CARDS.asks));
    return { shopper, purchaseId: data.purchaseId, ref: data.redirectUrl!.split("/").at(-1)! };
  });
}

/** The customers decide, every fifth against it; the facts that the provider has of them. */
async function decided(rig: Rig, waiting: readonly Waiting[]): Promise<ProviderEvent[]> {
  const facts = await inParallel(waiting, 20, async ({ ref }, i) => {
    const decision = i % 5 === 4 ? "refuse" : "approve";
    const file = await rig.sandbox<{ value: { events: ProviderEvent[] } }>("decide", ref, decision);
    return file.value.events;
  });
  return facts.flat();
}

async function runChaos(bench: Bench): Promise<Outcome> {
  const rig = await bench.rig();
  const count = bench.of(40, 1_000);
  const roll = dice(bench.seed);
  const [calm = "", wild = ""] = await makeOffers(rig, (await makeSeller(rig)).sellerId, 2, 10_000);
  await silence(rig, true);
  try {
    await carryAll(rig, await decided(rig, await waitingPurchases(rig, calm, count)));

    const events = await decided(rig, await waitingPurchases(rig, wild, count));
    const kept = events.filter(() => roll() >= LOST);
    const copies = shuffled(
      kept.flatMap((event) => Array.from({ length: COPIES }, () => event)),
      roll,
    );
    const statuses = await inParallel(copies, 20, (event) => carry(rig, event));
    const broken = statuses.filter((status) => status !== 200 && status !== 503);
    const before = await digestOf(rig, wild);
    await rig.settle();
    const [serial, chaotic] = [await digestOf(rig, calm), await digestOf(rig, wild)];
    const troubles = await booksTroubles(rig);
    if (JSON.stringify(serial) !== JSON.stringify(chaotic))
      troubles.push(`the states of the two runs differ: ${difference(serial, chaotic)}`);
    if (broken.length > 0) troubles.push(`webhooks were answered ${[...new Set(broken)]}`);
    const isTold = JSON.stringify(before) !== JSON.stringify(serial);
    if (!isTold) troubles.push("the control: before the sweep nothing was missing");
    return {
      run: `${count} payments, ${copies.length} deliveries of ${events.length} facts (×${COPIES}, ${LOST * 100} % lost, shuffled)`,
      result: `${told(troubles)}; final state ${troubles.length === 0 ? "equal" : "not equal"} to the serial run`,
      isGood: troubles.length === 0,
    };
  } finally {
    await silence(rig, false);
  }
}

/** The first ends that only one of two runs has. */
function difference(one: readonly string[], other: readonly string[]): string {
  const [a, b] = [tally(one), tally(other)];
  const apart = [...new Set([...one, ...other])].filter((end) => a[end] !== b[end]);
  return apart.map((end) => `${a[end] ?? 0}/${b[end] ?? 0} × ${end}`).join("; ");
}

export const webhookChaos: Row = {
  id: "R5",
  what: "Webhook chaos: five copies, shuffled, 30 % lost, side by side",
  target: "final state equals that of a serial run, invariants 0",
  run: runChaos,
};

function* permutations<T>(things: readonly T[]): Generator<T[]> {
  if (things.length < 2) return yield [...things];
  for (const [i, thing] of things.entries())
    for (const rest of permutations(things.filter((_, at) => at !== i))) yield [thing, ...rest];
}

/** What happens at the provider in each case: approved, disputed and won, given back in two parts. Six facts. */
async function facts(rig: Rig, { ref }: Waiting): Promise<ProviderEvent[]> {
  const { value } = await rig.sandbox<{ value: { amountMinor: number } }>("decide", ref, "approve");
  type Disputed = { value: { disputes: { ref: string }[] } };
  const { disputes } = (await rig.sandbox<Disputed>("dispute", ref, "open")).value;
  await rig.sandbox("dispute", ref, { disputeRef: disputes[0]!.ref, outcome: "won" });
  for (const [part, amountMinor] of [
    ["a", 500],
    ["b", value.amountMinor - 500],
  ] as const)
    await rig.sandbox("refund", { key: `rig:${ref}:${part}`, providerRef: ref, amountMinor, currency: "USD" });
  const file = await rig.sandbox<{ value: { events: ProviderEvent[] } }>("file", ref);
  return file.value.events;
}

/** The customer comes back; what that was answered. */
async function confirmed({ shopper, purchaseId }: Waiting): Promise<string> {
  const { status, code } = await shopper.mutate("shop.checkout.confirm", { purchaseId });
  return status === 200 ? "200" : `${status} ${code}`;
}

async function runPermutations(bench: Bench): Promise<Outcome> {
  // A rig of its own: its refunds are made at the provider alone, as by somebody with its dashboard.
  const { Rig } = await import("../rig/rig.ts");
  const rig = await Rig.start();
  try {
    const [offerId = ""] = await makeOffers(rig, (await makeSeller(rig)).sellerId, 1, 100_000);
    await silence(rig, true);
    const cases = [...permutations([0, 1, 2, 3, 4, 5])].flatMap((order) =>
      Array.from({ length: order.length + 1 }, (_, confirmAt) => ({ order, confirmAt })),
    );
    const chosen = shuffled(cases, dice(bench.seed)).slice(0, bench.of(40, cases.length));
    const waiting = await waitingPurchases(rig, offerId, chosen.length);
    let turnedAway = 0;
    const confirms: string[] = [];
    const ends = await inParallel(chosen, 8, async ({ order, confirmAt }, i) => {
      const one = waiting[i]!;
      const told = await facts(rig, one);
      const again: ProviderEvent[] = [];
      for (let at = 0; at <= order.length; at++) {
        if (at === confirmAt) confirms.push(await confirmed(one));
        const event = at < order.length ? told[order[at]!]! : null;
        if (event && (await carry(rig, event)) !== 200) again.push(event);
      }
      turnedAway += again.length;
      await carryAll(rig, again);
      return (await digestOf(rig, offerId, one.purchaseId)).join("\n");
    });
    const different = new Set(ends);
    const troubles = await chargesAndInvariants(rig);
    if (different.size !== 1) troubles.push(`${different.size} final states: ${[...different].join(" / ")}`);
    const refused = new Set(confirms.filter((answer) => answer !== "200"));
    if (refused.size > 0) troubles.push(`confirm answered ${[...refused]}`);
    if (turnedAway === 0) troubles.push("the control: no fact came too early");
    return {
      run: `${chosen.length} of ${cases.length} cases (orders of 6 facts × 7 moments of the customer's confirm)`,
      result: `${different.size} final state; ${turnedAway} facts came too early and were told again; ${told(troubles)}`,
      isGood: troubles.length === 0,
    };
  } finally {
    await rig.remove();
  }
}

async function chargesAndInvariants(rig: Rig): Promise<string[]> {
  await rig.settle();
  return await booksTroubles(rig);
}

export const webhookPermutations: Row = {
  id: "R10",
  what: "Every order of a payment's facts × every moment of the customer's confirm",
  target: "one final state",
  run: runPermutations,
};
