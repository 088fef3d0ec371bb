// What is interrupted at the crash points: a purchase, a payment that comes too late, an expiry, a cancellation, an import, a
// parcel, a capture, a payout. Each says what is wrong afterwards, apart from the books.
import type { Placed } from "@stoa/contract";
import type { MadeSeller } from "../rig/fixture.ts";
import type { Rig } from "../rig/rig.ts";
import { Caller, CARDS, Shopper } from "../rig/shopper.ts";

/** A shop with one thing in it, and what came of it. */
interface Shop extends MadeSeller {
  rig: Rig;
  offerId: string;
}

/** Does work that a kill interrupts; gives what is wrong afterwards, apart from the books. */
export type Work = (shop: Shop) => Promise<string[]>;

export const UNITS = 10;

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

export const buys: Work = async (shop) => {
  const { placed } = await confirmed(shop);
  await shop.rig.settle();
  const stands = await standing(shop);
  return placed?.status === "confirmed" && stands === "1 confirmed; stock 9/0" ? [] : [`buying ended as ${stands}`];
};

/** A purchase waits for approval, its time is over, and only then the money comes. */
export const paysTooLate: Work = async (shop) => {
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

export const expires: Work = async (shop) => {
  const { placed } = await confirmed(shop, CARDS.asks);
  const { rig } = shop;
  await rig.pass(3_600_000);
  await rig.sweep().catch(() => {});
  await untilGone(async () => {
    const [row] = await rig.sql<{ status: string }>(["SELECT status FROM purchase WHERE id = ?", placed.purchaseId]);
    return row?.status === "pending";
  }, rig);
  const stands = await standing(shop);
  return stands === "1 expired; stock 10/0" ? [] : [`expiry ended as ${stands}`];
};

export const cancels: Work = async (shop) => {
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

export const imports: Work = async (shop) => {
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

/** Sets what an operator may set. */
async function setCapture(rig: Rig, capture: "at_once" | "per_parcel"): Promise<void> {
  await rig.sql([
    `INSERT INTO setting (key, value, updated_at) VALUES ('marketplace', json_object('capture', ?1), 1)
     ON CONFLICT (key) DO UPDATE SET value = json_object('capture', ?1)`,
    capture,
  ]);
  await rig.ask("forget", "settings:v1");
}

/** An order of two units of which one or both are sent. */
async function sendsOf(shop: Shop, quantity: 1 | 2): Promise<{ orderId: string; purchaseId: string }> {
  const { rig } = shop;
  const shopper = new Shopper(rig);
  await shopper.choose([shop.offerId], 2);
  const wanted = Shopper.placing(await shopper.total());
  const { purchaseId } = (await shopper.insist<Placed>("shop.checkout.place", wanted)).data;
  const [line] = await rig.sql<{ orderId: string; lineId: string }>([
    "SELECT o.id AS orderId, l.id AS lineId FROM seller_order o JOIN order_line l ON l.order_id = o.id WHERE o.purchase_id = ?",
    purchaseId,
  ]);
  const { orderId, lineId } = line!;
  const desk = await new Caller(rig, "seller").become(shop.ownerId);
  const parcel = { orderId, carrier: "UPS", trackingNumber: `1Z${lineId.slice(-8)}`, lines: [{ lineId, quantity }] };
  await desk.insist("seller.orders.ship", parcel);
  await rig.settle();
  return { orderId, purchaseId };
}

export const sends: Work = async (shop) => {
  const { orderId } = await sendsOf(shop, 1);
  const [row] = await shop.rig.sql<{ stands: string }>([
    `SELECT o.status || ', ' || (SELECT count(*) FROM shipment WHERE order_id = o.id) || ' parcels' AS stands
     FROM seller_order o WHERE o.id = ?`,
    orderId,
  ]);
  return row?.stands === "partly_shipped, 1 parcels" ? [] : [`sending ended as ${row?.stands}`];
};

export const captures: Work = async (shop) => {
  const { rig } = shop;
  await setCapture(rig, "per_parcel");
  try {
    const { orderId, purchaseId } = await sendsOf(shop, 1);
    const drawn = async () =>
      (await rig.sql<{ status: string }>(["SELECT status FROM capture WHERE order_id = ?", orderId]))[0]?.status;
    await untilGone(async () => (await drawn()) !== "made", rig);
    const [row] = await rig.sql<{ told: number; wanted: number }>([
      `SELECT (SELECT sum(e.amount_minor) FROM payment_event e JOIN payment y ON y.id = e.payment_id
         WHERE y.purchase_id = ?1 AND e.type = 'captured') AS told, (SELECT sum(amount_minor) FROM capture WHERE order_id = ?2) AS wanted`,
      purchaseId,
      orderId,
    ]);
    return row?.told === row?.wanted ? [] : [`a parcel drew ${row?.told} instead of ${row?.wanted}`];
  } finally {
    await setCapture(rig, "at_once");
  }
};

/** What was sold has arrived long ago, and its seller is paid. */
export const paysOut: Work = async (shop) => {
  const { rig, sellerId } = shop;
  const { orderId } = await sendsOf(shop, 2);
  const longAgo = Date.now() - 100 * 86_400_000;
  await rig.sql(
    [
      `INSERT INTO payout_account (seller_id, schedule, holder, masked, sealed, changed_at)
       VALUES (?, 'daily', 'Rig', '•• 1', 'x', 1)`,
      sellerId,
    ],
    ["UPDATE shipment SET delivered_at = ?2 WHERE order_id = ?1", orderId, longAgo],
    [
      `INSERT INTO order_event (order_id, version, status, actor, at) SELECT id, version + 1, 'delivered', 'seller:rig', ?2
       FROM seller_order WHERE id = ?1`,
      orderId,
      longAgo,
    ],
    [
      "UPDATE seller_order SET status = 'delivered', version = version + 1, updated_at = ?2 WHERE id = ?1",
      orderId,
      longAgo,
    ],
  );
  await rig.sweep();
  await rig.ask("sweep", { sweep: "payouts", from: { at: 0, id: "" } });
  const payouts = () =>
    rig.sql<{ id: string; status: string; minor: number }>([
      "SELECT id, status, amount_minor AS minor FROM payout WHERE seller_id = ?",
      sellerId,
    ]);
  await untilGone(async () => (await payouts())[0]?.status !== "paid", rig);
  const made = await payouts();
  const sent = (await rig.statement()).filter(
    ({ kind, amountMinor }) => kind === "transfer" && Math.abs(amountMinor) === made[0]?.minor,
  );
  return made.length === 1 && made[0]!.status === "paid" && sent.length > 0
    ? []
    : [`a payout ended as ${JSON.stringify(made)} with ${sent.length} transfers`];
};

/** Lets minutes go by until something is no longer so; gives up after ten. */
async function untilGone(isSo: () => Promise<boolean>, rig: Rig): Promise<void> {
  for (let minute = 0; minute < 10; minute++) {
    const so = await isSo().catch(() => true);
    if (!so) return;
    await rig.settle(1).catch(() => {});
  }
}
