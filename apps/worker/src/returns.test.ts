// Returns against the real database and the real doors: from the request to the money, and what silence comes to.
import {
  DAY_MS,
  HOUR_MS,
  type Id,
  type MarketHandle,
  newId,
  type Placed,
  type PurchaseView,
  type Quote,
  type ReturnOptions,
  type ReturnView,
} from "@stoa/contract";
import { asSystem, type SystemCtx } from "@stoa/core/kernel";
import { checkInvariants } from "@stoa/core/operations";
import { openCasesOf, sweepReturns } from "@stoa/core/returns";
import { pngOf } from "@stoa/core/testing";
import { offerPrice, returnPolicy, sellerMember, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { arrive, db, env, mailTo, makeOffer, makeSeller, makeUser, placing, runJobs, Visitor } from "./testing.ts";

const at = (ms: number): SystemCtx => ({
  ...asSystem(systemContext(env, createExecutionContext(), "test"), "test"),
  now: () => Date.now() + ms,
});

interface Sold {
  shopper: Visitor;
  seller: Visitor;
  sellerId: Id<"seller">;
  offerId: Id<"offer">;
  orderId: Id<"order">;
  lineId: Id<"line">;
  totalMinor: number;
  email: string;
}

/** An order of three units that was delivered so many days ago; null: that is on its way. */
async function delivered(
  of: { daysAgo?: number | null; market?: MarketHandle; isBuyer?: boolean } = {},
): Promise<Sold> {
  const { daysAgo = 1, market = "us", isBuyer = true } = of;
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 9);
  await db.insert(offerPrice).values({ offerId, currency: "EUR", priceMinor: 2_000 });
  const shopper = new Visitor("buyer");
  if (isBuyer) await shopper.become(await makeUser());
  const seller = await new Visitor("seller").become(ownerId);
  await shopper.mutate("shop.cart.add", { market, offerId, quantity: 3 });
  const { totalMinor } = (await shopper.query<Quote>("shop.checkout.quote", { market })).data;
  const email = `${crypto.randomUUID()}@example.test`;
  const address = { ...placing(0).address, ...(market === "de" ? { postalCode: "10115", region: "" } : {}) };
  const placed = await shopper.mutate<Placed>("shop.checkout.place", {
    ...placing(totalMinor),
    market,
    email,
    address,
  });
  await runJobs();
  const [order] = (await shopper.query<PurchaseView>("shop.orders.get", { id: placed.data.purchaseId })).data.orders;
  const { orderId } = order!;
  await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
  if (daysAgo !== null) await arrive(orderId, Date.now() - daysAgo * DAY_MS);
  return { shopper, seller, sellerId, offerId, orderId, lineId: order!.lines[0]!.lineId, totalMinor, email };
}

const asked = ({ orderId, lineId }: Sold, quantity = 1, more: Record<string, unknown> = {}) => ({
  orderId,
  lines: [{ lineId, quantity, reason: "unwanted", note: "It is too large." }],
  ...more,
});
const request = (sold: Sold, quantity = 1, more: Record<string, unknown> = {}) =>
  sold.shopper.mutate<ReturnView>("shop.returns.request", asked(sold, quantity, more));

const onHand = async (offerId: Id<"offer">): Promise<number> =>
  (await db.all<{ n: number }>(sql`SELECT on_hand AS n FROM stock WHERE offer_id = ${offerId}`))[0]!.n;
const balance = async (account: string): Promise<number> =>
  (
    await db.all<{ n: number }>(
      sql`SELECT coalesce(sum(amount_minor), 0) AS n FROM ledger_entry WHERE account = ${account}`,
    )
  )[0]!.n;
const statusOf = async (returnId: Id<"return">): Promise<string> =>
  (await db.all<{ status: string }>(sql`SELECT status FROM return_request WHERE id = ${returnId}`))[0]!.status;
