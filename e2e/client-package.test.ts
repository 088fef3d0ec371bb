// `@stoa/client` as others get it: packed, installed outside the repository, compiled strictly, and run against the marketplace by
// Node, and by Deno and Bun where they are installed. The program is the one of docs/client.md.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
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

/** What runs programs, and how: Node the compiled ones, the others what was written. */
const RUNTIMES = [
  { name: "Node", command: [process.execPath], kind: "js" },
  { name: "Deno", command: ["deno", "run", "--allow-net", "--allow-env"], kind: "ts" },
  { name: "Bun", command: ["bun", "run"], kind: "ts" },
].filter(({ command: [program] }) => spawnSync(program!, ["--version"]).status === 0);

/** Runs a program and gives its lines to `read` as they come; ends with the program. */
function follow(
  [program, ...args]: string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
  read: (line: string) => void,
): Promise<number | null> {
  const child = spawn(program!, args, { cwd, env: { ...process.env, ...env } });
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

journey("another program buys with the package, and follows its order until it ships", {}, async (visitor) => {
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

  const url = { STOA_URL: origins.api };
  for (const { name, command, kind } of RUNTIMES) {
    const said: string[] = [name];
    const shipped: Promise<number | null>[] = [];
    const buyer = { ...url, STOA_TOKEN: buyerKey, SELLER: "nordlys-home", QUERY: "table" };
    const code = await follow([...command, `buy.${kind}`], { cwd: place, env: buyer }, (line) => {
      said.push(line);
      if (!line.endsWith(" confirmed") || shipped.length > 0) return;
      const shop = { ...url, STOA_TOKEN: sellerKey };
      shipped.push(follow([...command, `ship.${kind}`], { cwd: place, env: shop }, (told) => said.push(told)));
    });
    expect([code, ...(await Promise.all(shipped))], said.join("\n")).toEqual([0, 0]);
    expect(said[2]).toMatch(/^bought pur_/);
    expect(said.at(-1)).toMatch(/ shipped$/);
  }
  console.log(`bought and followed by ${RUNTIMES.map(({ name }) => name).join(", ")}`);
});

const WORKER = `import { createClient, StoaError } from "@stoa/client";
export default {
  async fetch(request, env) {
    const stoa = createClient({ url: env.STOA_URL });
    const { cards, total } = await stoa.shop.search.listings.query({ market: "us", q: "table" });
    const refused = await stoa.shop.catalog.product.query({ market: "us", slug: "no-such-thing" }).catch((error) => error);
    return Response.json({ first: cards[0].title, total, code: refused instanceof StoaError ? refused.code : String(refused) });
  },
};
`;

test("a Worker of somebody else asks with the package, and hears refusals by their code", async () => {
  const place = project("asking", {});
  const client = readFileSync(join(place, "node_modules/@stoa/client/index.js"), "utf8");
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      modules: [
        { type: "ESModule", path: "worker.js", contents: WORKER.replace('"@stoa/client"', '"./client.js"') },
        { type: "ESModule", path: "client.js", contents: client },
      ],
      compatibilityDate: "2026-01-01",
      bindings: { STOA_URL: inject("origins").api },
    }),
  );
  try {
    const told = await (await worker.dispatchFetch("http://localhost/")).json();
    expect(told).toMatchObject({ first: expect.stringContaining("Table"), code: "NOT_FOUND" });
  } finally {
    await worker.dispose();
  }
});
