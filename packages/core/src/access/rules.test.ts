import { type AuthorizationRequest, type DomainError, SCOPES, SELLER_GRANTS, type Scope } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  admitted,
  answerAt,
  type Bucket,
  challengeOf,
  drain,
  isRedirectUri,
  isRegistered,
  judgeRequest,
  kindOfSecret,
  newSecret,
  permissionsOf,
  rateHeaders,
  type SecretKind,
  SECRET_KINDS,
} from "./rules.ts";

describe("a secret", () => {
  it("says its kind, and is known to be whole without the database", () => {
    for (const kind of Object.keys(SECRET_KINDS) as SecretKind[]) {
      const secret = newSecret(kind);
      expect(secret).toMatch(/^stoa_[a-z]{2,3}_[0-9A-Za-z]{38}$/);
      expect(kindOfSecret(secret)).toBe(kind);
    }
  });

  it("is refused with any one character changed", () => {
    const secret = newSecret("seller");
    for (let i = 0; i < secret.length; i++) {
      const other = secret[i] === "a" ? "b" : "a";
      expect(kindOfSecret(secret.slice(0, i) + other + secret.slice(i + 1)), `at ${i}`).toBeNull();
    }
  });

  it("uses every character equally: bytes above 61 are passed over", () => {
    const seen = new Map<string, number>();
    for (let i = 0; i < 2_000; i++)
      for (const character of newSecret("code").slice(8, 40)) seen.set(character, (seen.get(character) ?? 0) + 1);
    expect(seen.size).toBe(62);
    for (const count of seen.values()) expect(Math.abs(count - 64_000 / 62)).toBeLessThan(200);
  });
});

describe("scopes", () => {
  it("carry the look at what they change, and nothing else", () => {
    expect(permissionsOf(["seller:orders.fulfil"])).toEqual(["orders.read", "orders.fulfil"]);
    expect(permissionsOf(["buyer:lists", "buyer:cart"])).toEqual(["lists", "cart"]);
  });

  const seller = { userId: "usr_a", sellerId: "sel_a" } as const;

  it("never give more than the role behind them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(SELLER_GRANTS) as (keyof typeof SELLER_GRANTS)[])),
        fc.subarray(SCOPES.filter((scope) => scope.startsWith("seller:"))),
        (role, scopes) => {
          const found = admitted({ ...seller, scopes }, { closedAt: null, sellerStatus: "active", role });
          const held = permissionsOf(scopes);
          for (const permission of found.permissions) {
            expect(SELLER_GRANTS[role] as readonly string[]).toContain(permission);
            expect(held).toContain(permission);
          }
        },
      ),
    );
  });

  it("are worth nothing once the person, the team or the seller is gone", () => {
    const code = (known: Parameters<typeof admitted>[1]) => {
      try {
        admitted({ ...seller, scopes: ["seller:orders.read"] }, known);
        return "in";
      } catch (error) {
        return (error as DomainError).code;
      }
    };
    expect(code({ closedAt: null, sellerStatus: "active", role: "owner" })).toBe("in");
    expect(code({ closedAt: 1, sellerStatus: "active", role: "owner" })).toBe("UNAUTHENTICATED");
    expect(code({ closedAt: null, sellerStatus: "active", role: null })).toBe("UNAUTHENTICATED");
    expect(code({ closedAt: null, sellerStatus: "suspended", role: "owner" })).toBe("SELLER_SUSPENDED");
    expect(code({ closedAt: null, sellerStatus: "applied", role: "owner" })).toBe("SELLER_SUSPENDED");
  });
});

describe("an address to come back to", () => {
  it.each([
    ["https://app.example/callback", true],
    ["https://app.example/callback?from=stoa", true],
    ["http://127.0.0.1:8123/cb", true],
    ["http://[::1]/cb", true],
    ["com.example.app:/oauth", true],
    ["http://app.example/callback", false],
    ["http://127.0.0.1.evil.example/cb", false],
    ["http://localhost@evil.example/", false],
    ["https://app.example/#fragment", false],
    ["https://user:word@app.example/", false],
    ["https://*.example/cb", false],
    ["javascript:alert(1)", false],
    ["data:text/html,x", false],
    ["myapp:/cb", false],
    ["/callback", false],
  ])("%s can be registered: %s", (uri, can) => expect(isRedirectUri(uri)).toBe(can));

  it.each([
    ["https://app.example/cb", "https://app.example/cb", true],
    ["https://app.example/cb", "https://app.example/cb/", false],
    ["https://app.example/cb", "https://app.example/cb?x=1", false],
    ["https://app.example/cb", "https://app.example:443/cb", false],
    ["https://app.example/cb", "https://app.example.evil/cb", false],
    ["https://app.example/cb", "https://APP.example/cb", false],
    ["https://app.example/cb", "https://app.example/x/../cb", false],
    ["http://127.0.0.1/cb", "http://127.0.0.1:51234/cb", true],
    ["http://127.0.0.1:1/cb", "http://127.0.0.1:51234/cb", true],
    ["http://127.0.0.1/cb", "http://127.0.0.1:51234/other", false],
    ["http://127.0.0.1/cb", "http://localhost:51234/cb", false],
    ["https://app.example/cb", "https://app.example:8443/cb", false],
  ])("registered %s, asked %s: %s", (own, asked, is) => expect(isRegistered(asked, [own])).toBe(is));
});

