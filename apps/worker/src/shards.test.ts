// Four market databases behind the functions that callers have for one: every row is found again, lists are whole and in order,
// and products move to more databases while they are read, changed and added.
import { DomainError, type Id, madeAt, newId } from "@stoa/contract";
import { productBySlug } from "@stoa/core/catalog";
import { asc, category, connect, type Database, eq, product, productAttribute, purchase, sql, variant } from "@stoa/db";
import { claimName, DIRECTORY, idOfName } from "@stoa/db/shard-directory";
import { copyProducts, sweepProducts } from "@stoa/db/shard-move";
import { type Bindings, homeOf, isMoving, purchaseHome, purchaseIdFor, type ShardMap, Shards } from "@stoa/db/shards";
import { applyD1Migrations, type D1Migration } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";

const bound = env as unknown as Record<`SHARD_${0 | 1 | 2 | 3}`, D1Database> & { TEST_MIGRATIONS_DB: D1Migration[] };
const bindings: Bindings = { DB: bound.SHARD_0, DB_1: bound.SHARD_1, DB_2: bound.SHARD_2, DB_3: bound.SHARD_3 };
const [three, four] = [["DB", "DB_1", "DB_2"], Object.keys(bindings)];

const directory = connect(bound.SHARD_0);
const categoryId = newId("category", Date.now());
let clock = Date.UTC(2026, 0, 1);

beforeAll(async () => {
  await Promise.all(Object.values(bindings).map((each) => applyD1Migrations(each, bound.TEST_MIGRATIONS_DB)));
  await bound.SHARD_0.prepare(DIRECTORY).run();
  // What is small and the same for all is in all of them.
  const row = { id: categoryId, parentId: null, slug: "things", name: "Things", level: 1, position: 0, path: "things" };
  for (const each of Object.values(bindings)) await connect(each).insert(category).values(row);
});

const mapOf = (changed: Partial<ShardMap["products"]> = {}): ShardMap => ({
  products: { in: three, move: null, ...changed },
  purchases: [{ fromAt: 0, in: four }],
});

/** Adds a product as a command would: one batch, in the database that the map names. */
async function addProduct(shards: Shards, n: number): Promise<Id<"product">> {
  const id = newId("product", ++clock);
  const slug = `thing-${n}`;
  const db = shards.databaseOf(id);
  expect(await claimName(directory, `slug:${slug}`, id)).toBe(id);
  await db.batch([
    db.insert(product).values({
      id,
      slug,
      title: `Thing ${n % 7}`,
      brand: "B",
      description: "",
      categoryId,
      status: "active",
      createdAt: clock,
      updatedAt: clock,
    }),
    db.insert(productAttribute).values({ productId: id, key: "n", label: "N", text: String(n), position: 0 }),
    db.insert(variant).values({ id: newId("variant", clock), productId: id, sku: slug, weightGrams: 1, position: 0 }),
  ]);
  return id;
}

async function retitle(shards: Shards, id: Id<"product">, title: string): Promise<void> {
  const db = shards.databaseOf(id);
  await db.update(product).set({ title, updatedAt: ++clock }).where(eq(product.id, id));
}

interface Item {
  id: Id<"product">;
  title: string;
}

const inOrder = (a: Item, b: Item) => (a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1);

/** All products, a page at a time, by title; and how many trips that took. */
async function listed(shards: Shards, limit: number): Promise<Item[]> {
  const all: Item[] = [];
  for (let after: Item | null = null; ;) {
    const page: Item[] = await shards.products<Item>({
      page: (db, last) =>
        db
          .select({ id: product.id, title: product.title })
          .from(product)
          .where(last ? sql`(${product.title}, ${product.id}) > (${last.title}, ${last.id})` : undefined)
          .orderBy(asc(product.title), asc(product.id))
          .limit(limit),
      compare: inOrder,
      idOf: ({ id }) => id,
      after,
      limit,
    });
    all.push(...page);
    if (page.length < limit) return all;
    after = page.at(-1)!;
  }
}

