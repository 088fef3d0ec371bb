// Adds products to the data of a marketplace that nobody serves: brings it up to date, writes to its market database,
// builds the search index and takes what became old out of the caches.
import type { CategoryNode } from "@stoa/contract";
import { categoryTree, forgetCategoryTree } from "@stoa/core/catalog";
import { purgeTags, tag } from "@stoa/core/kernel";
import { isIndexed } from "@stoa/core/search";
import { connect } from "@stoa/db";
import type { Miniflare } from "miniflare";
import { bringUpToDate } from "../runtime/data.ts";
import { type MarketplaceOptions, startMarketplace } from "../runtime/marketplace.ts";
import { reindexFiles } from "../runtime/reindex.ts";
import { counted, lasting, progressBar, step } from "../runtime/screen.ts";
import { type MarketFile, openMarketFile } from "./market-file.ts";

/** Tells how far something has come. */
export type OnProgress = (done: number, total: number, what: string) => void;

/**
 * Runs `add`, which says how many products it wrote, and makes them searchable. Stopped at any point, the next run (or
 * the next start) takes it up where it was.
 */
export async function addProducts(
  options: MarketplaceOptions,
  add: (market: MarketFile, onProgress: OnProgress) => Promise<number>,
): Promise<void> {
  const wholeSince = await behindClosedDoors(options, openForAdding);
  const added = await write(options.dataFolder, add);
  if (added > 0 || wholeSince === null) await index(options.dataFolder, added > 0);
  else await behindClosedDoors(options, async (marketplace) => await markIndex(marketplace, wholeSince));
  if (added > 0) await behindClosedDoors(options, forgetOldPages);
}

/** Brings the data up to date, and says since when the search index was whole: from here on it is not. */
async function openForAdding(marketplace: Miniflare): Promise<number | null> {
  await bringUpToDate(marketplace, "later");
  const search = (await marketplace.getD1Database("SEARCH", "stoa-api")) as D1Database;
  const isWhole = await isIndexed(search);
  const rebuiltAt = await search.prepare("SELECT rebuilt_at FROM index_state").first<number>("rebuilt_at");
  await markIndex(marketplace, null);
  return isWhole ? rebuiltAt : null;
}

/** Writes down since when the search index is whole; null has it built by the next run or start. */
async function markIndex(marketplace: Miniflare, wholeSince: number | null): Promise<void> {
  const search = await marketplace.getD1Database("SEARCH", "stoa-api");
  await search.prepare("UPDATE index_state SET rebuilt_at = ?").bind(wholeSince).run();
}

async function write(
  dataFolder: string,
  add: (market: MarketFile, onProgress: OnProgress) => Promise<number>,
): Promise<number> {
  const startedAt = performance.now();
  const market = openMarketFile(dataFolder);
  try {
    const added = await add(market, progressBar("Adding"));
    const tookMs = performance.now() - startedAt;
    const pace = counted(Math.round((added * 1_000) / tookMs));
    step(added === 0 ? "Nothing to add" : `Added ${counted(added)} products in ${lasting(tookMs)} (${pace}/s)`);
    return added;
  } finally {
    market.close();
    step(`The market database has ${counted(Math.round(market.sizeBytes() / 1_000_000))} MB`);
  }
}

/** Makes all products searchable. */
async function index(dataFolder: string, fresh: boolean): Promise<void> {
  const startedAt = performance.now();
  const draw = progressBar("Indexing");
  const indexed = await reindexFiles(dataFolder, {
    fresh,
    onProgress: ({ done, total }) => draw(done, total, "products"),
  });
  step(`Indexed ${counted(indexed)} products in ${lasting(performance.now() - startedAt)}`);
}

/** Makes cached pages and the cached tree load anew. */
async function forgetOldPages(marketplace: Miniflare): Promise<void> {
  const db = connect((await marketplace.getD1Database("DB", "stoa-api")) as D1Database);
  const cache = (await marketplace.getKVNamespace("CACHE", "stoa-api")) as unknown as KVNamespace;
  await forgetCategoryTree({ cache });
  const slugsBelow = (nodes: readonly CategoryNode[]): string[] =>
    nodes.flatMap(({ slug, children }) => [slug, ...slugsBelow(children)]);
  const slugs = slugsBelow(await categoryTree({ db, cache, later: () => {} }));
  await purgeTags({ db, now: Date.now }, [tag.home(), tag.search(), ...slugs.map(tag.category)]);
}

async function behindClosedDoors<T>(
  options: MarketplaceOptions,
  work: (marketplace: Miniflare) => Promise<T>,
): Promise<T> {
  const marketplace = await startMarketplace({ ...options, parts: ["api"], closed: true });
  try {
    return await work(marketplace);
  } finally {
    await marketplace.dispose();
  }
}
