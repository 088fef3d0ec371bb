// Refunds against the real database: parts of an order, several times, by many at once, and never more than was paid.
import { type Id, MARKETS, type Placed, type PurchaseView, type Quote } from "@stoa/contract";
import { asSystem, type SystemCtx } from "@stoa/core/kernel";
import { checkInvariants } from "@stoa/core/operations";
import { REFUND_GUARDS, refundStatements, type WantedRefund } from "@stoa/core/refunds";
import { atomic, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

const system = (): SystemCtx => asSystem(systemContext(env, createExecutionContext(), "test"), "test");

/** A paid order of three units in the market that adds tax on top. */
async function sold() {
  const { sellerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 9);
  const visitor = new Visitor("buyer");
  await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 3 });
  const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const placed = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
  await runJobs();
  const [order] = (await visitor.query<PurchaseView>("shop.orders.get", { id: placed.purchaseId })).data.orders;
  return { visitor, sellerId, purchaseId: placed.purchaseId, order: order!, lineId: order!.lines[0]!.lineId };
}

async function giveBack(wanted: Partial<WantedRefund> & { orderId: Id<"order"> }): Promise<number> {
  const { amountMinor, statements } = await refundStatements(system(), {
    reason: "goodwill",
    lines: [],
    delivery: 0,
    target: "original",
    borneBy: "seller",
    ...wanted,
  });
  await atomic(db, statements, REFUND_GUARDS);
  return amountMinor;
}

const balance = async (account: string): Promise<number> =>
  (
    await db.all<{ total: number }>(
      sql`SELECT coalesce(sum(amount_minor), 0) AS total FROM ledger_entry WHERE account = ${account}`,
    )
  )[0]!.total;

describe("refunds of an order", () => {
  it("in parts give back all that was paid, line by line, and leave nobody with anything of the sale", async () => {
    const { visitor, sellerId, purchaseId, order, lineId } = await sold();
    const { orderId } = order;
    expect(MARKETS[order.market].taxInclusive).toBe(false);
    const amounts = [
      await giveBack({ orderId, reductions: [{ lineId, amountMinor: 101 }] }),
      await giveBack({ orderId, lines: [{ lineId, quantity: 1 }] }),
      await giveBack({ orderId, lines: [{ lineId, quantity: 2 }], delivery: "rest" }),
    ];
    await runJobs();
    expect(amounts.reduce((sum, minor) => sum + minor, 0)).toBe(order.totalMinor);
    expect(await balance(`pending:${sellerId}`)).toBe(0);
    expect((await visitor.query<PurchaseView>("shop.orders.get", { id: purchaseId })).data.paidMinor).toBe(0);
    expect(await db.all(sql`SELECT status FROM refund WHERE order_id = ${orderId}`)).toEqual(
      amounts.map(() => ({ status: "done" })),
    );
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("fifty at once, each of everything: one holds", async () => {
    const { order, lineId } = await sold();
    const all = { orderId: order.orderId, lines: [{ lineId, quantity: 3 }], delivery: "rest" } as const;
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => giveBack(all)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await runJobs();
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("that the marketplace bears leave the seller what they earned", async () => {
    const { sellerId, order, lineId } = await sold();
    const earnedMinor = await balance(`pending:${sellerId}`);
    const before = await balance("guarantee");
    await giveBack({
      orderId: order.orderId,
      lines: [{ lineId, quantity: 3 }],
      delivery: "rest",
      borneBy: "marketplace",
    });
    await runJobs();
    expect(await balance(`pending:${sellerId}`)).toBe(earnedMinor);
    expect(before - (await balance("guarantee"))).toBe(earnedMinor);
  });

  it("cannot go beyond the order's share, even past the rules", async () => {
    const { order } = await sold();
    const insert = sql`INSERT INTO refund (id, order_id, seq, reason, borne_by, delivery_minor, amount_minor, tax_minor, commission_minor,
      platform_discount_minor, original_minor, credit_minor, actor, created_at)
      VALUES ('rfd_beyond', ${order.orderId}, 1, 'goodwill', 'seller', 0, ${order.totalMinor + 1}, 0, 0, 0, ${order.totalMinor + 1}, 0, 'test', 1)`;
    await expect(db.run(insert)).rejects.toThrow();
    await expect(giveBack({ orderId: order.orderId })).rejects.toThrow("INVALID_INPUT");
  });
});
