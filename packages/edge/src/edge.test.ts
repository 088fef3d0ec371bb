// What every app's Worker guarantees: who may enter, what may be cached, what leaves with which headers.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asSolidStartKnows, cleanFlash, hostBound, withoutSecrets } from "./flash.ts";
import { mayEnter } from "./gate.ts";
import { harden, pagePolicy } from "./headers.ts";
import { cacheKey, freshness, recall, shelf } from "./page-cache.ts";
import { rendered } from "./rendering.ts";
import { newTrace } from "./trace.ts";

const SITE = "https://shop.test";

function request(method: string, path: string, headers: Record<string, string> = {}): Request {
  return new Request(SITE + path, { method, headers });
}

describe("the origin gate", () => {
  const cases: [allowed: boolean, method: string, path: string, headers: Record<string, string>][] = [
    [true, "GET", "/us", {}],
    [true, "GET", "/us", { "sec-fetch-site": "cross-site" }],
    [true, "HEAD", "/us", {}],
    [true, "POST", "/trpc/a", { "sec-fetch-site": "same-origin" }],
    [true, "POST", "/trpc/a", { origin: SITE }],
    [true, "GET", "/_server?id=1", { "sec-fetch-site": "same-origin" }],
    [true, "POST", "/_server?id=1", { origin: SITE }],
    [false, "POST", "/trpc/a", {}],
    [false, "POST", "/trpc/a", { "sec-fetch-site": "none" }],
    [false, "POST", "/trpc/a", { "sec-fetch-site": "same-site", origin: "https://evil.shop.test" }],
    [false, "POST", "/trpc/a", { "sec-fetch-site": "cross-site", origin: SITE }],
    [false, "POST", "/trpc/a", { origin: "https://evil.test" }],
    [false, "POST", "/trpc/a", { origin: "null" }],
    [false, "POST", "/trpc/a", { origin: "http://shop.test" }],
    [false, "PUT", "/media/a", { "sec-fetch-site": "cross-site" }],
    [false, "DELETE", "/media/a", {}],
    [false, "GET", "/_server?id=1", {}],
    [false, "GET", "/_server?id=1", { "sec-fetch-site": "cross-site" }],
    [false, "GET", "/live/orders", { upgrade: "websocket", origin: "https://evil.test" }],
    [false, "GET", "/live/orders", { upgrade: "WebSocket", "sec-fetch-site": "same-origin" }],
    [true, "GET", "/live/orders", { upgrade: "websocket", origin: SITE }],
  ];
  test.each(cases)("lets in: %s, for %s %s %o", (allowed, method, path, headers) => {
    expect(mayEnter(request(method, path, headers))).toBe(allowed);
  });
});

describe("the last line", () => {
  const url = new URL(SITE);
  const hardened = (init: HeadersInit) => {
    const headers = new Headers(init);
    harden(headers, url);
    return headers;
  };

  test("a response that says nothing is private and never stored", () => {
    expect(hardened({}).get("cache-control")).toBe("private, no-store");
  });

  test("a public response stays public unless it sets a cookie", () => {
    const policy = "public, s-maxage=60";
    expect(hardened({ "cache-control": policy }).get("cache-control")).toBe(policy);
    expect(hardened({ "cache-control": policy, "set-cookie": "a=b" }).get("cache-control")).toBe("private, no-store");
  });

  test("a public picture that says so may stand in a mail, and nothing else elsewhere", () => {
    const shared = { "cross-origin-resource-policy": "cross-origin" };
    const of = (init: HeadersInit) => hardened(init).get("cross-origin-resource-policy");
    expect(of({ ...shared, "cache-control": "public, max-age=60" })).toBe("cross-origin");
    expect(of({ "cache-control": "public, max-age=60" })).toBe("same-origin");
    expect(of(shared)).toBe("same-origin");
    expect(of({ ...shared, "cache-control": "public, max-age=60", "set-cookie": "a=b" })).toBe("same-origin");
  });

  test("every response carries the security headers", () => {
    expect(Object.fromEntries(hardened({}))).toMatchInlineSnapshot(`
      {
        "cache-control": "private, no-store",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(self), usb=()",
        "referrer-policy": "strict-origin-when-cross-origin",
        "strict-transport-security": "max-age=31536000; includeSubDomains",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      }
    `);
  });

  test("a policy of its own is kept, and framed nowhere", () => {
    const picture = "default-src 'none'; sandbox";
    expect(hardened({ "content-security-policy": picture }).get("content-security-policy")).toBe(
      `${picture}; frame-ancestors 'none'`,
    );
    const page = pagePolicy({ nonce: "R", formOrigins: [] });
    expect(hardened({ "content-security-policy": page }).get("content-security-policy")).toBe(page);
  });

  test.each(["buyer", "seller", "admin"])("what %s serves without its Worker carries them, too", (app) => {
    const file = readFileSync(join(import.meta.dirname, `../../../apps/${app}/public/_headers`), "utf8");
    const sent = Object.fromEntries(hardened({}));
    for (const name of [
      "strict-transport-security",
      "x-content-type-options",
      "referrer-policy",
      "cross-origin-resource-policy",
    ])
      expect(file.toLowerCase()).toContain(`  ${name}: ${sent[name]?.toLowerCase()}\n`);
    expect(file).toMatch(/ {2}Content-Security-Policy: default-src 'none';.* frame-ancestors 'none'\n/);
  });

  test("a page's scripts run by nonce alone, and its forms lead to named origins alone", () => {
    const policy = pagePolicy({ nonce: "R", formOrigins: ["https://pay.test"] });
    expect(policy).toContain("script-src 'nonce-R' 'strict-dynamic';");
    expect(policy).toContain("form-action 'self' https://pay.test;");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});

describe("the page cache", () => {
  const policy = "public, s-maxage=60, stale-while-revalidate=600";
  test.each([
    [0, "fresh"],
    [59_999, "fresh"],
    [60_000, "stale"],
    [659_999, "stale"],
    [660_000, "gone"],
  ])("a page stored %d ms ago is %s", (ageMs, state) => {
    expect(freshness(policy, 1_000_000, 1_000_000 + ageMs)).toBe(state);
  });

  test("a page without a shared lifetime is gone at once", () => {
    expect(freshness("private, max-age=600", 0, 0)).toBe("gone");
  });

  test("only allowed parameters are part of the key, in one order", () => {
    const allowed = ["q", "page", "brand"];
    const key = cacheKey(new URL("https://a.test/us/s?utm_source=x&q=tea&brand=b&brand=a"), allowed);
    expect(key).toBe("https://a.test/us/s?brand=b&brand=a&q=tea");
    expect(cacheKey(new URL("https://a.test/us/s?brand=b&brand=a&q=tea#top"), allowed)).toBe(key);
  });

  test("parameters can be allowed by how they begin", () => {
    const url = new URL("https://a.test/us/s?a.size=M&utm=x&a.fit=slim&b=1&a=2");
    expect(cacheKey(url, ["a.*", "b"])).toBe("https://a.test/us/s?a.fit=slim&a.size=M&b=1");
  });

  test("a cache that fails, or breaks off while it is read, has nothing", async () => {
    const failing = (match: () => Promise<Response | undefined>) => ({ match }) as unknown as Cache;
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("the entry was replaced")) });
    for (const [name, cache] of Object.entries({
      refuses: failing(() => Promise.reject(new Error("no cache today"))),
      breaks: failing(() => Promise.resolve(new Response(broken))),
    }))
      expect(await recall(cache, `https://a.test/${name}`, 0), name).toBeUndefined();
  });

  test("a build does not serve the pages of another one", () => {
    expect(shelf("https://a.test/us", "one")).not.toBe(shelf("https://a.test/us", "two"));
  });
});

