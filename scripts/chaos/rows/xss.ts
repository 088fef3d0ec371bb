// R13, F34: strings that would run, in every text that people write, shown in Chromium on every page that shows them.
// Nothing of them may run, nor be refused only by the content security policy: it is the second wall, not the first.
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { browserPath } from "../../runtime/browser.ts";
import type { AppName } from "../../runtime/places.ts";
import { Shopfront } from "../rig/shopfront.ts";
import { inParallel } from "../rig/shopper.ts";
import { type Bench, type Outcome, type Row, told } from "../row.ts";
import { type Cast, FIELD_COUNT, fillFields, makeEverything } from "./xss-fields.ts";
import { XSS_STRINGS } from "./xss-strings.ts";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
const TABS = 4;

/** What a page did with the strings. */
interface Seen {
  executions: number;
  violations: string[];
}

/** What a document tells of something that its policy refused. */
interface Refused {
  effectiveDirective: string;
  blockedURI: string;
  sample: string;
}

declare global {
  /** What the strings call. */
  var ran: () => void;
  var seenByRig: Seen;
}

/** Runs in every document before anything of it: hears what runs and what the policy refuses. */
function listen(): void {
  globalThis.seenByRig = { executions: 0, violations: [] };
  globalThis.ran = () => void (globalThis.seenByRig.executions += 1);
  const page = globalThis as unknown as {
    document: { addEventListener(type: string, heard: (event: Refused) => void): void };
    alert: () => void;
  };
  page.alert = globalThis.ran;
  page.document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
    globalThis.seenByRig.violations.push(`${effectiveDirective} refused ${blockedURI} ${sample}`);
  });
}

/** Runs in a page: elements that no page of ours has, by their name, their handlers or where they lead. */
function strangers(): string[] {
  const page = globalThis as unknown as {
    document: {
      querySelectorAll(
        selector: string,
      ): Iterable<{ outerHTML: string; attributes: Iterable<{ name: string; value: string }> }>;
    };
  };
  const found: string[] = [];
  for (const element of page.document.querySelectorAll("*"))
    for (const { name, value } of element.attributes)
      if (
        /^on/i.test(name) ||
        (/^(href|src|action|formaction|data)$/i.test(name) &&
          /^(javascript|vbscript|data:text)/i.test(value.replaceAll(/[^!-~]/g, "")))
      )
        found.push(element.outerHTML.slice(0, 80));
  for (const element of page.document.querySelectorAll(
    "math, embed, object, iframe, marquee, base, frameset, portal, xss, x, isindex",
  ))
    found.push(element.outerHTML.slice(0, 80));
  return found;
}

async function look(page: Page, url: string): Promise<Seen & { status: number; strangers: string[] }> {
  const response = await page.goto(url, { waitUntil: "load", timeout: 60_000 });
  const seen = await page.evaluate(() => globalThis.seenByRig);
  return { ...seen, status: response?.status() ?? 0, strangers: await page.evaluate(strangers) };
}

async function contextOf(browser: Browser, front: Shopfront, app: AppName, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  await context.addInitScript(listen);
  const [name = "", value = ""] = cookie.split("=");
  const { hostname } = new URL(front.origins[app]);
  await context.addCookies([
    { name, value, domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Lax" },
  ]);
  return context;
}

/** The control: a true page whose escaping is undone on its way, with its policy and without. */
async function unescaped(context: BrowserContext, url: string, keepsPolicy: boolean): Promise<Seen> {
  const page = await context.newPage();
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
    const headers = { ...response.headers() };
    if (!keepsPolicy) delete headers["content-security-policy"];
    await route.fulfill({ status: 200, headers, body });
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(300);
  const seen = await page.evaluate(() => globalThis.seenByRig);
  await page.close();
  return seen;
}

/** Strings of one look; many at once where time is short, each by itself in the long run. */
function rounds(bench: Bench): string[][] {
  if (bench.isSample) return [XSS_STRINGS.filter((_, i) => i % 10 === 0)];
  const size = bench.of(12, 1);
  const groups: string[][] = [];
  for (let from = 0; from < XSS_STRINGS.length; from += size) groups.push(XSS_STRINGS.slice(from, from + size));
  return groups;
}

async function walk(front: Shopfront, browser: Browser, cast: Cast, groups: readonly string[][]) {
  const troubles: string[] = [];
  let pages = 0;
  const contexts = {
    buyer: await contextOf(browser, front, "buyer", cast.buyer.cookie),
    seller: await contextOf(browser, front, "seller", cast.seller.cookie),
    admin: await contextOf(browser, front, "admin", cast.operator.cookie),
  };
  const addresses = (["buyer", "seller", "admin"] as const).flatMap((app) =>
    cast.pages[app].map((path) => ({ app, path })),
  );
  for (const texts of groups) {
    await fillFields(front, texts);
    await inParallel(addresses, TABS, async ({ app, path }) => {
      const page = await contexts[app].newPage();
      const seen = await look(page, front.origins[app] + path);
      await page.close();
      pages += 1;
      const wrong = (what: string) => troubles.push(`${what} on ${app}${path} with ${texts[0]}`);
      if (seen.status !== 200) wrong(`${seen.status}`);
      if (seen.executions > 0) wrong(`${seen.executions} executions`);
      for (const violation of seen.violations) wrong(violation);
      for (const stranger of seen.strangers) wrong(stranger);
    });
  }
  const product = front.origins.buyer + cast.pages.buyer.find((path) => path.includes("/p/"))!;
  await fillFields(front, ["<img src=x onerror=ran()>"]);
  const control = {
    open: await unescaped(contexts.buyer, product, false),
    guarded: await unescaped(contexts.buyer, product, true),
  };
  return { troubles, pages, control };
}

async function run(bench: Bench): Promise<Outcome> {
  const executablePath = browserPath();
  if (!executablePath) return { run: "no Chromium on this computer", result: "skipped", isGood: true };
  const [front, browser] = await Promise.all([
    Shopfront.open(2, "everywhere"),
    chromium.launch({ executablePath, args: FLAGS }),
  ]);
  try {
    const cast = await makeEverything(front);
    const groups = rounds(bench);
    const { troubles, pages, control } = await walk(front, browser, cast, groups);
    return {
      run: `${groups.flat().length} strings × ${FIELD_COUNT} fields, ${pages} pages of three apps`,
      result: `${told(troubles)}; with the escaping undone: ${control.open.executions} executions without a policy, ${control.guarded.executions} and ${control.guarded.violations.length} violations with it`,
      isGood:
        troubles.length === 0 &&
        control.open.executions > 0 &&
        control.guarded.executions === 0 &&
        control.guarded.violations.length > 0,
    };
  } finally {
    await browser.close();
    await front.close();
  }
}

export const xss: Row = {
  id: "R13",
  what: "Strings that would run, in every text that people write, shown in Chromium",
  target: "0 executions, 0 violations of the policy, 0 elements that are not ours",
  run,
};
