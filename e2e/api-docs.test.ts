// docs/api.md: every command in it runs, in the order in which it stands there, and says what the page says.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { journey } from "./journey.ts";
import { makeKey, registerApp, registerShopApp, signInHere } from "./program-steps.ts";
import { signIn } from "./steps.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../docs/api.md"), "utf8");
const hasTools = spawnSync("bash", ["-c", "command -v curl jq openssl"]).status === 0;

/** The commands of the page as one script, with what a reader puts in where a line ends in `…`. */
function script(values: Record<string, string>): string {
  const blocks = [...PAGE.matchAll(/^( *)```sh\n([\s\S]*?)^\1```$/gm)].map(([, indent = "", text = ""]) =>
    text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );
  return blocks.join("\n").replaceAll(/^(\w+)=(?:.*…|http:\/\/localhost:8787)$/gm, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`docs/api.md wants ${name}, which this test does not know.`);
    return `${name}='${value}'`;
  });
}

const run = (commands: string): string =>
  execFileSync("bash", ["-euo", "pipefail", "-c", commands], { encoding: "utf8" });

const lines = (text: string): string[] => text.trim().split(/\r?\n/);

journey("every command of docs/api.md does what the page says", { skip: !hasTools }, async (visitor) => {
  const { context, page, origins } = visitor;
  const KEY = await makeKey(visitor);
  const CLIENT_ID = await registerApp(visitor, "http://127.0.0.1/callback");
  await signIn(page, origins.seller, "seller@demo.stoa");
  await page.goto(`${origins.seller}/access`);
  const shop = await registerShopApp(page);
  const known = { API: origins.api, KEY, CLIENT_ID, SHOP_CLIENT_ID: shop.clientId, SHOP_CLIENT_SECRET: shop.secret };

  const [before = ""] = script({ ...known, CODE: "" }).split(/^CODE=/m);
  const [cards, total, made, address = "", verifier] = lines(run(`${before}\necho "$VERIFIER"`));
  expect(cards).toMatch(/^\{"result":\{"data":\[\{"listId":"lst_/);
  expect(Number(total)).toBeGreaterThan(0);
  expect(made).toMatch(/^\{"result":\{"data":\{"listId":"lst_/);

  await page.goto("about:blank");
  await context.clearCookies();
  await context.route("http://127.0.0.1:4799/**", (route) =>
    route.fulfill({ body: "Back.", contentType: "text/plain" }),
  );
  await page.goto(address);
  await signInHere(page);
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  await page.waitForURL((url) => url.port === "4799");
  const CODE = new URL(page.url()).searchParams.get("code") ?? "";

  const [head = "", rest = ""] = script({ ...known, CODE }).split(/^(?=CODE=)/m);
  const settings = head.split("\n").filter((line) => /^(API|KEY|CLIENT_ID|REDIRECT_URI|SCOPE)=/.test(line));
  const said = run([...settings, `VERIFIER='${verifier}'`, rest].join("\n"));
  expect(lines(said)).toEqual([
    '["access_token","expires_in","refresh_token","scope","token_type"]',
    expect.stringMatching(/^\d+$/), // orders of the buyer
    "600",
    '{"error":"invalid_grant"}',
    '{"error":"invalid_grant"}',
    `"${origins.api}/oauth/token"`,
    expect.stringMatching(/^[23]$/), // signing keys
    "1", // orders of the shop
    "true",
    "{}",
    expect.stringMatching(/^ratelimit: "program";r=\d+;t=\d+$/),
    'ratelimit-policy: "program";q=600;w=60',
    '{"code":"FORBIDDEN","details":{"permission":"orders"},"httpStatus":403}',
    '{"code":"UNAUTHENTICATED","details":{"reason":"malformed"},"httpStatus":401}',
  ]);
});
