// R2a: the process is killed at a named point in the middle of the work and started again; whoever waited calls again under
// the same key. Nothing is lost, nothing is done twice. A kill that never came makes the row red.
import type { FaultPoint } from "@stoa/core/kernel";
import type { Placed } from "@stoa/contract";
import { booksTroubles } from "../rig/books.ts";
import { makeOffers, makeSeller, type MadeSeller } from "../rig/fixture.ts";
import type { Rig } from "../rig/rig.ts";
import { Caller, CARDS, Shopper } from "../rig/shopper.ts";
import { type Bench, type Outcome, type Row, told } from "../row.ts";

/** A shop with one thing in it, and what came of it. */
interface Shop extends MadeSeller {
  rig: Rig;
  offerId: string;
}

/** Does work that a kill interrupts; gives what is wrong afterwards, apart from the books. */
type Work = (shop: Shop) => Promise<string[]>;

const UNITS = 10;

async function confirmed(shop: Shop, card: string = CARDS.good): Promise<{ shopper: Shopper; placed: Placed }> {
  const shopper = new Shopper(shop.rig);
  await shopper.choose([shop.offerId]);
  const { data: placed } = await shopper.insist<Placed>(
    "shop.checkout.place",
    Shopper.placing(await shopper.total(), card),
  );
  return { shopper, placed };
}

/** How many purchases of the shop's thing there are, by status, and how the stock stands. */
async function standing({ rig, offerId }: Shop): Promise<string> {
  const rows = await rig.sql<{ status: string; n: number }>([
    `SELECT p.status, count(*) AS n FROM purchase p JOIN seller_order o ON o.purchase_id = p.id
     JOIN order_line l ON l.order_id = o.id WHERE l.offer_id = ? GROUP BY p.status ORDER BY p.status`,
    offerId,
  ]);
  const [stock] = await rig.sql<{ s: string }>([
    "SELECT on_hand || '/' || reserved AS s FROM stock WHERE offer_id = ?",
    offerId,
  ]);
  return `${rows.map(({ status, n }) => `${n} ${status}`).join(", ")}; stock ${stock?.s}`;
}

const buys: Work = async (shop) => {
  const { placed } = await confirmed(shop);
  await shop.rig.settle();
  const stands = await standing(shop);
  return placed?.status === "confirmed" && stands === "1 confirmed; stock 9/0" ? [] : [`buying ended as ${stands}`];
};

/** A purchase waits for approval, its time is over, and only then the money comes. */
const paysTooLate: Work = async (shop) => {
  const { placed } = await confirmed(shop, CARDS.asks);
  const { rig } = shop;
  const [payment] = await rig.sql<{ ref: string }>([
    "SELECT provider_ref AS ref FROM payment WHERE purchase_id = ?",
    placed.purchaseId,
  ]);
  // Given up behind the provider's back, as if its answer to our giving up had been lost.
  await rig.sql(
    ["UPDATE purchase SET status = 'expired' WHERE id = ?", placed.purchaseId],
    [
      `UPDATE stock_hold SET status = 'released' WHERE line_id IN (SELECT l.id FROM order_line l
       JOIN seller_order o ON o.id = l.order_id WHERE o.purchase_id = ?)`,
      placed.purchaseId,
    ],
    [
      `INSERT INTO order_event (order_id, version, status, actor, at) SELECT id, version + 1, 'expired', 'rig', 1
       FROM seller_order WHERE purchase_id = ?`,
      placed.purchaseId,
    ],
    ["UPDATE seller_order SET status = 'expired', version = version + 1 WHERE purchase_id = ?", placed.purchaseId],
  );
  await rig.sandbox("decide", payment!.ref, "approve");
  await untilGone(async () => {
    const [row] = await rig.sql<{ status: string }>([
      "SELECT status FROM payment WHERE purchase_id = ?",
      placed.purchaseId,
    ]);
    return row?.status !== "refunded";
  }, rig);
  const stands = await standing(shop);
  return stands === "1 expired; stock 10/0" ? [] : [`money that came too late ended as ${stands}`];
};

const expires: Work = async (shop) => {
  const { placed } = await confirmed(shop, CARDS.asks);
  const { rig } = shop;
  await rig.pass(3_600_000);
  await rig.ask("tick", "* * * * *").catch(() => {});
  await untilGone(async () => {
    const [row] = await rig.sql<{ status: string }>(["SELECT status FROM purchase WHERE id = ?", placed.purchaseId]);
    return row?.status === "pending";
  }, rig);
  const stands = await standing(shop);
  return stands === "1 expired; stock 10/0" ? [] : [`expiry ended as ${stands}`];
};

const cancels: Work = async (shop) => {
  const { placed } = await confirmed(shop);
  const { rig } = shop;
  const [order] = await rig.sql<{ id: string }>([
    "SELECT id FROM seller_order WHERE purchase_id = ?",
    placed.purchaseId,
  ]);
  const desk = await new Caller(rig, "seller").become(shop.ownerId);
  await desk.insist("seller.orders.cancel", { orderId: order!.id });
  await rig.settle();
  await untilGone(async () => {
    const [row] = await rig.sql<{ status: string }>([
      "SELECT status FROM payment WHERE purchase_id = ?",
      placed.purchaseId,
    ]);
    return row?.status !== "refunded";
  }, rig);
  const stands = await standing(shop);
  return stands === "1 confirmed; stock 10/0" ? [] : [`calling off ended as ${stands}`];
};

const imports: Work = async (shop) => {
  const { rig } = shop;
  const [row] = await rig.sql<{ sku: string }>([
    "SELECT v.sku FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ?",
    shop.offerId,
  ]);
  const desk = await new Caller(rig, "seller").become(shop.ownerId);
  const file = `sku,quantity\n${row!.sku},${UNITS + 5}\n`;
  const received = await desk.fetch("/files/imports?name=rig.csv", {
    method: "POST",
    headers: { "content-type": "text/csv", "idempotency-key": crypto.randomUUID() },
    body: file,
  });
  const { importId } = (await received.json()) as { importId: string };
  const { columns } = (await desk.query<{ columns: unknown }>("seller.imports.get", { importId })).data;
  await desk.insist("seller.imports.check", { importId, columns });
  const status = async () =>
    (await rig.sql<{ status: string }>(["SELECT status FROM import_run WHERE id = ?", importId]))[0]?.status;
  await untilGone(async () => (await status()) === "checking", rig);
  await desk.insist("seller.imports.start", { importId });
  await untilGone(async () => (await status()) === "running", rig);
  const [stock] = await rig.sql<{ n: number }>(["SELECT on_hand AS n FROM stock WHERE offer_id = ?", shop.offerId]);
  const ended = await status();
  return ended === "done" && stock!.n === UNITS + 5 ? [] : [`the import ended ${ended} with a stock of ${stock!.n}`];
};

/** Lets minutes go by until something is no longer so; gives up after ten. */
async function untilGone(isSo: () => Promise<boolean>, rig: Rig): Promise<void> {
  for (let minute = 0; minute < 10; minute++) {
    const so = await isSo().catch(() => true);
    if (!so) return;
    await rig.settle(1).catch(() => {});
  }
}

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
  what: "Crash points: SIGKILL at named points of placing, paying, settling, refunding, expiring, importing, mailing",
  target: "0 lost, 0 double, invariants 0, the provider's books equal ours",
  run,
};
