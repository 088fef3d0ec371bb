// Orders in several parcels and called off unit by unit, against the real database: each unit once, each amount once.
import {
  DAY_MS,
  type Id,
  type InvoiceView,
  ORDER_NEXT,
  ORDER_STATUSES,
  type OrderStatus,
  type PurchaseView,
  type Quote,
  type Placed,
  type SellerOrderView,
  type TimelineEntry,
} from "@stoa/contract";
import { asSystem, FROM_START, type SystemCtx } from "@stoa/core/kernel";
import { checkInvariants } from "@stoa/core/operations";
import { cancelLateOrders, sweepParcels } from "@stoa/core/orders";
import { REFUND_GUARDS, refundStatements } from "@stoa/core/refunds";
import { atomic, sql } from "@stoa/db";
import { CARRIER_SIGNATURE_HEADER, sign, STOA_POST } from "@stoa/providers";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { webhookSecretOf } from "./env.ts";
import { answer } from "./http.ts";
import { ADDRESS, db, env, makeOffer, makeOperator, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

const system = (name: string, aheadMs = 0): SystemCtx => ({
  ...asSystem(systemContext(env, createExecutionContext(), "test"), name),
  now: () => Date.now() + aheadMs,
});

const invariants = () => checkInvariants(env.DB, Date.now());

interface Sold {
  buyer: Visitor;
  desk: Visitor;
  sellerId: Id<"seller">;
  purchaseId: Id<"purchase">;
  orderId: Id<"order">;
  offers: Id<"offer">[];
  lines: { lineId: Id<"line">; quantity: number }[];
  totalMinor: number;
  key: string;
}

/** A paid order: three units of one thing and two of another. */
async function sold({ cash = false } = {}): Promise<Sold> {
  const { sellerId, ownerId } = await makeSeller();
  const offers = [await makeOffer(sellerId, 9), await makeOffer(sellerId, 9, 3_333)];
  if (cash)
    await db.run(
      sql`INSERT INTO offer_price (offer_id, currency, price_minor) SELECT id, 'INR', 99900 FROM offer WHERE seller_id = ${sellerId}`,
    );
  const buyer = new Visitor("buyer");
  const market = cash ? "in" : "us";
  for (const [i, offerId] of offers.entries())
    await buyer.mutate("shop.cart.add", { market, offerId, quantity: 3 - i });
  const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market })).data;
  const address = cash ? { ...ADDRESS, region: "MH", postalCode: "411001" } : ADDRESS;
  const wanted = { ...placing(totalMinor), market, address, ...(cash ? { payment: { method: "cod" } } : {}) };
  const { purchaseId, key } = (await buyer.mutate<Placed>("shop.checkout.place", wanted)).data;
  await runJobs();
  const { orders } = (await buyer.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data;
  const { orderId, lines } = orders[0]!;
  const desk = await new Visitor("seller").become(ownerId);
  return { buyer, desk, sellerId, purchaseId, orderId, offers, lines: sortedBy(lines), totalMinor, key };
}

const sortedBy = (lines: Sold["lines"]): Sold["lines"] =>
  lines.map(({ lineId, quantity }) => ({ lineId, quantity })).toSorted((a, b) => b.quantity - a.quantity);

const own = { carrier: "UPS", trackingNumber: "1Z999AA1" };

const ship = (of: Sold, lines?: Sold["lines"]) =>
  of.desk.mutate<SellerOrderView>("seller.orders.ship", { orderId: of.orderId, ...own, ...(lines ? { lines } : {}) });

const seen = async (of: Sold) => (await of.buyer.query<PurchaseView>("shop.orders.get", { id: of.purchaseId })).data;

const onHand = async (offerId: Id<"offer">) =>
  (await db.all<{ n: number }>(sql`SELECT on_hand AS n FROM stock WHERE offer_id = ${offerId}`))[0]!.n;

const sharesOf = async (orderId: Id<"order">) =>
  (
    await db.all<{ n: number }>(sql`SELECT amount_minor AS n FROM shipment WHERE order_id = ${orderId} ORDER BY seq`)
  ).map(({ n }) => n);

