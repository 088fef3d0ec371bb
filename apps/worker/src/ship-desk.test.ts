// The ship desk against the real database: what it lists, and parcels that devices tell late, twice, or after somebody else.
import {
  DAY_MS,
  type Id,
  type OrderSummary,
  type Page,
  type Placed,
  type PurchaseView,
  type Quote,
  type SellerOrderView,
  type ShipDesk,
} from "@stoa/contract";
import { checkInvariants } from "@stoa/core/operations";
import { sql } from "@stoa/db";
import { expect, it } from "vitest";
import { db, env, makeOffer, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

interface Sold {
  orderId: Id<"order">;
  lines: { lineId: Id<"line">; quantity: number }[];
}

/** A shop with some paid orders of three units each, and two of its team's devices. */
async function shopWith(orders: number) {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 99);
  const sold: Sold[] = [];
  const buyer = new Visitor("buyer");
  for (let i = 0; i < orders; i++) {
    await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 3 });
    const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
    await runJobs();
    const view = (await buyer.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.orders[0]!;
    sold.push({ orderId: view.orderId, lines: view.lines.map(({ lineId, quantity }) => ({ lineId, quantity })) });
  }
  const device = () => new Visitor("seller").become(ownerId);
  return { sellerId, sold, devices: [await device(), await device()] as const };
}

const desk = async (device: Visitor) => (await device.query<ShipDesk>("seller.orders.desk")).data;

const parcel = (of: Sold, key: string, quantity = 3, seq = 1) => ({
  orderId: of.orderId,
  carrier: "UPS",
  trackingNumber: "1Z999AA1",
  lines: of.lines.map(({ lineId }) => ({ lineId, quantity })),
  parcelKey: key,
  seq,
});

const parcelsOf = async (orderId: Id<"order">) =>
  (await db.all<{ n: number }>(sql`SELECT count(*) AS n FROM shipment WHERE order_id = ${orderId}`))[0]!.n;

it("lists what has to leave with its address, and counts down as parcels leave", async () => {
  const { sellerId, sold, devices } = await shopWith(2);
  const [one] = devices;
  const list = await desk(one);
  expect(list).toMatchObject({ sellerId, isCut: false });
  expect(list.orders.map(({ orderId, seq }) => [orderId, seq])).toEqual(sold.map(({ orderId }) => [orderId, 1]));
  expect(list.orders[0]!.address.line1).not.toBe("");
  expect(list.orders[0]!.lines).toMatchObject([{ waiting: 3, gtin: null }]);
  await one.mutate("seller.orders.ship", parcel(sold[0]!, "key-of-one-1", 2));
  await one.mutate("seller.orders.ship", parcel(sold[1]!, "key-of-two-1"));
  const left = (await desk(one)).orders;
  expect(left).toMatchObject([{ orderId: sold[0]!.orderId, seq: 2, lines: [{ waiting: 1 }] }]);
  const other = await new Visitor("seller").become((await makeSeller()).ownerId);
  expect((await desk(other)).orders).toEqual([]);
});

it("takes a parcel once, told twice at once, again, and once more when its answer is forgotten", async () => {
  const { sold, devices } = await shopWith(1);
  const [one] = devices;
  const told = parcel(sold[0]!, "key-told-often", 1);
  const tell = () => one.mutate<SellerOrderView>("seller.orders.ship", told, told.parcelKey);
  const answers = await Promise.all([tell(), tell(), tell()]);
  for (const { status, code } of answers)
    expect([undefined, "REQUEST_IN_PROGRESS"]).toContain(status === 200 ? undefined : code);
  expect(await parcelsOf(told.orderId)).toBe(1);
  const again = await tell();
  expect(again.data.shipments).toHaveLength(1);
  // After a day the kept answer is gone; the order holds two more units, and the parcel would fit.
  await db.run(sql`DELETE FROM idempotency WHERE created_at < ${Date.now() + DAY_MS}`);
  expect((await tell()).data.shipments).toHaveLength(1);
  expect(await parcelsOf(told.orderId)).toBe(1);
  await expect(
    db.run(sql`INSERT INTO shipment (id, order_id, seq, carrier, tracking_number, amount_minor, shipped_at, parcel_key)
      VALUES ('shp_twice', ${told.orderId}, 2, 'UPS', '1Z', 0, 1, ${told.parcelKey})`),
  ).rejects.toThrow();
  await runJobs();
  expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
});

it("refuses the second of two devices that packed the same units, also where the order has more of them", async () => {
  const { sold, devices } = await shopWith(2);
  const [one, two] = devices;
  for (const [i, quantity] of [3, 1].entries()) {
    const of = sold[i]!;
    const answers = await Promise.all([
      one.mutate("seller.orders.ship", parcel(of, `device-one-${i}`, quantity)),
      two.mutate("seller.orders.ship", parcel(of, `device-two-${i}`, quantity)),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.code).toBe("CONFLICT");
    const late = await two.mutate("seller.orders.ship", parcel(of, `device-two-late-${i}`, quantity));
    expect(late.code).toBe("CONFLICT");
    expect(await parcelsOf(of.orderId)).toBe(1);
  }
  const rest = parcel(sold[1]!, "device-two-rest", 2, 2);
  expect((await two.mutate<SellerOrderView>("seller.orders.ship", rest)).data.status).toBe("shipped");
  await runJobs();
  expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
});

it("refuses a parcel of an order that was called off meanwhile", async () => {
  const { sold, devices } = await shopWith(1);
  const [one, two] = devices;
  await two.mutate("seller.orders.cancel", { orderId: sold[0]!.orderId, reason: "other" });
  const { code } = await one.mutate("seller.orders.ship", parcel(sold[0]!, "packed-before"));
  expect(["CONFLICT", "ILLEGAL_TRANSITION"]).toContain(code);
  expect(await parcelsOf(sold[0]!.orderId)).toBe(0);
});

it("finds orders by number, with or without its letter, by any part of a name and by an address, and counts what waits", async () => {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 9);
  const buyer = new Visitor("buyer");
  await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const order = { ...placing(totalMinor), email: `${offerId}@people.test` };
  order.address = { ...order.address, name: `Agnes ${offerId.slice(-8)}` };
  await buyer.mutate<Placed>("shop.checkout.place", order);
  await runJobs();
  const seller = await new Visitor("seller").become(ownerId);
  const found = async (q?: string) =>
    (await seller.query<Page<OrderSummary>>("seller.orders.list", { limit: 5, q })).data.items.map(
      ({ number }) => number,
    );
  const [number] = await found();
  for (const q of [number!, number!.slice(2, 8).toLowerCase(), "gnes", offerId.slice(-8), order.email.slice(0, 24)])
    expect(await found(q), q).toEqual([number]);
  for (const q of ["S-ZZZZ", "nobody", "x@people.test"]) expect(await found(q), q).toEqual([]);
  expect((await seller.query("seller.orders.counts")).data).toEqual({ confirmed: 1, picking: 0, packed: 0 });
});
