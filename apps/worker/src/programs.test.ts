import { type ClientView, DAY_MS, type GrantView, type KeyView, MINUTE_MS, type Scope } from "@stoa/contract";
import { accessKey, audit, eq, oauthCode, oauthGrant, session, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import {
  allowed,
  appOf,
  asking,
  buyerHolder,
  exchange,
  keyOf,
  Program,
  REDIRECT,
  refreshing,
  sellerHolder,
  type Tokens,
  tokensOf,
} from "./programs.ts";
import { CASES, db, env } from "./testing.ts";

const ORDERS: Scope[] = ["seller:orders.read"];
const nobody = () => new Program(null);
const ctx = () => systemContext(env, createExecutionContext(), "test");
const listing = (token: string) => new Program(token).query("seller.orders.list", { limit: 5 });
const dbText = async () =>
  JSON.stringify(
    await db.batch([
      db.select().from(accessKey),
      db.select().from(oauthCode),
      db.all(sql`SELECT * FROM oauth_refresh`),
    ]),
  );

describe("a key", () => {
  it("lets a program of the seller in, and is stored as a hash only", async () => {
    const owner = await sellerHolder();
    const { keyId, secret } = await keyOf(owner, ORDERS);
    expect((await listing(secret)).status).toBe(200);
    const text = await dbText();
    expect(text).toContain(keyId);
    expect(text).not.toContain(secret);
    const [key] = (await owner.browser.query<KeyView[]>("seller.keys.list")).data;
    expect(key).toMatchObject({ keyId, hint: secret.slice(0, 12), scopes: ORDERS });
    expect(Date.now() - key!.lastUsedAt!).toBeLessThan(MINUTE_MS);
    await owner.browser.mutate("seller.keys.revoke", { keyId });
    expect(await listing(secret)).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect((await owner.browser.query<KeyView[]>("seller.keys.list")).data).toEqual([]);
  });

  it("of a person keeps their wish lists", async () => {
    const program = new Program((await keyOf(await buyerHolder(), ["buyer:lists"])).secret);
    expect((await program.mutate("shop.lists.create", { name: "By a program" })).status).toBe(200);
    expect((await program.query("shop.orders.list", { market: "us" })).code).toBe("FORBIDDEN");
  });

  it("ends on its day", async () => {
    const owner = await sellerHolder();
    const { keyId, secret } = await keyOf(owner, ORDERS);
    await db
      .update(accessKey)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(accessKey.id, keyId));
    const response = await new Program(secret).fetch("/trpc/seller.orders.list");
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="stoa", error="invalid_token", error_description="expired"',
    );
  });

  it("is not made with scopes of the other side, by a program, or long after one proved who one is", async () => {
    const [owner, buyer] = [await sellerHolder(), await buyerHolder()];
    const key = { name: "A key", scopes: ORDERS, days: 30 };
    expect((await buyer.browser.mutate("account.keys.make", key)).code).toBe("INVALID_INPUT");
    expect((await owner.browser.mutate("seller.keys.make", { ...key, scopes: ["buyer:lists"] })).code).toBe(
      "INVALID_INPUT",
    );
    expect((await new Program((await keyOf(owner, ORDERS)).secret).mutate("seller.keys.make", key)).code).toBe(
      "FORBIDDEN",
    );
    await db
      .update(session)
      .set({ authenticatedAt: Date.now() - 16 * MINUTE_MS })
      .where(eq(session.userId, owner.userId));
    expect((await owner.browser.mutate("seller.keys.make", key)).code).toBe("STEP_UP_REQUIRED");
  });

  it("leaves one row in the audit log when it is made and when it is taken back", async () => {
    const owner = await sellerHolder();
    const { keyId, secret } = await keyOf(owner, ORDERS);
    await owner.browser.mutate("seller.keys.revoke", { keyId });
    const rows = await db.select().from(audit).where(eq(audit.subject, keyId)).orderBy(audit.seq);
    expect(rows.map(({ action, chain }) => [action, chain])).toEqual([
      ["key.made", owner.sellerId],
      ["key.revoked", owner.sellerId],
    ]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it("is signed with its name where it acts", async () => {
    const owner = await sellerHolder();
    const { keyId, secret } = await keyOf(owner, ORDERS);
    await new Program(secret).mutate("seller.offers.setStock", {});
    const rows = await db.select().from(audit).where(eq(audit.chain, owner.sellerId!));
    expect(rows.at(-1)).toMatchObject({ actor: `seller:${owner.userId}:${keyId}`, outcome: "denied" });
  });
});

describe("an app", () => {
  it("gets in by consent, with its state and our name, and refreshes", async () => {
    const owner = await sellerHolder();
    const { clientId } = await appOf(await buyerHolder(), ORDERS);
    const ask = await owner.browser.query<object>("seller.consent.ask", asking(clientId, ORDERS));
    expect(ask.data).toMatchObject({ kind: "ask", clientName: "An app", scopes: ORDERS, leadsTo: "app.example" });
    const back = await allowed(owner, clientId, ORDERS);
    expect(back.origin + back.pathname).toBe(REDIRECT);
    expect(back.searchParams.get("state")).toBe("a state");
    expect(back.searchParams.get("iss")).toBe(ctx().origins.api);
    const code = back.searchParams.get("code")!;
    const first = await nobody().form<Tokens>("/oauth/token", exchange(clientId, code));
    expect(first).toMatchObject({
      status: 200,
      data: { expires_in: 600, scope: ORDERS.join(" "), token_type: "Bearer" },
    });
    expect((await listing(first.data.access_token)).status).toBe(200);
    const second = await nobody().form<Tokens>("/oauth/token", refreshing(clientId, first.data.refresh_token));
    expect((await listing(second.data.access_token)).status).toBe(200);
    const text = await dbText();
    for (const secret of [code, first.data.refresh_token, second.data.refresh_token])
      expect(text).not.toContain(secret);
  });

  it("is told when it is denied, or asks for what it may not; a stranger's address is told nothing", async () => {
    const buyer = await buyerHolder();
    const { clientId } = await appOf(buyer, ["buyer:orders"]);
    const request = asking(clientId, ["buyer:orders"]);
    const denied = await buyer.browser.mutate<{ to: string }>("account.consent.decide", { request, isAllowed: false });
    expect(new URL(denied.data.to).searchParams.get("error")).toBe("access_denied");
    const tooMuch = await buyer.browser.query<{ kind: string; to: string }>(
      "account.consent.ask",
      asking(clientId, ["buyer:cart"]),
    );
    expect(tooMuch.data.to).toContain("error=invalid_scope");
    const evil = { ...request, redirect_uri: "https://evil.example/" };
    expect((await buyer.browser.query("account.consent.ask", evil)).data).toEqual({ kind: "stop", why: "redirect" });
    expect((await buyer.browser.mutate("account.consent.decide", { request: evil, isAllowed: true })).code).toBe(
      "INVALID_INPUT",
    );
  });

  it("is disconnected by the person, by its own owner, and by itself", async () => {
    const [owner, maker] = [await sellerHolder(), await buyerHolder()];
    const tokens = await tokensOf(owner, ORDERS);
    const [grant] = (await owner.browser.query<GrantView[]>("seller.grants.list")).data;
    expect(grant).toMatchObject({ clientName: "An app", scopes: ORDERS });
    await owner.browser.mutate("seller.grants.revoke", { grantId: grant!.grantId });
    expect((await listing(tokens.access_token)).status).toBe(401);
    expect((await nobody().form("/oauth/token", refreshing(tokens.clientId, tokens.refresh_token))).code).toBe(
      "invalid_grant",
    );

    const { clientId } = await appOf(maker, ORDERS);
    const code = (await allowed(owner, clientId, ORDERS)).searchParams.get("code")!;
    const other = (await nobody().form<Tokens>("/oauth/token", exchange(clientId, code))).data;
    await maker.browser.mutate("account.clients.enable", { clientId, isEnabled: false });
    expect((await listing(other.access_token)).status).toBe(401);
    await maker.browser.mutate("account.clients.enable", { clientId, isEnabled: true });
    expect((await listing(other.access_token)).status).toBe(200);
    await nobody().form("/oauth/revoke", { client_id: clientId, token: other.refresh_token });
    expect((await listing(other.access_token)).status).toBe(401);
    await maker.browser.mutate("account.clients.delete", { clientId });
    expect((await maker.browser.query<ClientView[]>("account.clients.list")).data).toEqual([]);
  });

  it("of the seller acts for its seller by its secret, and for nobody without it", async () => {
    const owner = await sellerHolder();
    const { clientId, secret } = await appOf(owner, ORDERS, "confidential");
    const fields = { grant_type: "client_credentials", client_id: clientId };
    const good = await nobody().form<Tokens>("/oauth/token", { ...fields, client_secret: secret! });
    expect(good.data.refresh_token).toBeUndefined();
    expect((await listing(good.data.access_token)).status).toBe(200);
    expect(await nobody().form("/oauth/token", { ...fields, client_secret: "wrong" })).toMatchObject({
      status: 401,
      code: "invalid_client",
    });
    expect((await nobody().form("/oauth/token", fields)).code).toBe("invalid_client");
    const basic = await nobody().fetch("/oauth/token", {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${btoa(`${clientId}:${secret}`)}`,
      },
      body: "grant_type=client_credentials",
    });
    expect(basic.status).toBe(200);
    expect(basic.headers.get("cache-control")).toBe("no-store");
    const own = await nobody().form("/oauth/introspect", {
      client_id: clientId,
      client_secret: secret!,
      token: good.data.access_token,
    });
    expect(own.data).toMatchObject({ active: true, seller: owner.sellerId, scope: ORDERS.join(" ") });
    const others = await appOf(await sellerHolder(), ORDERS, "confidential");
    const foreign = { client_id: others.clientId, client_secret: others.secret!, token: good.data.access_token };
    expect((await nobody().form("/oauth/introspect", foreign)).data).toEqual({ active: false });
    const publicApp = await appOf(owner, ORDERS);
    expect((await nobody().form("/oauth/token", { ...fields, client_id: publicApp.clientId })).code).toBe(
      "unauthorized_client",
    );
  });

  it.each([
    ["another verifier", { code_verifier: "x".repeat(43) }],
    ["no verifier", { code_verifier: "" }],
    ["another address", { redirect_uri: "https://app.example/other" }],
    ["a code of nobody", { code: `stoa_oc_${"a".repeat(38)}` }],
  ])("gets nothing for a code with %s", async (_, wrong) => {
    const buyer = await buyerHolder();
    const { clientId } = await appOf(buyer, ["buyer:orders"]);
    const code = (await allowed(buyer, clientId, ["buyer:orders"])).searchParams.get("code")!;
    const refused = await nobody().form("/oauth/token", { ...exchange(clientId, code), ...wrong });
    expect(refused.code).toMatch(/^invalid_(grant|request)$/);
    expect((await nobody().form("/oauth/token", exchange(clientId, code))).status).toBe(200);
  });

  it("gets nothing for the code of another app, or one that is older than a minute", async () => {
    const buyer = await buyerHolder();
    const [mine, other] = [await appOf(buyer, ["buyer:orders"]), await appOf(buyer, ["buyer:orders"])];
    const code = (await allowed(buyer, mine.clientId, ["buyer:orders"])).searchParams.get("code")!;
    expect((await nobody().form("/oauth/token", exchange(other.clientId, code))).code).toBe("invalid_grant");
    await db
      .update(oauthCode)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(oauthCode.clientId, mine.clientId as `cli_${string}`));
    expect((await nobody().form("/oauth/token", exchange(mine.clientId, code))).code).toBe("invalid_grant");
  });

  it("stays in for 90 days at most, however often it refreshes", async () => {
    const tokens = await tokensOf(await buyerHolder(), ["buyer:orders"]);
    const [grant] = await db
      .select()
      .from(oauthGrant)
      .where(eq(oauthGrant.clientId, tokens.clientId as `cli_${string}`));
    expect(grant!.expiresAt - grant!.createdAt).toBe(90 * DAY_MS);
    await db
      .update(oauthGrant)
      .set({ expiresAt: Date.now() - 1 })
      .where(eq(oauthGrant.id, grant!.id));
    expect((await nobody().form("/oauth/token", refreshing(tokens.clientId, tokens.refresh_token))).code).toBe(
      "invalid_grant",
    );
  });
});

/** Random delays that are the same for the same seed. */
function delays(seed: number): () => Promise<void> {
  let state = seed + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return new Promise((done) => setTimeout(done, state % 8));
  };
}

describe("R9: what is good once", () => {
  it("R9 an OAuth code that 50 use at once gives one token, whose grant the others end", async () => {
    const buyer = await buyerHolder();
    const { clientId } = await appOf(buyer, ["buyer:orders"]);
    const winners: number[] = [];
    for (let seed = 0; seed < (CASES || 5); seed++) {
      const code = (await allowed(buyer, clientId, ["buyer:orders"])).searchParams.get("code")!;
      const wait = delays(seed);
      const tries = await Promise.all(
        Array.from({ length: 50 }, async (_, i) => {
          await wait();
          return await new Program(null, `10.${100 + seed}.${i}.1`).form<Tokens>(
            "/oauth/token",
            exchange(clientId, code),
          );
        }),
      );
      const good = tries.filter(({ status }) => status === 200);
      expect(tries.filter(({ code: error }) => error === "invalid_grant")).toHaveLength(50 - good.length);
      for (const { data } of good)
        expect((await new Program(data.access_token).query("shop.orders.list", { market: "us" })).status).toBe(401);
      winners.push(good.length);
    }
    expect(winners).toEqual(winners.map(() => 1));
    const grants = await db.select().from(oauthGrant).where(eq(oauthGrant.clientId, clientId));
    expect(grants).toHaveLength(winners.length);
    expect(grants.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
  }, 240_000);

  it("R9 a refresh token that 50 use at once gives one, and the whole family is dead", async () => {
    const tokens = await tokensOf(await buyerHolder(), ["buyer:orders"]);
    const fields = refreshing(tokens.clientId, tokens.refresh_token);
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, i) => new Program(null, `10.2.${i}.1`).form<Tokens>("/oauth/token", fields)),
    );
    const good = tries.filter(({ status }) => status === 200);
    expect(good).toHaveLength(1);
    const heir = good[0]!.data;
    expect((await nobody().form("/oauth/token", refreshing(tokens.clientId, heir.refresh_token))).code).toBe(
      "invalid_grant",
    );
    for (const { access_token } of [tokens, heir])
      expect((await new Program(access_token).query("shop.orders.list", { market: "us" })).status).toBe(401);
    const ends = await db.select().from(audit).where(eq(audit.action, "app.reused"));
    const [grant] = await db
      .select()
      .from(oauthGrant)
      .where(eq(oauthGrant.clientId, tokens.clientId as `cli_${string}`));
    expect(ends.filter(({ subject }) => subject === grant!.id)).toHaveLength(1);
  });
});