describe("an order in parcels", () => {
  it("is partly shipped, shipped and delivered as its units are; the parcels share its total", async () => {
    const of = await sold();
    const [three, two] = of.lines;
    const first = await ship(of, [{ lineId: three!.lineId, quantity: 2 }]);
    expect(first.data).toMatchObject({ status: "partly_shipped" });
    expect(first.data.shipments[0]!.lines).toEqual([{ lineId: three!.lineId, quantity: 2 }]);
    expect((await ship(of, [{ lineId: three!.lineId, quantity: 2 }])).code).toBe("INVALID_INPUT");
    expect((await ship(of, [{ lineId: three!.lineId, quantity: 1 }])).data.status).toBe("partly_shipped");
    const parcel = first.data.shipments[0]!.shipmentId;
    const deliver = (shipmentId?: Id<"shipment">) =>
      of.desk.mutate<SellerOrderView>("seller.orders.deliver", {
        orderId: of.orderId,
        ...(shipmentId ? { shipmentId } : {}),
      });
    expect((await deliver(parcel)).data).toMatchObject({ status: "partly_shipped" });
    expect((await deliver(parcel)).code).toBe("ILLEGAL_TRANSITION");
    expect((await ship(of, [two!])).data.status).toBe("shipped");
    expect((await ship(of)).code).toBe("ILLEGAL_TRANSITION");
    expect((await seen(of)).progress).toBe("shipped");
    expect((await deliver()).data.status).toBe("delivered");
    const shares = await sharesOf(of.orderId);
    expect(shares).toHaveLength(3);
    expect(shares.reduce((sum, minor) => sum + minor, 0)).toBe(of.totalMinor);
    await runJobs();
    const mails = await db.all<{ template: string }>(
      sql`SELECT template FROM mail WHERE instr(key, ${of.orderId}) > 0 ORDER BY template`,
    );
    expect(mails.map(({ template }) => template)).toEqual([
      ...Array(3).fill("order_delivered"),
      "order_new",
      ...Array(3).fill("order_shipped"),
    ]);
    expect(await invariants()).toEqual([]);
  });

  it("sends each unit once, however many hands pack at once", async () => {
    const of = await sold();
    const one = [{ lineId: of.lines[0]!.lineId, quantity: 1 }];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 2 ? ship(of, one) : of.desk.mutate("seller.orders.cancel", { orderId: of.orderId, lines: one }),
      ),
    );
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(3);
    for (const { status, code } of answers) if (status !== 200) expect(["CONFLICT", "INVALID_INPUT"]).toContain(code);
    await runJobs();
    expect(await invariants()).toEqual([]);
  });

  it("has one table of units that no statement gets past", async () => {
    const of = await sold();
    const other = await sold();
    const { shipments } = (await ship(of, [{ lineId: of.lines[0]!.lineId, quantity: 2 }])).data;
    const shipmentId = shipments[0]!.shipmentId;
    const put = (line: Id<"line">, quantity: number) =>
      db.run(
        sql`INSERT INTO parcel_line (shipment_id, line_id, quantity) VALUES (${shipmentId}, ${line}, ${quantity})`,
      );
    await expect(put(of.lines[1]!.lineId, 3)).rejects.toThrow();
    await expect(put(other.lines[0]!.lineId, 1)).rejects.toThrow();
    const parcel = (seq: number, minor: number) =>
      db.run(sql`INSERT INTO shipment (id, order_id, seq, carrier, tracking_number, amount_minor, shipped_at)
        VALUES (${`shp_${seq}_${minor}`}, ${of.orderId}, ${seq}, 'X', 'Y', ${minor}, 1)`);
    await expect(parcel(2, of.totalMinor)).rejects.toThrow();
    await expect(parcel(3, 1)).rejects.toThrow();
    await expect(parcel(1, 1)).rejects.toThrow();
    await expect(db.run(sql`UPDATE shipment SET amount_minor = 1 WHERE id = ${shipmentId}`)).rejects.toThrow();
    await expect(db.run(sql`DELETE FROM parcel_line WHERE shipment_id = ${shipmentId}`)).rejects.toThrow();
  });

  it("takes no step that the table of states does not know: the database refuses every other pair", async () => {
    const of = await sold();
    const [trigger] = await db.all<{ sql: string }>(
      sql`SELECT sql FROM sqlite_master WHERE name = 'seller_order_status_path'`,
    );
    const set = (status: OrderStatus) => sql`UPDATE seller_order SET status = ${status} WHERE id = ${of.orderId}`;
    let refused = 0;
    for (const from of ORDER_STATUSES)
      for (const to of ORDER_STATUSES) {
        await db.run(sql`DROP TRIGGER seller_order_status_path`);
        await db.run(set(from));
        await db.run(sql.raw(trigger!.sql));
        const allowed = (ORDER_NEXT[from] as readonly OrderStatus[]).includes(to);
        if (allowed) await db.run(set(to));
        else {
          await expect(db.run(set(to)), `${from} to ${to}`).rejects.toThrow();
          refused += 1;
        }
      }
    expect(refused).toBe(ORDER_STATUSES.length ** 2 - Object.values(ORDER_NEXT).flat().length);
    await db.run(sql`DROP TRIGGER seller_order_status_path`);
    await db.run(set("confirmed"));
    await db.run(sql.raw(trigger!.sql));
  });
});

