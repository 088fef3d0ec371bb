// 10,000 random deeds with money, against a model of double entry in memory: the real statements on the real tables with
// their triggers, in a database of this process alone.
import { type Currency, DAY_MS, type Id, newId } from "@stoa/contract";
import type { SystemCtx } from "@stoa/core/kernel";
import {
  freeze,
  owedTo,
  post,
  refundAccounts,
  release,
  saleAccounts,
  sealLedger,
  unfreeze,
  verifyLedger,
} from "@stoa/core/ledger";
import { payoutPage, sendPayout } from "@stoa/core/payouts";
import { atomic, connect, sql } from "@stoa/db";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it, vi } from "vitest";
import { diceOf } from "../seed/dice.ts";
import { d1Over } from "../runtime/d1-file.ts";

const DEEDS = 10_000;
const CURRENCIES = ["USD", "JPY"] as const;

function emptyMarket() {
  const database = new DatabaseSync(":memory:", { enableForeignKeyConstraints: true });
  const files = globSync("migrations/market/*.sql", { cwd: join(import.meta.dirname, "../..") }).toSorted();
  for (const file of files) database.exec(readFileSync(join(import.meta.dirname, "../..", file), "utf8"));
  return { database, db: connect(d1Over(database)) };
}

/** What the model knows of an order: where its money lies. */
interface ModelOrder {
  orderId: Id<"order">;
  sellerId: Id<"seller">;
  currency: Currency;
  soldMinor: number;
  pending: number;
  seller: number;
  reserve: number;
  released: boolean;
  freezes: string[];
}

