// Products added to the demo's market database: invented ones and those of a file, in one go or with interruptions.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readSource } from "./catalogue-file.ts";
import { importFile } from "./from-file.ts";
import { buildMarketplace } from "./index.ts";
import { D1_FOLDER } from "../runtime/d1-file.ts";
import { type MarketFile, openMarketFile } from "./market-file.ts";
import { seedMore } from "./seed-more.ts";

const NOW = Date.parse("2026-11-24T15:30:00Z");
const ROOT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "stoa-seed-"));
const quietly = () => {};

let market: MarketFile;

beforeAll(async () => {
  mkdirSync(join(folder, D1_FOLDER), { recursive: true });
  const database = new DatabaseSync(join(folder, D1_FOLDER, "market.sqlite"));
  const migrations = join(ROOT, "migrations/market");
  for (const name of readdirSync(migrations).toSorted()) database.exec(readFileSync(join(migrations, name), "utf8"));
  database.close();
  market = openMarketFile(folder);
  market.insert(buildMarketplace(await readSource(), NOW).tables);
});

afterAll(() => {
  market.close();
  rmSync(folder, { recursive: true });
});

const values = (sql: string) => market.rows<[unknown]>(sql).map(([value]) => value);

describe("invented products", () => {
  it("are added up to a number, in one run or in two", async () => {
    const [demo] = values("SELECT count(*) FROM product");
    expect(await seedMore(market, { products: 420, seed: "1" }, quietly)).toBe(420 - Number(demo));
    expect(await seedMore(market, { products: 450, seed: "1" }, quietly)).toBe(30);
    expect(await seedMore(market, { products: 450, seed: "1" }, quietly)).toBe(0);
    expect(values("SELECT count(*) FROM product")).toEqual([450]);
    expect(values("SELECT id FROM variant WHERE id NOT IN (SELECT variant_id FROM offer)")).toEqual([]);
    expect(values("SELECT id FROM offer WHERE id NOT IN (SELECT offer_id FROM offer_price)")).toEqual([]);
  });
});

describe("a file of products", () => {
  const record = (id: string, more = {}) => ({
    id,
    title: `Lens ${id}`,
    category: ["Photography", "Lenses"],
    attributes: { Mount: "K", "Focal length": "50 mm" },
    price: { amount: 9_900, currency: "EUR" },
    ...more,
  });
  const lines = [
    JSON.stringify(record("a")),
    "not a product",
    JSON.stringify(record("b", { category: ["Home & Living", "Lenses"] })),
    JSON.stringify(record("c", { attributes: { "Focal length": "85 mm", "Part number": "XF85" } })),
  ];
  const file = join(folder, "lenses.ndjson.gz");

  it("is taken in once, with its categories and attributes; bad lines are told and skipped", async () => {
    const told = vi.spyOn(console, "log").mockImplementation(quietly);
    writeFileSync(file, gzipSync(lines.slice(0, 2).join("\n")));
    expect(await importFile(market, file, quietly)).toBe(1);
    writeFileSync(file, gzipSync(lines.join("\n")));
    expect(await importFile(market, file, quietly)).toBe(2);
    expect(await importFile(market, file, quietly)).toBe(0);
    expect(told.mock.calls.flat().join()).toContain("line 2: is not JSON");
    told.mockRestore();
    expect(values("SELECT path FROM category WHERE name IN ('Photography', 'Lenses') ORDER BY path")).toEqual([
      "home-and-living/home-and-living-lenses",
      "photography",
      "photography/lenses",
    ]);
    expect(values("SELECT number FROM product_attribute WHERE key = 'focal-length' ORDER BY 1")).toEqual([50, 50, 85]);
    expect(
      values(
        "SELECT attribute_key FROM category_attribute a JOIN category c ON c.id = category_id WHERE c.path = 'photography/lenses' ORDER BY 1",
      ),
    ).toEqual(["focal-length", "mount", "part-number"]);
    expect(values("SELECT sku FROM variant WHERE sku = 'XF85'")).toEqual(["XF85"]);
  });
});

describe("the market database", () => {
  it("keeps its foreign keys and every rule that the invariant checker looks after", () => {
    expect(market.rows("PRAGMA foreign_key_check")).toEqual([]);
    const sql = readFileSync(join(ROOT, "packages/core/src/operations/invariants.sql"), "utf8");
    for (const check of sql.split(";").filter((text) => text.includes("SELECT"))) {
      expect(market.rows(check, ...(check.includes("?1") ? [NOW] : []))).toEqual([]);
    }
  });

  it("is not written while somebody else has it open", () => {
    expect(() => openMarketFile(folder)).toThrow(/in use|locked/);
  });
});
