// Sales reports against the books: whatever was sold, given back and called off, a report says what the ledger's accounts gained.
import {
  addDays,
  type Figures,
  type Id,
  isoDay,
  type MarketHandle,
  type Placed,
  type PurchaseView,
  type Quote,
} from "@stoa/contract";
import { asSystem, type SystemCtx } from "@stoa/core/kernel";
import { REFUND_GUARDS, refundStatements } from "@stoa/core/refunds";
import { atomic, offerPrice, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, makeUser, placing, runJobs, Visitor } from "./testing.ts";

const system = (): SystemCtx => asSystem(systemContext(env, createExecutionContext(), "test"), "test");

interface Shop {
  sellerId: Id<"seller">;
  desk: Visitor;
  offerId: Id<"offer">;
}

async function makeShop(priceMinor: number): Promise<Shop> {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 20, priceMinor);
  await db.insert(offerPrice).values({ offerId, currency: "EUR", priceMinor });
  return { sellerId, offerId, desk: await new Visitor("seller").become(ownerId) };
}

async function buy(of: readonly Shop[], quantity: number, market: MarketHandle) {
  const shopper = await new Visitor("buyer").become(await makeUser());
  for (const { offerId } of of) await shopper.mutate("shop.cart.add", { market, offerId, quantity });
  const { totalMinor } = (await shopper.query<Quote>("shop.checkout.quote", { market })).data;
  const address = { ...placing(0).address, ...(market === "de" ? { postalCode: "10115", region: "" } : {}) };
  const placed = await shopper.mutate<Placed>("shop.checkout.place", { ...placing(totalMinor), market, address });
  await runJobs();
  const { orders } = (await shopper.query<PurchaseView>("shop.orders.get", { id: placed.data.purchaseId })).data;
  return { shopper, orders };
}

it("equals the books, tells currencies and periods apart, and is for those who may see money", async () => {
  const [big, small] = [await makeShop(9_000), await makeShop(1_000)];
  const first = await buy([big, small], 2, "us");
  const second = await buy([big], 1, "us");
  await buy([small], 3, "de");
  const called = second.orders[0]!;
  expect((await big.desk.mutate("seller.orders.cancel", { orderId: called.orderId })).status).toBe(200);
  const { orderId, lines } = first.orders.toSorted((a, b) => b.totalMinor - a.totalMinor)[0]!;
  const lineId = lines[0]!.lineId;
  const wanted = { orderId, reason: "goodwill", lines: [{ lineId, quantity: 1 }], delivery: 0 } as const;
  const part = await refundStatements(system(), { ...wanted, target: "original", borneBy: "seller" });
  await atomic(db, part.statements, REFUND_GUARDS);
  await db.run(sql`UPDATE seller_order SET ship_by_day = '2026-01-01' WHERE id = ${orderId}`);

  const operator = await new Visitor("admin").become(await makeOperator());
  const today = isoDay(Date.now(), "UTC");
  // From yesterday on, so that a midnight in between does no harm.
  const days = { fromDay: addDays(today, -1), toDay: addDays(today, 1) };
  const of = (await operator.query<Figures>("admin.figures.get", days)).data;
  const accounts = await db.all<{ account: string; currency: string; minor: number }>(
    sql`SELECT account, currency, sum(amount_minor) AS minor FROM ledger_entry WHERE account IN ('commission', 'tax') GROUP BY account, currency`,
  );
  const book = (account: string, currency: string) =>
    accounts.find((row) => row.account === account && row.currency === currency)?.minor ?? 0;
  const sold = await db.all<{ currency: string; minor: number; count: number; units: number }>(
    sql`SELECT currency, sum(total_minor) AS minor, count(*) AS count, sum(unit_count) AS units FROM seller_order
      WHERE status NOT IN ('pending', 'expired') GROUP BY currency ORDER BY currency`,
  );
  expect(of.markets.map(({ market, currency }) => `${market} ${currency}`)).toEqual(["de EUR", "us USD"]);
  for (const [i, row] of of.markets.entries()) {
    expect(row.commissionMinor).toBe(book("commission", row.currency));
    expect(row.taxMinor).toBe(book("tax", row.currency));
    expect([row.salesMinor, row.orderCount, row.unitCount]).toEqual([sold[i]!.minor, sold[i]!.count, sold[i]!.units]);
    const taxes = of.taxes.filter(({ currency }) => currency === row.currency);
    expect(taxes.reduce((sum, { taxMinor }) => sum + taxMinor, 0)).toBe(row.taxMinor);
    for (const tax of taxes) expect(tax.chargedMinor - tax.takenBackMinor).toBe(tax.taxMinor);
    const sellers = of.sellers.filter(({ currency }) => currency === row.currency);
    expect(sellers.reduce((sum, { commissionMinor }) => sum + commissionMinor, 0)).toBe(row.commissionMinor);
    expect(sellers.reduce((sum, { salesMinor }) => sum + salesMinor, 0)).toBe(row.salesMinor);
  }
  const [, us] = of.markets;
  expect(us).toMatchObject({ orderCount: 3, unitCount: 5, refundCount: 2, before: { salesMinor: 0, orderCount: 0 } });
  expect(us!.refundsMinor).toBe(called.totalMinor + part.amountMinor);
  expect(of.taxes.map(({ country, region }) => `${country} ${region}`.trim())).toEqual(["DE", "US IL"]);
  expect(of.sellers.map(({ sellerId }) => sellerId)).toEqual([small.sellerId, big.sellerId, small.sellerId]);
  expect(of.operations).toMatchObject({ orderCount: 4, lateCount: 1, cancelledCount: 1, before: { orderCount: 0 } });

  const german = (await operator.query<Figures>("admin.figures.get", { ...days, market: "de" })).data;
  expect(german.markets).toEqual([of.markets[0]]);
  expect(german.operations.orderCount).toBe(1);
  const after = { fromDay: addDays(days.toDay, 1), toDay: addDays(days.toDay, 3) };
  const next = (await operator.query<Figures>("admin.figures.get", after)).data;
  expect(next.markets.map(({ salesMinor, before }) => [salesMinor, before.salesMinor])).toEqual(
    of.markets.map(({ salesMinor }) => [0, salesMinor]),
  );
  expect(next.operations).toMatchObject({ orderCount: 0, before: { orderCount: 4, cancelledCount: 1 } });

  const long = { fromDay: "2025-01-01", toDay: "2026-06-01" };
  expect((await operator.query("admin.figures.get", long)).code).toBe("INVALID_INPUT");
  const supportId = await makeOperator();
  await db.run(sql`UPDATE operator SET role = 'support' WHERE user_id = ${supportId}`);
  const support = await new Visitor("admin").become(supportId);
  expect((await support.query("admin.figures.get", days)).code).toBe("FORBIDDEN");
});