it("every balance is what a model of double entry says, after 10,000 random deeds", { timeout: 120_000 }, async () => {
  vi.spyOn(console, "warn").mockReturnValue(); // The log of each refusal.
  const { database, db } = emptyMarket();
  const dice = diceOf("ledger walk");
  let now = Date.parse("2026-01-01T00:00:00Z");
  let refuses = false;
  const transfers = new Map<string, number>();
  const ctx = {
    actor: { kind: "system", name: "walk" },
    db,
    now: () => now,
    nudge: async () => undefined,
    tally: async () => undefined,
    later: () => undefined,
    providers: {
      payment: {
        name: "sandbox",
        transfer: async (order: { key: string; amountMinor: number }) => {
          if (refuses) return { status: "failed", failureCode: "account_closed" };
          transfers.set(order.key, order.amountMinor);
          return { status: "paid", transferRef: `sbt_${order.key}`, at: now };
        },
      },
    },
  } as unknown as SystemCtx;

  const run = (text: string, ...values: (string | number | null)[]) => database.prepare(text).run(...values);
  const sellers = Array.from({ length: 3 }, () => newId("seller", now));
  for (const id of sellers) {
    run(
      "INSERT INTO seller (id, handle, name, country, status, commission_bps, created_at) VALUES (?, ?, 'S', 'US', 'active', 1000, 1)",
      id,
      id,
    );
    run(
      "INSERT INTO payout_account (seller_id, schedule, holder, masked, sealed, changed_at) VALUES (?, 'daily', 'S', 'x', 'x', 1)",
      id,
    );
  }

  const model = new Map<string, number>();
  const name = (account: string, currency: Currency) => `${account} ${currency}`;
  const add = (account: string, currency: Currency, minor: number) =>
    model.set(name(account, currency), (model.get(name(account, currency)) ?? 0) + minor);
  const orders: ModelOrder[] = [];
  const counts: Record<string, number> = {};
  let made = 0;

  const deeds: Record<string, () => Promise<boolean>> = {
    async sale() {
      const currency = dice.pick(CURRENCIES);
      const sellerId = dice.pick(sellers);
      const [orderId, purchaseId] = [newId("order", now), newId("purchase", now)];
      const totalMinor = dice.whole(500, 90_000);
      const taxMinor = dice.whole(0, Math.floor(totalMinor / 10));
      const commissionMinor = dice.whole(0, Math.floor(totalMinor / 5));
      made += 1;
      run(
        `INSERT INTO purchase (id, number, principal, idempotency_key, cart_name, cart_version, market, currency, email, address, method, status, items_minor, delivery_minor, tax_minor, total_minor, created_at, expires_at)
        VALUES (?, ?, 'p', ?, ?, 1, 'us', ?, 'a@b', '{}', 'card', 'confirmed', ?, 0, ?, ?, 1, 1)`,
        purchaseId,
        `S-${made}`,
        purchaseId,
        purchaseId,
        currency,
        totalMinor,
        taxMinor,
        totalMinor,
      );
      run(
        `INSERT INTO seller_order (id, number, purchase_id, seller_id, market, currency, status, customer_name, delivery_method, promise_from_day, promise_to_day, ship_by_day, unit_count, items_minor, delivery_minor, tax_minor, total_minor, commission_minor, created_at, updated_at)
        VALUES (?, ?, ?, ?, 'us', ?, 'delivered', 'A', 'standard', '', '', '', 1, ?, 0, ?, ?, ?, 1, ?)`,
        orderId,
        `S-${made}-1`,
        purchaseId,
        sellerId,
        currency,
        totalMinor,
        taxMinor,
        totalMinor,
        commissionMinor,
        now,
      );
      run("INSERT INTO order_event VALUES (?, 0, 'delivered', 'walk', 1)", orderId);
      const order = { sellerId, totalMinor, taxMinor, commissionMinor, platformDiscountMinor: 0, creditMinor: 0 };
      await atomic(
        db,
        post(ctx, {
          kind: "sale",
          subject: orderId,
          orderId,
          currency,
          accounts: saleAccounts(order, "sandbox", null),
        }),
      );
      const earned = totalMinor - taxMinor - commissionMinor;
      add("sandbox", currency, -totalMinor);
      add("commission", currency, commissionMinor);
      add("tax", currency, taxMinor);
      orders.push({
        orderId,
        sellerId,
        currency,
        soldMinor: totalMinor,
        pending: earned,
        seller: 0,
        reserve: 0,
        released: false,
        freezes: [],
      });
      return true;
    },
    async refund() {
      const order = dice.pick(orders);
      const { orderId, sellerId, currency } = order;
      const minor = Math.min(order.soldMinor, dice.whole(1, 30_000));
      if (minor === 0) return false;
      const isBorneByUs = dice.chance(0.1);
      const of = { originalMinor: minor, creditMinor: 0, taxMinor: 0, commissionMinor: 0, platformDiscountMinor: 0 };
      const accounts = refundAccounts(
        { ...of, borneBy: isBorneByUs ? "marketplace" : "seller" },
        sellerId,
        "sandbox",
        null,
      );
      expect(isBorneByUs ? "guarantee" in accounts : owedTo(sellerId) in accounts).toBe(true);
      await atomic(db, post(ctx, { kind: "refund", subject: newId("refund", now), orderId, currency, accounts }));
      order.soldMinor -= minor;
      add("sandbox", currency, minor);
      if (isBorneByUs) add("guarantee", currency, -minor);
      else if (order.released) order.seller -= minor;
      else order.pending -= minor;
      return true;
    },
    async release() {
      const order = dice.pick(orders);
      const before = order.released || order.freezes.length > 0 || order.pending === 0;
      await atomic(db, release(ctx, order.orderId));
      if (before) return false;
      order.seller += order.pending;
      order.pending = 0;
      order.released = true;
      return true;
    },
    async freeze() {
      const order = dice.pick(orders);
      const subject = newId("dispute", now);
      await atomic(db, freeze(ctx, { orderId: order.orderId, reason: "dispute", subject }));
      order.freezes.push(subject);
      if (order.released) {
        order.reserve += order.seller;
        order.seller = 0;
      }
      return true;
    },
    async unfreeze() {
      const order = orders.find((each) => each.freezes.length > 0);
      if (!order) return false;
      const subject = order.freezes.shift()!;
      await atomic(db, unfreeze(ctx, { orderId: order.orderId, reason: "dispute", subject }));
      if (order.freezes.length > 0) return true;
      order.seller += order.reserve;
      order.reserve = 0;
      return true;
    },
    async adjustment() {
      const [sellerId, currency] = [dice.pick(sellers), dice.pick(CURRENCIES)];
      const minor = dice.whole(1, 9_000) * (dice.chance(0.5) ? 1 : -1);
      const accounts = { [`seller:${sellerId}`]: minor, adjustments: -minor };
      await atomic(
        db,
        post(ctx, { kind: "adjustment", subject: newId("request", now), orderId: null, currency, accounts }),
      );
      add(`by hand:${sellerId}`, currency, minor);
      add("adjustments", currency, -minor);
      return true;
    },
    async payout() {
      const before = payable();
      const { made: count } = await payoutPage(ctx, "due");
      expect(count).toBe(before.length);
      for (const { sellerId, currency, minor } of before) {
        add(`paid out:${sellerId}`, currency, -minor);
        add("payouts_due", currency, minor);
      }
      now += DAY_MS;
      return count > 0;
    },
    async transfer() {
      const open = await db.all<{ id: Id<"payout">; sellerId: Id<"seller">; currency: Currency; minor: number }>(
        sql`SELECT id, seller_id AS sellerId, currency, amount_minor AS minor FROM payout WHERE status = 'scheduled' LIMIT 2`,
      );
      for (const { id, sellerId, currency, minor } of open) {
        refuses = dice.chance(0.3);
        await sendPayout(ctx, { payoutId: id });
        await sendPayout(ctx, { payoutId: id });
        add("payouts_due", currency, -minor);
        if (refuses) add(`paid out:${sellerId}`, currency, minor);
        else add("sandbox", currency, minor);
      }
      return open.length > 0;
    },
  };

  /** What the model says that a seller has, released. */
  const available = (sellerId: Id<"seller">, currency: Currency) =>
    orders.reduce(
      (sum, order) => sum + (order.sellerId === sellerId && order.currency === currency ? order.seller : 0),
      0,
    ) +
    (model.get(name(`by hand:${sellerId}`, currency)) ?? 0) +
    (model.get(name(`paid out:${sellerId}`, currency)) ?? 0);
  const payable = () =>
    sellers.flatMap((sellerId) =>
      CURRENCIES.map((currency) => ({ sellerId, currency, minor: available(sellerId, currency) })).filter(
        ({ minor }) => minor >= 1_000,
      ),
    );

  /** Every account of the model, as the ledger would name it. */
  function expected(): Record<string, number> {
    const all: Record<string, number> = {};
    for (const [account, minor] of model) if (!/^(by hand|paid out):/.test(account)) all[account] = minor;
    for (const sellerId of sellers)
      for (const currency of CURRENCIES) {
        const own = orders.filter((order) => order.sellerId === sellerId && order.currency === currency);
        all[name(`pending:${sellerId}`, currency)] = own.reduce((sum, { pending }) => sum + pending, 0);
        all[name(`reserve:${sellerId}`, currency)] = own.reduce((sum, { reserve }) => sum + reserve, 0);
        all[name(`seller:${sellerId}`, currency)] = available(sellerId, currency);
      }
    return Object.fromEntries(
      Object.entries(all)
        .filter(([, minor]) => minor !== 0)
        .toSorted(),
    );
  }
  async function found(): Promise<Record<string, number>> {
    const rows = await db.all<{ account: string; minor: number }>(
      sql`SELECT account || ' ' || currency AS account, sum(amount_minor) AS minor FROM ledger_entry GROUP BY 1 HAVING sum(amount_minor) <> 0`,
    );
    return Object.fromEntries(rows.map(({ account, minor }) => [account, minor] as const).toSorted());
  }

  const weights = { sale: 26, refund: 16, release: 22, freeze: 7, unfreeze: 9, adjustment: 7, payout: 5, transfer: 8 };
  for (let deed = 1; deed <= DEEDS; deed++) {
    const which =
      orders.length === 0
        ? "sale"
        : dice.weighted(Object.keys(weights), (each) => weights[each as keyof typeof weights]);
    if (await deeds[which]!()) counts[which] = (counts[which] ?? 0) + 1;
    if (deed % 1_000 === 0) expect(await found()).toEqual(expected());
  }
  // Every deed came about often, so that the walk is one.
  for (const which of Object.keys(weights)) expect(counts[which]).toBeGreaterThan(100);
  const paid = await db.all<{ id: string; minor: number }>(
    sql`SELECT id, amount_minor AS minor FROM payout WHERE status = 'paid'`,
  );
  expect(new Map(paid.map(({ id, minor }) => [id, minor] as const))).toEqual(transfers);
  const text = readFileSync(join(import.meta.dirname, "../../packages/core/src/operations/invariants.sql"), "utf8");
  for (const check of text
    .split(";")
    .filter((each) => /reserve_is_frozen|payout|ledger_txn_sums|released_order|waits_or_is/.test(each)))
    expect(database.prepare(check).all()).toEqual([]);
  while ((await sealLedger(ctx)) > 0);
  expect(await verifyLedger(db, now + DAY_MS)).toMatchObject({ broken: null, unbalanced: [], unsealed: [] });
});
