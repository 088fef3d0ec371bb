// The search index rebuilt by a process that is killed on its way: nothing is lost and nothing is there twice.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { D1_FOLDER, d1Path } from "../runtime/d1-file.ts";
import { readSource } from "./catalogue-file.ts";
import { buildMarketplace } from "./index.ts";
import { openMarketFile } from "./market-file.ts";
import { seedMore } from "./seed-more.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const PRODUCTS = 2_000;
const CHUNK = 100;
const folder = mkdtempSync(join(tmpdir(), "stoa-reindex-"));

function migrated(name: "market" | "search"): void {
  const database = new DatabaseSync(join(folder, D1_FOLDER, `${name}.sqlite`));
  const migrations = join(ROOT, "migrations", name);
  for (const file of readdirSync(migrations).toSorted()) database.exec(readFileSync(join(migrations, file), "utf8"));
  database.close();
}

beforeAll(async () => {
  mkdirSync(join(folder, D1_FOLDER), { recursive: true });
  migrated("market");
  migrated("search");
  const market = openMarketFile(folder);
  market.insert(buildMarketplace(await readSource(), Date.parse("2026-11-24T15:30:00Z")).tables);
  await seedMore(market, { products: PRODUCTS, seed: "1" }, () => {});
  market.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command; `killAt` ends it the hard way as soon as so much of it is done. Gives the signal that ended it. */
async function reindex({ fresh = false, killAt }: { fresh?: boolean; killAt?: string }): Promise<string | null> {
  const options = ["scripts/search-reindex.ts", "--chunk", String(CHUNK), ...(fresh ? ["--fresh"] : [])];
  const env = { ...process.env, STOA_DATA: folder, STOA_PORT: "4960" };
  const child = spawn(process.execPath, options, { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.on("data", (told: Buffer) => {
    if (killAt !== undefined && told.toString().includes(killAt)) child.kill("SIGKILL");
  });
  return await new Promise((ended) => child.on("exit", (_, signal) => ended(signal)));
}

/** All that the index holds, as text. */
function contents(): Record<string, string[]> {
  const database = new DatabaseSync(d1Path(folder, "search"), { readOnly: true });
  try {
    const rows = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => JSON.stringify(row))
        .toSorted();
    return {
      listing: rows("SELECT * FROM listing"),
      facts: rows("SELECT * FROM listing_facts"),
      prices: rows("SELECT * FROM listing_price"),
      terms: rows("SELECT * FROM term"),
      misspellings: rows("SELECT * FROM misspelling"),
      matches: rows(
        `SELECT t.word, (SELECT count(*) FROM listing_text WHERE listing_text MATCH '"' || t.stem || '"') AS found FROM term t`,
      ),
      state: rows("SELECT listing_count, rebuild_after FROM index_state"),
    };
  } finally {
    database.close();
  }
}

it("killed twice and run again, holds what one undisturbed run holds", async () => {
  expect(await reindex({ fresh: true })).toBeNull();
  const whole = contents();
  expect(whole["listing"]!.length).toBeGreaterThan(PRODUCTS * 0.9);
  expect(await reindex({ fresh: true, killAt: "20 %" })).toBe("SIGKILL");
  const stopped = contents();
  expect(stopped["listing"]!.length).toBeGreaterThan(0);
  expect(stopped["listing"]!.length).toBeLessThan(whole["listing"]!.length);
  expect(await reindex({ killAt: "60 %" })).toBe("SIGKILL");
  expect(contents()["listing"]!.length).toBeGreaterThan(stopped["listing"]!.length);
  expect(await reindex({})).toBeNull();
  expect(contents()).toEqual(whole);
}, 120_000);

it("run over a whole index, changes nothing", async () => {
  const whole = contents();
  expect(await reindex({})).toBeNull();
  expect(contents()).toEqual(whole);
}, 60_000);
