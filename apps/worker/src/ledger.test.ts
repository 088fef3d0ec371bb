// The ledger: its chain, comparisons with the provider, the rules of commission, and a long random walk against a model.
import { type CommissionPreview, DAY_MS, type Id, newId, type Placed, type Quote } from "@stoa/contract";
import { asSystem, type SystemCtx } from "@stoa/core/kernel";
import { freeze, post, release, sealLedger, unfreeze, verifyLedger } from "@stoa/core/ledger";
import { checkInvariants } from "@stoa/core/operations";
import { sweepPayouts, sendPayout } from "@stoa/core/payouts";
import { atomic, payoutAccount, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeOperator, makeSeller, placing, runJobs, Visitor } from "./testing.ts";

const system = (): SystemCtx => asSystem(systemContext(env, createExecutionContext(), "test"), "test");

/** A paid order of two units. */
async function sold(priceMinor = 2_000) {
  const { sellerId, ownerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 9, priceMinor);
  const visitor = new Visitor("buyer");
  await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 2 });
  const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
  const { purchaseId } = (await visitor.mutate<Placed>("shop.checkout.place", placing(quote.totalMinor))).data;
  const [order] = await db.all<{ orderId: Id<"order"> }>(
    sql`SELECT id AS orderId FROM seller_order WHERE purchase_id = ${purchaseId}`,
  );
  return { sellerId, ownerId, offerId, purchaseId, orderId: order!.orderId, totalMinor: quote.totalMinor };
}

const check = () => verifyLedger(db, Date.now() + DAY_MS);

/** Changes a row that the database keeps from being changed, and puts everything back. */
async function tampering(harm: string, look: () => Promise<void>): Promise<void> {
  const triggers = (
    await env.DB.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ledger_%'").all<{
      name: string;
      sql: string;
    }>()
  ).results;
  const rows = {
    ledger_entry: await db.all<Record<string, unknown>>(sql`SELECT * FROM ledger_entry`),
    ledger_seal: await db.all<Record<string, unknown>>(sql`SELECT * FROM ledger_seal ORDER BY seq`),
  };
  await env.DB.batch([...triggers.map(({ name }) => env.DB.prepare(`DROP TRIGGER ${name}`)), env.DB.prepare(harm)]);
  await look();
  const put = (table: keyof typeof rows) =>
    rows[table].map((row) =>
      env.DB.prepare(
        `INSERT INTO ${table} VALUES (${Object.keys(row)
          .map(() => "?")
          .join(", ")})`,
      ).bind(...Object.values(row)),
    );
  await env.DB.batch([
    env.DB.prepare("DELETE FROM ledger_seal"),
    env.DB.prepare("DELETE FROM ledger_entry"),
    ...put("ledger_entry"),
    ...put("ledger_seal"),
    ...triggers.map(({ sql: text }) => env.DB.prepare(text)),
  ]);
}

