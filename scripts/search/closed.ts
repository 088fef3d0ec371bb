// A closed local marketplace to measure search in: real D1 databases in memory, the real index, and nobody else inside.
import { join } from "node:path";
import { ListingsInput } from "@stoa/contract";
import { copyCuration } from "@stoa/core/curation";
import type { Ctx } from "@stoa/core/kernel";
import { listings, reindexAll } from "@stoa/core/search";
import {
  attribute,
  category,
  categoryAttribute,
  connect,
  offer,
  offerPrice,
  product,
  productAttribute,
  productImage,
  searchSynonym,
  seller,
  stock,
  variant,
} from "@stoa/db";
import { getTableName } from "drizzle-orm";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { migrate } from "../runtime/migrate.ts";
import { ROOT } from "../runtime/places.ts";
import { readSource } from "../seed/catalogue-file.ts";
import { buildSynonyms } from "../seed/curation.ts";
import { diceOf } from "../seed/dice.ts";
import { buildMarketplace } from "../seed/index.ts";
import { insertStatements, type Rows, rowsOf } from "../seed/write.ts";
import type { BenchmarkProduct } from "./benchmark.ts";
import { remembering } from "./remember.ts";

/** A marketplace that can be searched. */
export interface Closed {
  /** Ids of products found, best first. */
  found(query: string, most: number): Promise<string[]>;
  /** Keeps answers of the index in memory from now on, for asking the same again with other weights. */
  remember(): void;
  dispose(): Promise<void>;
}

/** The same point in time on every run, so that nothing moves but the ranking. */
const NOW = Date.parse("2026-11-24T12:00:00Z");
const MARKET = "us";

/** Hears how far indexing has come. */
type OnProgress = (done: number, total: number, what: string) => void;

/** What is searched: no history, and neither pins nor redirects, which would answer for the ranking. */
const SEARCHED = new Set<string>(
  [
    seller,
    category,
    attribute,
    categoryAttribute,
    product,
    productAttribute,
    productImage,
    variant,
    offer,
    offerPrice,
    stock,
    searchSynonym,
  ].map((table) => getTableName(table)),
);

/** The demo catalogue as the shop has it, synonyms included. Products are named by their slug. */
export async function openDemo(onProgress: OnProgress = () => {}): Promise<Closed & { slugs: Set<string> }> {
  const source = await readSource();
  const { tables } = buildMarketplace(source, NOW);
  const kept = tables.filter(({ table }) => SEARCHED.has(table));
  const closed = await open(kept, (slug) => slug, onProgress);
  return { ...closed, slugs: new Set(source.catalogue.products.map(({ slug }) => slug)) };
}

/** The products of a benchmark as they are: a title and a description, all in stock at one price. Ours are the synonyms. */
export async function openBenchmark(
  products: readonly BenchmarkProduct[],
  onProgress: OnProgress = () => {},
): Promise<Closed> {
  const idBySlug = new Map(products.map(({ id }, i) => [slugOf(i), id]));
  return await open(rowsOfBenchmark(products), (slug) => idBySlug.get(slug)!, onProgress);
}

const slugOf = (i: number): string => `p-${i}`;

function rowsOfBenchmark(products: readonly BenchmarkProduct[]): Rows[] {
  const dice = diceOf("benchmark");
  const [sellerId, categoryId] = [dice.id("seller", NOW), dice.id("category", NOW)];
  const made = products.map((each, i) => ({
    ...each,
    slug: slugOf(i),
    productId: dice.id("product", NOW),
    variantId: dice.id("variant", NOW),
    offerId: dice.id("offer", NOW),
  }));
  const times = { createdAt: NOW, updatedAt: NOW };
  return [
    rowsOf(seller, [
      {
        id: sellerId,
        handle: "seller",
        name: "Seller",
        country: "US",
        status: "active",
        commissionBps: 0,
        createdAt: NOW,
      },
    ]),
    // Its name holds no word, so that it makes no product better than another.
    rowsOf(category, [{ id: categoryId, parentId: null, slug: "all", name: "–", level: 1, position: 0, path: "all" }]),
    rowsOf(
      product,
      made.map(({ productId, slug, title, description }) => ({
        ...times,
        id: productId,
        slug,
        title,
        description,
        brand: "",
        categoryId,
        status: "active" as const,
      })),
    ),
    rowsOf(
      variant,
      made.map(({ productId, variantId, slug }) => ({
        id: variantId,
        productId,
        sku: slug,
        weightGrams: 1,
        position: 0,
      })),
    ),
    rowsOf(
      offer,
      made.map(({ variantId, offerId }) => ({ ...times, id: offerId, sellerId, variantId })),
    ),
    rowsOf(
      offerPrice,
      made.map(({ offerId }) => ({ offerId, currency: "USD" as const, priceMinor: 1_000 })),
    ),
    rowsOf(
      stock,
      made.map(({ offerId }) => ({ offerId, onHand: 1 })),
    ),
    rowsOf(searchSynonym, buildSynonyms(NOW, diceOf("synonyms"))),
  ];
}

async function open(
  tables: readonly Rows[],
  nameOf: (slug: string) => string,
  onProgress: OnProgress,
): Promise<Closed> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      modules: true,
      script: "export default {}",
      d1Databases: ["DB", "SEARCH"],
      kvNamespaces: ["CACHE"],
    }),
  );
  const d1 = (await miniflare.getD1Database("DB")) as unknown as D1Database;
  const search = (await miniflare.getD1Database("SEARCH")) as unknown as D1Database;
  await migrate(d1, join(ROOT, "migrations/market"));
  await migrate(search, join(ROOT, "migrations/search"));
  // A few statements to a batch: each may carry half a megabyte.
  const statements = tables.flatMap((rows) => insertStatements(d1, rows));
  for (let from = 0; from < statements.length; from += 20) await d1.batch(statements.slice(from, from + 20));
  const ctx = {
    actor: { kind: "system", name: "search-eval" },
    db: connect(d1),
    search,
    cache: (await miniflare.getKVNamespace("CACHE")) as unknown as KVNamespace,
    later: (work) => void work.catch(() => {}),
    now: () => NOW,
  } satisfies Pick<Ctx, "actor" | "db" | "search" | "cache" | "later" | "now">;
  await copyCuration(ctx);
  await reindexAll(ctx, { onProgress: ({ done, total }) => onProgress(done, total, "products") });
  return {
    remember: () => {
      ctx.search = remembering(search);
    },
    found: async (query, most) => (await slugsFound(ctx, query, most)).map(nameOf),
    dispose: () => miniflare.dispose(),
  };
}

/** Slugs over as many pages as it takes. */
async function slugsFound(ctx: Parameters<typeof listings>[0], query: string, most: number): Promise<string[]> {
  const slugs: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listings>> = await listings(
      ctx,
      ListingsInput.parse({ market: MARKET, q: query, ...(after && { after }) }),
    );
    slugs.push(...page.cards.map((card) => card.slug));
    after = page.next;
  } while (after !== null && slugs.length < most);
  return slugs.slice(0, most);
}
