// A shopfront: the API and the three apps as they are deployed, over an empty folder with a few goods of two sellers. What
// a page shows can be read off it: a price tells its product and its version, a title its edition.
import { cpSync, mkdtempSync, readFileSync, rmSync, globSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Audience, DAY_MS, HOUR_MS, type Id, MARKETS, newId } from "@stoa/contract";
import { sha256 } from "@stoa/core/kernel";
import { reindexAll } from "@stoa/core/search";
import { connect } from "@stoa/db";
import type { Miniflare } from "miniflare";
import { buildWorkers } from "../../runtime/build.ts";
import { startMarketplace } from "../../runtime/marketplace.ts";
import { migrate } from "../../runtime/migrate.ts";
import { originsFrom, portsFrom, type PartName, ROOT } from "../../runtime/places.ts";
import { takenPort } from "../../runtime/ports.ts";
import { localSecrets } from "../../runtime/secrets.ts";

/** How long sessions last without being used. */
const SESSION_MS = { buyer: 30 * DAY_MS, seller: 7 * DAY_MS, admin: 8 * HOUR_MS };

const MARKETS_USED = Object.values(MARKETS);

/** A price in whole units of the currency that tells which product it belongs to and which version it is. */
export const priceOf = (product: number, version: number): number => 10_000 * (product + 1) + version;

/** A title that tells the same. */
export const titleOf = (product: number, edition: number): string => `Wonder ${product} edition ${edition}`;

/** A product of the shopfront. */
export interface Goods {
  productId: Id<"product">;
  offerId: Id<"offer">;
  slug: string;
  seller: number;
}

/** Somebody with a session, whose name nobody else may read. */
export interface Person {
  userId: Id<"user">;
  name: string;
  cookie: string;
}

/** A change of the shop's built Worker: the text it stands in, and what stands there instead. */
export interface Change {
  with: string | RegExp;
  without: string;
}

export class Shopfront {
  readonly origins: Record<PartName, string>;
  readonly goods: Goods[] = [];
  /** What the Workers and their runtime wrote to the log as errors, the newest last. */
  readonly complaints: string[];
  readonly sellers: { sellerId: Id<"seller">; handle: string; ownerId: Id<"user"> }[] = [];
  readonly category = { slug: "wonders", name: "Wonders" };
  private readonly folder: string;
  private readonly marketplace: Miniflare;
  private readonly db: D1Database;

  private constructor(folder: string, firstPort: number, marketplace: Miniflare, db: D1Database, complaints: string[]) {
    this.folder = folder;
    this.complaints = complaints;
    this.origins = originsFrom(firstPort);
    this.marketplace = marketplace;
    this.db = db;
  }

  /**
   * Builds what changed and opens a shopfront with so many goods: with the admin app where pages of it are wanted
   * ("everywhere"); with a shop that is not as it should be, beside the true one and behind the same API, in its place.
   */
  static async open(goods: number, at: "shop" | "everywhere" | Change = "shop"): Promise<Shopfront> {
    const broken = typeof at === "string" ? undefined : at;
    const parts = ["api", "buyer", "seller", ...(at === "shop" ? [] : (["admin"] as const))] as const;
    await buildWorkers(() => {}, broken ? ["api", "buyer", "seller"] : parts);
    const folder = mkdtempSync(join(tmpdir(), "stoa-shopfront-"));
    const firstPort = await freeFirstPort();
    const complaints: string[] = [];
    const marketplace = await startMarketplace({
      onLog: ({ level, message }) => void (level === "error" && complaints.push(message.slice(0, 400))),
      firstPort,
      dataFolder: folder,
      parts,
      vars: localSecrets(folder),
      ...(broken ? { sites: { admin: changedShop(folder, broken) } } : {}),
    });
    const db = (await marketplace.getD1Database("DB", "stoa-api")) as D1Database;
    const search = (await marketplace.getD1Database("SEARCH", "stoa-api")) as D1Database;
    const front = new Shopfront(folder, firstPort, marketplace, db, complaints);
    await migrate(db as never, join(ROOT, "migrations/market"));
    await migrate(search as never, join(ROOT, "migrations/search"));
    await front.furnish(goods);
    await reindexAll({ db: connect(db), search, now: Date.now }, { fresh: true });
    return front;
  }

