// OpenID Connect: discovery, the code flow with PKCE, and a token that is believed only when everything in it is right.
import { HOUR_MS } from "@stoa/contract";
import { CodeChallengeMethod, OAuth2Client } from "arctic";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { addressOf, askJson, nameFrom, type Person, textIn, type Way } from "./asking.ts";

/** Signatures that are believed: those with a key that the provider keeps to itself. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"];
/** How far the clock of a provider may be off. */
const CLOCK_SECONDS = 60;
/** How old a token may be: it was asked for a moment ago. */
const MAX_AGE_SECONDS = 600;

/** What a provider says of itself. */
export interface Discovered {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  jwksUri: string;
  /** Whether the client's secret goes into the body. */
  postsSecret: boolean;
}

const known = new Map<string, { about: Discovered; until: number }>();
const keys = new Map<string, ReturnType<typeof createRemoteJWKSet>>();

/** What a provider says of itself, asked for once an hour. @throws Unreachable */
export async function discover(issuer: string, nowMs: number): Promise<Discovered> {
  const kept = known.get(issuer);
  if (kept && kept.until > nowMs) return kept.about;
  const found = await askJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (textIn(found, "issuer") !== issuer) throw new Error("the discovery document is of another issuer");
  const methods = found["token_endpoint_auth_methods_supported"];
  const about: Discovered = {
    issuer,
    authorizationEndpoint: textIn(found, "authorization_endpoint"),
    tokenEndpoint: textIn(found, "token_endpoint"),
    jwksUri: textIn(found, "jwks_uri"),
    postsSecret: Array.isArray(methods) && !methods.includes("client_secret_basic"),
  };
  known.set(issuer, { about, until: nowMs + HOUR_MS });
  return about;
}

const clientOf = ({ provider, redirectUri }: Way): OAuth2Client =>
  new OAuth2Client(provider.clientId, provider.clientSecret || null, redirectUri);

/** Where somebody is sent to. */
export function authorizationUrl(about: Discovered, way: Way, scopes: string[]): URL {
  const { state, verifier } = way;
  return clientOf(way).createAuthorizationURLWithPKCE(
    about.authorizationEndpoint,
    state,
    CodeChallengeMethod.S256,
    verifier,
    scopes,
  );
}

/** The id token that a code is exchanged for. */
export async function tokensFor(about: Discovered, way: Way, code: string): Promise<string> {
  if (!about.postsSecret || !way.provider.clientSecret)
    return (await clientOf(way).validateAuthorizationCode(about.tokenEndpoint, code, way.verifier)).idToken();
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: way.redirectUri,
    client_id: way.provider.clientId,
    client_secret: way.provider.clientSecret,
    code_verifier: way.verifier,
  });
  return textIn(await askJson(about.tokenEndpoint, { method: "POST", body }), "id_token");
}

/** Who a token is about. Throws where its signature, issuer, audience, times or nonce are not right. */
export async function personInToken(
  about: Discovered,
  of: { idToken: string; clientId: string; nonce: string; nowMs: number },
): Promise<Person> {
  const { clientId, nonce } = of;
  const found = keys.get(about.jwksUri) ?? createRemoteJWKSet(new URL(about.jwksUri));
  keys.set(about.jwksUri, found);
  const { payload } = await jwtVerify(of.idToken, found, {
    issuer: about.issuer,
    audience: clientId,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_SECONDS,
    maxTokenAge: MAX_AGE_SECONDS,
    requiredClaims: ["exp", "iat", "sub"],
    currentDate: new Date(of.nowMs),
  });
  if (payload["nonce"] !== nonce) throw new Error("the token is of another way");
  const isForMany = Array.isArray(payload.aud) && payload.aud.length > 1;
  if ((isForMany || payload["azp"] !== undefined) && payload["azp"] !== clientId)
    throw new Error("the token was made for another client");
  const email = addressOf(payload["email"]);
  // Apple sends the text "true".
  const isEmailVerified = payload["email_verified"] === true || payload["email_verified"] === "true";
  return { subject: String(payload.sub), email, isEmailVerified, name: nameFrom(payload["name"], email) };
}
