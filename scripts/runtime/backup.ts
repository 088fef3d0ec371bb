// Backup of a local marketplace that nobody serves: the market database as SQL that any SQLite can read, and the objects of
// the buckets with their metadata. The search database is not in it: it is built anew from the market.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { DatabaseSync } from "node:sqlite";
import { buildWorkers } from "./build.ts";
import { closeFile, d1Path, openAlone } from "./d1-file.ts";
import { startMarketplace } from "./marketplace.ts";
import { localSecrets } from "./secrets.ts";

const BUCKETS = ["MEDIA", "DOCUMENTS"] as const;

/** Kept by the runtime itself, in every D1 database. */
const NOT_OURS = /^(sqlite_|_cf_|d1_migrations$)/;

/** How much a backup holds. */
export interface Backed {
  rows: number;
  objects: number;
}

interface Part {
  type: string;
  name: string;
  tbl_name: string;
  sql: string;
}

const partsOf = (database: DatabaseSync): Part[] =>
  (
    database
      .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
      .all() as unknown as Part[]
  ).filter(({ tbl_name: table }) => !NOT_OURS.test(table) || table === "d1_migrations");

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function literal(value: unknown): string {
  if (value === null) return "NULL";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString("hex")}'`;
  // One statement stays on one line, so that a backup can be read line by line.
  const text = String(value).replaceAll("'", "''");
  return /[\n\r\0]/.test(text) ? `cast(x'${Buffer.from(String(value)).toString("hex")}' AS TEXT)` : `'${text}'`;
}

/** Writes a database down, a statement to a line: tables, rows, and only then what watches over them. Gives the rows. */
async function writeSql(database: DatabaseSync, path: string): Promise<number> {
  const file = createWriteStream(path);
  const line = async (text: string) => {
    if (!file.write(`${text}\n`)) await new Promise<void>((done) => void file.once("drain", done));
  };
  const parts = partsOf(database);
  const tables = parts.filter(({ type }) => type === "table");
  let rows = 0;
  for (const { sql } of tables) await line(`${oneLine(sql)};`);
  for (const { name } of tables) {
    for (const row of database.prepare(`SELECT * FROM ${quoted(name)}`).iterate()) {
      const columns = Object.keys(row).map(quoted).join(", ");
      await line(`INSERT INTO ${quoted(name)} (${columns}) VALUES (${Object.values(row).map(literal).join(", ")});`);
      rows += 1;
    }
  }
  for (const { type, sql } of parts) if (type !== "table") await line(`${oneLine(sql)};`);
  await new Promise<void>((done, fail) => file.end((error?: Error | null) => (error ? fail(error) : done())));
  return rows;
}

/** The same statement on one line: comments go, which the schema keeps and nothing needs. */
const oneLine = (sql: string): string =>
  sql
    .replaceAll(/^\s*--.*$/gm, "")
    .replaceAll(/--[^'\n]*$/gm, "")
    .replaceAll(/\s*\n\s*/g, " ");

/** Works with the buckets of a marketplace that serves nobody. */
async function withBuckets<T>(
  folder: string,
  work: (bucketOf: (name: string) => Promise<R2Bucket>) => Promise<T>,
): Promise<T> {
  await buildWorkers(() => {}, ["api"]);
  const closed = await startMarketplace({
    firstPort: 1,
    dataFolder: folder,
    vars: localSecrets(folder),
    parts: ["api"],
    closed: true,
  });
  try {
    return await work(async (name) => (await closed.getR2Bucket(name, "stoa-api")) as unknown as R2Bucket);
  } finally {
    await closed.dispose();
  }
}

interface Listed {
  bucket: string;
  key: string;
  file: string;
  httpMetadata: R2HTTPMetadata | undefined;
  customMetadata: Record<string, string> | undefined;
}

/**
 * Writes a backup into a folder.
 * @throws a marketplace has the database open, or there is none
 */
export async function exportData(from: string, to: string): Promise<Backed> {
  mkdirSync(join(to, "objects"), { recursive: true });
  const database = openAlone(d1Path(from, "market"));
  const rows = await writeSql(database, join(to, "market.sql"));
  closeFile(database);
  writeFileSync(join(to, "secrets.json"), JSON.stringify(localSecrets(from)), { mode: 0o600 });
  const listed = await withBuckets(from, async (bucketOf) => {
    const found: Listed[] = [];
    for (const bucket of BUCKETS) {
      const store = await bucketOf(bucket);
      for (let cursor: string | undefined; ;) {
        const page = await store.list({ ...(cursor ? { cursor } : {}), include: ["httpMetadata", "customMetadata"] });
        for (const { key, httpMetadata, customMetadata } of page.objects) {
          const bytes = new Uint8Array(await (await store.get(key))!.arrayBuffer());
          const file = createHash("sha256").update(`${bucket}/${key}`).digest("hex");
          writeFileSync(join(to, "objects", file), bytes);
          found.push({ bucket, key, file, httpMetadata, customMetadata });
        }
        if (!page.truncated) break;
        ({ cursor } = page);
      }
    }
    return found;
  });
  writeFileSync(join(to, "objects.json"), JSON.stringify(listed, null, 1));
  return { rows, objects: listed.length };
}

/**
 * Makes a marketplace of a backup.
 * @throws the folder holds data already, or the backup breaks a rule of its own database
 */
export async function restoreData(from: string, to: string): Promise<Backed> {
  if (existsSync(join(to, "v3"))) throw new Error(`${to} holds data already. Move it away first.`);
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, "secrets.json"), readFileSync(join(from, "secrets.json")), { mode: 0o600 });
  const listed = JSON.parse(readFileSync(join(from, "objects.json"), "utf8")) as Listed[];
  await withBuckets(to, async (bucketOf) => {
    for (const { bucket, key, file, ...metadata } of listed)
      await (await bucketOf(bucket)).put(key, readFileSync(join(from, "objects", file)), metadata as R2PutOptions);
  });
  const path = await emptyMarket(to);
  const database = openAlone(path);
  let rows = 0;
  try {
    database.exec("PRAGMA foreign_keys = OFF; BEGIN");
    for (const { name } of partsOf(database).filter(({ type }) => type === "table"))
      database.exec(`DROP TABLE ${quoted(name)}`);
    for await (const line of createInterface({
      input: createReadStream(join(from, "market.sql")),
      crlfDelay: Infinity,
    })) {
      if (line.startsWith("INSERT")) rows += 1;
      database.exec(line);
    }
    const broken = database.prepare("PRAGMA foreign_key_check").all();
    if (broken.length > 0) throw new Error(`${broken.length} rows point to rows that are not there.`);
    database.exec("COMMIT");
  } finally {
    closeFile(database);
  }
  return { rows, objects: listed.length };
}

/** A new data folder's market database: the runtime makes its file, and the mark by which it is found. */
async function emptyMarket(folder: string): Promise<string> {
  const closed = await startMarketplace({
    firstPort: 1,
    dataFolder: folder,
    vars: localSecrets(folder),
    parts: ["api"],
    closed: true,
  });
  try {
    const market = await closed.getD1Database("DB", "stoa-api");
    await market.prepare("CREATE TABLE IF NOT EXISTS outbox (id TEXT)").run();
  } finally {
    await closed.dispose();
  }
  return d1Path(folder, "market");
}
