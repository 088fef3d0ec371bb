// Fixtures of programs: keys, apps, and calls of the public door with a bearer token, as another company would make them.
import type { AuthorizationRequest, ClientKind, ClientMade, Id, KeyMade, Scope } from "@stoa/contract";
import { sellerMember } from "@stoa/db";
import { type Answer, db, makeSeller, makeUser, Visitor } from "./testing.ts";

/** Where an app of the tests is sent back to. */
export const REDIRECT = "https://app.example/callback";

/** The example of RFC 7636. */
export const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/** A program at the public door. */
export class Program extends Visitor {
  token: string | null;
  /** The address that it calls from. */
  address: string;

  constructor(token: string | null, address = "198.51.100.7") {
    super(null);
    this.token = token;
    this.address = address;
  }

  override async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cf-connecting-ip", this.address);
    if (this.token !== null) headers.set("authorization", `Bearer ${this.token}`);
    return await super.fetch(path, { ...init, headers });
  }

  /** Sends a form to an endpoint of OAuth. */
  async form<T = Record<string, unknown>>(path: string, fields: Record<string, string>): Promise<Answer<T>> {
    const response = await super.fetch(path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "cf-connecting-ip": this.address },
      body: new URLSearchParams(fields).toString(),
    });
    const body = (await response.json()) as T & { error?: string };
    return { status: response.status, data: body, code: body.error };
  }
}

/** A browser in which somebody makes keys and answers apps: their own, or those of their seller. */
export interface Caller {
  side: "account" | "seller";
  browser: Visitor;
}

/** Somebody with such a browser: a buyer, or the owner of a seller. */
export interface Holder extends Caller {
  userId: Id<"user">;
  sellerId: Id<"seller"> | null;
}

/** A buyer who has just signed in. */
export async function buyerHolder(): Promise<Holder> {
  const userId = await makeUser();
  return { side: "account", browser: await new Visitor("buyer").become(userId), userId, sellerId: null };
}

/** An owner of a seller, who has just signed in; another owner stays when they go. */
export async function sellerHolder(): Promise<Holder> {
  const { sellerId, ownerId: userId } = await makeSeller();
  await db.insert(sellerMember).values({ sellerId, userId: await makeUser(), role: "owner" });
  return { side: "seller", browser: await new Visitor("seller").become(userId), userId, sellerId };
}

/** A new key of somebody. */
export async function keyOf({ side, browser }: Caller, scopes: Scope[]): Promise<KeyMade> {
  return (await browser.mutate<KeyMade>(`${side}.keys.make`, { name: "A key", scopes, days: 30 })).data;
}

/** A new app of somebody, that may ask for these scopes. */
export async function appOf(
  { side, browser }: Caller,
  scopes: Scope[],
  kind: ClientKind = "public",
): Promise<ClientMade> {
  const app = { name: "An app", kind, redirectUris: [REDIRECT], scopes };
  return (await browser.mutate<ClientMade>(`${side}.clients.register`, app)).data;
}

/** What an app sends a person to the consent page with. */
export const asking = (clientId: string, scopes: readonly Scope[]): AuthorizationRequest => ({
  response_type: "code",
  client_id: clientId,
  redirect_uri: REDIRECT,
  scope: scopes.join(" "),
  state: "a state",
  code_challenge: CHALLENGE,
  code_challenge_method: "S256",
});

/** The answer that an app gets after somebody allowed it. */
export async function allowed({ side, browser }: Caller, clientId: string, scopes: readonly Scope[]): Promise<URL> {
  const request = asking(clientId, scopes);
  const { data } = await browser.mutate<{ to: string }>(`${side}.consent.decide`, { request, isAllowed: true });
  return new URL(data.to);
}

/** What the token endpoint gives. */
export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
}

/** The fields of a code's exchange. */
export const exchange = (clientId: string, code: string): Record<string, string> => ({
  grant_type: "authorization_code",
  client_id: clientId,
  code,
  redirect_uri: REDIRECT,
  code_verifier: VERIFIER,
});

/** The fields of a refresh. */
export const refreshing = (clientId: string, token: string): Record<string, string> => ({
  grant_type: "refresh_token",
  client_id: clientId,
  refresh_token: token,
});

/** Tokens of a new public app that somebody has allowed. */
export async function tokensOf(holder: Caller, scopes: Scope[]): Promise<Tokens & { clientId: string }> {
  const { clientId } = await appOf(holder, scopes);
  const code = (await allowed(holder, clientId, scopes)).searchParams.get("code") ?? "";
  const { data } = await new Program(null).form<Tokens>("/oauth/token", exchange(clientId, code));
  return { ...data, clientId };
}
