// Money that is drawn as parcels leave, through the doors: each parcel its share, the last one the rest, and what is called
// off is never taken.
import { type Id, type Placed, type PurchaseView, type Quote } from "@stoa/contract";
import { checkInvariants } from "@stoa/core/operations";
import { setting, sql } from "@stoa/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, env, makeOffer, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

beforeAll(async () => {
  await db.insert(setting).values({ key: "marketplace", value: { capture: "per_parcel" }, updatedAt: 1 });
  await env.CACHE.delete("settings:v1");
});
afterAll(async () => {
  await db.run(sql`DELETE FROM setting WHERE key = 'marketplace'`);
  await env.CACHE.delete("settings:v1");
});

/** An order of three units that is authorised and not paid yet. */
async function authorised() {
  const { sellerId, ownerId } = await makeSeller();
  const buyer = new Visitor("buyer");
  await buyer.mutate("shop.cart.add", { market: "us", offerId: await makeOffer(sellerId, 9), quantity: 3 });
  const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
  await runJobs();
  const view = async () => (await buyer.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data;
  const [order] = (await view()).orders;
  const desk = await new Visitor("seller").become(ownerId);
  const { orderId, lines } = order!;
  const { lineId } = lines[0]!;
  const send = async (quantity: number) => {
    const parcel = { orderId, carrier: "UPS", trackingNumber: `1Z${crypto.randomUUID().slice(0, 8)}` };
    const sent = await desk.mutate("seller.orders.ship", { ...parcel, lines: [{ lineId, quantity }] });
    expect(sent.status, sent.code ?? "").toBe(200);
    await runJobs();
  };
  return { view, desk, orderId, lineId, send, totalMinor, purchaseId };
}

const drawn = async (orderId: Id<"order">): Promise<number[]> =>
  (
    await db.all<{ minor: number }>(
      sql`SELECT c.amount_minor AS minor FROM capture c JOIN shipment s ON s.id = c.shipment_id WHERE c.order_id = ${orderId} ORDER BY s.seq`,
    )
  ).map(({ minor }) => minor);

describe("an order that is paid as its parcels leave", () => {
  it("is drawn on parcel by parcel, and in all for what it cost", async () => {
    const { view, orderId, send, totalMinor } = await authorised();
    expect((await view()).paidMinor).toBe(0);
    await send(1);
    const [first] = await drawn(orderId);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(totalMinor);
    expect((await view()).paidMinor).toBe(first);
    await send(2);
    const parts = await drawn(orderId);
    expect(parts).toHaveLength(2);
    expect(parts.reduce((sum, minor) => sum + minor, 0)).toBe(totalMinor);
    expect((await view()).paidMinor).toBe(totalMinor);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("is never drawn on for what is called off: the customer pays for what was sent, and the rest is let go", async () => {
    const { view, desk, orderId, lineId, send, totalMinor, purchaseId } = await authorised();
    await send(1);
    const called = await desk.mutate("seller.orders.cancel", {
      orderId,
      reason: "out_of_stock",
      lines: [{ lineId, quantity: 2 }],
    });
    expect(called.status, called.code ?? "").toBe(200);
    await runJobs();
    const [refund] = await db.all<{ minor: number }>(
      sql`SELECT amount_minor AS minor FROM refund WHERE order_id = ${orderId}`,
    );
    const { paidMinor } = await view();
    expect(paidMinor).toBe(totalMinor - refund!.minor);
    const given = await db.all(
      sql`SELECT e.type FROM payment_event e JOIN payment p ON p.id = e.payment_id WHERE p.purchase_id = ${purchaseId} AND e.type = 'voided'`,
    );
    expect(given).toHaveLength(1);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });
});
