// The demo marketplace in real local databases with the real migrations.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ListingsInput, MARKET_HANDLES } from "@stoa/contract";
import { listings } from "@stoa/core/search";
import { connect } from "@stoa/db";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unstable_splitSqlQuery as statementsOf } from "wrangler";
import { readSource } from "./catalogue-file.ts";
import { buildMarketplace, seedDemo, type SeedSummary } from "./index.ts";

const NOW = Date.parse("2026-11-24T15:30:00Z");
const MIGRATIONS = resolve(import.meta.dirname, "../../migrations");

let miniflare: Miniflare;
let db: D1Database;
let search: D1Database;
let media: R2Bucket;
let summary: SeedSummary;
const steps: number[] = [];

beforeAll(async () => {
  miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      modules: true,
      script: "export default {}",
      d1Databases: ["DB", "SEARCH"],
      r2Buckets: ["MEDIA"],
    }),
  );
  db = (await miniflare.getD1Database("DB")) as unknown as D1Database;
  media = (await miniflare.getR2Bucket("MEDIA")) as unknown as R2Bucket;
  search = (await miniflare.getD1Database("SEARCH")) as unknown as D1Database;
  await migrate(db, "market");
  await migrate(search, "search");
  summary = await seedDemo({ db, search, media, now: NOW, onProgress: (done) => steps.push(done) });
}, 180_000);

afterAll(() => miniflare.dispose());

async function migrate(d1: D1Database, folder: string): Promise<void> {
  for (const file of readdirSync(join(MIGRATIONS, folder)).toSorted()) {
    const sql = readFileSync(join(MIGRATIONS, folder, file), "utf8");
    await d1.batch(statementsOf(sql).map((statement) => d1.prepare(statement)));
  }
}

/** The first column of a query, row by row: what a query about breaks should find nothing of. */
async function values<T = unknown>(sql: string): Promise<T[]> {
  return (await db.prepare(sql).raw<[T]>()).map(([value]) => value);
}

