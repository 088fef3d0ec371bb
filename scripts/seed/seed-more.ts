// Fills a marketplace that holds the demo with any number of invented products, for measuring.
import type { Id } from "@stoa/contract";
import { reindexAll } from "@stoa/core/search";
import { connect } from "@stoa/db";
import { calendarOf } from "./calendar.ts";
import { buildProducts, buildShelves, type Shelves } from "./catalogue.ts";
import { readSource, type Source } from "./catalogue-file.ts";
import { diceOf } from "./dice.ts";
import type { SeedTarget } from "./index.ts";
import { moreProducts } from "./more-products.ts";
import { buildOffers } from "./offers.ts";
import { buildSellers, type DemoSeller } from "./sellers.ts";
import { insertStatements } from "./write.ts";

const PRODUCTS_AT_ONCE = 1_000;

/**
 * Adds products until there are `products` in all, offered by the sellers of the demo, and builds the search index anew.
 * The same `seed` adds the same products to the same marketplace. Gives the number that it added.
 */
export async function seedMore(
  target: Pick<SeedTarget, "db" | "search" | "now" | "onProgress">,
  { products, seed }: { products: number; seed: string },
): Promise<number> {
  const { db, search, now, onProgress } = target;
  const source = await readSource();
  const calendar = calendarOf(source.catalogue, now);
  const shelves = await standingShelves(db, source, now);
  const sellers = await standingSellers(db, source, now);
  const before = (await db.prepare("SELECT count(*) AS count FROM product").first<number>("count")) ?? 0;
  const added = Math.max(0, products - before);
  for (let from = before; from < products; from += PRODUCTS_AT_ONCE) {
    const count = Math.min(PRODUCTS_AT_ONCE, products - from);
    const sources = moreProducts(source.catalogue, { from, count, seed });
    const made = buildProducts(sources, shelves, calendar, diceOf(`${seed} catalogue ${from}`));
    const offers = buildOffers(made.products, sellers, calendar, diceOf(`${seed} offers ${from}`));
    await db.batch([...made.tables, ...offers.tables].flatMap((rows) => insertStatements(db, rows)));
    onProgress(from + count - before, added, "products");
  }
  if (added > 0) await reindexAll({ db: connect(db), search }, (done) => onProgress(done, products, "search index"));
  return added;
}

/** The shelves of the catalogue file, with the ids that its categories have in this database. */
async function standingShelves(db: D1Database, source: Source, now: number): Promise<Shelves> {
  const { categories, shelves } = buildShelves(source, calendarOf(source.catalogue, now));
  const idOf = await idsBy<"category">(db, "SELECT path, id FROM category");
  const paths = new Map(source.catalogue.categories.map(({ id }, i) => [id, categories[i]!.path]));
  return { ...shelves, categoryIdOf: new Map([...paths].map(([id, path]) => [id, idOf.get(path)!])) };
}

/** The sellers of the catalogue file, with the ids that they have in this database. */
async function standingSellers(db: D1Database, source: Source, now: number): Promise<DemoSeller[]> {
  const calendar = calendarOf(source.catalogue, now);
  const idOf = await idsBy<"seller">(db, "SELECT handle, id FROM seller");
  const { active } = buildSellers(source.catalogue.vendors, "usr_" as Id<"user">, calendar);
  return active.map((seller) => ({ ...seller, id: idOf.get(seller.handle)! }));
}

async function idsBy<N extends "category" | "seller">(db: D1Database, sql: string): Promise<Map<string, Id<N>>> {
  return new Map(await db.prepare(sql).raw<[string, Id<N>]>());
}