describe("the chain over the ledger", () => {
  it("seals every transaction once, though several seal at once, and finds nothing where nothing was touched", async () => {
    for (let i = 0; i < 3; i++) await sold();
    expect((await check()).unsealed.length).toBeGreaterThan(0);
    await Promise.all([sealLedger(system()), sealLedger(system()), sealLedger(system())]);
    await sealLedger(system());
    const found = await check();
    expect(found).toMatchObject({ broken: null, unbalanced: [], unsealed: [] });
    const [txns] = await db.all<{ count: number }>(sql`SELECT count(*) AS count FROM ledger_txn`);
    expect(found.sealed).toBe(txns!.count);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("shows an amount that was changed, though the sum still is zero", async () => {
    await sealLedger(system());
    const [second] = await db.all<{ id: string }>(sql`SELECT txn_id AS id FROM ledger_seal WHERE seq = 2`);
    const { id } = second!;
    await tampering(
      `UPDATE ledger_entry SET amount_minor = amount_minor + iif(account = 'tax', 1, -1) WHERE txn_id = '${id}' AND account IN ('tax', 'commission')`,
      async () =>
        expect(await check()).toMatchObject({ broken: { seq: 2, txnId: id, why: "changed" }, unbalanced: [] }),
    );
    expect((await check()).broken).toBeNull();
  });

  it("shows a seal that was taken out, one that was changed, and money that was made up", async () => {
    await tampering("DELETE FROM ledger_seal WHERE seq = 2", async () =>
      expect((await check()).broken).toMatchObject({ seq: 2, why: "missing" }),
    );
    await tampering("UPDATE ledger_seal SET hash = 'other' WHERE seq = 1", async () =>
      expect((await check()).broken).toMatchObject({ seq: 1, why: "changed" }),
    );
    await tampering("UPDATE ledger_entry SET amount_minor = amount_minor + 5 WHERE account = 'tax'", async () =>
      expect((await check()).unbalanced.length).toBeGreaterThan(0),
    );
    expect(await check()).toMatchObject({ broken: null, unbalanced: [] });
  });

  it("is refused out of order, changed or deleted by the database", async () => {
    const insert = (values: string) => env.DB.prepare(`INSERT INTO ledger_seal ${values}`).run();
    await expect(insert("SELECT 9999, id, '', 'x', 1 FROM ledger_txn LIMIT 1")).rejects.toThrow("ledger_seal_chained");
    await expect(env.DB.prepare("UPDATE ledger_seal SET hash = 'x'").run()).rejects.toThrow("append_only");
    await expect(env.DB.prepare("DELETE FROM ledger_seal").run()).rejects.toThrow("append_only");
  });
});

describe("a comparison with the provider", () => {
  const today = () => new Date().toISOString().slice(0, 10);

  it("finds nothing between our books and the provider's, with sales, refunds and payouts of the day", async () => {
    const { sellerId, orderId, ownerId } = await sold(6_000);
    const desk = await new Visitor("seller").become(ownerId);
    await desk.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
    await desk.mutate("seller.orders.deliver", { orderId });
    await db
      .insert(payoutAccount)
      .values({ sellerId, schedule: "daily", holder: "S", masked: "x", sealed: "x", changedAt: 1 });
    await atomic(db, release(system(), orderId));
    await sweepPayouts(system());
    const other = await sold();
    await (
      await new Visitor("seller").become(other.ownerId)
    ).mutate("seller.orders.cancel", { orderId: other.orderId });
    await runJobs();
    const operator = await new Visitor("admin").become(await makeOperator());
    const days = { fromDay: today(), toDay: today() };
    const { data } = await operator.mutate<{ reconciliationId: string }>("admin.reconciliations.run", days);
    const view = (await operator.query<Record<string, unknown>>("admin.reconciliations.get", data)).data;
    expect(view).toMatchObject({ differenceCount: 0, differences: [] });
    expect(view["lineCount"]).toBeGreaterThanOrEqual(4);
    expect(view["matchedCount"]).toBe(view["lineCount"]);
  });

  it("lists what a file does not have, has too much or has otherwise, and changes nothing", async () => {
    const { purchaseId, totalMinor } = await sold();
    const [fact] = await db.all<{
      name: string;
      at: number;
    }>(sql`SELECT e.provider_event_id AS name, e.at FROM payment_event e
      JOIN payment p ON p.id = e.payment_id WHERE p.purchase_id = ${purchaseId} AND e.type = 'captured'`);
    const before = await db.all(sql`SELECT * FROM ledger_entry`);
    const operator = await new Visitor("admin").become(await makeOperator());
    const csv = `line_id,kind,provider_ref,key,amount_minor,currency,at
${fact!.name},charge,sbx_1,,${totalMinor - 1},USD,${fact!.at}
sbe_ghost,charge,sbx_2,,500,USD,${fact!.at}`;
    const { data } = await operator.mutate<object>("admin.reconciliations.upload", { csv });
    const { differences } = (await operator.query<{ differences: object[] }>("admin.reconciliations.get", data)).data;
    expect(differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: "other_amount",
          reference: fact!.name,
          oursMinor: totalMinor,
          theirsMinor: totalMinor - 1,
        }),
        expect.objectContaining({ kind: "missing_here", reference: "sbe_ghost", theirsMinor: 500 }),
      ]),
    );
    expect(await db.all(sql`SELECT * FROM ledger_entry`)).toEqual(before);
    expect((await operator.mutate("admin.reconciliations.upload", { csv: "a,b\n1,2" })).code).toBe("INVALID_INPUT");
  });
});

