// axe over the pages of all three apps, as people meet them: narrow and wide, in light and in dark; and the Tab key over some.
import { setTimeout } from "node:timers/promises";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { enterShop } from "./program-steps.ts";
import { signIn } from "./steps.ts";
import { unreached } from "./tabbing.ts";

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; target: string[] }[];
}

/** So long axe may take for a page; a browser that does not answer would use up the time of all pages. */
const AXE_MS = 30_000;

/** What axe finds on the page as it is now, one line for each rule that is broken. @throws it comes to no end */
async function violations(page: Page): Promise<string[]> {
  const endless = setTimeout(AXE_MS, null, { ref: false }).then(() => {
    throw new Error(`axe came to no end at ${page.url()}`);
  });
  return await Promise.race([broken(page), endless]);
}

async function broken(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: here } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await here.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
      .violations;
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

const LOOKS = [
  { width: 390, colorScheme: "light" },
  { width: 1_440, colorScheme: "dark" },
] as const;

/** One page of so many is gone through by Tab. */
const EACH_WALKED = 8;

/** Each page in one of the looks, turn by turn; in all of them, and by keyboard, where `STOA_LOOKS` says so. */
async function look(page: Page, origin: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [i, path] of paths.entries()) {
    const looks = process.env["STOA_LOOKS"] === "all" ? LOOKS : [LOOKS[i % LOOKS.length]!];
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // Loaded as it is looked at, and at rest: colours on their way from one theme to the other have no contrast to speak of.
      await page.goto(origin + path);
      await page.waitForTimeout(300);
      let wrong = await violations(page);
      if (wrong.length > 0) {
        // Looked at once more: a page that was still coming to rest loses its old elements while axe reads them.
        await page.waitForTimeout(1_500);
        wrong = await violations(page);
      }
      found.push(...wrong.map((each) => `${path} at ${width} in ${colorScheme}: ${each}`));
    }
    // On a wide screen, where most controls stand beside each other.
    if (process.env["STOA_LOOKS"] === "all" || i % EACH_WALKED === 1) {
      await page.setViewportSize({ width: 1_440, height: 900 });
      await page.waitForLoadState("networkidle");
      found.push(...(await unreached(page)).map((each) => `${path}: ${each}`));
    }
  }
  return found;
}

const SHOP = [
  "/us",
  "/us/c/furniture",
  "/us/p/round-table-with-beech-legs",
  "/us/s?q=lamp",
  "/us/s?q=nothingofthekind",
  "/us/shop/nordlys-home",
  "/us/compare?p=field-watch&p=dustpan",
  "/us/credits",
  "/us/cart",
  "/us/login",
  "/us/reset",
  "/us/find-order",
  "/us/nothing-here",
  "/ae",
  "/ae/p/round-table-with-beech-legs",
  "/jp/c/furniture",
  "/in/hi",
  "/in/hi/p/round-table-with-beech-legs",
];

const OWN = [
  "/us/account",
  "/us/account/profile",
  "/us/account/addresses",
  "/us/account/security",
  "/us/account/privacy",
  "/us/account/access",
  "/us/account/credit",
  "/us/orders",
  "/us/lists",
  "/us/messages",
];

const SELLER = [
  "/",
  "/offers",
  "/offers/bulk",
  "/products",
  "/orders",
  "/ship",
  "/analytics",
  "/account-health",
  "/holiday",
  "/store",
  "/webhooks",
  "/reviews",
  "/questions",
  "/notifications",
  "/find?q=lamp",
  "/returns",
  "/claims",
  "/messages",
  "/promotions",
  "/team",
  "/money",
  "/delivery",
  "/import",
  "/security",
  "/audit",
];
const ADMIN = [
  "/",
  "/products",
  "/proposals",
  "/sellers",
  "/users",
  "/orders",
  "/orders/late",
  "/jobs",
  "/checks",
  "/observability",
  "/figures",
  "/adjustments",
  "/flags",
  "/content",
  "/moderation",
  "/settings",
  "/markets",
  "/find?q=lamp",
  "/notifications",
  "/claims",
  "/promotions",
  "/collections",
  "/categories",
  "/search",
  "/ledger",
  "/payouts",
  "/mails",
  "/mails/templates",
  "/mails/templates/order_placed",
  "/audit",
  "/taxes",
  "/operators",
];

journey(
  "the shop's public pages break no rule of accessibility",
  { timeout: 240_000, expected: /404/ },
  async ({ page, origins }) => {
    expect(await look(page, origins.buyer, SHOP)).toEqual([]);
  },
);

journey("a buyer's own pages break no rule of accessibility", { timeout: 240_000 }, async ({ page, origins }) => {
  await enterShop(page, "/us/account", origins.buyer);
  expect(await look(page, origins.buyer, OWN)).toEqual([]);
});

for (const [app, paths] of [
  ["seller", SELLER],
  ["admin", ADMIN],
] as const)
  journey(`the ${app} app's pages break no rule of accessibility`, { timeout: 300_000 }, async ({ page, origins }) => {
    await signIn(page, origins[app], `${app}@demo.stoa`);
    expect(await look(page, origins[app], paths)).toEqual([]);
  });