describe("cash on delivery", () => {
  it("is collected with each parcel, all that is due with the last one, and never for what was called off", async () => {
    const of = await sold({ cash: true });
    const [three, two] = of.lines;
    await ship(of, [{ lineId: three!.lineId, quantity: 1 }]);
    await of.desk.mutate("seller.orders.deliver", { orderId: of.orderId });
    const paid = (await seen(of)).paidMinor;
    expect(paid).toBe((await sharesOf(of.orderId))[0]);
    expect((await of.buyer.mutate("shop.orders.cancel", { orderId: of.orderId, lines: [two!] })).status).toBe(200);
    expect((await seen(of)).orders[0]!.status).toBe("partly_shipped");
    await ship(of);
    await of.desk.mutate("seller.orders.deliver", { orderId: of.orderId });
    await runJobs();
    const { orders, paidMinor, refundedMinor } = await seen(of);
    expect(orders[0]!.status).toBe("delivered");
    expect(paidMinor).toBe(of.totalMinor - refundedMinor);
    const due =
      await db.all(sql`SELECT coalesce(sum(e.amount_minor), 0) AS due FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
      WHERE t.order_id = ${of.orderId} AND e.account = 'cash_due'`);
    expect(due).toEqual([{ due: 0 }]);
    expect(await db.all(sql`SELECT status FROM payment WHERE purchase_id = ${of.purchaseId}`)).toEqual([
      { status: "captured" },
    ]);
    expect(await invariants()).toEqual([]);
  });

  it("that was collected with one parcel goes back by hand, while another parcel is not paid yet", async () => {
    const of = await sold({ cash: true });
    const [three, two] = of.lines;
    await ship(of, [two!]);
    await of.desk.mutate("seller.orders.deliver", { orderId: of.orderId });
    const give = async (reason: "returned" | "goodwill", line: Sold["lines"][number]) => {
      const wanted = {
        orderId: of.orderId,
        reason,
        lines: [line],
        delivery: 0,
        target: "original",
        borneBy: "seller",
      } as const;
      const { statements, refundId } = await refundStatements(system("test"), wanted);
      await atomic(db, statements, REFUND_GUARDS);
      await runJobs();
      return (await db.all<{ status: string }>(sql`SELECT status FROM refund WHERE id = ${refundId}`))[0]!.status;
    };
    expect(await give("returned", two!)).toBe("open");
    await ship(of, [three!]);
    await of.desk.mutate("seller.orders.deliver", { orderId: of.orderId });
    const [cash] = await db.all<{ minor: number }>(sql`SELECT sum(e.amount_minor) AS minor FROM ledger_txn t
      JOIN ledger_entry e ON e.txn_id = t.id WHERE t.order_id = ${of.orderId} AND e.account = 'cash'`);
    expect(-cash!.minor).toBe(of.totalMinor - (await seen(of)).refundedMinor);
    expect(await invariants()).toEqual([]);
  });

  it("is collected once, however often it is told that the parcel arrived", async () => {
    const of = await sold({ cash: true });
    await ship(of);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => of.desk.mutate("seller.orders.deliver", { orderId: of.orderId })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await runJobs();
    expect((await seen(of)).paidMinor).toBe(of.totalMinor);
    expect(await invariants()).toEqual([]);
  });
});

