// Reads that are asked for at once are one trip, and say what they would have said alone.
import { env as bindings } from "cloudflare:workers";
import { expect, it } from "vitest";
import { connect, offer, seller, setting, eq, sql } from "./index.ts";

const { DB } = bindings as unknown as { DB: D1Database };

/** The database, and how often it is asked. */
function counted(): { database: D1Database; trips: string[] } {
  const trips: string[] = [];
  const inner = new WeakMap<object, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const go =
      (name: "all" | "run" | "raw") =>
      (...of: []) => (trips.push(name), statement[name](...of));
    const outer = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: go("all"),
      run: go("run"),
      raw: go("raw"),
    };
    inner.set(outer, statement);
    return outer as unknown as D1PreparedStatement;
  };
  const batch = (statements: object[]) => (
    trips.push(`batch of ${statements.length}`),
    DB.batch(statements.map((one) => inner.get(one)!))
  );
  return { database: { prepare: (text: string) => wrap(DB.prepare(text)), batch } as unknown as D1Database, trips };
}

it("takes reads that are asked for at once along, built ones and raw ones, and no others", async () => {
  const { database, trips } = counted();
  const db = connect(database);
  await db.insert(setting).values({ key: "gathered", value: 7, updatedAt: 1 }).onConflictDoNothing();
  trips.length = 0;
  const [built, raw, none] = await Promise.all([
    db.select().from(setting).where(eq(setting.key, "gathered")),
    db.all<{ n: number }>(sql`SELECT 1 AS n`),
    (async () => await db.select({ id: seller.id }).from(seller).where(eq(seller.id, "sel_nobody")))(),
  ]);
  expect(trips).toEqual(["batch of 3"]);
  expect(built).toEqual([{ key: "gathered", value: 7, updatedAt: 1 }]);
  expect(raw).toEqual([{ n: 1 }]);
  expect(none).toEqual([]);
  trips.length = 0;
  await db.select().from(setting);
  await db.select().from(setting);
  expect(trips).toEqual(["all", "all"]);
});

it("keeps columns of one name apart: a join that has two goes alone", async () => {
  const { database, trips } = counted();
  const db = connect(database);
  await db.run(sql`INSERT OR IGNORE INTO seller (id, handle, name, country, status, commission_bps, created_at)
    VALUES ('sel_gather', 'gather', 'Gatherers', 'US', 'active', 1500, 1)`);
  trips.length = 0;
  const joined = () =>
    db.select().from(seller).leftJoin(offer, eq(offer.sellerId, seller.id)).where(eq(seller.id, "sel_gather"));
  const distinct = () =>
    db
      .select({ name: seller.name, condition: offer.condition })
      .from(seller)
      .leftJoin(offer, eq(offer.sellerId, seller.id))
      .where(eq(seller.id, "sel_gather"));
  const [both, named] = await Promise.all([joined(), distinct(), db.select().from(setting)]);
  expect(both[0]!.seller).toMatchObject({ id: "sel_gather", name: "Gatherers", status: "active", createdAt: 1 });
  expect(both[0]!.offer).toBeNull();
  expect(named).toEqual([{ name: "Gatherers", condition: null }]);
  expect(trips.toSorted()).toEqual(["batch of 2", "raw"]);
});

it("tells each what is wrong with its own", async () => {
  const db = connect(counted().database);
  const [good, bad] = await Promise.allSettled([db.all(sql`SELECT 1 AS n`), db.all(sql`SELECT nothing FROM nowhere`)]);
  expect(good).toMatchObject({ status: "fulfilled", value: [{ n: 1 }] });
  expect(bad.status).toBe("rejected");
});

it("writes what is to be written at once by itself", async () => {
  const { database, trips } = counted();
  const db = connect(database);
  const put = (value: number) =>
    db.run(
      sql`INSERT INTO setting (key, value, updated_at) VALUES ('gathered', ${value}, 1) ON CONFLICT (key) DO UPDATE SET value = ${value}`,
    );
  await Promise.all([put(1), put(2), db.select().from(setting)]);
  expect(trips.toSorted()).toEqual(["all", "run", "run"]);
});
