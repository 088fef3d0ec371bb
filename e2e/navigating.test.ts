// Pages reached by a link, without loading anew, say what the server says under their address; and no link is dead.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { enterShop } from "./program-steps.ts";
import { signIn } from "./steps.ts";

/** What a document says within its main part, without what is for browsers that run no scripts. Runs in the page. */
const SAID = `(main) => {
  const copy = main.cloneNode(true);
  for (const one of copy.querySelectorAll("noscript, script, template, style")) one.remove();
  return copy.textContent.replaceAll(/\\s+/g, " ").trim();
}`;

/** Follows a link to a page, within the app. */
const follow = (page: Page, path: string) =>
  page.evaluate(`(() => {
    const link = document.body.appendChild(document.createElement("a"));
    link.href = ${JSON.stringify(path)};
    link.click();
    link.remove();
  })()`);

/** What pages of one kind have in common: their address without what names one thing of many. */
const kindOf = (path: string): string =>
  path
    .replace(/\?.*/, "")
    .replaceAll(/[a-z]{3}_[0-9a-z]{26}/g, "…")
    .replace(/^\/media\/.*/, "/media/…")
    .replace(/^(\/us\/(?:p|c|k|shop|help|questions\/ask)|\/mails\/templates)\/[^/]+/, "$1/…");

/**
 * One page of every kind that links lead to from a page, as the server writes them. None of the links is dead, whether it leads to
 * a page of the app, to a file or out of the app; only pages are given.
 */
async function reachable(page: Page, origin: string, from: string): Promise<string[]> {
  const found = new Map([[kindOf(from), from]]);
  const elsewhere = new Set<string>();
  // What is added while it is gone through comes at its end.
  for (const path of found.values()) {
    const response = await page.request.get(origin + path);
    expect(response.status(), path).toBeLessThan(400);
    if (!response.headers()["content-type"]?.includes("html")) elsewhere.add(path);
    if (elsewhere.has(path)) continue;
    const links = (await response.text()).matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)[^>]*>/g);
    for (const [link, href = ""] of links) {
      const to = href.replaceAll("&amp;", "&");
      if (found.has(kindOf(to))) continue;
      found.set(kindOf(to), to);
      // Another market is another shop, reached by loading anew.
      const isOtherShop = from.startsWith("/us") && !/^\/us(\/|\?|$)/.test(to);
      if (isOtherShop || / (rel="[^"]*external|target=|download)/.test(link)) elsewhere.add(to);
    }
  }
  return [...found.values()].filter((path) => !elsewhere.has(path));
}

/** What a page says, once that is what it should; else after a while what it says by then. */
async function saying(page: Page, expected: string, patienceMs: number): Promise<string> {
  const said = () => page.evaluate<string>(`(${SAID})(document.querySelector("main"))`);
  const until = Date.now() + patienceMs;
  let words = await said();
  for (; words !== expected && Date.now() < until; words = await said()) await page.waitForTimeout(50);
  return words;
}

/** Where a page that a link leads to says something else than the same page loaded; nothing where both say the same. */
async function difference(page: Page, beside: Page, address: string): Promise<string | null> {
  const html = await (await page.request.get(address)).text();
  const written = await page.evaluate<string>(
    `(${SAID})(new DOMParser().parseFromString(${JSON.stringify(html)}, "text/html").querySelector("main"))`,
  );
  expect(written, address).not.toBe("");
  await follow(page, address);
  if ((await saying(page, written, 1_000)) === written) return null;
  // Some pages say something else once they are awake, such as whether the browser knows passkeys.
  await beside.goto(address, { waitUntil: "networkidle" });
  const awake = await beside.evaluate<string>(`(${SAID})(document.querySelector("main"))`);
  const shown = await saying(page, awake, 4_000);
  if (shown === awake) return null;
  const at = Math.max(0, [...awake].findIndex((letter, i) => letter !== shown[i]) - 20);
  return `${address}: loaded “${awake.slice(at, at + 90)}”, by a link “${shown.slice(at, at + 90)}”`;
}

/** So long the router keeps what was read; a page that is come back to later reads it anew. */
const KEPT_MS = 5_000;

/** Each page as a link leads to it, beside the same page loaded: those that differ, with the place where they do. */
async function differing(page: Page, origin: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const beside = await page.context().newPage();
  await page.evaluate("globalThis.isTheSame = true");
  for (const path of paths) {
    if ((await difference(page, beside, origin + path)) === null) continue;
    // Lists of what goes on may have changed between one look and the other: what is wrong is so still.
    await follow(page, origin + paths[0]!);
    await page.waitForTimeout(KEPT_MS + 500);
    const still = await difference(page, beside, origin + path);
    if (still !== null) found.push(still);
  }
  expect(await page.evaluate("globalThis.isTheSame")).toBe(true); // nothing was loaded anew
  return found;
}

for (const [app, fewest] of [
  ["buyer", 35],
  ["seller", 45],
  ["admin", 65],
] as const)
  journey(`every kind of page of the ${app} app says the same by a link as when it is loaded`, {}, async (visitor) => {
    const { page, origins } = visitor;
    if (app === "buyer") await enterShop(page, "/us/account", origins.buyer);
    else await signIn(page, origins[app], `${app}@demo.stoa`);
    await page.waitForLoadState("networkidle");
    await page.mouse.move(0, 0); // where no chart tells what is below the hand
    const paths = await reachable(page, origins[app], app === "buyer" ? "/us" : "/");
    expect(paths.length).toBeGreaterThanOrEqual(fewest);
    // The latencies are others with every call.
    const still = paths.filter((path) => path !== "/observability");
    expect(await differing(page, origins[app], still)).toEqual([]);
  });

for (const [app, name] of [
  ["seller", "team-manager"],
  ["seller", "team-fulfilment"],
  ["seller", "team-finance"],
  ["seller", "team-support"],
  ["seller", "team-read-only"],
  ["admin", "support"],
] as const)
  journey(`${name} is offered no page that is closed to them`, { scripts: false }, async ({ page, origins }) => {
    await signIn(page, origins[app], `${name}@demo.stoa`);
    expect((await reachable(page, origins[app], "/")).length).toBeGreaterThan(20);
  });