describe("units that are called off", () => {
  it("by the buyer come back to the shelf, their money to the buyer, and with the last one the delivery, too", async () => {
    const of = await sold();
    const [three, two] = of.lines;
    const cancel = (lines?: Sold["lines"]) =>
      of.buyer.mutate<PurchaseView>("shop.orders.cancel", {
        orderId: of.orderId,
        reason: "mistake",
        ...(lines ? { lines } : {}),
      });
    const shelf = await onHand(of.offers[0]!);
    const part = (await cancel([{ lineId: three!.lineId, quantity: 1 }])).data;
    expect(part.orders[0]).toMatchObject({ status: "confirmed", cancellations: [{ by: "buyer", reason: "mistake" }] });
    expect(await onHand(of.offers[0]!)).toBe(shelf + 1);
    expect((await cancel([{ lineId: three!.lineId, quantity: 3 }])).code).toBe("INVALID_INPUT");
    expect((await cancel([two!])).status).toBe(200);
    const whole = (await cancel()).data;
    expect(whole).toMatchObject({ progress: "cancelled", refundedMinor: of.totalMinor });
    expect((await cancel()).code).toBe("ILLEGAL_TRANSITION");
    await runJobs();
    expect((await seen(of)).paidMinor).toBe(0);
    const mails = await db.all(
      sql`SELECT subject FROM mail WHERE template = 'order_cancelled' AND instr(key, ${of.orderId}) > 0`,
    );
    expect(mails).toHaveLength(3);
    expect(await invariants()).toEqual([]);
  });

  it("by a guest need the key of the purchase, and by nobody else can be called off", async () => {
    const of = await sold();
    const stranger = new Visitor("buyer");
    const { orderId, key } = of;
    expect((await stranger.mutate("shop.orders.cancel", { orderId })).code).toBe("NOT_FOUND");
    expect((await stranger.mutate("shop.orders.cancel", { orderId, key: "f".repeat(40) })).code).toBe("NOT_FOUND");
    expect((await stranger.mutate("shop.orders.cancel", { orderId, key })).status).toBe(200);
  });

  it("after others have left end the order as shipped, and as delivered once those have arrived", async () => {
    const [one, other] = [await sold(), await sold()];
    await ship(one, [one.lines[1]!]);
    const ended = await one.desk.mutate<SellerOrderView>("seller.orders.cancel", {
      orderId: one.orderId,
      reason: "damaged",
    });
    expect(ended.data.status).toBe("shipped");
    expect(ended.data.refundedMinor).toBeLessThan(one.totalMinor);
    await ship(other, [other.lines[1]!]);
    await other.desk.mutate("seller.orders.deliver", { orderId: other.orderId });
    const arrived = await other.desk.mutate<SellerOrderView>("seller.orders.cancel", { orderId: other.orderId });
    expect(arrived.data.status).toBe("delivered");
    await runJobs();
    expect(await invariants()).toEqual([]);
  });

  it("because there are none are not sold again", async () => {
    const of = await sold();
    const shelf = await onHand(of.offers[0]!);
    await of.desk.mutate("seller.orders.cancel", {
      orderId: of.orderId,
      reason: "out_of_stock",
      lines: [of.lines[0]!],
    });
    expect(await onHand(of.offers[0]!)).toBe(shelf);
    expect(await invariants()).toEqual([]);
  });

  it("by an operator who may, and long after the promised day by the marketplace itself", async () => {
    const [one, other] = [await sold(), await sold()];
    const operator = await new Visitor("admin").become(await makeOperator());
    const called = await operator.mutate<SellerOrderView>("admin.orders.cancel", {
      orderId: one.orderId,
      reason: "asked",
    });
    expect(called.data.cancellations).toMatchObject([{ by: "marketplace", reason: "asked" }]);
    await cancelLateOrders(system("late", 5 * DAY_MS), FROM_START, 1_000);
    expect((await seen(other)).orders[0]!.status).toBe("confirmed");
    await cancelLateOrders(system("late", 40 * DAY_MS), FROM_START, 1_000);
    await runJobs();
    expect((await seen(other)).orders[0]).toMatchObject({ status: "cancelled", cancellations: [{ reason: "late" }] });
    const told = await operator.query<TimelineEntry[]>("admin.orders.timeline", { orderId: other.orderId });
    expect(told.data.find(({ what }) => what === "cancelled")).toMatchObject({
      actor: "system:late",
      by: "marketplace",
    });
  });
});

