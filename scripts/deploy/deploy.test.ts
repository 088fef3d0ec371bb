// A whole deployment against a stand-in for Wrangler and the account behind it: what is created, in which order, what a second
// run leaves alone, and how it goes on after it broke off.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { appoint, configOf, deploy, rehearse, rollBack, type Tools } from "./deploy.ts";
import { environmentOf, WORKERS } from "./environment.ts";
import { NOTHING } from "./plan.ts";
import { wranglerOf } from "./wrangler.ts";

let folder = "";
let lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stoa-deploy-"));
  lines = [];
  copyFileSync(join(import.meta.dirname, "stand-in.sh"), join(folder, "wrangler"));
  chmodSync(join(folder, "wrangler"), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A marketplace that answers as it should; `isBroken` names a path that does not. */
const site =
  (isBroken?: string): typeof fetch =>
  async (asked, init) => {
    const url = new URL(String(asked));
    const app = /^(seller|admin|api)\./.exec(url.host)?.[1] ?? "buyer";
    if (url.pathname === isBroken) return new Response("no", { status: 500 });
    if (url.pathname === "/health") return Response.json({ ok: true, app });
    if (url.pathname === "/us")
      return new Response("<!doctype html><html></html>", {
        headers: { "content-security-policy": "default-src 'none'" },
      });
    if (url.pathname === "/robots.txt") return new Response("User-agent: *");
    if (url.pathname.startsWith("/trpc/") && app === "api")
      return new Headers(init?.headers).has("cookie")
        ? Response.json({ error: {} }, { status: 401 })
        : Response.json({ result: { data: [] } });
    return new Response("not here", { status: 404 });
  };

const tools = (changed: Partial<Tools> = {}): Tools => ({
  wrangler: wranglerOf({ PATH: `${folder}${delimiter}${process.env["PATH"]}`, STAND_IN: folder }),
  build: async () => void lines.push("built"),
  fetch: site(),
  wait: async () => {},
  report: (line) => lines.push(line),
  say: (line) => lines.push(line),
  variables: {},
  folder: join(folder, "config"),
  ...changed,
});

const production = environmentOf({ env: "production", domain: "shop.test" }, {});
const asked = () => readFileSync(join(folder, "asked"), "utf8").trimEnd().split("\n");
/** What changed something in the account. */
const changes = () => asked().filter((command) => !/\blist\b/.test(command));
const names = (kind: string) => readdirSync(join(folder, kind)).toSorted();
const read = (name: string) => readFileSync(join(folder, name), "utf8");
/** How often each Worker was deployed. */
const deployed = () => names("deployed").map((name) => `${name} ${read(`deployed/${name}`).trim().split("\n").length}`);
const CREATES = /^(d1 create|kv namespace create|r2 bucket create|queues create|secret put) /;

test("a first deployment creates everything, a second one nothing, and one goes back", async () => {
  const variables = { STRIPE_SECRET_KEY: "sk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
  await deploy(tools({ variables }), production);
  expect(changes().map((command) => command.split(" --")[0])).toEqual([
    "d1 create stoa-market",
    "d1 create stoa-search",
    "kv namespace create stoa-cache",
    "r2 bucket create stoa-media",
    "r2 bucket create stoa-documents",
    "queues create stoa-jobs",
    "queues create stoa-jobs-dead",
    "queues create stoa-sweeps",
    "d1 migrations apply stoa-market",
    "d1 migrations apply stoa-search",
    "secret put STOA_SECRET",
    "secret put STRIPE_SECRET_KEY",
    "secret put STRIPE_WEBHOOK_SECRET",
    "deploy",
    "deploy",
    "deploy",
    "deploy",
  ]);
  expect(deployed()).toEqual(["stoa-admin 1", "stoa-api 1", "stoa-buyer 1", "stoa-seller 1"]);
  const secrets = names("secrets/stoa-api").map((name) => read(`secrets/stoa-api/${name}`));
  expect(secrets).toEqual([expect.stringMatching(/^[\w-]{43}$/), "sk_live_1", "whsec_1"]);
  // No secret stands in an argument, in what is reported, or in a file.
  const written = ["api", "buyer", "seller", "admin"].map((name) => read(`config/${name}.json`));
  for (const text of [...asked(), ...lines, ...written])
    for (const secret of secrets) expect(text).not.toContain(secret);
  expect(lines.at(-1)).toBe("Done: ask all four whether they serve");

  rmSync(join(folder, "asked"));
  await deploy(tools({ variables }), production);
  expect(changes().filter((command) => CREATES.test(command))).toEqual([]);
  expect(names("secrets/stoa-api").map((name) => read(`secrets/stoa-api/${name}`))).toEqual(secrets);
  expect(deployed()).toEqual(["stoa-admin 2", "stoa-api 2", "stoa-buyer 2", "stoa-seller 2"]);

  rmSync(join(folder, "asked"));
  await rollBack(tools(), production);
  expect(changes().map((command) => command.split(" ")[2])).toEqual([
    "stoa-admin",
    "stoa-seller",
    "stoa-buyer",
    "stoa-api",
  ]);
  await expect(rollBack(tools(), production)).rejects.toThrow("no version to go back to");
});

test("a deployment that breaks off goes on where it stopped, wherever that was", async () => {
  for (const command of [
    "r2 bucket create stoa-documents",
    "queues list",
    "secret put",
    "d1 migrations apply stoa-search",
  ]) {
    writeFileSync(join(folder, "break"), command);
    await expect(deploy(tools(), production)).rejects.toThrow("A request to the Cloudflare API failed.");
  }
  writeFileSync(join(folder, "break"), `deploy --config ${join(folder, "config/seller.json")}`);
  await expect(deploy(tools(), production)).rejects.toThrow("A request to the Cloudflare API failed.");
  await expect(deploy(tools({ fetch: site("/robots.txt") }), production)).rejects.toThrow(
    "Not right: robots.txt is there. https://shop.test/robots.txt answered 500, not 200.",
  );
  await deploy(tools(), production);
  // The stand-in refuses to create what is there, and counts what asked it to.
  const created = changes().filter((each) => CREATES.test(each));
  expect(new Set(created).size).toBe(9);
  expect(created.filter((each) => each.startsWith("secret put"))).toHaveLength(2);
});

test("the first operator is appointed by address, and only somebody who has an account", async () => {
  await expect(appoint(tools(), production, "known@shop.test")).rejects.toThrow("stoa-market has no id");
  await tools().wrangler(["d1", "create", "stoa-market"]);
  await appoint(tools(), production, "known@shop.test");
  expect(lines).toEqual(["Done: known@shop.test is an operator who may do everything"]);
  await expect(appoint(tools(), production, "nobody@shop.test")).rejects.toThrow("Nobody has an account");
  await expect(appoint(tools(), production, "x'; DROP TABLE user; --@shop.test")).rejects.toThrow("is no address");
});

test("a build that fails leaves what runs as it was", async () => {
  const build = async () => {
    throw new Error("Building buyer failed");
  };
  await expect(deploy(tools({ build }), production)).rejects.toThrow("Building buyer failed");
  expect(changes().filter((command) => /^(deploy|d1 migrations|secret)/.test(command))).toEqual([]);
});

test("a rehearsal touches nothing, also where nobody is logged in", async () => {
  await rehearse(tools(), production);
  expect(changes()).toEqual([]);
  expect(lines).toContain("Would create the D1 database stoa-market");
  expect(existsSync(join(folder, "config"))).toBe(false);

  lines = [];
  writeFileSync(join(folder, "break"), "d1 list");
  await rehearse(tools(), production);
  expect(lines[0]).toBe(
    "Could not look into the account, so everything is planned anew: A request to the Cloudflare API failed.",
  );
  expect(lines).toContain("Would deploy stoa-api to https://api.shop.test");
  expect(lines.at(-1)).toMatch(/cash on delivery only/);
});

/** All texts in a configuration. */
const texts = (value: unknown): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)])
    : [String(value)];

