// Fills a marketplace that holds the demo with any number of invented products, for measuring.
import type { Id } from "@stoa/contract";
import { askForAttributes } from "./asked-attributes.ts";
import { calendarOf } from "./calendar.ts";
import { buildShelves } from "./catalogue.ts";
import { readSource, type Source } from "./catalogue-file.ts";
import type { MarketFile } from "./market-file.ts";
import { inventProducts, type World } from "./more-products/index.ts";
import { KINDS } from "./more-products/kinds.ts";
import { merchantCount, merchants } from "./more-products/merchants.ts";
import { picturesOf } from "./more-products/pictures.ts";
import { filedByKind, filedOnShelves, type StandingShelf } from "./more-products/shelves.ts";

/** Products written in one transaction: an interrupted run loses no more than these. */
const PRODUCTS_AT_ONCE = 2_000;

/** From this many products on, shelves are divided by kind. */
const DIVIDED_FROM = 20_000;

/** How many products there are to be, and the word that they are drawn from. */
export interface Wanted {
  products: number;
  seed: string;
}

/**
 * Adds products until there are `products` in all. A product is drawn from its number and the seed alone, so that a run
 * that was interrupted is continued by the next one. Gives the number that it added; the search index is left to its own.
 */
export async function seedMore(
  market: MarketFile,
  { products, seed }: Wanted,
  onProgress: (done: number, total: number, what: string) => void,
): Promise<number> {
  const [[before = 0] = []] = market.rows<[number]>("SELECT count(*) FROM product");
  const added = Math.max(0, products - before);
  if (added === 0) return 0;
  const world = await prepareWorld(market, products);
  for (let from = before; from < products; from += PRODUCTS_AT_ONCE) {
    const count = Math.min(PRODUCTS_AT_ONCE, products - from);
    market.insert(inventProducts(world, { from, count, seed }));
    onProgress(from + count - before, added, "products");
    // Ctrl-C is heard between two transactions.
    await new Promise(setImmediate);
  }
  askForAttributes(market);
  return added;
}

/** Sellers and categories for so many products, written where they are missing. */
async function prepareWorld(market: MarketFile, products: number): Promise<World> {
  const source = await readSource();
  const shelfOf = standingShelves(market, source);
  const sellers = merchants(merchantCount(products));
  market.insert(sellers.tables, "once");
  return {
    categoryOf: products < DIVIDED_FROM ? filedOnShelves(shelfOf) : divideShelves(market, shelfOf),
    picturesOf: picturesOf(source, KINDS),
    merchants: sellers.merchants,
  };
}

type ShelfOf = (path: string) => StandingShelf;

/** The shelves of the catalogue file, by the path that they have there, as this database has them. */
function standingShelves(market: MarketFile, source: Source): ShelfOf {
  const { categories } = buildShelves(source, calendarOf(source.catalogue, 0));
  const standing = new Map(
    market
      .rows<[string, Id<"category">, number]>("SELECT path, id, level FROM category")
      .map(([path, id, level]) => [path, { id, path, level }]),
  );
  const shelves = new Map(source.catalogue.categories.map(({ id }, i) => [id, standing.get(categories[i]!.path)]));
  return (path) => {
    const shelf = shelves.get(path);
    if (shelf === undefined)
      throw new Error(`The demo's category ${path} is not there: products are added to the demo.`);
    return shelf;
  };
}

/** Makes a category for each of the commoner kinds, unless an earlier run did or the slug is somebody else's. */
function divideShelves(market: MarketFile, shelfOf: ShelfOf): World["categoryOf"] {
  const pathOf = new Map(market.rows<[string, string]>("SELECT slug, path FROM category"));
  const isTaken = (slug: string, path: string) => (pathOf.get(slug) ?? path) !== path;
  const { categoryOf, table } = filedByKind(shelfOf, isTaken);
  market.insert([table], "once");
  return categoryOf;
}
