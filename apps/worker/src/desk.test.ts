// The desk of a seller with many offers, through the real doors: lists that cost the same however long they are, changes of
// many offers that are stopped wherever they can be stopped, kept views, and the search across everything.
import {
  BULK_NEXT,
  type BulkItemView,
  type BulkView,
  type Found,
  type Id,
  OFFER_SORTS,
  type OfferSort,
  type Page,
  type SavedView,
  SELLER_GRANTS,
  type SellerOffer,
  type SellerRole,
} from "@stoa/contract";
import { bulkMoved, prepareBulk, startBulk, undoBulk } from "@stoa/core/bulk";
import { asSystem, granted, type SellerCtx } from "@stoa/core/kernel";
import { listSellerOffers } from "@stoa/core/offers";
import { sellerToday } from "@stoa/core/operations";
import { connect, type Database, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { metered } from "./meter.ts";
import { writeOffers } from "./rig/many-offers.ts";
import { db, env, makeOffer, makeOperator, makeSeller, makeUser, Visitor } from "./testing.ts";

type OffersCtx = SellerCtx<"offers.write" | "orders.read">;

/** The context of a seller's owner whose jobs nobody hears of: the tests run them themselves, one by one. */
async function desk(count = 0, word = "D"): Promise<OffersCtx> {
  const { sellerId, ownerId } = await makeSeller();
  if (count > 0) await writeOffers(db, { sellerId, count, word });
  return {
    ...systemContext(env, createExecutionContext(), "test"),
    actor: { kind: "seller", sellerId, userId: ownerId, role: "owner", may: granted(SELLER_GRANTS.owner) },
    nudge: async () => {},
  };
}

/** Works a bulk edit off in one turn, since its clock stands still; `through` is the database that it writes through. */
async function work(ctx: OffersCtx, bulkId: Id<"bulk">, through: Database = ctx.db): Promise<void> {
  const at = Date.now();
  await bulkMoved({ ...asSystem(ctx, "test"), db: through, now: () => at }, { bulkId });
}

async function member(ctx: OffersCtx, role: SellerRole): Promise<Visitor> {
  const userId = await makeUser();
  await db.run(
    sql`INSERT INTO seller_member (seller_id, user_id, role) VALUES (${ctx.actor.sellerId}, ${userId}, ${role})`,
  );
  return await new Visitor("seller").become(userId);
}

describe("the list of 3,000 offers", () => {
  let ctx: OffersCtx;
  beforeAll(async () => {
    ctx = await desk(3_000, "LIST");
  });

  it.each(OFFER_SORTS)("in the order %s is read page by page, whole and once, both ways", async (sort) => {
    const seen: Record<string, string[]> = {};
    for (const direction of ["asc", "desc"] as const) {
      const ids: string[] = [];
      for (let cursor: string | null = null; ids.length < 250;) {
        const page: Page<SellerOffer> = await listSellerOffers(ctx, { sort, direction, cursor, limit: 50 });
        ids.push(...page.items.map(({ offerId }) => offerId));
        cursor = page.nextCursor;
      }
      expect(new Set(ids).size, `${sort} ${direction}`).toBe(250);
      seen[direction] = ids;
    }
    const column = { changed: "o.updated_at", created: "o.id", title: "e.title", sku: "e.sku", stock: "e.on_hand" }[
      sort
    ];
    const expected = await db.all<{ id: string }>(sql`SELECT o.id FROM offer o JOIN offer_entry e ON e.offer_id = o.id
      WHERE o.seller_id = ${ctx.actor.sellerId} ORDER BY ${sql.raw(column)}, o.id LIMIT 250`);
    expect(seen["asc"]).toEqual(expected.map(({ id }) => id));
  });

  it("is found by reading a bounded number of rows in every order and state, however many offers there are", async () => {
    // The offers themselves are then read by their ids, which the meter does not count.
    const costs: Record<string, number> = {};
    for (const [sort, status] of [
      ...OFFER_SORTS.map((one): [OfferSort, "active" | undefined] => [one, undefined]),
      ["changed", "active"] as const,
      ["title", "active"] as const,
    ]) {
      const meter = metered(env);
      await listSellerOffers({ ...ctx, db: connect(meter.env.DB) }, { sort, status, limit: 25 });
      costs[`${sort} ${status ?? "all"}`] = meter.rowsRead();
    }
    expect(Math.max(...Object.values(costs)), JSON.stringify(costs)).toBeLessThan(150);
  });

  it("tells what is scarce of it without walking through the rest", async () => {
    const costs: Record<string, number> = {};
    for (const status of ["low_stock", "out_of_stock"] as const) {
      const meter = metered(env);
      await listSellerOffers({ ...ctx, db: connect(meter.env.DB) }, { sort: "changed", status, limit: 25 });
      costs[status] = meter.rowsRead();
    }
    const meter = metered(env);
    const today = await sellerToday({ ...ctx, db: connect(meter.env.DB) });
    costs["today"] = meter.rowsRead();
    expect(today.counts).toMatchObject({ lowStock: 300, outOfStock: 0 });
    expect(Math.max(...Object.values(costs)), JSON.stringify(costs)).toBeLessThan(3_000);
  });

  it("is found by any part of a title or SKU, counted, and written as a file", async () => {
    const visitor = await new Visitor("seller").become(ctx.actor.userId);
    const found = await visitor.query<Page<SellerOffer>>("seller.offers.list", { q: "list00120", sort: "sku" });
    expect(found.data.items.map(({ sku }) => sku)).toEqual(Array.from({ length: 10 }, (_, i) => `LIST00120${i}`));
    const count = async (filter: object) => (await visitor.query("seller.offers.count", filter)).data;
    expect(await count({ q: "lamp" })).toEqual({ count: 3_000, atLeast: false });
    expect(await count({ status: "paused" })).toEqual({ count: 300, atLeast: false });
    expect(await count({ status: "out_of_stock", q: "list" })).toEqual({ count: 60, atLeast: false });
    expect(await count({ status: "low_stock" })).toEqual({ count: 300, atLeast: false }); // 1 to 5 units
    const [plenty] = (
      await visitor.query<Page<SellerOffer>>("seller.offers.list", { sort: "stock", direction: "desc" })
    ).data.items;
    await visitor.mutate("seller.offers.setLowStock", { offerId: plenty!.offerId, threshold: 100 });
    expect(await count({ status: "low_stock" })).toEqual({ count: 301, atLeast: false });
    await visitor.mutate("seller.offers.setLowStock", { offerId: plenty!.offerId, threshold: null });
    const file = await (await visitor.fetch("/files/offers.csv?mark=0&status=paused&q=list0012")).text();
    expect(file.trim().split("\r\n")).toHaveLength(1 + 10);
    expect((await visitor.fetch("/files/offers.csv?status=odd")).status).toBe(400);
  });
});

describe("a bulk edit", () => {
  const TEN_MORE = { kind: "price_by", currency: "USD", bps: 1_000, ending: "exact" } as const;

  it("is worked out, done, told of, and undone but for what was changed meanwhile", async () => {
    const ctx = await desk(300, "BULK");
    const { sellerId } = ctx.actor;
    const visitor = await new Visitor("seller").become(ctx.actor.userId);
    const offer = async (sku: string) =>
      (
        await db.all<{ id: Id<"offer"> }>(
          sql`SELECT offer_id AS id FROM offer_entry WHERE seller_id = ${sellerId} AND sku = lower(${sku})`,
        )
      )[0]!.id;
    const [first, second, third] = [await offer("BULK000001"), await offer("BULK000002"), await offer("BULK000003")];
    await db.run(sql`UPDATE offer_price SET compare_at_minor = 2100 WHERE offer_id = ${first} AND currency = 'USD'`);
    const { data: made } = await visitor.mutate<BulkView>("seller.bulk.prepare", {
      change: TEN_MORE,
      selection: { filter: { q: "bulk" } },
    });
    expect((await visitor.mutate("seller.bulk.prepare", { change: TEN_MORE, selection: { filter: {} } })).code).toBe(
      "CONFLICT",
    );
    await work(ctx, made.bulkId);
    const view = async () => (await visitor.query<BulkView>("seller.bulk.get", { bulkId: made.bulkId })).data;
    expect(await view()).toMatchObject({
      status: "ready",
      itemCount: 300,
      check: { planned: 299, same: 0, blocked: 1 },
    });
    expect(
      (
        await db.all(
          sql`SELECT 1 FROM offer_price p JOIN offer o ON o.id = p.offer_id WHERE o.seller_id = ${sellerId} AND p.currency = 'USD' AND price_minor <> 2000`,
        )
      ).length,
    ).toBe(0);

    await visitor.mutate("seller.offers.setPrice", { offerId: second, currency: "USD", priceMinor: 2_500 });
    await visitor.mutate("seller.bulk.start", { bulkId: made.bulkId });
    await work(ctx, made.bulkId);
    expect(await view()).toMatchObject({ status: "done", run: { changed: 298, failed: 1 } });
    const items = async (outcomes: string[]) =>
      (await visitor.query<Page<BulkItemView>>("seller.bulk.items", { bulkId: made.bulkId, outcomes })).data.items;
    expect((await items(["blocked", "failed"])).map(({ offerId, code, before }) => [offerId, code, before])).toEqual([
      [first, "former_price", 2_000],
      [second, "changed_meanwhile", 2_000],
    ]);
    const file = await (await visitor.fetch(`/files/bulk/${made.bulkId}/offers.csv`)).text();
    expect(file.split("\r\n").filter((line) => line.includes(",changed,20.00,22.00,"))).toHaveLength(298);
    const [log] = await db.all<{
      offers: number;
    }>(sql`SELECT sum(json_array_length(detail -> 'offers')) AS offers FROM audit
      WHERE chain = ${sellerId} AND action = 'bulk.changed' AND subject = ${made.bulkId} AND actor = ${`seller:${ctx.actor.userId}`}`);
    expect(log?.offers).toBe(298);

    await visitor.mutate("seller.offers.setPrice", { offerId: third, currency: "USD", priceMinor: 1_500 });
    await visitor.mutate("seller.bulk.undo", { bulkId: made.bulkId });
    await work(ctx, made.bulkId);
    expect(await view()).toMatchObject({ status: "undone", undo: { undone: 297, left: 1 } });
    expect((await items(["left"])).map(({ offerId }) => offerId)).toEqual([third]);
    const prices =
      await db.all(sql`SELECT p.price_minor AS minor, count(*) AS offers FROM offer_price p JOIN offer o ON o.id = p.offer_id
      WHERE o.seller_id = ${sellerId} AND p.currency = 'USD' GROUP BY p.price_minor ORDER BY 1`);
    expect(prices).toEqual([
      { minor: 1_500, offers: 1 },
      { minor: 2_000, offers: 298 },
      { minor: 2_500, offers: 1 },
    ]);
    expect((await visitor.mutate("seller.bulk.undo", { bulkId: made.bulkId })).code).toBe("ILLEGAL_TRANSITION");

    const stranger = await new Visitor("seller").become((await makeSeller()).ownerId);
    expect((await stranger.query("seller.bulk.get", { bulkId: made.bulkId })).code).toBe("NOT_FOUND");
    expect((await stranger.fetch(`/files/bulk/${made.bulkId}/offers.csv`)).status).toBe(404);
    expect(
      (await stranger.mutate("seller.bulk.prepare", { change: TEN_MORE, selection: { offerIds: [first] } })).code,
    ).toBe("NOT_FOUND");
  });

  it("changes every offer once, wherever it is stopped and goes on", async () => {
    const ctx = await desk(510, "STOP");
    const { sellerId } = ctx.actor;
    const change = { kind: "stock_by", units: 3 } as const;
    const stocks = async () =>
      (
        await db.all<{ sum: number }>(sql`SELECT sum(on_hand) AS sum FROM offer_entry WHERE seller_id = ${sellerId}`)
      )[0]!.sum;
    const before = await stocks();
    let stops = 0;
    for (const [at, when] of [
      [1, "after"],
      [2, "before"],
      [3, "after"],
    ] as const) {
      const { bulkId } = await prepareBulk(ctx, { change, selection: { filter: {} } });
      await work(ctx, bulkId);
      for (const begin of [startBulk, undoBulk]) {
        await begin(ctx, { bulkId });
        const { through, hasFailed } = failing(at, when);
        await work(ctx, bulkId, through).catch(() => {});
        stops += Number(hasFailed());
        // Two workers go on at the same time, as after a nudge that was sent twice.
        await Promise.all([work(ctx, bulkId), work(ctx, bulkId, connect(env.DB))]);
        expect(await stocks(), `${begin.name}, ${when} batch ${at}`).toBe(
          begin === startBulk ? before + 3 * 510 : before,
        );
      }
    }
    expect(stops).toBe(6);
  });

  it("that is stopped keeps what it did, tells what it did not, and can be undone", async () => {
    const ctx = await desk(300, "HALT");
    const visitor = await new Visitor("seller").become(ctx.actor.userId);
    const { bulkId } = await prepareBulk(ctx, {
      change: { kind: "status", status: "paused" },
      selection: { filter: {} },
    });
    await work(ctx, bulkId);
    await startBulk(ctx, { bulkId });
    await work(
      ctx,
      bulkId,
      stoppingAt(2, async () => void (await visitor.mutate("seller.bulk.stop", { bulkId }))),
    ).catch(() => {});
    const { data } = await visitor.query<BulkView>("seller.bulk.get", { bulkId });
    expect(data).toMatchObject({
      status: "done",
      check: { planned: 270, same: 30 },
      run: { changed: 225, failed: 45 },
    });
    await undoBulk(ctx, { bulkId });
    await work(ctx, bulkId);
    expect((await visitor.query("seller.offers.count", { status: "paused" })).data).toEqual({
      count: 30,
      atLeast: false,
    });
  });

  it("leaves out alone what the database refuses, and takes the steps that the contract names", async () => {
    const ctx = await desk(30, "NO");
    await db.run(
      sql.raw(`CREATE TRIGGER refuse_one BEFORE UPDATE OF handling_days ON offer WHEN OLD.id = (SELECT offer_id FROM offer_entry WHERE sku = 'no000017')
      BEGIN SELECT RAISE(ABORT, 'SQLITE_CONSTRAINT'); END`),
    );
    const { bulkId } = await prepareBulk(ctx, {
      change: { kind: "handling", handlingDays: 4 },
      selection: { filter: {} },
    });
    await work(ctx, bulkId);
    await startBulk(ctx, { bulkId });
    await work(ctx, bulkId);
    await db.run(sql.raw("DROP TRIGGER refuse_one"));
    const visitor = await new Visitor("seller").become(ctx.actor.userId);
    expect((await visitor.query<BulkView>("seller.bulk.get", { bulkId })).data.run).toEqual({ changed: 29, failed: 1 });
    const rows = await db.all<{ step: string }>(
      sql`SELECT from_status || ' ' || to_status AS step FROM bulk_edit_transition ORDER BY step`,
    );
    const named = Object.entries(BULK_NEXT).flatMap(([from, next]) => next.map((to) => `${from} ${to}`));
    expect(rows.map(({ step }) => step)).toEqual(named.toSorted());
  });
});

describe("kept views", () => {
  it("are one's own until they are shared, and go with whoever manages the shop", async () => {
    const ctx = await desk();
    const owner = await new Visitor("seller").become(ctx.actor.userId);
    const colleague = await member(ctx, "support");
    const names = async (who: Visitor) =>
      (await who.query<SavedView[]>("seller.views.list", { list: "offers" })).data.map(
        ({ name, isDefault }) => `${name}${isDefault ? "*" : ""}`,
      );
    const keep = (who: Visitor, over: object) =>
      who.mutate<SavedView[]>("seller.views.save", { list: "offers", query: "sort=stock", ...over });
    await keep(owner, { name: "Mine", isDefault: true });
    await keep(owner, { name: "Newer", isDefault: true });
    const { data } = await keep(colleague, { name: "Ours", isShared: true });
    expect(data.map(({ name, isOwn }) => [name, isOwn])).toEqual([["Ours", true]]);
    await keep(colleague, { name: "Ours", isShared: true, query: "sort=sku" });
    expect(await names(owner)).toEqual(["Mine", "Newer*", "Ours"]);
    expect(await names(colleague)).toEqual(["Ours"]);
    const { data: all } = await owner.query<SavedView[]>("seller.views.list", { list: "offers" });
    const idOf = (name: string) => all.find((view) => view.name === name)!.viewId;
    expect((await colleague.mutate("seller.views.remove", { viewId: idOf("Mine") })).code).toBe("NOT_FOUND");
    expect((await owner.mutate("seller.views.remove", { viewId: idOf("Ours") })).status).toBe(200);
    expect(await names(colleague)).toEqual([]);
    const operator = await new Visitor("admin").become(await makeOperator());
    await operator.mutate("admin.views.save", { list: "users", name: "All", query: "" });
    expect((await operator.query<SavedView[]>("admin.views.list", { list: "users" })).data).toHaveLength(1);
  });
});

describe("the search across everything", () => {
  it("finds what one may see, by the beginning of its name or number, and nothing of another shop", async () => {
    const ctx = await desk(20, "FIND");
    const owner = await new Visitor("seller").become(ctx.actor.userId);
    const find = async (who: Visitor, q: string) => (await who.query<Found[]>("seller.finder.find", { q })).data;
    expect((await find(owner, "find0000")).map(({ kind, note }) => [kind, note])).toEqual(
      expect.arrayContaining([["offer", "FIND000001"]]),
    );
    expect((await find(owner, "lamp")).length).toBe(5);
    const accountant = await member(ctx, "finance");
    expect(await find(accountant, "find0000")).toEqual([]);
    const stranger = await new Visitor("seller").become((await makeSeller()).ownerId);
    expect(await find(stranger, "find0000")).toEqual([]);
    const offerId = await makeOffer(ctx.actor.sellerId, 3);
    const operator = await new Visitor("admin").become(await makeOperator());
    const [product] = await db.all<{ title: string; id: string }>(
      sql`SELECT p.title, p.id FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id WHERE o.id = ${offerId}`,
    );
    const found = (await operator.query<Found[]>("admin.finder.find", { q: product!.title.slice(0, -3) })).data;
    expect(found).toEqual([expect.objectContaining({ kind: "product", id: product!.id })]);
  });
});

/** A database that fails at its n-th batch: before it, or after it held and before anybody hears of it. */
function failing(at: number, when: "before" | "after"): { through: Database; hasFailed: () => boolean } {
  const through = connect(env.DB);
  const batch = through.batch.bind(through);
  let batches = 0;
  through.batch = (async (statements: Parameters<typeof batch>[0]) => {
    batches += 1;
    if (batches === at && when === "before") throw new Error("Network connection lost");
    const answer = await batch(statements);
    if (batches === at) throw new Error("Network connection lost");
    return answer;
  }) as unknown as typeof batch;
  return { through, hasFailed: () => batches >= at };
}

/** A database before whose n-th batch something happens. */
function stoppingAt(at: number, happens: () => Promise<void>): Database {
  const through = connect(env.DB);
  const batch = through.batch.bind(through);
  let batches = 0;
  through.batch = (async (statements: Parameters<typeof batch>[0]) => {
    batches += 1;
    if (batches === at) await happens();
    return await batch(statements);
  }) as unknown as typeof batch;
  return through;
}