describe("a parcel with a label of ours", () => {
  const label = (of: Sold) =>
    of.desk.mutate<SellerOrderView>("seller.orders.ship", { orderId: of.orderId, carrier: STOA_POST });

  it("is followed to its door: the sweep asks, the order is delivered, and asking again changes nothing", async () => {
    const of = await sold();
    const { shipments } = (await label(of)).data;
    expect(shipments[0]).toMatchObject({ carrier: "Stoa Post", isFollowed: true, status: "accepted" });
    const seenStates = new Set<string>();
    for (let hours = 0; hours <= 12 * 24; hours += 12) {
      await sweepParcels(system("sweep", hours * 3_600_000), FROM_START, 1_000);
      seenStates.add((await seen(of)).orders[0]!.shipments[0]!.status);
    }
    const [parcel] = (await seen(of)).orders[0]!.shipments;
    expect(["delivered", "returned"]).toContain(parcel!.status);
    expect(seenStates.size).toBeGreaterThan(2);
    const count = async () =>
      (await db.all(sql`SELECT * FROM parcel_event WHERE shipment_id = ${parcel!.shipmentId}`)).length;
    const before = await count();
    await sweepParcels(system("sweep", 20 * DAY_MS), FROM_START, 1_000);
    expect(await count()).toBe(before);
    await runJobs();
    expect(await invariants()).toEqual([]);
  });

  it("is told of by signed webhooks: late, twice, in any order, and by nobody else", async () => {
    const of = await sold({ cash: true });
    const { trackingNumber } = (await label(of)).data.shipments[0]!;
    const now = Date.now();
    const fact = (id: string, kind: string, at: number) => ({
      id: `${trackingNumber}-${id}`,
      trackingNumber,
      kind,
      place: "Hub",
      at,
    });
    const facts = [fact("3", "delivered", now + 3), fact("1", "accepted", now + 1), fact("2", "in_transit", now + 2)];
    const tell = async (events: object[], secret = webhookSecretOf(env)) => {
      const body = JSON.stringify({ events });
      const headers = { [CARRIER_SIGNATURE_HEADER]: await sign(body, [secret], Date.now()) };
      const request = new Request(`https://stoa.test/hooks/carrier/${STOA_POST}`, { method: "POST", body, headers });
      return (await answer(request, env, createExecutionContext(), null)).status;
    };
    expect(await tell(facts, "another secret")).toBe(401);
    expect((await seen(of)).orders[0]!.status).toBe("shipped");
    expect(await tell([fact("9", "delivered", now)].map((each) => ({ ...each, trackingNumber: "SPS0" })))).toBe(200);
    const told = await Promise.all([tell([facts[1]!]), tell([facts[0]!]), tell(facts), tell(facts.toReversed())]);
    expect(told).toEqual([200, 200, 200, 200]);
    await runJobs();
    const view = await seen(of);
    expect(view.orders[0]).toMatchObject({ status: "delivered", shipments: [{ status: "delivered" }] });
    expect(view.orders[0]!.shipments[0]!.events.map(({ kind }) => kind)).toEqual([
      "accepted",
      "in_transit",
      "delivered",
    ]);
    expect(view.paidMinor).toBe(of.totalMinor);
    expect(await invariants()).toEqual([]);
  });
});

describe("documents of an order", () => {
  it("are numbered without a gap per seller, by a dozen that ship at once, and each refund afterwards has its credit note", async () => {
    const { sellerId, ownerId } = await makeSeller();
    const offerId = await makeOffer(sellerId, 50);
    const desk = await new Visitor("seller").become(ownerId);
    const orders = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const buyer = new Visitor("buyer");
        await buyer.mutate("shop.cart.add", { market: "us", offerId, quantity: 2 });
        const { totalMinor } = (await buyer.query<Quote>("shop.checkout.quote", { market: "us" })).data;
        const { purchaseId } = (await buyer.mutate<Placed>("shop.checkout.place", placing(totalMinor))).data;
        const [order] = (await buyer.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.orders;
        return { buyer, order: order! };
      }),
    );
    const half = orders.map(({ order }) => [{ lineId: order.lines[0]!.lineId, quantity: 1 }]);
    const shipped = await Promise.all(
      orders.map(({ order: { orderId } }, i) => desk.mutate("seller.orders.ship", { orderId, ...own, lines: half[i] })),
    );
    expect(shipped.every(({ status }) => status === 200)).toBe(true);
    const rows = await db.all<{ seq: number }>(
      sql`SELECT seq FROM invoice WHERE seller_id = ${sellerId} AND kind = 'invoice' ORDER BY seq`,
    );
    expect(rows.map(({ seq }) => seq)).toEqual(orders.map((_, i) => i + 1));
    const { buyer, order } = orders[0]!;
    await desk.mutate("seller.orders.cancel", { orderId: order.orderId });
    await runJobs();
    const [invoice, credit] = (await buyer.query<InvoiceView[]>("shop.orders.invoices", { orderId: order.orderId }))
      .data;
    expect(invoice).toMatchObject({ kind: "invoice", content: { totalMinor: order.totalMinor } });
    expect(credit).toMatchObject({ kind: "credit_note", ofNumber: invoice!.number });
    expect(credit!.content.totalMinor).toBe(
      (await buyer.query<PurchaseView>("shop.orders.get", { id: order.purchaseId })).data.refundedMinor,
    );
    expect(credit!.content.totalMinor).toBeGreaterThan(0);
    expect(await invariants()).toEqual([]);
  });
});