describe("rules of commission", () => {
  it("charge a sale as their preview says, and later rules do not change what was sold", async () => {
    const { sellerId, offerId, orderId } = await sold();
    const [names] = await db.all<{ handle: string; productSlug: string; categorySlug: string }>(sql`
      SELECT s.handle, p.slug AS productSlug, c.slug AS categorySlug FROM offer f JOIN seller s ON s.id = f.seller_id JOIN variant v ON v.id = f.variant_id
      JOIN product p ON p.id = v.product_id JOIN category c ON c.id = p.category_id WHERE f.id = ${offerId}`);
    const operator = await new Visitor("admin").become(await makeOperator());
    const rule = {
      name: "Lamps of this shop",
      productSlug: null,
      categorySlug: names!.categorySlug,
      sellerHandle: names!.handle,
      currency: "USD",
      fromMinor: 1_000,
      toMinor: 5_000,
      rateBps: 500,
      fixedMinor: 25,
      floorMinor: null,
      capMinor: null,
    };
    expect((await operator.mutate("admin.commissions.add", { ...rule, currency: null })).code).toBe("INVALID_INPUT");
    expect((await operator.mutate("admin.commissions.add", { ...rule, sellerHandle: "nobody-here" })).code).toBe(
      "NOT_FOUND",
    );
    const { ruleId } = (await operator.mutate<{ ruleId: string }>("admin.commissions.add", rule)).data;
    const sale = {
      productSlug: names!.productSlug,
      sellerHandle: names!.handle,
      currency: "USD",
      unitMinor: 2_000,
      quantity: 2,
    };
    const told = (await operator.query<CommissionPreview>("admin.commissions.preview", sale)).data;
    expect(told).toMatchObject({ commissionMinor: 250, ruleId });
    const visitor = new Visitor("buyer");
    await visitor.mutate("shop.cart.add", { market: "us", offerId, quantity: 2 });
    const quote = (await visitor.query<Quote>("shop.checkout.quote", { market: "us" })).data;
    await visitor.mutate("shop.checkout.place", placing(quote.totalMinor));
    const lines = await db.all<
      Record<string, unknown>
    >(sql`SELECT commission_minor AS minor, commission_bps AS bps, commission_rule_id AS rule
      FROM order_line WHERE offer_id = ${offerId} ORDER BY id`);
    expect(lines).toEqual([
      { minor: 600, bps: 1_500, rule: null },
      { minor: 250, bps: 500, rule: ruleId },
    ]);
    expect((await operator.mutate("admin.commissions.end", { ruleId })).status).toBe(200);
    expect((await operator.query<CommissionPreview>("admin.commissions.preview", sale)).data).toMatchObject({
      ruleId: null,
      commissionMinor: 600,
    });
    await expect(
      env.DB.prepare("UPDATE order_line SET commission_minor = 0 WHERE order_id = ?").bind(orderId).run(),
    ).rejects.toThrow("order_line_commission_stays");
    expect(sellerId).toMatch(/^sel_/);
    expect(await checkInvariants(env.DB, Date.now())).toEqual([]);
  });

  it("stand in one order, whoever moves them at the same time", async () => {
    const operator = await new Visitor("admin").become(await makeOperator());
    const named = {
      productSlug: null,
      categorySlug: null,
      sellerHandle: null,
      currency: "JPY",
      fromMinor: null,
      toMinor: null,
    };
    const amounts = { rateBps: 0, fixedMinor: 0, floorMinor: null, capMinor: null };
    const ids: string[] = [];
    for (const name of ["First", "Second", "Third"])
      ids.push(
        (await operator.mutate<{ ruleId: string }>("admin.commissions.add", { name, ...named, ...amounts })).data
          .ruleId,
      );
    await Promise.all(ids.map((ruleId) => operator.mutate("admin.commissions.move", { ruleId, to: "up" })));
    const rows = await db.all<{ position: number }>(
      sql`SELECT position FROM commission_rule WHERE archived_at IS NULL`,
    );
    expect(new Set(rows.map(({ position }) => position)).size).toBe(rows.length);
    expect(rows.every(({ position }) => position > 0)).toBe(true);
    for (const ruleId of ids) await operator.mutate("admin.commissions.end", { ruleId });
  });
});

