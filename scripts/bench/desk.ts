// `npm run bench -- desk`: how soon the lists of the dashboards show their first rows where a seller has 100,000 offers and as many
// orders, whether a browser keeps up while they are scrolled, and how long a change of 5,000 offers takes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Id } from "@stoa/contract";
import { type Browser, chromium, type Page } from "playwright-core";
import { browserPath } from "../runtime/browser.ts";
import { buildWorkers } from "../runtime/build.ts";
import { prepareData } from "../runtime/data.ts";
import { type MarketplaceOptions, startMarketplace } from "../runtime/marketplace.ts";
import { originsFrom } from "../runtime/places.ts";
import { counted, progressBar, step } from "../runtime/screen.ts";
import { localSecrets } from "../runtime/secrets.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../seed/accounts.ts";
import { openMarketFile } from "../seed/market-file.ts";
import { seedMore } from "../seed/seed-more.ts";
import { DEMO_SELLER } from "../seed/sellers.ts";
import { type Bench, milliseconds, percentile, type Report, table } from "./bench.ts";
import { multiplyAround } from "./desk-around.ts";
import { multiplyOffers, multiplyOrders, PAUSED } from "./desk-data.ts";

/** The lists, by what is asked of them. */
const LISTS = {
  seller: {
    today: "/",
    "offers, newest change first": "/offers?view=all",
    "offers by title": "/offers?view=all&sort=title",
    "offers with a common word": "/offers?view=all&q=set",
    "offers out of stock": "/offers?view=all&status=out_of_stock",
    "orders, newest first": "/orders",
    "one order by its number": "/orders?q=S-0000-0777-1",
    "orders of a customer": "/orders?q=an",
    returns: "/returns",
    claims: "/claims",
    messages: "/messages",
    reviews: "/reviews",
    "all questions": "/questions?all=1",
    balances: "/money",
    "the statement": "/money/statement?currency=USD",
    payouts: "/money/payouts",
    notices: "/notifications",
    "what was done": "/audit",
  },
  admin: {
    "all orders": "/orders",
    "all products": "/products",
    "products with a common word": "/products?q=set",
    users: "/users",
    "users with a part of a name": "/users?q=an",
    sellers: "/sellers",
    proposals: "/proposals",
    claims: "/claims",
    "the ledger": "/ledger",
    payouts: "/payouts",
    "what was done": "/audit",
    mails: "/mails",
    overview: "/",
  },
} as const;

/** A frame that takes longer is one that the eye misses. */
const MISSED_MS = 50;
const SCROLL_STEPS = 40;
const LONG_MS = 600_000;

/** Runs in the page before anything else: notes when the first row of a table or list was there to see. */
const NOTE_FIRST_ROW = `(function look() {
  if (document.querySelector("main tbody tr, main ul > li, main dd")) performance.mark("first-row");
  else requestAnimationFrame(look);
})()`;
const FIRST_ROW_AT = `performance.getEntriesByName("first-row")[0]?.startTime ?? null`;

/** Runs in the page: how long each frame takes from now on. */
const NOTE_FRAMES = `{
  let last = performance.now();
  globalThis.frames = [];
  requestAnimationFrame(function note(at) {
    frames.push(at - last);
    last = at;
    requestAnimationFrame(note);
  });
}`;

