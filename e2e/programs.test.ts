// Programs of others: a key that a buyer makes and takes back; an app that is let in by consent, refreshes, and is thrown
// out when a refresh token comes a second time; an app of a seller that acts by its secret.
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { journey, type Visitor } from "./journey.ts";
import { makeKey, registerApp, registerShopApp, signInHere } from "./program-steps.ts";
import { type Origins, signIn } from "./steps.ts";

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
}

const PAGE = { limit: 1 };

/** Calls the API as another program would: from outside, with nothing but its token. */
async function call(origins: Origins, path: string, token: string, input: object = { market: "us" }) {
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const response = await fetch(`${origins.api}/trpc/${path}?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, headers: response.headers };
}

async function token(origins: Origins, fields: Record<string, string>) {
  const response = await fetch(`${origins.api}/oauth/token`, { method: "POST", body: new URLSearchParams(fields) });
  return { status: response.status, data: (await response.json()) as Tokens & { error?: string } };
}

/** Listens on this computer for people who come back from the consent page, as a program on it would. */
async function receiver() {
  const queries: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/callback") queries.push(url.searchParams);
    response.setHeader("content-type", "text/html").end('<link rel="icon" href="data:,"><title>An app</title>Back.');
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/callback`, queries, close: () => server.close() };
}

/** The way of an app from the question to tokens that are good once. */
async function letIn(visitor: Visitor): Promise<void> {
  const { context, page, origins } = visitor;
  const app = await receiver();
  // The port is another one at every start: on one's own computer any port of a registered address is good (RFC 8252 7.3).
  const clientId = await registerApp(visitor, "http://127.0.0.1/callback");
  // Nothing of the page may be asked any more when its session is taken away.
  await page.goto("about:blank");
  await context.clearCookies();

  const verifier = randomBytes(32).toString("base64url");
  const request = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: app.address,
    scope: "buyer:orders",
    state: "as sent",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  await page.goto(`${origins.api}/oauth/authorize?${request}`);
  await signInHere(page);
  await page.getByRole("heading", { name: "Price watch asks to act for you" }).waitFor();
  const text = await page.locator("main").innerText();
  expect(text).toContain("See your orders");
  expect(text).not.toContain("wish lists");
  expect(text).toContain(new URL(app.address).host);
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  await page.waitForURL((url) => url.href.startsWith(app.address));
  app.close();

  expect(app.queries).toHaveLength(1);
  const [answer] = app.queries;
  expect([answer!.get("state"), answer!.get("iss")]).toEqual(["as sent", origins.api]);
  const exchange = {
    grant_type: "authorization_code",
    client_id: clientId,
    code: answer!.get("code") ?? "",
    redirect_uri: app.address,
    code_verifier: verifier,
  };
  expect((await token(origins, { ...exchange, code_verifier: "x".repeat(43) })).data.error).toBe("invalid_grant");
  const first = await token(origins, exchange);
  expect(first).toMatchObject({ status: 200, data: { scope: "buyer:orders", expires_in: 600 } });
  expect((await call(origins, "shop.orders.list", first.data.access_token, PAGE)).status).toBe(200);
  expect((await call(origins, "shop.lists.mine", first.data.access_token)).status).toBe(403);

  const refreshing = (refreshToken: string) =>
    token(origins, { grant_type: "refresh_token", client_id: clientId, refresh_token: refreshToken });
  const second = await refreshing(first.data.refresh_token);
  expect((await call(origins, "shop.orders.list", second.data.access_token, PAGE)).status).toBe(200);
  // Whoever brings the old one has stolen it, or was stolen from: nobody of the family is let in any more.
  expect((await refreshing(first.data.refresh_token)).data.error).toBe("invalid_grant");
  expect((await refreshing(second.data.refresh_token)).data.error).toBe("invalid_grant");
  for (const { data } of [first, second])
    expect((await call(origins, "shop.orders.list", data.access_token, PAGE)).status).toBe(401);
}

journey("a buyer's key opens what it may until it is revoked", {}, async (visitor) => {
  const { page, origins } = visitor;
  const secret = await makeKey(visitor);
  expect(secret).toMatch(/^stoa_pat_\w{38}$/);

  const good = await call(origins, "shop.lists.mine", secret);
  expect(good.status).toBe(200);
  expect(good.headers.get("ratelimit-policy")).toBe('"program";q=600;w=60');
  expect((await call(origins, "shop.orders.list", secret)).status).toBe(403);

  await page.reload();
  const row = page.getByRole("listitem").filter({ hasText: "Wish list sync" }).first();
  expect(await row.innerText()).toContain(secret.slice(0, 13));
  expect(await page.content()).not.toContain(secret);
  await row.locator("summary", { hasText: "Revoke" }).click();
  await row.getByRole("button", { name: "Yes, revoke it" }).click();
  await expect.poll(async () => (await call(origins, "shop.lists.mine", secret)).status).toBe(401);
});

journey("an app is let in by consent, and thrown out with an old refresh token", {}, letIn);

journey("an app is let in by consent without scripts", { scripts: false }, letIn);

journey("an app that asks for the wrong address leads nowhere", { expected: /400/ }, async (visitor) => {
  const { page, origins } = visitor;
  const clientId = await registerApp(visitor, "https://app.example/callback");
  const request = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: "https://evil.example/",
    scope: "buyer:orders",
  };
  const response = await page.goto(`${origins.api}/oauth/authorize?${new URLSearchParams(request)}`);
  expect(response?.status()).toBe(400);
  expect(new URL(page.url()).origin).toBe(origins.buyer);
  expect(await page.locator("main").innerHTML()).not.toContain("evil.example");
});

journey("a seller's app acts for its shop by its secret", {}, async ({ page, origins }) => {
  await signIn(page, origins.seller, "seller@demo.stoa");
  await page.goto(`${origins.seller}/access`);
  const { clientId, secret } = await registerShopApp(page);
  const fields = { grant_type: "client_credentials", client_id: clientId, client_secret: secret };
  const { data } = await token(origins, fields);
  expect((await call(origins, "seller.orders.list", data.access_token, PAGE)).status).toBe(200);
  expect((await call(origins, "seller.offers.list", data.access_token, PAGE)).status).toBe(403);
  const row = page.getByRole("listitem").filter({ hasText: clientId });
  await row.getByRole("button", { name: "Switch off" }).click();
  await row.getByText("Switched off").waitFor();
  expect((await call(origins, "seller.orders.list", data.access_token, PAGE)).status).toBe(401);
  expect((await token(origins, fields)).data.error).toBe("invalid_client");
});
