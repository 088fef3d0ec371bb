// `npm run bench -- checkout`: whole checkouts through the shop's own door against the built Workers: two things of two
// sellers into a cart, the quote with a delivery chosen, placed and paid at the sandbox provider. Afterwards the books are
// read: nothing that was answered is lost, nothing is there twice, every invariant holds.
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join, resolve } from "node:path";
import type { Miniflare } from "miniflare";
import { buildWorkers } from "../runtime/build.ts";
import { startMarketplace } from "../runtime/marketplace.ts";
import { originsFrom, ROOT } from "../runtime/places.ts";
import { refuseTakenPorts } from "../runtime/ports.ts";
import { counted, progressBar, step } from "../runtime/screen.ts";
import { type Bench, milliseconds, percentile, type Report, table } from "./bench.ts";
import { catalogueOf } from "./catalogues.ts";
import { type Bought, checkout, STEPS } from "./shopper.ts";

/** Figures of a run with so many shoppers at once. */
interface Result {
  clients: number;
  checkouts: number;
  perSecond: number;
  steps: { step: string; p50Ms: number; p95Ms: number; trips: number }[];
}

const PRODUCTS = 2_000;
const OFFERS = 200;
const WARM_UP = 20;
/** What is in a cart: two things, of two sellers. */
const THINGS = 2;
/** How long the queue may take to come to rest. */
const REST_MS = 180_000;

/** Whole checkouts per second. */
export const checkoutBench: Bench = {
  name: "checkout",
  summary: "whole checkouts per second (cart, delivery choice, place, pay), and that none is lost",
  options: {
    clients: { type: "string", default: "1,8" },
    checkouts: { type: "string", default: "200" },
    data: { type: "string", default: ".stoa/bench" },
    port: { type: "string", default: "4940" },
  },
  explains: {
    clients: "how many shoppers are at it at once, run by run",
    checkouts: "checkouts of each run, besides those that warm up",
    data: "the folder in which the catalogue is built once and kept",
    port: "the shop's port",
  },
  async measure({ clients = "", checkouts = "", data = "", port = "" }): Promise<Report> {
    const runs = clients.split(",").map(Number);
    if (runs.some((count) => !Number.isInteger(count) || count < 1))
      throw new Error(`--clients is "${clients}". It must be numbers from 1 on, with commas between them.`);
    await refuseTakenPorts(Number(port));
    await buildWorkers(step, ["api", "buyer"]);
    const options = await catalogueOf(PRODUCTS, resolve(ROOT, data), Number(port));
    const marketplace = await startMarketplace({ ...options, parts: ["api", "buyer"] });
    try {
      const offers = await offersOf(marketplace);
      const origin = originsFrom(Number(port)).buyer;
      const startedAt = Date.now();
      const bought: Bought[] = [];
      await many(1, WARM_UP, offers, origin, bought);
      const load = loadavg()[0]!;
      const results: Result[] = [];
      for (const count of runs) results.push(await run(count, Number(checkouts), offers, origin, bought));
      await rest(marketplace);
      const books = await booksOf(marketplace, startedAt, bought);
      return reportOf(results, books, Math.max(load, loadavg()[0]!));
    } finally {
      await marketplace.dispose();
    }
  },
};

const market = async (marketplace: Miniflare) =>
  (await marketplace.getD1Database("DB", "stoa-api")) as unknown as D1Database;

/** Offers with stock for all that is to come, so that none of two neighbours are of one seller. */
async function offersOf(marketplace: Miniflare): Promise<string[]> {
  const db = await market(marketplace);
  const { results } = await db
    .prepare(
      `SELECT id FROM (SELECT o.id, row_number() OVER (PARTITION BY o.seller_id ORDER BY o.id) AS place, o.seller_id FROM offer o
        JOIN seller s ON s.id = o.seller_id AND s.status = 'active' JOIN variant v ON v.id = o.variant_id
        JOIN product p ON p.id = v.product_id AND p.status = 'active' JOIN offer_price op ON op.offer_id = o.id AND op.currency = 'USD'
        JOIN stock st ON st.offer_id = o.id AND st.availability = 'stock' WHERE o.status = 'active' AND o.max_per_order IS NULL)
       ORDER BY place, seller_id LIMIT ?1`,
    )
    .bind(OFFERS)
    .all<{ id: string }>();
  const ids = results.map(({ id }) => id);
  if (ids.length < THINGS) throw new Error("The catalogue has too few offers to buy.");
  await db
    .prepare(
      "UPDATE stock SET on_hand = on_hand + 100000 WHERE on_hand < 100000 AND offer_id IN (SELECT value FROM json_each(?1))",
    )
    .bind(JSON.stringify(ids))
    .run();
  return ids;
}

/** So many checkouts by so many shoppers at once, each time by a new one. */
async function many(clients: number, count: number, offers: readonly string[], origin: string, bought: Bought[]) {
  let next = 0;
  const draw = progressBar(`Checking out, ${clients} at once`);
  const shopper = async () => {
    while (next < count) {
      const number = next++;
      const things = Array.from({ length: THINGS }, (_, i) => offers[(number * THINGS + i) % offers.length]!);
      bought.push(await checkout(origin, things));
      draw(Math.min(count, number + 1), count, "checkouts");
    }
  };
  await Promise.all(Array.from({ length: clients }, shopper));
}