  async close(): Promise<void> {
    await this.marketplace.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs a statement and gives its rows. */
  async sql<T = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<T[]> {
    return (
      await this.db
        .prepare(text)
        .bind(...values)
        .all<T>()
    ).results;
  }

  /** Makes an account and signs it in at an app. */
  async person(name: string, audience: Audience, userId = newId("user", Date.now())): Promise<Person> {
    await this.sql(
      "INSERT OR IGNORE INTO user (id, email, name, password_hash, created_at) VALUES (?1, ?1 || '@people.test', ?2, 'none', 0)",
      userId,
      name,
    );
    const secret = crypto.randomUUID().replaceAll("-", "").padEnd(40, "0");
    await this.sql(
      `INSERT INTO session (id_hash, id, user_id, audience, method, seller_id, created_at, expires_at, authenticated_at, second_factor_at, last_seen_at)
       VALUES (?1, ?2, ?3, ?4, 'password', (SELECT seller_id FROM seller_member WHERE user_id = ?3 AND ?4 = 'seller'), ?5, ?6, ?5, ?5, ?5)`,
      await sha256(secret),
      newId("session", Date.now()),
      userId,
      audience,
      Date.now(),
      Date.now() + SESSION_MS[audience],
    );
    return { userId, name, cookie: `__Host-stoa-${audience}=${secret}` };
  }

  /** Hands a job to the queue, as a command would that wrote it down. */
  async later(type: string, payload: object): Promise<void> {
    const jobId = newId("job", Date.now());
    await this.sql(
      "INSERT INTO outbox (id, type, payload, created_at, due_at) VALUES (?1, ?2, ?3, ?4, ?4)",
      jobId,
      type,
      JSON.stringify(payload),
      Date.now(),
    );
    const queue = await this.marketplace.getQueueProducer<{ jobId: string }>("JOBS", "stoa-api");
    await queue.send({ jobId });
  }

  /** Has all goods indexed and every page rendered anew, as after a change of each of them, and waits for it. */
  async refresh(): Promise<void> {
    for (const { productId } of this.goods) await this.later("product.changed", { productId });
    const open = "SELECT count(*) AS n FROM outbox WHERE done_at IS NULL AND type = 'product.changed'";
    for (let tries = 0; (await this.sql<{ n: number }>(open))[0]!.n > 0; tries++) {
      if (tries === 100) throw new Error("the goods were not indexed");
      await setTimeout(100);
    }
    await this.sql(
      "INSERT INTO tag_purge (tag, purged_at) SELECT 'market:' || value, ?1 FROM json_each(?2) WHERE 1 ON CONFLICT (tag) DO UPDATE SET purged_at = excluded.purged_at",
      Date.now(),
      JSON.stringify(MARKETS_USED.map(({ handle }) => handle)),
    );
    await setTimeout(600); // An edge asks for purges twice a second.
  }

  private async furnish(count: number): Promise<void> {
    const now = Date.now() - 1_000;
    const categoryId = newId("category", now);
    await this.sql(
      "INSERT INTO category (id, slug, name, level, position, path) VALUES (?1, ?2, ?3, 1, 0, ?2)",
      categoryId,
      this.category.slug,
      this.category.name,
    );
    for (const handle of ["first-shop", "second-shop"]) {
      const [sellerId, ownerId] = [newId("seller", now), newId("user", now)];
      await this.sql(
        "INSERT INTO user (id, email, name, password_hash, created_at) VALUES (?1, ?1 || '@sellers.test', 'Owner', 'none', 0)",
        ownerId,
      );
      await this.sql(
        "INSERT INTO seller (id, handle, name, country, status, commission_bps, created_at) VALUES (?, ?, ?, 'US', 'active', 1500, ?)",
        sellerId,
        handle,
        `The ${handle}`,
        now,
      );
      await this.sql("INSERT INTO seller_member (seller_id, user_id, role) VALUES (?, ?, 'owner')", sellerId, ownerId);
      this.sellers.push({ sellerId, handle, ownerId });
    }
    for (let i = 0; i < count; i++) await this.addGoods(i, categoryId, now);
  }

  private async addGoods(i: number, categoryId: string, now: number): Promise<void> {
    const [productId, variantId, offerId] = [newId("product", now), newId("variant", now), newId("offer", now)];
    const seller = i % this.sellers.length;
    const slug = `wonder-${i}`;
    const statements: [string, ...unknown[]][] = [
      [
        `INSERT INTO product (id, slug, title, brand, description, category_id, status, created_at, updated_at)
         VALUES (?1, ?2, ?3, 'Marvel', 'A thing to look at, made for a test.', ?4, 'active', ?5, ?5)`,
        productId,
        slug,
        titleOf(i, 0),
        categoryId,
        now,
      ],
      [
        "INSERT INTO variant (id, product_id, sku, weight_grams, position) VALUES (?, ?, ?, 100, 0)",
        variantId,
        productId,
        `W${i}`,
      ],
      [
        "INSERT INTO offer (id, seller_id, variant_id, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
        offerId,
        this.sellers[seller]!.sellerId,
        variantId,
        now,
      ],
      ["INSERT INTO stock (offer_id, on_hand) VALUES (?, 500)", offerId],
      ...MARKETS_USED.map(({ currency }): [string, ...unknown[]] => [
        "INSERT INTO offer_price (offer_id, currency, price_minor) VALUES (?, ?, ?)",
        offerId,
        currency,
        priceOf(i, 0) * (currency === "JPY" ? 1 : 100),
      ]),
    ];
    await this.db.batch(statements.map(([text, ...values]) => this.db.prepare(text).bind(...values)));
    this.goods.push({ productId, offerId, slug, seller });
  }
}

/** A copy of the shop's built Worker with the change made. @throws the text does not stand there */
function changedShop(folder: string, change: Change): string {
  const site = join(folder, "broken-shop");
  cpSync(join(ROOT, "apps/buyer/dist"), site, { recursive: true });
  let changed = 0;
  for (const file of globSync("server/**/*.js", { cwd: site }).map((path) => join(site, path))) {
    const text = readFileSync(file, "utf8");
    const next = text.replaceAll(change.with as string, change.without);
    if (next === text) continue;
    changed += 1;
    writeFileSync(file, next);
  }
  if (changed === 0) throw new Error(`${change.with} does not stand in the shop's Worker`);
  return join(site, "server");
}

async function freeFirstPort(): Promise<number> {
  for (let first = 4_810; first < 4_890; first += 5)
    if ((await takenPort(portsFrom(first))) === undefined) return first;
  throw new Error("There are no five free ports between 4810 and 4890 for the shopfront.");
}