describe("what an app asks for", () => {
  const client = {
    redirectUris: ["https://app.example/cb"],
    scopes: ["buyer:orders", "buyer:lists", "seller:orders.read"] as Scope[],
    isEnabled: true,
  };
  const request: AuthorizationRequest = {
    response_type: "code",
    client_id: "cli_x",
    redirect_uri: "https://app.example/cb",
    scope: "buyer:orders",
    code_challenge: "a".repeat(43),
    code_challenge_method: "S256",
  };
  const judge = (change: Partial<AuthorizationRequest>, of: typeof client | null = client) =>
    judgeRequest({ ...request, ...change }, of, "buyer");

  it("is put to the person when all is right", () =>
    expect(judge({})).toEqual({ kind: "ask", scopes: ["buyer:orders"] }));

  it("leads nowhere when the app or the address is unknown", () => {
    expect(judge({}, null)).toEqual({ kind: "stop", why: "client" });
    expect(judge({}, { ...client, isEnabled: false })).toEqual({ kind: "stop", why: "client" });
    expect(judge({ redirect_uri: "https://evil.example/cb" })).toEqual({ kind: "stop", why: "redirect" });
    expect(judge({ redirect_uri: "" })).toEqual({ kind: "stop", why: "redirect" });
  });

  it.each([
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ code_challenge: "" }, "invalid_request"],
    [{ code_challenge_method: "plain" }, "invalid_request"],
    [{ code_challenge_method: "" }, "invalid_request"],
    [{ scope: "" }, "invalid_scope"],
    [{ scope: "buyer:checkout" }, "invalid_scope"],
    [{ scope: "admin:users.read" }, "invalid_scope"],
    [{ scope: "seller:orders.read" }, "invalid_scope"],
    [{ scope: "buyer:orders seller:orders.read" }, "invalid_scope"],
  ])("%o is refused as %s", (change, error) => expect(judge(change)).toEqual({ kind: "refuse", error }));

  it("is answered at its own address, with its state and our name", () => {
    const to = answerAt("https://app.example/cb?a=1", "https://api.example", {
      code: "c d",
      state: "s&t",
      none: undefined,
    });
    expect(to).toBe("https://app.example/cb?a=1&code=c+d&state=s%26t&iss=https%3A%2F%2Fapi.example");
  });

  it("proves itself as in the example of RFC 7636", async () =>
    expect(await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
      "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    ));
});

describe("a bucket", () => {
  const policy = { name: "test", quota: 60, windowMs: 60_000 };

  it("gives its quota at once, then one a second", () => {
    let bucket: Bucket | null = null;
    let taken = 0;
    for (let i = 0; i < 100; i++) {
      const [next, { isTaken }] = drain(bucket, 1, policy, 0);
      bucket = next;
      taken += isTaken ? 1 : 0;
    }
    expect(taken).toBe(60);
    expect(drain(bucket, 1, policy, 500)[1]).toMatchObject({ isTaken: false, retryAfterMs: 500 });
    expect(drain(bucket, 1, policy, 1_000)[1]).toMatchObject({ isTaken: true, remaining: 0 });
  });

  it("never lets more through than its quota and what has flowed in since", () => {
    const calls = fc.array(fc.record({ waitMs: fc.nat(5_000), cost: fc.integer({ min: 1, max: 10 }) }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(calls, (made) => {
        let bucket: Bucket | null = null;
        let [nowMs, taken] = [0, 0];
        for (const { waitMs, cost } of made) {
          nowMs += waitMs;
          const [next, { isTaken, retryAfterMs }] = drain(bucket, cost, policy, nowMs);
          if (isTaken) taken += cost;
          else expect(drain(next, cost, policy, nowMs + retryAfterMs + 1)[1].isTaken).toBe(true);
          bucket = next;
        }
        expect(taken).toBeLessThanOrEqual(policy.quota + (nowMs * policy.quota) / policy.windowMs + 1e-6);
      }),
    );
  });

  it("tells of itself in headers", () => {
    const [, drained] = drain({ tokens: 0.5, at: 0 }, 1, policy, 0);
    expect(rateHeaders(policy, drained)).toEqual({
      "ratelimit-policy": '"test";q=60;w=60',
      ratelimit: '"test";r=0;t=60',
      "retry-after": "1",
    });
  });
});
