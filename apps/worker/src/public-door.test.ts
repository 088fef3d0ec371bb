import { DAY_MS, type Scope } from "@stoa/contract";
import { rotateSigningKeys } from "@stoa/core/access";
import { hex, hmac } from "@stoa/core/kernel";
import { and, eq, seller, sellerMember, signingKey } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { base64url, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { type Env, isLocal, secretOf } from "./env.ts";
import { answer } from "./http.ts";
import { keyOf, Program, sellerHolder, tokensOf } from "./programs.ts";
import { db, env, makeSeller, Visitor } from "./testing.ts";

const ORDERS: Scope[] = ["seller:orders.read"];
const nobody = () => new Program(null);
const ctx = () => systemContext(env, createExecutionContext(), "test");
const listing = (token: string) => new Program(token).query("seller.orders.list", { limit: 5 });

describe("F32 a token that is not what it seems", () => {
  const claims = (token: string) =>
    JSON.parse(new TextDecoder().decode(base64url.decode(token.split(".")[1]!))) as Record<string, unknown>;
  const header = (token: string) =>
    JSON.parse(new TextDecoder().decode(base64url.decode(token.split(".")[0]!))) as { kid: string };
  const enc = (value: object) => base64url.encode(JSON.stringify(value));
  const status = async (token: string) => (await listing(token)).status;

  /** Signs with our own key, as nobody but us could: what is refused is refused for what it says. */
  async function signed(change: Record<string, unknown>, heading: Record<string, unknown> = {}) {
    const { access_token } = await tokensOf(await sellerHolder(), ORDERS);
    const pair = await generateKeyPair("EdDSA", { extractable: true });
    const kid = `test-${crypto.randomUUID()}`;
    await db
      .update(signingKey)
      .set({ id: kid, publicJwk: (await exportJWK(pair.publicKey)) as JsonWebKey })
      .where(eq(signingKey.place, "next"));
    const payload = { ...claims(access_token), ...change };
    return await new SignJWT(payload)
      .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid, ...heading })
      .sign(pair.privateKey);
  }

  it("is let in when nothing is wrong with it", async () => expect(await status(await signed({}))).toBe(200));

  const now = () => Math.floor(Date.now() / 1_000);
  it.each<[string, () => Record<string, unknown>, Record<string, unknown>?]>([
    ["another audience", () => ({ aud: "https://elsewhere.example" })],
    ["another issuer", () => ({ iss: "https://elsewhere.example" })],
    ["another type", () => ({}), { typ: "JWT" }],
    ["no type", () => ({}), { typ: undefined }],
    ["a past expiry", () => ({ exp: now() - 1 })],
    ["no expiry", () => ({ exp: undefined })],
    ["a future beginning", () => ({ nbf: now() + 600 })],
    ["a key of nobody", () => ({}), { kid: "nobody" }],
    ["another seller", () => ({ seller: "sel_00000000000000000000000000" })],
    ["another person", () => ({ sub: "usr_00000000000000000000000000" })],
    ["another grant", () => ({ grant: "grt_00000000000000000000000000" })],
    ["a scope that is none", () => ({ scope: "admin:users.read" })],
  ])("is refused for %s", async (_, change, heading) =>
    expect(await status(await signed(change(), heading))).toBe(401),
  );

  it("gains nothing from a scope that was not granted", async () => {
    const program = new Program(await signed({ scope: "seller:orders.read seller:offers.write" }));
    expect((await program.mutate("seller.offers.setStock", {})).code).toBe("FORBIDDEN");
  });

  it("is refused unsigned, signed with our public key, and with one bit changed", async () => {
    const { access_token: token } = await tokensOf(await sellerHolder(), ORDERS);
    const [, body = "", signature = ""] = token.split(".");
    const none = enc({ alg: "none", typ: "at+jwt", kid: header(token).kid });
    expect(await status(`${none}.${body}.`)).toBe(401);
    expect(await status(`${none}.${body}.${signature}`)).toBe(401);
    const { keys } = (await (await nobody().fetch("/.well-known/jwks.json")).json()) as { keys: JWK[] };
    const known = keys.find(({ kid }) => kid === header(token).kid)!;
    for (const secret of [new TextEncoder().encode(JSON.stringify(known)), base64url.decode(known.x!)]) {
      const forged = await new SignJWT(claims(token))
        .setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid: header(token).kid })
        .sign(secret);
      expect(await status(forged)).toBe(401);
    }
    const raised = enc({ ...claims(token), scope: "seller:offers.write" });
    expect(await status(`${token.split(".")[0]}.${raised}.${signature}`)).toBe(401);
    for (const odd of ["x", "a.b.c", "....", "stoa_sk_", `stoa_sk_${"a".repeat(38)}`, "%00"])
      expect(await status(odd)).toBe(401);
  });

  it("is refused where its scope is missing, and told which", async () => {
    const owner = await sellerHolder();
    for (const token of [(await keyOf(owner, ORDERS)).secret, (await tokensOf(owner, ORDERS)).access_token]) {
      const response = await new Program(token).fetch("/trpc/seller.offers.list");
      expect(response.status).toBe(403);
      expect(response.headers.get("www-authenticate")).toBe(
        'Bearer realm="stoa", error="insufficient_scope", scope="seller:offers.read"',
      );
    }
  });

  it("is not helped by a cookie beside it, nor a cookie by it", async () => {
    const owner = await sellerHolder();
    const { secret } = await keyOf(owner, ORDERS);
    const cookie = owner.browser.cookie;
    const read = (headers: Record<string, string>) =>
      nobody().fetch("/trpc/seller.offers.list?input=%7B%22limit%22%3A1%7D", { headers });
    // The session may read offers, the key may not: the answer is the key's.
    expect((await owner.browser.query("seller.offers.list", { limit: 1 })).status).toBe(200);
    expect((await read({ cookie })).status).toBe(401);
    expect((await read({ cookie, authorization: `Bearer ${secret}` })).status).toBe(403);
    expect((await read({ cookie, authorization: "Bearer x" })).status).toBe(401);
    expect((await read({ cookie, authorization: "Basic eDp4" })).status).toBe(401);
    const atAnApp = await new Visitor("seller").fetch("/trpc/seller.orders.list", {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(atAnApp.status).toBe(401);
  });

  it("is refused once its seller is suspended, or its person has left the team", async () => {
    for (const kind of ["key", "token"] as const) {
      const owner = await sellerHolder();
      const token = kind === "key" ? (await keyOf(owner, ORDERS)).secret : (await tokensOf(owner, ORDERS)).access_token;
      await db.update(seller).set({ status: "suspended" }).where(eq(seller.id, owner.sellerId!));
      expect(await listing(token)).toMatchObject({ status: 403, code: "SELLER_SUSPENDED" });
      await db.update(seller).set({ status: "active" }).where(eq(seller.id, owner.sellerId!));
      expect((await listing(token)).status).toBe(200);
      const membership = and(eq(sellerMember.sellerId, owner.sellerId!), eq(sellerMember.userId, owner.userId));
      await db.update(sellerMember).set({ role: "finance" }).where(membership);
      expect((await new Program(token).query("seller.offers.list", { limit: 1 })).code).toBe("FORBIDDEN");
      await db.delete(sellerMember).where(membership);
      expect(await listing(token)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    }
  });

  it("sees its own seller's things only", async () => {
    const { secret } = await keyOf(await sellerHolder(), ORDERS);
    await makeSeller();
    expect(
      (await new Program(secret).query("seller.orders.get", { orderId: "ord_00000000000000000000000000" })).code,
    ).toBe("NOT_FOUND");
  });
});

describe("the public host", () => {
  it("refuses a cookie without a token, and never reads one beside a token", async () => {
    const owner = await sellerHolder();
    const { secret } = await keyOf(owner, ORDERS);
    const cookie = `__Host-stoa-seller=${hex(new Uint8Array(20))}`;
    expect(
      (await new Visitor(null).hold("a".repeat(40)).query("shop.catalog.categories", { market: "us" })).status,
    ).toBe(401);
    expect((await nobody().fetch("/trpc/seller.orders.list", { headers: { cookie } })).status).toBe(401);
    const mixed = new Program(secret);
    mixed.hold("a".repeat(40));
    expect((await mixed.query("seller.orders.list", { limit: 1 })).status).toBe(200);
    const browserAtPublicDoor = new Visitor(null);
    expect((await browserAtPublicDoor.mutate("account.signOut")).status).toBe(200);
  });

  it("lets pages of every origin ask, and never with credentials", async () => {
    const asked = await nobody().fetch("/trpc/seller.orders.list", {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-headers": "authorization" },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-max-age")).toBe("3600");
    expect(asked.headers.get("access-control-allow-headers")).toContain("Authorization");
    for (const path of [
      "/trpc/shop.catalog.categories",
      "/oauth/token",
      "/.well-known/jwks.json",
      "/nothing",
      "/health",
    ]) {
      const { headers } = await nobody().fetch(path, { headers: { origin: "https://evil.example" } });
      expect(headers.get("access-control-allow-origin"), path).toBe("*");
      expect(headers.get("access-control-allow-credentials"), path).toBeNull();
      expect(headers.getSetCookie(), path).toEqual([]);
    }
  });

  it("has its answers neither run, framed nor kept, and asked for by TLS alone", async () => {
    for (const path of ["/trpc/shop.catalog.categories", "/oauth/token", "/nothing", "/media/x/320", "/health"]) {
      const { headers } = await nobody().fetch(path);
      expect(headers.get("content-security-policy"), path).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get("strict-transport-security"), path).toMatch(/^max-age=31536000; includeSubDomains$/);
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("referrer-policy"), path).toBe("no-referrer");
      expect(headers.get("cache-control"), path).toMatch(path.startsWith("/media/") ? /^public/ : /no-store/);
    }
  });

  it("reads no more of a body than it may have, whatever length was announced", async () => {
    const sent = async (path: string, type: string, sizeBytes: number) => {
      let taken = 0;
      const chunk = new TextEncoder().encode("x".repeat(16_384));
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (taken >= sizeBytes) return controller.close();
          taken += chunk.length;
          controller.enqueue(chunk);
        },
      });
      const { status } = await nobody().fetch(path, { method: "POST", headers: { "content-type": type }, body });
      return { status, taken };
    };
    for (const [path, type, maxBytes, refusal] of [
      ["/trpc/account.signOut", "application/json", 1_048_576, 413],
      ["/hooks/sandbox", "application/json", 262_144, 413],
      ["/oauth/token", "application/x-www-form-urlencoded", 16_384, 400],
    ] as const) {
      const { status, taken } = await sent(path, type, 4 * maxBytes);
      expect(status, path).toBe(refusal);
      expect(taken, path).toBeLessThan(2 * maxBytes + 65_536);
    }
  });

  it("changes nothing by a method that is safe, nor does an app's door", async () => {
    for (const visitor of [nobody(), new Visitor("buyer")])
      for (const method of ["GET", "HEAD"]) {
        const { status } = await visitor.fetch("/trpc/account.signOut?input=%7B%7D", { method });
        expect(status, method).toBe(method === "GET" ? 405 : 204);
      }
  });

  it("is not at an app's door, where a token counts for nothing", async () => {
    const owner = await sellerHolder();
    const { secret } = await keyOf(owner, ORDERS);
    const headers = { authorization: `Bearer ${secret}` };
    expect((await new Visitor("seller").fetch("/trpc/seller.orders.list", { headers })).status).toBe(401);
    for (const path of ["/.well-known/jwks.json", "/oauth/authorize"])
      expect((await owner.browser.fetch(path)).status).toBe(404);
  });

  it("publishes what programs need to know, and may be kept for an hour", async () => {
    const response = await nobody().fetch("/.well-known/oauth-authorization-server");
    expect(response.headers.get("cache-control")).toBe("public, max-age=3600");
    const found = (await response.json()) as Record<string, unknown>;
    expect(found["issuer"]).toBe(ctx().origins.api);
    const keys = (await (await nobody().fetch("/.well-known/jwks.json")).json()) as { keys: JWK[] };
    expect(keys.keys.length).toBeGreaterThanOrEqual(2);
    for (const key of keys.keys) expect(Object.keys(key).toSorted()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
  });

  it("sends people to the app that the scopes belong to", async () => {
    for (const [scope, side] of [
      ["buyer:orders", "buyer"],
      ["seller:orders.read", "seller"],
    ] as const) {
      const response = await nobody().fetch(`/oauth/authorize?scope=${scope}&state=1`);
      expect(response.headers.get("location")).toBe(`${ctx().origins[side]}/oauth/authorize?scope=${scope}&state=1`);
    }
  });

  it("limits each key by itself, counts every call of a batch, and tells how much is left", async () => {
    const owner = await sellerHolder();
    const [busy, calm] = [await keyOf(owner, ORDERS), await keyOf(owner, ORDERS)];
    const batch = `/trpc/${Array(10).fill("seller.orders.get").join(",")}?batch=1&input=%7B%7D`;
    const first = await new Program(busy.secret).fetch(batch);
    expect(first.headers.get("ratelimit-policy")).toBe('"program";q=600;w=60');
    expect(first.headers.get("ratelimit")).toBe('"program";r=590;t=1');
    const rest = await Promise.all(Array.from({ length: 69 }, () => new Program(busy.secret).fetch(batch)));
    const refused = rest.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(5);
    expect(refused.length).toBeLessThanOrEqual(10);
    expect(Number(refused[0]!.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(await refused[0]!.text()).toContain('"code":"RATE_LIMITED"');
    expect((await listing(calm.secret)).status).toBe(200);
  });
});

describe("STOA_RATE_FACTOR", () => {
  const quota = async (of: Partial<Env>) => {
    const { headers } = await answer(
      new Request("https://stoa.test/trpc/shop.catalog.home", { headers: { "cf-connecting-ip": "198.51.100.99" } }),
      { ...env, ...of },
      createExecutionContext(),
      null,
    );
    return headers.get("ratelimit-policy");
  };

  it("widens the limits of a local marketplace, so that it can be measured", async () => {
    expect(await quota({})).toBe('"network";q=300;w=60');
    expect(await quota({ STOA_RATE_FACTOR: "100" })).toBe('"network";q=30000;w=60');
    for (const odd of ["0", "-5", "x", "", "0.5"])
      expect(await quota({ STOA_RATE_FACTOR: odd })).toBe('"network";q=300;w=60');
  });

  it("is not heard anywhere else", async () => {
    for (const STOA_ENV of ["production", "preview", ""])
      expect(await quota({ STOA_ENV, STOA_SECRET: "a secret", STOA_RATE_FACTOR: "100" })).toBe('"network";q=300;w=60');
  });
});

describe("a deployment that kept the settings of wrangler.toml", () => {
  const APP_ORIGINS = JSON.stringify({ buyer: "https://shop.example", api: "https://api.shop.example" });
  const deployed = { ...env, APP_ORIGINS };

  it("is not taken for a local one: it does not run without a secret of its own", () => {
    expect(isLocal(env)).toBe(true);
    expect(isLocal(deployed)).toBe(false);
    expect(isLocal({ ...env, STOA_ENV: "production" })).toBe(false);
    expect(() => secretOf(deployed)).toThrow("STOA_SECRET");
    expect(secretOf({ ...deployed, STOA_SECRET: "its own" })).toBe("its own");
  });

  it("believes no webhook that is signed with the secret that everybody can read", async () => {
    const body = JSON.stringify({
      eventId: `sbe_${crypto.randomUUID()}`,
      type: "captured",
      key: "nobody's:1",
      providerRef: "sbp_forged",
      amountMinor: 1,
      currency: "USD",
      at: Date.now(),
    });
    const seconds = Math.floor(Date.now() / 1_000);
    const signature = await hmac(env.SANDBOX_WEBHOOK_SECRET!, `${seconds}.${body}`);
    const headers = { "stoa-sandbox-signature": `t=${seconds},v1=${signature}` };
    const told = async (at: Env) => {
      const request = new Request("https://stoa.test/hooks/sandbox", { method: "POST", headers, body });
      return (await answer(request, at, createExecutionContext(), null)).status;
    };
    expect(await told(env)).not.toBe(401);
    expect(await told({ ...deployed, STOA_SECRET: "its own", STOA_SANDBOX: "1" })).toBe(401);
    expect(await told({ ...deployed, STOA_SECRET: "its own" })).toBe(404);
  });

  it("takes no play money, and sells no play labels, where a deployment does not say that it is a preview", () => {
    const bare = { ...deployed, STOA_SECRET: "its own" };
    const providersOf = (at: Env) => systemContext(at, createExecutionContext(), "test").providers;
    const { SANDBOX: _sandbox, SANDBOX_WEBHOOK_SECRET: _secret, ...unbound } = bare;
    for (const at of [bare, unbound, { ...unbound, STOA_SANDBOX: "1" }]) {
      const { payment, payments, paymentFor } = providersOf(at);
      expect([payment.name, payments, paymentFor("card", "USD")]).toEqual(["none", [], null]);
    }
    expect(providersOf(bare).carriers).toEqual([]);
    expect(providersOf({ ...bare, STOA_SANDBOX: "1" }).paymentFor("card", "USD")?.name).toBe("sandbox");
    const withStripe = providersOf({ ...unbound, STRIPE_SECRET_KEY: "sk_test_1" });
    expect([withStripe.payment.name, withStripe.paymentFor("upi", "INR")]).toEqual(["stripe", null]);
  });
});

describe("the keys that sign", () => {
  it("move on every 30 days: what the former one signed is still good, what it signed before is not", async () => {
    const { access_token: token } = await tokensOf(await sellerHolder(), ORDERS);
    const kids = async () =>
      Object.fromEntries((await db.select().from(signingKey)).map(({ place, id }) => [place, id]));
    const age = () =>
      db
        .update(signingKey)
        .set({ placedAt: Date.now() - 31 * DAY_MS })
        .where(eq(signingKey.place, "current"));
    const before = await kids();
    await rotateSigningKeys(ctx());
    expect(await kids()).toEqual(before);
    await age();
    await rotateSigningKeys(ctx());
    const after = await kids();
    expect([after["previous"], after["current"]]).toEqual([before["current"], before["next"]]);
    expect((await listing(token)).status).toBe(200);
    await age();
    await rotateSigningKeys(ctx());
    expect((await listing(token)).status).toBe(401);
    expect(JSON.stringify(await db.select().from(signingKey))).not.toMatch(/"d":/);
  });
});
