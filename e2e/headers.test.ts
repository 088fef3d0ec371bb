// The headers of every class of answer on every origin, as one table: what is in it is what leaves.
import { expect, inject, test } from "vitest";

const origins = inject("origins");
const skip = inject("browser") === "";

const CLASSES = {
  "public page": `${origins.buyer}/us`,
  "public page in Hindi": `${origins.buyer}/in/hi`,
  "private page": `${origins.buyer}/us/cart`,
  "missing page": `${origins.buyer}/us/nothing-here`,
  "no market": `${origins.buyer}/nowhere`,
  procedure: `${origins.buyer}/trpc/account.me`,
  "live line without a socket": `${origins.buyer}/live/cart`,
  "missing picture": `${origins.buyer}/media/none/640`,
  "missing file": `${origins.buyer}/files/none`,
  sitemap: `${origins.buyer}/sitemap.xml`,
  "static file": `${origins.buyer}/icon.svg`,
  "seller page": `${origins.seller}/login`,
  "admin page": `${origins.admin}/login`,
  "public host": `${origins.api}/health`,
};

/** Headers that say what may be done with an answer. */
const TOLD = [
  "cache-control",
  "content-security-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
  "referrer-policy",
  "set-cookie",
  "x-content-type-options",
  "x-frame-options",
];

const plain = (name: string, value: string) =>
  name === "content-security-policy"
    ? value.replace(/'nonce-[^']+'/, "'nonce-…'").replaceAll(/http:\/\/localhost:\d+/g, "http://…")
    : value;

test.skipIf(skip)("every class of answer leaves with its headers", async () => {
  const table: Record<string, string[]> = {};
  for (const [name, url] of Object.entries(CLASSES)) {
    const response = await fetch(url, { redirect: "manual" });
    const own = TOLD.flatMap((header) => {
      const value = response.headers.get(header);
      return value === null ? [] : [`${header}: ${plain(header, value)}`];
    });
    table[name] = [`${response.status} ${response.headers.get("content-type") ?? ""}`, ...own];
  }
  expect(table).toMatchSnapshot();
});

test.skipIf(skip)("a page from the cache has a nonce of its own, on every script that it runs", async () => {
  const load = async () => {
    const response = await fetch(`${origins.buyer}/us/c/furniture`);
    const html = await response.text();
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
    const scripts = (html.match(/<script\b[^>]*>/g) ?? []).filter((tag) => !tag.includes("application/ld+json"));
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    return nonce;
  };
  const nonces = [await load(), await load(), await load()];
  expect(new Set(nonces).size).toBe(3);
});