describe("a rendering", () => {
  test("that hangs is begun anew, and one that does not is not", async () => {
    const answers = [new Promise<Response>(() => {}), Promise.resolve(new Response("second"))];
    let begun = 0;
    const page = await rendered(() => answers[begun++]!, 20);
    expect([await page.text(), begun]).toEqual(["second", 2]);
    const quick = await rendered(() => {
      begun += 1;
      return new Response("at once");
    }, 20);
    expect([await quick.text(), begun]).toEqual(["at once", 3]);
  });

  test("that hangs twice fails, so that something can be said of it", async () => {
    let begun = 0;
    const hanging = rendered(() => {
      begun += 1;
      return new Promise<Response>(() => {});
    }, 20);
    await expect(hanging).rejects.toThrow("hung twice");
    expect(begun).toBe(2);
  });

  test("that fails, fails once", async () => {
    let begun = 0;
    const failing = rendered(() => {
      begun += 1;
      return Promise.reject(new Error("no page"));
    }, 20);
    await expect(failing).rejects.toThrow("no page");
    expect(begun).toBe(1);
  });
});

describe("the flash cookie", () => {
  const flash = (fields: [string, string][]) =>
    `flash=${encodeURIComponent(JSON.stringify({ url: "/_server?id=1", result: { ok: false }, input: [fields] }))}; Secure; HttpOnly;`;
  const read = (cookie: string) => JSON.parse(decodeURIComponent(/^flash=([^;]*)/.exec(cookie)?.[1] ?? ""));

  test("forgets passwords and codes, and keeps what a form shows again", () => {
    const cookie = withoutSecrets(
      flash([
        ["email", "a@b.test"],
        ["password", "hunter2"],
        ["totpCode", "123456"],
      ]),
    );
    expect(read(cookie).input).toEqual([[["email", "a@b.test"]]]);
    expect(hostBound(cookie)).toMatch(/^__Host-flash=[^;]+; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
  });

  test("is bound to its host: no other host can plant one", () => {
    const headers = new Headers([
      ["set-cookie", flash([])],
      ["set-cookie", "other=1; Path=/"],
      ["set-cookie", "flash=; Max-Age=0; Path=/"],
    ]);
    cleanFlash(headers);
    const [set = "", other, removed] = headers.getSetCookie();
    expect(other).toBe("other=1; Path=/");
    expect(removed).toBe("__Host-flash=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax");
    const kept = set.slice(0, set.indexOf(";"));
    expect(asSolidStartKnows(`a=1; flash=planted; ${kept}; b=2`)).toBe(`a=1; ${kept.slice("__Host-".length)}; b=2`);
    expect(asSolidStartKnows("flash=planted")).toBe("");
  });

  test("drops the form rather than outgrow what a browser keeps", () => {
    const cookie = withoutSecrets(flash([["description", "x".repeat(5_000)]]));
    expect(read(cookie).input).toEqual([[]]);
    expect(read(cookie).result).toEqual({ ok: false });
  });

  test("leaves other cookies and its own removal alone", () => {
    expect(withoutSecrets("flash=; Max-Age=0; Path=/")).toBe("flash=; Max-Age=0; Path=/");
    expect(withoutSecrets("__Host-session=a; Path=/")).toBe("__Host-session=a; Path=/");
  });
});

describe("a trace", () => {
  test("is as W3C writes it, begins with the time, and is never twice the same", () => {
    const [one, other] = [newTrace(1_790_000_000_000), newTrace(1_790_000_000_001)];
    expect(one).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(one.slice(3, 15)).toBe((1_790_000_000_000).toString(16).padStart(12, "0"));
    expect(one < other).toBe(true);
    expect(newTrace(0)).not.toBe(newTrace(0));
  });
});