test("nothing in a production's configuration is for somebody's own computer", () => {
  const found = {
    ...NOTHING,
    databases: new Map([
      ["stoa-market", "id-market"],
      ["stoa-search", "id-search"],
    ]),
    namespaces: new Map([["stoa-cache", "id-cache"]]),
  };
  const making = { environment: production, found };
  for (const worker of WORKERS)
    for (const text of texts(configOf(worker, making)))
      expect(text).not.toMatch(/localhost|127\.0\.0\.1|^local$|whsec|SANDBOX/);
  const api = configOf("api", making);
  expect(api.vars).toEqual({
    STOA_ENV: "production",
    APP_ORIGINS: expect.stringContaining('"api":"https://api.shop.test"'),
    MAIL_FROM: "orders@shop.test",
  });
  expect(api.define).toEqual({ "globalThis.STOA_FAULTS": "false" });
  expect(api.durable_objects!.bindings.map(({ name }) => name)).toEqual(["CART", "FEED", "LIMITER", "RATE", "WEBHOOK"]);
  expect(api.d1_databases!.map(({ database_id: id }) => id)).toEqual(["id-market", "id-search"]);
  expect(api["routes"]).toEqual([{ pattern: "api.shop.test", custom_domain: true }]);
  expect(api["workers_dev"]).toBe(false);
  // Everything else is what is committed: bindings, limits of queues, migrations of objects, times of sweeps.
  const committed = configOf("api", { ...making, environment: { ...production, isPreview: true } });
  for (const key of [
    "migrations",
    "triggers",
    "queues",
    "send_email",
    "images",
    "observability",
    "compatibility_flags",
  ])
    expect(api[key], key).toEqual(committed[key]);
  const buyer = configOf("buyer", making);
  expect(buyer.services).toEqual([
    { binding: "API", service: "stoa-api", entrypoint: "AppDoor", props: { app: "buyer" } },
  ]);
  expect(buyer.vars!["FORM_ORIGINS"]).toMatch(/^https:\/\/checkout\.stripe\.com /);
});

test("a preview shares no name with production or with another preview, and says that its money is play", () => {
  const kept = (env: string) => {
    const environment = environmentOf({ env, "workers-dev": "acme" }, {});
    const api = configOf("api", { environment, found: NOTHING, isDry: true });
    const { d1_databases: databases, r2_buckets: buckets, queues, name } = api;
    return {
      vars: api.vars!,
      names: [
        name!,
        ...databases!.map((each) => each.database_name),
        ...buckets!.map((each) => each.bucket_name),
        ...queues!.consumers!.map((each) => each.queue),
        ...texts(api["kv_namespaces"]).filter((text) => text.startsWith("(of")),
      ],
    };
  };
  const all = ["production", "preview", "preview-a", "preview-b"].map(kept);
  const names = all.flatMap((each) => each.names);
  expect(new Set(names).size).toBe(names.length);
  expect(all.map(({ vars }) => vars["STOA_SANDBOX"])).toEqual([undefined, "1", "1", "1"]);
  expect(all.map(({ vars }) => vars["STOA_ENV"])).toEqual(["production", "preview", "preview", "preview"]);
});