const receive = (sold: Sold, returnId: Id<"return">, receivedQuantity: number, resellableQuantity: number) =>
  sold.seller.mutate<ReturnView>("seller.returns.receive", {
    returnId,
    lines: [{ lineId: sold.lineId, receivedQuantity, resellableQuantity }],
  });

describe("a return inside the policy", () => {
  it("goes its whole way: only what can be sold again is on the shelf, only what arrived is paid back", async () => {
    const sold = await delivered();
    const { shopper, seller, sellerId, offerId, orderId } = sold;
    const before = await onHand(offerId);
    const made = await request(sold, 3);
    expect(made.data).toMatchObject({ status: "approved", wayBack: "buyer", isLate: false });
    const { returnId } = made.data;
    expect(await openCasesOf(db, orderId)).toEqual([returnId]);
    await shopper.mutate("shop.returns.send", { returnId, carrier: "DHL", trackingNumber: "JD014" });
    const received = await receive(sold, returnId, 2, 1);
    expect(received.data.status).toBe("received");
    expect(await onHand(offerId)).toBe(before + 1);
    expect(await balance(`pending:${sellerId}`)).toBeGreaterThan(0);
    const refunded = (await seller.mutate<ReturnView>("seller.returns.refund", { returnId })).data;
    expect(refunded.status).toBe("refunded");
    const [line] = await db.all<{ quantity: number; minor: number }>(
      sql`SELECT l.quantity, l.amount_minor AS minor FROM refund_line l JOIN refund r ON r.id = l.refund_id WHERE r.order_id = ${orderId}`,
    );
    expect(line).toEqual({ quantity: 2, minor: refunded.refund!.amountMinor });
    expect(await openCasesOf(db, orderId)).toEqual([]);
    await runJobs();
    expect((await mailTo(sold.email))?.template).toBe("return_refunded");
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("is asked for by fifty at once: no unit is in two of them", async () => {
    const sold = await delivered();
    const answers = await Promise.all(Array.from({ length: 50 }, () => request(sold, 2)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { code, status } of answers) if (status !== 200) expect(["CONFLICT", "INVALID_INPUT"]).toContain(code);
    const units = await db.all<{ n: number }>(
      sql`SELECT sum(l.quantity) AS n FROM return_line l WHERE l.line_id = ${sold.lineId}`,
    );
    expect(units[0]!.n).toBe(2);
  });

  it("is refunded once, however many press the button", async () => {
    const sold = await delivered();
    const { returnId } = (await request(sold, 3)).data;
    await receive(sold, returnId, 3, 3);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sold.seller.mutate("seller.returns.refund", { returnId })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await runJobs();
    expect(await db.all(sql`SELECT count(*) AS n FROM refund WHERE order_id = ${sold.orderId}`)).toEqual([{ n: 1 }]);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("can be paid out as store credit, which only somebody with an account can have", async () => {
    const sold = await delivered();
    const { returnId } = (await request(sold, 3, { target: "credit" })).data;
    await receive(sold, returnId, 3, 0);
    const { refund } = (await sold.seller.mutate<ReturnView>("seller.returns.refund", { returnId })).data;
    expect(refund!.creditMinor).toBe(refund!.amountMinor);
    const guest = await delivered({ isBuyer: false });
    expect((await request(guest, 1, { target: "credit" })).data.target).toBe("original");
  });

  it("leaves the units of a cancelled return free for another one", async () => {
    const sold = await delivered();
    const { returnId } = (await request(sold, 3)).data;
    expect((await request(sold, 1)).code).toBe("INVALID_INPUT");
    expect((await sold.shopper.mutate<ReturnView>("shop.returns.cancel", { returnId })).data.status).toBe("cancelled");
    expect((await request(sold, 3)).status).toBe(200);
  });

  it("is offered for what has left, and not for what was called off", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const shopper = await new Visitor("buyer").become(await makeUser());
    const seller = await new Visitor("seller").become(ownerId);
    for (const offerId of [await makeOffer(sellerId, 9), await makeOffer(sellerId, 9)])
      await shopper.mutate("shop.cart.add", { market: "us", offerId, quantity: 2 });
    const { totalMinor } = (await shopper.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    const placed = await shopper.mutate<Placed>("shop.checkout.place", placing(totalMinor));
    await runJobs();
    const [order] = (await shopper.query<PurchaseView>("shop.orders.get", { id: placed.data.purchaseId })).data.orders;
    const { orderId, lines } = order!;
    const [off, sent] = lines.map(({ lineId }) => lineId);
    const cancel = (lineId: Id<"line">, quantity: number) =>
      seller.mutate("seller.orders.cancel", { orderId, lines: [{ lineId, quantity }] });
    await cancel(off!, 2);
    await cancel(sent!, 1);
    await seller.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    await arrive(orderId, Date.now() - DAY_MS);
    const options = (await shopper.query<ReturnOptions>("shop.returns.options", { orderId })).data;
    // What was sent of the other line is with the customer, whatever was called off of it.
    expect(options.lines).toMatchObject([{ lineId: sent, quantity: 1, claimableQuantity: 1, standing: "open" }]);
    const asking = (quantity: number) => ({ orderId, lines: [{ lineId: sent, quantity, reason: "unwanted" }] });
    expect((await shopper.mutate("shop.returns.request", asking(2))).code).toBe("INVALID_INPUT");
    const { returnId } = (await shopper.mutate<ReturnView>("shop.returns.request", asking(1))).data;
    await shopper.mutate("shop.returns.cancel", { returnId });
    const claim = { orderId, kind: "damaged", note: "It is bent.", lines: [{ lineId: sent, quantity: 1 }] };
    expect((await shopper.mutate("shop.claims.open", claim)).status).toBe(200);
  });
});

describe("the policy", () => {
  it("makes a return outside of the window the seller's to decide, and refuses one that is long over", async () => {
    const late = await delivered({ daysAgo: 40 });
    expect((await request(late)).data).toMatchObject({ status: "requested", isLate: true });
    expect((await request(await delivered({ daysAgo: 80 }))).code).toBe("WINDOW_CLOSED");
  });

  it("of a category bars what cannot be given back, with its reason", async () => {
    const sold = await delivered();
    const [category] = await db.all<{ slug: string }>(sql`
      SELECT c.slug FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id JOIN category c ON c.id = p.category_id WHERE o.id = ${sold.offerId}`);
    await db.insert(returnPolicy).values({
      categorySlug: category!.slug,
      windowDays: 30,
      wayBack: "buyer",
      barredBecause: "hygiene",
      updatedAt: 0,
    });
    expect((await request(sold)).code).toBe("NOT_RETURNABLE");
    const { lines } = (await sold.shopper.query<ReturnOptions>("shop.returns.options", { orderId: sold.orderId })).data;
    expect(lines[0]).toMatchObject({ standing: "barred", barredBecause: "hygiene" });
  });

  it("is only ever made kinder by a seller", async () => {
    const sold = await delivered({ daysAgo: 40 });
    await sold.seller.mutate("seller.returns.setTerms", {
      windowDays: 60,
      wayBack: "seller",
      instructions: "To: Dock 4",
    });
    expect((await request(sold)).data).toMatchObject({
      status: "approved",
      wayBack: "seller",
      instructions: "To: Dock 4",
    });
    await sold.seller.mutate("seller.returns.setTerms", { windowDays: 0, wayBack: "buyer" });
    const other = await delivered({ daysAgo: 20 });
    await other.seller.mutate("seller.returns.setTerms", { windowDays: 0, wayBack: "buyer" });
    expect((await request(other)).data.status).toBe("approved");
  });

  it("in the EU gives the delivery back with what was withdrawn from within 14 days, elsewhere there is no such right", async () => {
    const sold = await delivered({ market: "de", daysAgo: 10 });
    const lines = [{ lineId: sold.lineId, quantity: 3, reason: "withdrawal", note: "" }];
    const { returnId } = (await request(sold, 3, { lines })).data;
    await receive(sold, returnId, 3, 3);
    const { refund } = (await sold.seller.mutate<ReturnView>("seller.returns.refund", { returnId })).data;
    expect(refund!.amountMinor).toBe(sold.totalMinor);
    const us = await delivered({ daysAgo: 10 });
    expect((await request(us, 1, { lines: [{ ...lines[0], lineId: us.lineId, quantity: 1 }] })).code).toBe(
      "INVALID_INPUT",
    );
    const old = await delivered({ market: "de", daysAgo: 20 });
    expect((await request(old, 1, { lines: [{ ...lines[0], lineId: old.lineId, quantity: 1 }] })).code).toBe(
      "INVALID_INPUT",
    );
  });

  it("knows nothing to return of an order that has not arrived", async () => {
    const sold = await delivered({ daysAgo: null });
    expect((await request(sold)).code).toBe("INVALID_INPUT");
  });
});

describe("silence", () => {
  it("of a seller approves what they should have decided on in 24 hours", async () => {
    const { returnId } = (await request(await delivered({ daysAgo: 40 }))).data;
    await sweepReturns(at(23 * HOUR_MS));
    expect(await statusOf(returnId)).toBe("requested");
    await sweepReturns(at(25 * HOUR_MS));
    expect(await statusOf(returnId)).toBe("approved");
  });

  it("of a seller who has the goods makes the marketplace pay and takes it from the seller", async () => {
    const sold = await delivered();
    const { returnId } = (await request(sold, 3)).data;
    await receive(sold, returnId, 3, 3);
    const before = await balance(`pending:${sold.sellerId}`);
    await sweepReturns(at(1 * DAY_MS));
    expect(await statusOf(returnId)).toBe("received");
    await sweepReturns(at(5 * DAY_MS));
    await sweepReturns(at(5 * DAY_MS));
    expect(await statusOf(returnId)).toBe("refunded");
    expect(await balance(`pending:${sold.sellerId}`)).toBeLessThan(before);
    expect(await db.all(sql`SELECT actor, borne_by AS by FROM refund WHERE order_id = ${sold.orderId}`)).toEqual([
      { actor: "system:test", by: "seller" },
    ]);
    await runJobs();
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("of a customer lets an approved return lapse, and its units free", async () => {
    const sold = await delivered();
    const { returnId } = (await request(sold, 3)).data;
    await sweepReturns(at(15 * DAY_MS));
    expect(await statusOf(returnId)).toBe("expired");
    expect((await request(sold, 3)).status).toBe(200);
  });

  it("about a parcel that was sent counts as its receipt after 14 days, with nothing to sell again", async () => {
    const sold = await delivered();
    const before = await onHand(sold.offerId);
    const { returnId } = (await request(sold, 2)).data;
    await sold.shopper.mutate("shop.returns.send", { returnId, carrier: "DHL", trackingNumber: "JD014" });
    await sweepReturns(at(15 * DAY_MS));
    expect(await statusOf(returnId)).toBe("received");
    expect(await onHand(sold.offerId)).toBe(before);
  });
});

describe("the database itself", () => {
  const insertReturn = (returnId: string, sold: Sold, status: string) =>
    db.run(sql`INSERT INTO return_request (id, order_id, seller_id, status, target, way_back, due_at, created_at, updated_at)
      VALUES (${returnId}, ${sold.orderId}, ${sold.sellerId}, ${status}, 'original', 'buyer', 1, 1, 1)`);

  it("refuses a return that begins where it may not, a step that may not follow, and units that were not sold", async () => {
    const sold = await delivered();
    const returnId = newId("return", Date.now());
    await expect(insertReturn(returnId, sold, "received")).rejects.toThrow();
    await insertReturn(returnId, sold, "approved");
    await expect(db.run(sql`UPDATE return_request SET status = 'requested' WHERE id = ${returnId}`)).rejects.toThrow();
    const lines = (quantity: number) =>
      db.run(
        sql`INSERT INTO return_line (return_id, line_id, quantity, reason) VALUES (${returnId}, ${sold.lineId}, ${quantity}, 'other')`,
      );
    await expect(lines(4)).rejects.toThrow();
    await expect(lines(3)).resolves.toBeDefined();
    const other = await delivered();
    await expect(
      db.run(
        sql`INSERT INTO return_line (return_id, line_id, quantity, reason) VALUES (${returnId}, ${other.lineId}, 1, 'other')`,
      ),
    ).rejects.toThrow();
  });

  it("refuses a return of what has not arrived", async () => {
    const sold = await delivered({ daysAgo: null });
    await expect(insertReturn(newId("return", Date.now()), sold, "approved")).rejects.toThrow();
  });
});

describe("who may", () => {
  it("a guest comes with the key of their order; nobody else sees the return, or its files", async () => {
    const sold = await delivered({ isBuyer: false });
    const { returnId } = (await request(sold)).data;
    const query = `subject=${returnId}&name=broken.png`;
    const sent = await sold.shopper.fetch(`/files/cases?${query}`, { method: "POST", body: pngOf(10, 10) });
    expect(sent.status).toBe(200);
    const { documentId } = (await sent.json()) as { documentId: string };
    const { files } = (await sold.seller.query<ReturnView>("seller.returns.get", { returnId })).data;
    expect(files).toEqual([expect.objectContaining({ documentId, name: "broken.png", type: "image/png" })]);
    expect((await sold.seller.fetch(`/files/cases/${documentId}`)).status).toBe(200);
    const download = await sold.shopper.fetch(`/files/cases/${documentId}`);
    expect(download.headers.get("content-disposition")).toMatch(/^attachment/);
    const stranger = new Visitor("buyer");
    const rival = (await delivered()).seller;
    expect((await stranger.fetch(`/files/cases/${documentId}`)).status).toBe(404);
    expect((await rival.fetch(`/files/cases/${documentId}`)).status).toBe(404);
    expect((await stranger.fetch(`/files/cases?${query}`, { method: "POST", body: pngOf(10, 10) })).status).toBe(404);
    expect((await stranger.query("shop.returns.get", { returnId })).code).toBe("NOT_FOUND");
    expect((await rival.query("seller.returns.get", { returnId })).code).toBe("NOT_FOUND");
  });

  it("a file is what its bytes say, and there are eight at most", async () => {
    const sold = await delivered();
    const { returnId } = (await request(sold)).data;
    const send = (body: BodyInit) =>
      sold.shopper.fetch(`/files/cases?subject=${returnId}&name=a.png`, { method: "POST", body });
    expect((await send("<script>alert(1)</script>")).status).toBe(400);
    for (let i = 0; i < 8; i++) expect((await send(pngOf(10 + i, 10))).status).toBe(200);
    expect((await send(pngOf(99, 10))).status).toBe(400);
  });

  it("fulfilment receives, and does not move money; support decides", async () => {
    const sold = await delivered();
    const { returnId } = (await request(sold)).data;
    const memberId = await makeUser();
    await db.insert(sellerMember).values({ sellerId: sold.sellerId, userId: memberId, role: "fulfilment" });
    const packer = await new Visitor("seller").become(memberId);
    const lines = [{ lineId: sold.lineId, receivedQuantity: 1, resellableQuantity: 1 }];
    expect((await packer.mutate("seller.returns.receive", { returnId, lines })).status).toBe(200);
    expect((await packer.mutate("seller.returns.refund", { returnId })).code).toBe("FORBIDDEN");
  });
});