/** What every moment of a move must hold: each product is found by the shop's own query, and the list is whole and in order. */
async function look(shards: Shards, truth: ReadonlyMap<Id<"product">, string>): Promise<void> {
  const wanted = [...truth].map(([id, title]) => ({ id, title })).toSorted(inOrder);
  expect(await listed(shards, 9)).toEqual(wanted);
  const shown = async ([id, title]: [Id<"product">, string]) => {
    const found = await shards.find(id, async (db) => {
      const [row] = await db.select({ slug: product.slug }).from(product).where(eq(product.id, id));
      return row && (await productBySlug({ db }, row.slug));
    });
    expect([found?.title, found?.variants.length, found?.attributes.length]).toEqual([title, 1, 1]);
  };
  await Promise.all([...truth].map(shown));
}

describe("a key's home", () => {
  const keys = Array.from({ length: 8_000 }, (_, i) => `prd_${i}`);
  const shares = (names: readonly string[]) =>
    names.map((name) => keys.filter((key) => homeOf(names, key) === name).length);

  it("is one of the names, each with its share", () => {
    for (const share of shares(four)) expect(Math.abs(share - 2_000)).toBeLessThan(150);
  });

  it("changes only towards a name that is new", () => {
    const five = [...four, "DB_4"];
    const moved = keys.filter((key) => homeOf(four, key) !== homeOf(five, key));
    expect(new Set(moved.map((key) => homeOf(five, key)))).toEqual(new Set(["DB_4"]));
    expect(Math.abs(moved.length - 1_600)).toBeLessThan(150);
    expect(homeOf(four.toReversed(), "a key")).toBe(homeOf(four, "a key"));
  });
});

describe("purchases", () => {
  const values = (id: Id<"purchase">, principal: string, key: string) => ({
    id,
    number: id,
    principal,
    idempotencyKey: key,
    cartName: principal,
    cartVersion: 1,
    market: "us" as const,
    currency: "USD" as const,
    email: "a@b.test",
    address: {} as never,
    method: "card" as const,
    expiresAt: clock,
    itemsMinor: 1,
    deliveryMinor: 0,
    taxMinor: 0,
    totalMinor: 1,
    createdAt: madeAt(id),
  });

  it("are in the database that their id names, in a list that is whole, and a second try meets the first", async () => {
    const shards = new Shards(bindings, mapOf());
    const put: Id<"purchase">[] = [];
    for (let n = 0; n < 40; n++) {
      const id = purchaseIdFor(shards.map, `buyer:${n}`, () => newId("purchase", ++clock));
      const db = shards.databaseOf(id);
      await db.insert(purchase).values(values(id, `buyer:${n}`, "key"));
      put.push(id);
      const again = purchaseIdFor(shards.map, `buyer:${n}`, () => newId("purchase", ++clock));
      expect(purchaseHome(shards.map, again)).toBe(purchaseHome(shards.map, id));
      if (n < 5)
        await expect(
          shards
            .databaseOf(again)
            .insert(purchase)
            .values(values(again, `buyer:${n}`, "key")),
        ).rejects.toThrow();
    }
    expect(new Set(put.map((id) => purchaseHome(shards.map, id))).size).toBe(4);
    for (const id of put)
      expect(
        await shards.find(
          id,
          async (db) => (await db.select({ id: purchase.id }).from(purchase).where(eq(purchase.id, id)))[0],
        ),
      ).toEqual({ id });

    const newest = await shards.purchases<Id<"purchase">>({
      page: async (db, last) =>
        (
          await db
            .select({ id: purchase.id })
            .from(purchase)
            .where(last ? sql`${purchase.id} < ${last}` : undefined)
            .orderBy(sql`${purchase.id} DESC`)
            .limit(6)
        ).map(({ id }) => id),
      compare: (a, b) => (a > b ? -1 : 1),
      after: put[30]!,
      limit: 15,
    });
    expect(newest).toEqual(
      put
        .toSorted()
        .toReversed()
        .filter((id) => id < put[30]!)
        .slice(0, 15),
    );
  });

  it("stay where they were made when there are more databases", () => {
    const before = mapOf();
    const after: ShardMap = {
      ...before,
      purchases: [
        { fromAt: 0, in: three },
        { fromAt: clock + 1, in: four },
      ],
    };
    const old: ShardMap = { ...before, purchases: [{ fromAt: 0, in: three }] };
    const made = (atMs: number) => Array.from({ length: 200 }, () => newId("purchase", atMs));
    for (const id of made(clock)) expect(purchaseHome(after, id)).toBe(purchaseHome(old, id));
    const homes = made(clock + 1).map((id) => purchaseHome(after, id));
    expect(new Set(homes).size).toBe(4);
  });
});

