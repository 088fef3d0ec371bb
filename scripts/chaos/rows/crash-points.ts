// R2a: the process is killed at a named point in the middle of the work and started again; whoever waited calls again under
// the same key. Nothing is lost, nothing is done twice. A kill that never came makes the row red.
import type { FaultPoint } from "@stoa/core/kernel";
import { booksTroubles } from "../rig/books.ts";
import { makeOffers, makeSeller } from "../rig/fixture.ts";
import type { Rig } from "../rig/rig.ts";
import { CARDS } from "../rig/shopper.ts";
import { type Bench, type Outcome, type Row, told } from "../row.ts";
import {
  buys,
  cancels,
  captures,
  expires,
  imports,
  paysOut,
  paysTooLate,
  sends,
  UNITS,
  type Work,
} from "./crash-works.ts";

/** Which work meets which point. Points of work that does not exist yet are added here. */
const POINTS: readonly (readonly [FaultPoint, Work])[] = [
  ["place.written", buys],
  ["pay.opened", buys],
  ["settle.written", buys],
  ["refund.given", cancels],
  ["mail.sent", buys],
  ["surplus.refunded", paysTooLate],
  ["place.checked", buys],
  ["settle.before", buys],
  ["pay.settled", buys],
  ["job.handled", buys],
  ["mail.written", buys],
  ["expire.cancelled", expires],
  ["expire.written", expires],
  ["import.written", imports],
  ["ship.written", sends],
  ["capture.drawn", captures],
  ["payout.sending", paysOut],
  ["payout.transferred", paysOut],
];

/** Does the work once with a kill at the point: the rig comes back by itself, a moment after. */
async function killAt(rig: Rig, point: FaultPoint, work: Work): Promise<string[]> {
  const made = await makeSeller(rig);
  const [offerId = ""] = await makeOffers(rig, made.sellerId, 1, UNITS);
  let back: Promise<void> | undefined;
  rig.onFault = async () => {
    if (back) return "go";
    back = rig.bounce();
    return await new Promise<"go">(() => {}); // Nobody is left to answer.
  };
  await rig.ask("troubles", { armed: [point], tellsMails: true });
  const mailsBefore = rig.mails.length;
  const troubles = await work({ ...made, rig, offerId }).catch((error: unknown) => [String(error)]);
  await back;
  await rig.ask("troubles", { tellsMails: true });
  await rig.settle();
  if (!back) troubles.push("the point was never met");
  const sent = rig.mails.slice(mailsBefore);
  // A mail that was handed over and not yet noted is handed over again, under the same key: one more for one kill.
  if (sent.length - new Set(sent).size > (point === "mail.sent" ? 1 : 0))
    troubles.push(`mails were sent twice: ${sent}`);
  troubles.push(...(await booksTroubles(rig)));
  return troubles.map((trouble) => `${point}: ${trouble}`);
}

/** The control: a charge that no purchase of ours knows of must be found. */
async function chargeOfNobody(rig: Rig): Promise<boolean> {
  const key = `control_${crypto.randomUUID()}`;
  await rig.sandbox("setBehaviour", { webhookDelayMs: 0, duplicates: 0, reorder: false, dropRate: 1, down: false });
  const { value } = await rig.sandbox<{ value: { ref: string } }>("open", {
    key,
    purchaseId: "pur_control",
    paymentId: "pay_control",
    amountMinor: 1,
    currency: "USD",
    details: { method: "card", number: CARDS.good, expiry: "12/39", cvc: "123" },
    capture: "at_once",
    returnUrl: "http://localhost",
  });
  const isFound = (await booksTroubles(rig)).some((trouble) => trouble.includes(value.ref));
  return isFound;
}

async function run(bench: Bench): Promise<Outcome> {
  // A rig of its own: the control leaves a charge behind that no later row should see.
  const { Rig } = await import("../rig/rig.ts");
  const rig = await Rig.start();
  const points = bench.of(POINTS.slice(0, 6), POINTS);
  const rounds = bench.of(1, 3);
  const troubles: string[] = [];
  try {
    for (let round = 0; round < rounds; round++)
      for (const [point, work] of points) troubles.push(...(await killAt(rig, point, work)));
    if (!(await chargeOfNobody(rig))) troubles.push("the control, a charge without a purchase, was not found");
    return {
      run: `${points.length} points × ${rounds}, ${rig.kills} kills`,
      result: `${told(troubles)}; the control, a charge without a purchase, is found`,
      isGood: troubles.length === 0,
    };
  } finally {
    await rig.remove();
  }
}

export const crashPoints: Row = {
  id: "R2a",
  what: "Crash points: SIGKILL at named points of placing, paying, settling, sending, capturing, refunding, paying out, expiring, importing, mailing",
  target: "0 lost, 0 double, invariants 0, the provider's books equal ours",
  run,
};