describe("the demo catalogue", () => {
  it("asks for typed attributes by category, numbers in one unit", async () => {
    expect(
      await values(
        "SELECT attribute_key FROM category_attribute a JOIN category c ON c.id = a.category_id WHERE c.slug = 'lighting' AND filterable",
      ),
    ).toContain("socket");
    expect(await values("SELECT kind || ' ' || unit || ' ' || step FROM attribute WHERE key = 'width'")).toEqual([
      "number cm 50.0",
    ]);
    expect(
      await values("SELECT p.key FROM product_attribute p LEFT JOIN attribute a ON a.key = p.key WHERE a.key IS NULL"),
    ).toEqual([]);
    expect(
      await values("SELECT count(*) > 0 FROM product_attribute WHERE key = 'width' AND unit = 'mm' AND number IS NULL"),
    ).toEqual([0]);
  });

  it("tells how every product came into the shop, and has proposals that wait", async () => {
    expect(
      await values(
        "SELECT count(*) FROM product p WHERE NOT EXISTS (SELECT 1 FROM product_change c WHERE c.product_id = p.id AND kind = 'create')",
      ),
    ).toEqual([0]);
    expect(await values("SELECT status || ' ' || count(*) FROM product GROUP BY status ORDER BY status")).toEqual([
      "active 406",
      "draft 1",
      "proposed 3",
    ]);
    expect(await values("SELECT count(*) FROM product_change WHERE status = 'open'")).toEqual([4]);
    expect(await values("SELECT count(*) FROM gtin")).toEqual([829]);
    expect(await values("SELECT count(*) FROM product_slug s JOIN product p ON p.id = s.product_id")).toEqual([2]);
  });

  it("holds the sellers, products and pictures of the catalogue file", async () => {
    expect(summary.rows).toMatchObject({ product: 410, variant: 833, category: 127, product_image: 638 });
    expect(await values("SELECT count(*) FROM seller WHERE status = 'active'")).toEqual([19]);
    expect(await values("SELECT status FROM seller WHERE status <> 'active' ORDER BY status")).toEqual([
      "applied",
      "applied",
      "refused",
    ]);
  });

  it("gives every product a picture that is stored under the hash of its bytes", async () => {
    expect(await values("SELECT slug FROM product WHERE id NOT IN (SELECT product_id FROM product_image)")).toEqual([]);
    const [hash] = await values<string>("SELECT hash FROM product_image LIMIT 1");
    const stored = await media.get(`image/${hash}`);
    expect(stored?.httpMetadata?.contentType).toBe("image/webp");
    const digest = await crypto.subtle.digest("SHA-256", await stored!.arrayBuffer());
    expect(Buffer.from(digest).toString("hex")).toBe(hash);
  });

  it("prices every offer in all five currencies", async () => {
    const incomplete = "SELECT offer_id FROM offer_price GROUP BY offer_id HAVING count(*) <> 5";
    expect(await values(incomplete)).toEqual([]);
    expect(await values("SELECT id FROM offer WHERE id NOT IN (SELECT offer_id FROM offer_price)")).toEqual([]);
    expect(await values("SELECT id FROM variant WHERE id NOT IN (SELECT variant_id FROM offer)")).toEqual([]);
  });

  it("has running sales, former prices that were really asked, and things that can be ordered before they are there", async () => {
    const count = async (sql: string) => (await values<number>(`SELECT count(*) FROM ${sql}`))[0];
    expect(await count(`offer_price WHERE sale_from_at <= ${NOW} AND sale_to_at > ${NOW}`)).toBeGreaterThan(100);
    expect(await count("offer_price_log")).toBeGreaterThan(100);
    expect(await count(`offer_price_log WHERE to_at > ${NOW}`)).toBe(0);
    expect(await count("offer WHERE max_per_order IS NOT NULL")).toBeGreaterThan(10);
    expect(await values("SELECT DISTINCT availability FROM stock ORDER BY 1")).toEqual([
      "backorder",
      "preorder",
      "stock",
    ]);
    const ends = `SELECT sale_to_at FROM offer_price WHERE sale_to_at IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM outbox b WHERE b.payload ->> 'offerId' = offer_id AND b.due_at = sale_to_at)`;
    expect(await values(ends), "ends of sales that nobody waits for").toEqual([]);
    expect(await count("seller_health")).toBeGreaterThan(10);
  });

  it("has products that two, three and four sellers offer, some of them used", async () => {
    const sellersPerProduct = await values<number>(
      "SELECT count(DISTINCT o.seller_id) FROM offer o JOIN variant v ON v.id = o.variant_id GROUP BY v.product_id",
    );
    const shared = (count: number) => sellersPerProduct.filter((sellers) => sellers === count).length;
    expect(shared(2) + shared(3) + shared(4)).toBeGreaterThan(80);
    expect(shared(4)).toBeGreaterThanOrEqual(5);
    expect(await values("SELECT DISTINCT condition FROM offer ORDER BY 1")).toEqual([
      "new",
      "refurbished",
      "used_good",
      "used_like_new",
    ]);
  });

  it("can be searched: every product is listed with a price in each currency", async () => {
    const listed = await search.prepare("SELECT count(*) FROM listing").raw();
    expect(listed).toEqual([[406]]);
    const priced = search.prepare("SELECT count(*) FROM (SELECT DISTINCT listing_id, currency FROM listing_price)");
    expect(await priced.raw()).toEqual([[406 * 5]]);
  });

  it("leaves nothing to do: no job waits, no stock is held, no row points to nothing", async () => {
    expect(await values(`SELECT id FROM outbox WHERE due_at <= ${NOW}`)).toEqual([]);
    expect(await values("SELECT offer_id FROM stock WHERE reserved <> 0")).toEqual([]);
    expect(await values("SELECT id FROM mail WHERE status <> 'sent'")).toEqual([]);
    expect(await values("PRAGMA foreign_key_check")).toEqual([]);
  });

  it("has something on every desk: returns, claims, a dispute, letters and a report, none of them overdue", async () => {
    const states = async (table: string) =>
      await values(`SELECT status || ' ' || count(*) FROM ${table} GROUP BY status ORDER BY status`);
    expect(await states("return_request")).toEqual(["approved 1", "sent 1"]);
    expect(await states("claim")).toEqual(["answered 1", "escalated 2", "open 1"]);
    expect(await states("dispute")).toEqual(["needs_evidence 1"]);
    expect(await values("SELECT count(*) FROM thread")).toEqual([5]);
    expect(await values("SELECT count(*) FROM thread WHERE waiting_since_at IS NOT NULL")).toEqual([2]);
    expect(await values("SELECT count(*) FROM message WHERE original IS NOT NULL")).toEqual([1]);
    expect(await values("SELECT count(*) FROM message_report WHERE closed_at IS NULL")).toEqual([1]);
    expect(await values(`SELECT id FROM claim WHERE due_at <= ${NOW}`)).toEqual([]);
    expect(await values(`SELECT id FROM return_request WHERE due_at <= ${NOW}`)).toEqual([]);
    expect(await values("SELECT DISTINCT audience FROM notice ORDER BY 1")).toEqual(["admin", "buyer", "seller"]);
  });

  it("keeps every rule that the invariant checker looks after", async () => {
    const sql = readFileSync(resolve(import.meta.dirname, "../../packages/core/src/operations/invariants.sql"), "utf8");
    for (const check of sql.split(";").filter((text) => text.includes("SELECT"))) {
      const statement = db.prepare(check);
      expect(await (check.includes("?1") ? statement.bind(NOW) : statement).raw()).toEqual([]);
    }
  });

  it("knows nothing of the future", async () => {
    for (const table of ["user", "seller", "product", "offer", "review", "purchase", "payment", "mail"]) {
      expect(await values(`SELECT id FROM ${table} WHERE created_at > ${NOW}`), table).toEqual([]);
    }
    const early =
      "SELECT review.id FROM review JOIN product p ON p.id = product_id WHERE review.created_at < p.created_at";
    expect(await values(early)).toEqual([]);
  });
});

describe("the demo's collections", () => {
  it("have something to show in every market", async () => {
    const nothingKept = { get: async () => null, put: async () => {} } as unknown as KVNamespace;
    const actor = { kind: "guest", guestHash: null } as const;
    const ctx = { actor, db: connect(db), search, cache: nothingKept, later: () => {}, now: () => NOW };
    const slugs = await values<string>("SELECT slug FROM collection WHERE status = 'published' ORDER BY position");
    expect(slugs.length).toBeGreaterThanOrEqual(4);
    for (const collection of slugs)
      for (const market of MARKET_HANDLES) {
        const { total } = await listings(ctx, ListingsInput.parse({ market, collection }));
        expect(total, `${collection} in ${market}`).toBeGreaterThanOrEqual(5);
      }
  });
});

describe("a seed", () => {
  it("is the same, row for row, when it runs again at the same time", async () => {
    const source = await readSource();
    expect(buildMarketplace(source, NOW)).toEqual(buildMarketplace(source, NOW));
  });

  it("tells how far it is", () => {
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(summary.pictures + summary.rows["product"]!);
  });
});
