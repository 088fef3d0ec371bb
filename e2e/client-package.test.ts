// `@stoa/client` as others get it: packed, installed outside the repository, compiled strictly, and run by Node against the
// marketplace. The program is the one of docs/client.md.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { journey } from "./journey.ts";
import { keyHere, signInHere } from "./program-steps.ts";
import { signIn } from "./steps.ts";

const ROOT = join(import.meta.dirname, "..");
const STRICT = ["--strict", "--skipLibCheck", "false", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
const MODERN = ["--target", "es2023", "--module", "nodenext", "--types", "node", "--typeRoots"];

const folder = mkdtempSync(join(tmpdir(), "stoa-client-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string, args: string[], cwd: string) => execFileSync(program, args, { cwd, encoding: "utf8" });

/** A project somewhere else that has the package installed. */
function project(name: string, files: Record<string, string>): string {
  const place = join(folder, name);
  mkdirSync(place);
  writeFileSync(join(place, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  run("npm", ["install", "--offline", "--silent", "--no-audit", "--no-fund", join(folder, "stoa-client.tgz")], place);
  return place;
}

beforeAll(() => {
  run(process.execPath, [join(ROOT, "scripts/open/pack-client.ts"), folder], ROOT);
}, 90_000);

/** Runs a program and gives its lines to `read` as they come; ends with the program. */
function follow(file: string, env: Record<string, string>, read: (line: string) => void): Promise<number | null> {
  const child = spawn(process.execPath, [file], { env: { ...process.env, ...env } });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => chunk.toString().trim().split("\n").forEach(read));
  return new Promise((done) => child.on("close", done));
}

const FULFIL = `import { createClient } from "@stoa/client";
const stoa = createClient({ url: process.env["STOA_URL"]!, token: process.env["STOA_TOKEN"]! });
const { items } = await stoa.seller.orders.list.query({ status: "confirmed", limit: 1 });
const { orderId } = items[0]!;
await stoa.seller.orders.ship.mutate({ orderId, carrier: "UPS", trackingNumber: "1Z999AA10123456784" });
console.log("sent", orderId);
`;

journey(
  "another program buys with the package, and follows its order until it ships",
  { timeout: 120_000 },
  async (visitor) => {
    const { context, page, origins } = visitor;
    const page30 = readFileSync(join(ROOT, "docs/client.md"), "utf8");
    const [, buy = ""] = /```ts\n([\s\S]*?)```/.exec(page30) ?? [];
    const place = project("buying", { "buy.ts": buy, "ship.ts": FULFIL });
    run(
      process.execPath,
      [
        join(ROOT, "node_modules/typescript/bin/tsc"),
        ...STRICT,
        ...MODERN,
        join(ROOT, "node_modules/@types"),
        "buy.ts",
        "ship.ts",
      ],
      place,
    );

    await page.goto(`${origins.buyer}/us/login`);
    await signInHere(page);
    await page.waitForURL((url) => !url.pathname.endsWith("/login"));
    const buyerKey = await keyHere(page, "account", ["buyer:cart", "buyer:checkout", "buyer:orders"]);
    await context.clearCookies();
    await signIn(page, origins.seller, "seller@demo.stoa");
    const sellerKey = await keyHere(page, "seller", ["seller:orders.fulfil"]);

    const said: string[] = [];
    const shipped: Promise<number | null>[] = [];
    const env = { STOA_URL: origins.api, STOA_TOKEN: buyerKey, SELLER: "nordlys-home", QUERY: "table" };
    const code = await follow(join(place, "buy.js"), env, (line) => {
      said.push(line);
      if (!line.endsWith(" confirmed") || shipped.length > 0) return;
      const shop = { STOA_URL: origins.api, STOA_TOKEN: sellerKey };
      shipped.push(follow(join(place, "ship.js"), shop, (told) => said.push(told)));
    });
    expect([code, ...(await Promise.all(shipped))], said.join("\n")).toEqual([0, 0]);
    expect(said[1]).toMatch(/^bought pur_/);
    expect(said.at(-1)).toMatch(/ shipped$/);
  },
);
