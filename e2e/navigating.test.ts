// Pages reached by a link, without loading anew: what they say is what the server says under their address.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { ADMIN, OWN, SELLER, SHOP } from "./pages.ts";
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

/** What a page says, once that is what it should; else after a while what it says by then. */
async function saying(page: Page, expected: string, patienceMs: number): Promise<string> {
  const said = () => page.evaluate<string>(`(${SAID})(document.querySelector("main"))`);
  const until = Date.now() + patienceMs;
  let words = await said();
  for (; words !== expected && Date.now() < until; words = await said()) await page.waitForTimeout(50);
  return words;
}

/** Each page as a link leads to it, beside the same page loaded: those that differ, with the place where they do. */
async function differing(page: Page, origin: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const beside = await page.context().newPage();
  await page.evaluate("globalThis.isTheSame = true");
  for (const path of paths) {
    const html = await (await page.request.get(origin + path)).text();
    const written = await page.evaluate<string>(
      `(${SAID})(new DOMParser().parseFromString(${JSON.stringify(html)}, "text/html").querySelector("main"))`,
    );
    await follow(page, path);
    if ((await saying(page, written, 1_000)) === written) continue;
    // Some pages say something else once they are awake, such as whether the browser knows passkeys.
    await beside.goto(origin + path, { waitUntil: "networkidle" });
    const awake = await beside.evaluate<string>(`(${SAID})(document.querySelector("main"))`);
    const shown = await saying(page, awake, 4_000);
    if (shown === awake) continue;
    const at = Math.max(0, [...awake].findIndex((letter, i) => letter !== shown[i]) - 20);
    found.push(`${path}: loaded “${awake.slice(at, at + 90)}”, by a link “${shown.slice(at, at + 90)}”`);
  }
  expect(await page.evaluate("globalThis.isTheSame")).toBe(true); // nothing was loaded anew
  return found;
}

journey(
  "the shop's pages say the same by a link as when they are loaded",
  { expected: /404/ },
  async ({ page, origins }) => {
    await page.goto(`${origins.buyer}/us/help`, { waitUntil: "networkidle" });
    // A link to another market loads anew.
    const here = SHOP.filter((path) => path.startsWith("/us"));
    expect(await differing(page, origins.buyer, here)).toEqual([]);
  },
);

journey("a buyer's own pages say the same by a link", {}, async ({ page, origins }) => {
  await enterShop(page, "/us/account", origins.buyer);
  await page.waitForLoadState("networkidle");
  expect(await differing(page, origins.buyer, OWN)).toEqual([]);
});

for (const [app, paths] of [
  ["seller", SELLER],
  ["admin", ADMIN],
] as const)
  journey(`the ${app} app's pages say the same by a link`, {}, async ({ page, origins }) => {
    await signIn(page, origins[app], `${app}@demo.stoa`);
    await page.waitForLoadState("networkidle");
    await page.mouse.move(0, 0); // where no chart tells what is below the hand
    // The latencies are others with every call.
    const still = paths.filter((path) => path !== "/observability");
    expect(await differing(page, origins[app], still)).toEqual([]);
  });