async function signedIn(browser: Browser, origin: string, email: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/login`);
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(DEMO_PASSWORD);
  await page
    .locator("form", { has: page.locator("[name=password]") })
    .locator("button[type=submit]")
    .first()
    .click();
  await page.waitForURL((url) => !url.pathname.endsWith("/login"));
  await page.addInitScript(NOTE_FIRST_ROW);
  return page;
}

/** Milliseconds from the click until the first row is there, cold page after cold page. */
async function firstRows(page: Page, url: string, times: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i <= times; i++) {
    await page.goto(url);
    let at: number | null = null;
    for (let asked = 0; at === null && asked < 1_000; asked++) {
      at = await page.evaluate<number | null>(FIRST_ROW_AT);
      if (at === null) await page.waitForTimeout(10);
    }
    if (at === null) throw new Error(`${url} shows no rows.`);
    // The first visit makes the Worker ready, and is not counted.
    if (i > 0) found.push(at);
  }
  return found;
}

/** The longest frame while the list that is open is scrolled up and down, and how many were missed. */
async function scrolling(page: Page): Promise<{ longestMs: number; missed: number }> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(NOTE_FRAMES);
  for (let i = 0; i < SCROLL_STEPS; i++) {
    await page.mouse.wheel(0, i < SCROLL_STEPS / 2 ? 200 : -200);
    await page.waitForTimeout(16);
  }
  const frames = (await page.evaluate<number[]>("frames")).slice(2);
  return { longestMs: Math.max(...frames), missed: frames.filter((ms) => ms > MISSED_MS).length };
}

/** What a change of many offers came to. */
interface BulkEdit {
  /** Seconds until the page showed what it would do, and from the start until all was done. */
  checkS: number;
  runS: number;
  /** Values that the progress bar had. */
  steps: number;
  changed: number;
  notChanged: number;
}

/** The figure of a box with this heading. */
async function stat(page: Page, label: string): Promise<number> {
  const words = (await page.locator("main").innerText()).replaceAll(",", "");
  return Number(new RegExp(`${label}\\s+(\\d+)`).exec(words)?.[1] ?? Number.NaN);
}

/** Makes the paused offers a tenth cheaper, as a seller does it in the browser. */
async function bulkEdit(page: Page, origin: string): Promise<BulkEdit> {
  await page.goto(`${origin}/offers/bulk?scope=all&state=paused`);
  await page.locator("[name=currency]").selectOption("USD");
  await page.locator("[name=priceWay]").selectOption("less");
  await page.locator("[name=percent]").fill("10");
  const askedAt = performance.now();
  await page.getByRole("button", { name: "Show what it would do" }).click();
  const start = page.getByRole("button", { name: /^Change [\d,]+ offer/ });
  await start.waitFor({ timeout: LONG_MS });
  const startedAt = performance.now();
  await start.click();
  const seen = new Set<string | null>();
  const bar = page.getByRole("progressbar");
  const isOver = page.getByRole("button", { name: "Undo" });
  while ((await isOver.count()) === 0) {
    if (performance.now() - startedAt > LONG_MS) throw new Error("The change did not end.");
    if ((await bar.count()) > 0) seen.add(await bar.getAttribute("aria-valuenow", { timeout: 500 }).catch(() => null));
    await page.waitForTimeout(100);
  }
  return {
    checkS: (startedAt - askedAt) / 1_000,
    runS: (performance.now() - startedAt) / 1_000,
    steps: seen.size,
    changed: await stat(page, "Changed"),
    notChanged: await stat(page, "Not changed"),
  };
}

/** A marketplace whose demo seller has so many offers and orders. */
async function largeMarketplace(firstPort: number, dataFolder: string, rows: number): Promise<MarketplaceOptions> {
  await buildWorkers(step);
  const options = { firstPort, dataFolder, vars: localSecrets(dataFolder) };
  await prepareData(options);
  const market = openMarketFile(dataFolder);
  const draw = progressBar(`Making ${counted(rows)} offers and orders`);
  await seedMore(market, { products: rows, seed: "desk" }, draw);
  const [[sellerId] = []] = market.rows<[Id<"seller">]>("SELECT id FROM seller WHERE handle = ?", DEMO_SELLER);
  const now = Date.now();
  multiplyOffers(market, sellerId!, rows, now);
  multiplyOrders(market, sellerId!, rows, now);
  const drawAround = progressBar("Making what stands around them");
  multiplyAround(market, sellerId!, (done, of) => drawAround(done, of, "tables"));
  market.run("ANALYZE");
  market.close();
  return options;
}

async function look(browser: Browser, origins: ReturnType<typeof originsFrom>, times: number) {
  const lists = [];
  const desks = {
    seller: await signedIn(browser, origins.seller, DEMO_ACCOUNTS.seller.email),
    admin: await signedIn(browser, origins.admin, DEMO_ACCOUNTS.admin.email),
  };
  for (const [desk, paths] of Object.entries(LISTS) as ["seller" | "admin", Record<string, string>][])
    for (const [list, path] of Object.entries(paths)) {
      const found = await firstRows(desks[desk], origins[desk] + path, times);
      lists.push({
        desk,
        list,
        medianMs: percentile(found, 0.5),
        worstMs: Math.max(...found),
        ...(await scrolling(desks[desk])),
      });
      step(`${desk}: ${list}: ${milliseconds(lists.at(-1)!.medianMs)} ms`);
    }
  return { lists, bulk: await bulkEdit(desks.seller, origins.seller) };
}

async function measure(options: Record<string, string>): Promise<Report> {
  const executablePath = browserPath();
  if (!executablePath) throw new Error("This bench needs Chromium. Install it, or say where it is: CHROMIUM=PATH.");
  const [port, rows] = [Number(options["port"]), Number(options["rows"])];
  const dataFolder = mkdtempSync(join(tmpdir(), "stoa-bench-"));
  try {
    const served = await largeMarketplace(port, dataFolder, rows);
    const marketplace = await startMarketplace({ ...served, parts: ["api", "seller", "admin"] });
    const browser = await chromium.launch({ executablePath });
    try {
      const found = await look(browser, originsFrom(port), Number(options["times"]));
      return { text: textOf(found, rows), data: found };
    } finally {
      await browser.close();
      await marketplace.dispose();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function textOf({ lists, bulk }: Awaited<ReturnType<typeof look>>, rows: number): string {
  const text = table([
    ["list", "desk", "first rows ms", "worst ms", "longest frame ms", `frames over ${MISSED_MS} ms`],
    ...lists.map(({ list, desk, medianMs, worstMs, longestMs, missed }) => [
      list,
      desk,
      milliseconds(medianMs),
      milliseconds(worstMs),
      milliseconds(longestMs),
      String(missed),
    ]),
  ]);
  const change = `A tenth off ${counted(PAUSED.count)} offers: ${bulk.checkS.toFixed(1)} s until it was shown, ${bulk.runS.toFixed(1)} s until it was done (the bar had ${bulk.steps} values); ${counted(bulk.changed)} changed, ${counted(bulk.notChanged)} not.`;
  return `${counted(rows)} offers and orders of one seller.\n\n${text}\n\n${change}`;
}

/** Lists of the dashboards, and a change of many offers. */
export const deskBench: Bench = {
  name: "desk",
  summary:
    "how soon the lists of a seller with 100,000 offers and orders are there, and how long a change of 5,000 takes",
  options: {
    rows: { type: "string", default: "100000" },
    times: { type: "string", default: "5" },
    port: { type: "string", default: "4700" },
  },
  explains: {
    rows: "offers, and orders, of the demo seller",
    times: "how often each list is opened",
    port: "the first of the ports that it takes",
  },
  measure,
};
