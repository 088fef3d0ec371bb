// examples/: copied to somewhere else, installed from the packed client, and used as their readers would.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { createServer } from "vite";
import { journey } from "./journey.ts";
import { enterShop, keyHere } from "./program-steps.ts";

const ROOT = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "stoa-examples-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: string[], cwd: string, env: Record<string, string> = {}) =>
  execFileSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, ...env } });

beforeAll(() => {
  run(process.execPath, [join(ROOT, "scripts/open/pack-client.ts"), folder], ROOT);
}, 90_000);

/** An example in a folder of its own, with the packed client; what else it installs is this repository's. */
function install(name: string): string {
  const place = join(folder, name);
  cpSync(join(ROOT, "examples", name), place, {
    recursive: true,
    filter: (path) => !/node_modules|package-lock\.json$|prices\.json$/.test(path),
  });
  // Vite is this repository's own: without a network, npm cannot even ask which one that would be.
  run("npm", ["pkg", "delete", "devDependencies"], place);
  run("npm", ["install", "--offline", "--silent", "--no-audit", "--no-fund"], place);
  return place;
}

journey("the price watch prints what has become cheaper", {}, async ({ origins }) => {
  const place = install("price-watch");
  const look = (MARKET = "us") =>
    run("npm", ["start", "--silent"], place, { STOA_URL: origins.api, QUERY: "lamp", MARKET });
  expect(look()).toMatch(/^\d+ prices of "lamp", 0 lower than before\.\n$/);
  const file = join(place, "prices.json");
  expect(existsSync(file)).toBe(true);
  expect(look("de"), "another market has other prices, and none of them is lower").toMatch(
    /, 0 lower than before\.\n$/,
  );
  const prices = JSON.parse(readFileSync(file, "utf8")) as Record<string, number>;
  const [slug = ""] = Object.keys(prices);
  writeFileSync(file, JSON.stringify({ ...prices, [slug]: prices[slug]! + 1_00 }));
  expect(look()).toMatch(/^.+: \$[\d,.]+ → \$[\d,.]+\n\d+ prices of "lamp", 1 lower than before\.\n$/);
});

journey("the storefront searches, and buys with a key", { expected: /401/ }, async ({ page, origins }) => {
  await enterShop(page, "/us/account/access", origins.buyer);
  const key = await keyHere(page, "account", ["buyer:cart", "buyer:checkout", "buyer:orders"]);
  const place = install("storefront");
  process.env["VITE_STOA_URL"] = origins.api;
  const vite = await createServer({ root: place, configFile: false, logLevel: "error", server: { port: 0 } });
  try {
    await vite.listen();
    await page.goto(vite.resolvedUrls?.local[0] ?? "");
    await page.getByText(/^\d+ found$/).waitFor();
    await page.getByRole("button", { name: "Add to cart" }).first().click();
    await page.getByText("Paste a key first.").waitFor();
    await page.getByLabel("Key").fill(key);
    await page.getByRole("button", { name: "Add to cart" }).first().click();
    await page.getByText("Added.").waitFor();
    await page.getByRole("button", { name: "Buy with the sandbox card" }).click();
    await page.getByText(/^Bought: .* is confirmed/).waitFor();
  } finally {
    await vite.close();
  }
});