describe("documents as files", () => {
  it("are handed to whoever may see the order, and are not found by others", async () => {
    const [of, other] = [await sold(), await sold()];
    const { orderId, key } = of;
    const invoice = `/files/invoices/${orderId}.pdf`;
    expect((await of.buyer.fetch(invoice)).status).toBe(404);
    const { shipments } = (await ship(of)).data;
    const slip = `/files/slips/${orderId}.pdf?parcel=${shipments[0]!.shipmentId}`;
    const stranger = new Visitor("buyer");
    const good = [
      of.buyer.fetch(invoice),
      stranger.fetch(`${invoice}?key=${key}`),
      of.desk.fetch(invoice),
      of.desk.fetch(slip),
    ];
    for (const response of await Promise.all(good)) {
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/pdf"]);
      expect(await response.text()).toMatch(/^%PDF-/);
    }
    const bad = [
      stranger.fetch(invoice),
      stranger.fetch(`${invoice}?key=wrong`),
      other.desk.fetch(invoice),
      other.desk.fetch(slip),
    ];
    expect((await Promise.all(bad)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await of.buyer.fetch(slip)).status).toBe(401);
    expect((await new Visitor("seller").fetch(slip)).status).toBe(401);
  });
});

describe("the timeline of an order", () => {
  it("tells everything in the order in which it happened, and who did it to operators alone", async () => {
    const of = await sold();
    await of.desk.mutate("seller.orders.pick", { orderId: of.orderId });
    await of.buyer.mutate("shop.orders.cancel", { orderId: of.orderId, lines: [of.lines[1]!] });
    await ship(of);
    await of.desk.mutate("seller.orders.deliver", { orderId: of.orderId });
    await runJobs();
    const { orderId } = of;
    const told = (await of.buyer.query<TimelineEntry[]>("shop.orders.timeline", { orderId })).data;
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(new Set(told.map(({ what }) => what))).toEqual(
      new Set(["step", "cancelled", "refund", "parcel", "invoice", "arrived"]),
    );
    expect(told.every(({ actor }) => actor === null)).toBe(true);
    const operator = await new Visitor("admin").become(await makeOperator());
    const all = (await operator.query<TimelineEntry[]>("admin.orders.timeline", { orderId })).data;
    expect(all.filter(({ actor }) => actor?.startsWith("seller:"))).not.toEqual([]);
    const other = await sold();
    expect((await other.desk.query("seller.orders.timeline", { orderId })).code).toBe("NOT_FOUND");
    expect((await other.buyer.query("shop.orders.timeline", { orderId })).code).toBe("NOT_FOUND");
  });
});

describe("an order whose link was lost", () => {
  it("is found by number and address: the link is mailed there, and the answer is the same for wrong ones", async () => {
    const of = await sold();
    const { number } = await seen(of);
    const visitor = new Visitor("buyer", `2001:db8:${crypto.randomUUID().slice(0, 4)}::1`);
    const email = placing(0).email;
    const find = (input: object) => visitor.mutate("shop.orders.find", { market: "us", number, email, ...input });
    const answers = [await find({ number: "S-0000-0000" }), await find({ email: "eve@example.test" }), await find({})];
    expect(answers.map(({ status, data }) => [status, data])).toEqual(answers.map(() => [200, {}]));
    await runJobs();
    const mails = await db.all<{ recipient: string; text: string }>(
      sql`SELECT recipient, text FROM mail WHERE template = 'order_link' AND instr(key, ${of.purchaseId}) > 0`,
    );
    expect(mails.map(({ recipient }) => recipient)).toEqual([email]);
    expect(mails[0]!.text).toContain(`/us/orders/${of.purchaseId}?key=${of.key}`);
    for (let i = 0; i < 6; i++) await find({ email: "guess@example.test" });
    expect((await find({ email: "guess@example.test" })).code).toBe("RATE_LIMITED");
  });
});
