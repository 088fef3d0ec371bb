// Brings the data of a local marketplace up to date: migrations, and the demo where there is nothing yet.
import { join } from "node:path";
import type { Transfer } from "@stoa/contract";
import { copyCuration } from "@stoa/core/curation";
import { isIndexed, reindexAll } from "@stoa/core/search";
import { connect } from "@stoa/db";
import { type PastPayment, SANDBOX_NAME } from "@stoa/providers";
import type { Miniflare } from "miniflare";
import { type MarketplaceOptions, startMarketplace } from "./marketplace.ts";
import { migrate } from "./migrate.ts";
import { firstPort, originsFrom, ROOT } from "./places.ts";
import { progressBar, step } from "./screen.ts";

/**
 * Brings the data up to date behind closed doors: no port is open before every page can be shown, so that nobody is
 * served, and no cache keeps, a shop without goods.
 */
export async function prepareData(options: MarketplaceOptions, indexing: "now" | "later" = "now"): Promise<void> {
  const closed = await startMarketplace({ ...options, parts: ["api"], closed: true });
  try {
    await bringUpToDate(closed, indexing);
  } finally {
    await closed.dispose();
  }
}

/**
 * Applies waiting migrations, then fills an empty marketplace with the demo. Who is about to add products has the search
 * index built "later", by itself.
 */
export async function bringUpToDate(marketplace: Miniflare, indexing: "now" | "later" = "now"): Promise<void> {
  const market = await marketplace.getD1Database("DB", "stoa-api");
  const search = await marketplace.getD1Database("SEARCH", "stoa-api");
  const applied = [
    ...(await migrate(market, join(ROOT, "migrations/market"))),
    ...(await migrate(search, join(ROOT, "migrations/search"))),
  ];
  if (applied.length > 0) step(`Applied ${applied.length} migrations`);

  const seller = await market.prepare("SELECT 1 FROM seller LIMIT 1").first();
  if (seller !== null) {
    if (indexing === "now") await indexWhatIsMissing(market as D1Database, search as D1Database);
    return;
  }
  const { seedDemo } = await import("../seed/index.ts");
  const startedAt = Date.now();
  const draw = progressBar("Filling the marketplace");
  await seedDemo({
    db: market as D1Database,
    search: search as D1Database,
    media: (await marketplace.getR2Bucket("MEDIA", "stoa-api")) as unknown as R2Bucket,
    documents: (await marketplace.getR2Bucket("DOCUMENTS", "stoa-api")) as unknown as R2Bucket,
    sandbox: await sandboxOf(marketplace),
    now: startedAt,
    origins: originsFrom(firstPort()),
    onProgress: draw,
  });
  step(`Filled the marketplace in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
}

/** Builds the search index where it is not whole: the seed or a rebuild was stopped, or its form is new. */
async function indexWhatIsMissing(market: D1Database, search: D1Database): Promise<void> {
  if (await isIndexed(search)) return;
  await copyCuration({ db: connect(market), search });
  const draw = progressBar("Indexing");
  const products = await reindexAll(
    { db: connect(market), search, now: Date.now },
    { onProgress: ({ done, total }) => draw(done, total, "products") },
  );
  step(`Indexed ${products} products`);
}

/** The sandbox provider's object in the API Worker. */
async function sandboxOf(marketplace: Miniflare) {
  const objects = await marketplace.getDurableObjectNamespace("SANDBOX", "stoa-api");
  return objects.getByName(SANDBOX_NAME) as unknown as {
    adopt(payments: readonly PastPayment[], transfers: readonly Transfer[]): PromiseLike<unknown>;
  };
}