describe("300 random deeds", () => {
  it("leave every account where a model of double entry has it", { timeout: 120_000 }, async () => {
    // Fixed dice: the same walk every time.
    let seed = 20_261_128;
    const below = (limit: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % limit;
    };
    const orders: { orderId: Id<"order">; sellerId: Id<"seller">; released: boolean; frozen: boolean }[] = [];
    for (let i = 0; i < 6; i++) {
      const { orderId, sellerId } = await sold(1_000 + below(5_000));
      const desk = await new Visitor("seller").become(
        (
          await db.all<{ userId: Id<"user"> }>(
            sql`SELECT user_id AS userId FROM seller_member WHERE seller_id = ${sellerId}`,
          )
        )[0]!.userId,
      );
      await desk.mutate("seller.orders.ship", { orderId, carrier: "UPS", trackingNumber: "1Z999" });
      await desk.mutate("seller.orders.deliver", { orderId });
      await db
        .insert(payoutAccount)
        .values({ sellerId, schedule: "daily", holder: "S", masked: "x", sealed: "x", changedAt: 1 });
      orders.push({ orderId, sellerId, released: false, frozen: false });
    }
    const model = new Map<string, number>();
    const add = (account: string, minor: number) => model.set(account, (model.get(account) ?? 0) + minor);
    const own = (sellerId: string) => [`pending:${sellerId}`, `seller:${sellerId}`, `reserve:${sellerId}`];
    const read = async (account: string) =>
      (
        await db.all<{ minor: number }>(
          sql`SELECT coalesce(sum(amount_minor), 0) AS minor FROM ledger_entry WHERE account = ${account}`,
        )
      )[0]!.minor;
    for (const { sellerId } of orders) add(`pending:${sellerId}`, await read(`pending:${sellerId}`));
    let freezes = 0;
    for (let step = 0; step < 300; step++) {
      const order = orders[below(orders.length)]!;
      const { orderId, sellerId } = order;
      const deed = below(6);
      if (deed === 0) {
        await atomic(db, release(system(), orderId), { "ledger_txn.kind": "CONFLICT" });
        if (!order.released && !order.frozen) {
          add(`seller:${sellerId}`, model.get(`pending:${sellerId}`)!);
          model.set(`pending:${sellerId}`, 0);
          order.released = true;
        }
      } else if (deed === 1 && !order.frozen) {
        freezes += 1;
        await atomic(db, freeze(system(), { orderId, reason: "dispute", subject: `dsp_${freezes}` }));
        order.frozen = true;
        // Only what the order brought is moved, however much of it is paid out already.
        if (order.released) {
          const moved = (
            await db.all<{ minor: number }>(sql`SELECT coalesce(sum(e.amount_minor), 0) AS minor FROM ledger_txn t
            JOIN ledger_entry e ON e.txn_id = t.id WHERE t.kind = 'freeze' AND t.subject = ${`dispute:dsp_${freezes}`} AND e.account = ${`reserve:${sellerId}`}`)
          )[0]!.minor;
          expect(moved).toBeGreaterThan(0);
          add(`seller:${sellerId}`, -moved);
          add(`reserve:${sellerId}`, moved);
        }
      } else if (deed === 2 && order.frozen) {
        const [open] = await db.all<{ subject: string }>(
          sql`SELECT subject FROM order_freeze WHERE order_id = ${orderId}`,
        );
        await atomic(db, unfreeze(system(), { orderId, reason: "dispute", subject: open!.subject }));
        order.frozen = false;
        add(`seller:${sellerId}`, model.get(`reserve:${sellerId}`) ?? 0);
        model.set(`reserve:${sellerId}`, 0);
      } else if (deed === 3) {
        const minor = below(2_000) - 900;
        if (minor === 0) continue;
        const accounts = { [`seller:${sellerId}`]: minor, adjustments: -minor };
        await atomic(
          db,
          post(system(), {
            kind: "adjustment",
            subject: newId("request", Date.now()),
            orderId: null,
            currency: "USD",
            accounts,
          }),
        );
        add(`seller:${sellerId}`, minor);
      } else if (deed === 4) {
        const ctx = { ...system(), now: () => Date.now() + step * DAY_MS };
        await sweepPayouts(ctx);
        for (const each of orders)
          if ((model.get(`seller:${each.sellerId}`) ?? 0) >= 1_000) model.set(`seller:${each.sellerId}`, 0);
      } else if (deed === 5) {
        const open = await db.all<{ id: Id<"payout">; sellerId: string; minor: number }>(
          sql`SELECT id, seller_id AS sellerId, amount_minor AS minor FROM payout WHERE status = 'scheduled' AND seller_id = ${sellerId}`,
        );
        const fails = below(3) === 0;
        const ctx = system();
        const { payment } = ctx.providers;
        const transfer: typeof payment.transfer = async (wanted) =>
          fails
            ? {
                ...(await payment.transfer({ ...wanted, key: `${wanted.key}-none`, amountMinor: 1 })),
                status: "failed",
                failureCode: "account_closed",
              }
            : await payment.transfer(wanted);
        for (const { id, minor } of open) {
          await sendPayout(
            { ...ctx, providers: { ...ctx.providers, payment: { ...payment, transfer } } },
            { payoutId: id },
          );
          if (fails) add(`seller:${sellerId}`, minor);
        }
      }
      if (step % 50 === 49)
        for (const each of orders)
          for (const account of own(each.sellerId))
            expect([step, account, await read(account)]).toEqual([step, account, model.get(account) ?? 0]);
    }
    await runJobs();
    expect(await checkInvariants(env.DB, Date.now() + 400 * DAY_MS)).toEqual([]);
    await sealLedger(system());
    expect(await check()).toMatchObject({ broken: null, unbalanced: [], unsealed: [] });
  });
});
