// Copies products from one database to another while they are sold: the part of a move that touches rows. Which phase comes
// when, and what reads and writes meanwhile, stands in shards.ts; like it, this is proved by a test and runs in no deployment yet.
import type { Id } from "@stoa/contract";
import { inArray, sql } from "drizzle-orm";
import type { Database } from "./connect.ts";
import { product, productAttribute, variant } from "./market/catalog.ts";
import { homeOf, isMoving, type Shards } from "./shards.ts";

/** Products of one trip: what belongs to them has to fit into one batch. */
const PAGE = 20;

/** Columns that change when a row is copied again, as the value that was to be inserted. */
const anew = (...names: string[]) =>
  Object.fromEntries(
    names.map((name) => [name, sql.raw(`excluded.${name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`)]),
  );

/**
 * Copies what moves and has changed since a point in time; copying again does no harm. Gives how many products were copied: a
 * move is to be closed once a pass copies few, and switched after one more pass.
 */
export async function copyProducts(shards: Shards, sinceAt: number): Promise<number> {
  const { in: before, move } = shards.map.products;
  if (!move) return 0;
  let copied = 0;
  for (const name of before) {
    const from = shards.named(name);
    for (let after: string = ""; ;) {
      const page = await from
        .select()
        .from(product)
        .where(sql`${product.id} > ${after} AND ${product.updatedAt} >= ${sinceAt}`)
        .orderBy(product.id)
        .limit(PAGE);
      if (page.length === 0) break;
      after = page.at(-1)!.id;
      const going = page.filter(({ id }) => homeOf(before, id) === name && isMoving(shards.map, id));
      for (const target of move.to) {
        const ids = going.filter(({ id }) => homeOf(move.to, id) === target).map(({ id }) => id);
        if (ids.length > 0) await copy(from, shards.named(target), ids);
        copied += ids.length;
      }
    }
  }
  return copied;
}

/** Copies products with their attributes and variants: each product whole, in one batch, or not at all. */
async function copy(from: Database, to: Database, ids: readonly Id<"product">[]): Promise<void> {
  const [products, attributes, variants] = await Promise.all([
    from.select().from(product).where(inArray(product.id, ids)),
    from.select().from(productAttribute).where(inArray(productAttribute.productId, ids)),
    from.select().from(variant).where(inArray(variant.productId, ids)),
  ]);
  const PRODUCT = anew(
    "title",
    "brand",
    "description",
    "categoryId",
    "status",
    "options",
    "tags",
    "ratingSum",
    "ratingCount",
    "soldCount",
    "updatedAt",
  );
  const VARIANT = anew("sku", "gtin", "options", "weightGrams", "position");
  for (const row of products) {
    const own = <T extends { productId: string }>(rows: readonly T[]) =>
      rows.filter(({ productId }) => productId === row.id);
    await to.batch([
      to.insert(product).values(row).onConflictDoUpdate({ target: product.id, set: PRODUCT }),
      // What was removed since it was copied is not there any more.
      to.delete(productAttribute).where(sql`product_id = ${row.id}`),
      ...own(attributes).map((attribute) => to.insert(productAttribute).values(attribute)),
      to
        .delete(variant)
        .where(
          sql`product_id = ${row.id} AND id NOT IN (SELECT value FROM json_each(${JSON.stringify(own(variants).map(({ id }) => id))}))`,
        ),
      ...own(variants).map((one) =>
        to.insert(variant).values(one).onConflictDoUpdate({ target: variant.id, set: VARIANT }),
      ),
    ]);
  }
}

/** After every Worker knows that a move is over: removes what was left behind. Gives how many products that were. */
export async function sweepProducts(shards: Shards): Promise<number> {
  const { in: names, move } = shards.map.products;
  if (move) throw new Error("The move is not over.");
  let removed = 0;
  for (const name of names) {
    const db = shards.named(name);
    const rows = await db.select({ id: product.id }).from(product);
    const left = rows.filter(({ id }) => homeOf(names, id) !== name).map(({ id }) => id);
    for (let from = 0; from < left.length; from += PAGE) {
      const ids = left.slice(from, from + PAGE);
      await db.batch([
        db.delete(variant).where(inArray(variant.productId, ids)),
        db.delete(product).where(inArray(product.id, ids)),
      ]);
    }
    removed += left.length;
  }
  return removed;
}