async function run(
  clients: number,
  count: number,
  offers: readonly string[],
  origin: string,
  all: Bought[],
): Promise<Result> {
  const bought: Bought[] = [];
  const startedAt = performance.now();
  await many(clients, count, offers, origin, bought);
  const tookMs = performance.now() - startedAt;
  all.push(...bought);
  const steps = STEPS.map((name) => {
    const own = bought.flatMap(({ times }) => times.filter((timed) => timed.step === name));
    const times = own.map((timed) => timed.tookMs);
    const trips = own.reduce((sum, timed) => sum + timed.trips, 0) / own.length;
    return { step: name, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), trips };
  });
  return { clients, checkouts: count, perSecond: (count * 1_000) / tookMs, steps };
}

/** Waits until the queue has done what it was given; what is planned for later stays. */
async function rest(marketplace: Miniflare): Promise<void> {
  const db = await market(marketplace);
  const api = await marketplace.getWorker("stoa-api");
  const due = db.prepare("SELECT count(*) AS n FROM outbox WHERE done_at IS NULL AND due_at <= ?1");
  let open = 0;
  for (const startedAt = Date.now(); Date.now() - startedAt < REST_MS;) {
    open = (await due.bind(Date.now()).first<number>("n")) ?? 0;
    if (open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await api.scheduled({ cron: "* * * * *", scheduledTime: new Date() });
  }
  throw new Error(`The queue had not come to rest after ${REST_MS / 1_000} s: ${open} jobs are open.`);
}

/** What the books say of the run. All but `answered` and `broken` must be equal to `answered`, and `broken` 0. */
interface Books {
  answered: number;
  confirmed: number;
  paid: number;
  totalsRight: number;
  broken: number;
}

async function booksOf(marketplace: Miniflare, startedAt: number, bought: readonly Bought[]): Promise<Books> {
  const db = await market(marketplace);
  const count = async (sql: string, ...values: unknown[]) =>
    (await db
      .prepare(sql)
      .bind(...values)
      .first<number>("n")) ?? 0;
  const answered = JSON.stringify(bought.map(({ purchaseId, totalMinor }) => [purchaseId, totalMinor]));
  const books = {
    answered: bought.length,
    confirmed: await count(
      "SELECT count(*) AS n FROM purchase WHERE status = 'confirmed' AND created_at >= ?1",
      startedAt,
    ),
    paid: await count(
      "SELECT count(*) AS n FROM payment y JOIN purchase u ON u.id = y.purchase_id WHERE y.status = 'captured' AND u.created_at >= ?1",
      startedAt,
    ),
    totalsRight: await count(
      `SELECT count(*) AS n FROM json_each(?1) a JOIN purchase u ON u.id = json_extract(a.value, '$[0]') AND u.total_minor = json_extract(a.value, '$[1]')
        AND u.total_minor = (SELECT sum(total_minor) FROM seller_order WHERE purchase_id = u.id)`,
      answered,
    ),
    broken: await brokenInvariants(db),
  };
  if (books.broken > 0 || [books.confirmed, books.paid, books.totalsRight].some((n) => n !== books.answered))
    throw new Error(`The books do not say what was answered: ${JSON.stringify(books)}`);
  return books;
}

/** How many rows break an invariant. */
async function brokenInvariants(db: D1Database): Promise<number> {
  const text = readFileSync(join(ROOT, "packages/core/src/operations/invariants.sql"), "utf8");
  let broken = 0;
  for (const check of text.split(";").filter((part) => part.includes("SELECT"))) {
    const statement = db.prepare(check);
    const { results } = await (check.includes("?1") ? statement.bind(Date.now()) : statement).all();
    broken += results.length;
  }
  return broken;
}

function reportOf(results: readonly Result[], books: Books, load: number): Report {
  const head = ["", "checkouts/s", ...STEPS.flatMap((name) => [`${name} p50`, "p95", "trips"])];
  const rows = results.map(({ clients, perSecond, steps }) => [
    `${clients} at once`,
    perSecond.toFixed(1),
    ...steps.flatMap(({ p50Ms, p95Ms, trips }) => [milliseconds(p50Ms), milliseconds(p95Ms), trips.toFixed(1)]),
  ]);
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? "unknown processor"}, Node ${process.version}`;
  const notes = [
    `Milliseconds at the shop's door; trips: how often a request asks the databases. ${THINGS} things of ${THINGS} sellers. ${machine}`,
    `${counted(books.answered)} checkouts answered, ${counted(books.confirmed)} in the books, none lost, none twice; ${books.broken} invariants broken.`,
    load > cpus().length ? `The machine was busy (load ${load.toFixed(1)}): the times say little.` : "",
  ];
  const text = [table([head, ...rows]), "", ...notes.filter(Boolean)].join("\n");
  return { text, data: { bench: "checkout", machine, load, results, books } };
}