it("products move to a fourth database while they are read, changed and added, and none is lost or shown twice", async () => {
  const truth = new Map<Id<"product">, string>();
  const add = async (shards: Shards, from: number, count: number) => {
    for (let n = from; n < from + count; n++) truth.set(await addProduct(shards, n), `Thing ${n % 7}`);
  };
  const rename = async (shards: Shards, id: Id<"product">, title: string) => {
    await retitle(shards, id, title);
    truth.set(id, title);
  };
  const before = new Shards(bindings, mapOf());
  await add(before, 0, 80); // of which about a quarter moves, by their random ids: three or fewer in one run of a million
  await look(before, truth);
  const phase = (name: "copying" | "closing" | "switched") =>
    new Shards(bindings, mapOf({ move: { to: four, phase: name } }));

  // Copying: everything goes where it went; what changes meanwhile is copied again.
  const copying = phase("copying");
  const startedAt = clock;
  const moving = [...truth.keys()].filter((id) => isMoving(copying.map, id));
  expect(moving.length).toBeGreaterThan(3);
  expect(await copyProducts(copying, 0)).toBe(moving.length);
  await rename(copying, moving[0]!, "A changed thing");
  await add(copying, 80, 8);
  await look(copying, truth);

  // Closing: what moves takes no writes, everything else does; the last changes are copied.
  const closing = phase("closing");
  expect(() => closing.databaseOf(moving[1]!)).toThrow(new DomainError("OVERLOADED"));
  await rename(
    closing,
    [...truth.keys()].find((id) => !isMoving(closing.map, id))!,
    "A thing that stays",
  );
  expect(await copyProducts(closing, startedAt)).toBeGreaterThan(0);
  await look(closing, truth);

  // Switched: writes go to the new place. What is not there yet, by somebody who knew no better, is read at the old one.
  const switched = phase("switched");
  await rename(switched, moving[2]!, "A thing that came");
  await add(switched, 88, 6);
  await look(switched, truth);
  const late = moving[3]!;
  const there = switched.databaseOf(late);
  const rows = async (db: Database) => ({
    products: await db.select().from(product).where(eq(product.id, late)),
    attributes: await db.select().from(productAttribute).where(eq(productAttribute.productId, late)),
    variants: await db.select().from(variant).where(eq(variant.productId, late)),
  });
  const { products, attributes, variants } = await rows(there);
  await there.batch([
    there.delete(variant).where(eq(variant.productId, late)),
    there.delete(product).where(eq(product.id, late)),
  ]);
  expect((await switched.find(late, async (db) => (await rows(db)).products[0]))?.title).toBe(truth.get(late));
  await there.batch([
    there.insert(product).values(products),
    there.insert(productAttribute).values(attributes),
    there.insert(variant).values(variants),
  ]);

  // Over: nothing is read at the old place any more, and what was left there goes.
  const after = new Shards(bindings, mapOf({ in: four, move: null }));
  const total = async () => {
    const counts = await Promise.all(four.map((name) => after.named(name).select({ id: product.id }).from(product)));
    return counts.flat().length;
  };
  expect(await total()).toBeGreaterThan(truth.size);
  expect(await sweepProducts(after)).toBeGreaterThanOrEqual(moving.length);
  expect(await total()).toBe(truth.size);
  await look(after, truth);
  for (const n of [0, 82, 93]) expect(truth.has((await idOfName(directory, `slug:thing-${n}`))!)).toBe(true);
  expect(await claimName(directory, "slug:thing-0", newId("product", ++clock))).toBe(
    await idOfName(directory, "slug:thing-0"),
  );
});
