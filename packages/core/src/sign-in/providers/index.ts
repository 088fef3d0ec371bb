// The providers of a deployment, each behind the same two questions: where to send somebody, and who came back.
import { DomainError, type IdentityProvider } from "@stoa/contract";
import { ArcticFetchError, generateCodeVerifier, GitHub, Google, OAuth2RequestError } from "arctic";
import { log } from "../../kernel/index.ts";
import { type Person, Unreachable, type Way } from "./asking.ts";
import { githubPerson } from "./github.ts";
import { authorizationUrl, discover, personInToken, tokensFor } from "./openid.ts";

const GOOGLE_ISSUER = "https://accounts.google.com";
const DEFAULT_SCOPES = {
  google: ["openid", "email", "profile"],
  github: ["user:email"],
  oidc: ["openid", "email", "profile"],
};

const scopesOf = ({ kind, scopes }: IdentityProvider): string[] =>
  scopes.length > 0 ? [...scopes] : DEFAULT_SCOPES[kind];

/** A fresh secret for PKCE. */
export const newVerifier = generateCodeVerifier;

/**
 * Where somebody is sent to. `askAgain` has the provider ask for more than its own session, as far as it knows how.
 * @throws PROVIDER_UNAVAILABLE
 */
export async function wayTo(way: Way, { askAgain, nowMs }: { askAgain: boolean; nowMs: number }): Promise<string> {
  const { provider, redirectUri, state, nonce, verifier } = way;
  const scopes = scopesOf(provider);
  return await reaching(provider, async () => {
    if (provider.kind === "github")
      return new GitHub(provider.clientId, provider.clientSecret, redirectUri)
        .createAuthorizationURL(state, scopes)
        .toString();
    const url =
      provider.kind === "google"
        ? new Google(provider.clientId, provider.clientSecret, redirectUri).createAuthorizationURL(
            state,
            verifier,
            scopes,
          )
        : authorizationUrl(await discover(provider.issuer, nowMs), way, scopes);
    url.searchParams.set("nonce", nonce);
    if (askAgain) url.searchParams.set("prompt", "login");
    return url.toString();
  });
}

/**
 * Who came back with a code.
 * @throws SIGN_IN_REFUSED the code is none, or what it is exchanged for does not hold
 * @throws PROVIDER_UNAVAILABLE
 */
export async function whoCameBack(way: Way, code: string, nowMs: number): Promise<Person> {
  const { provider, redirectUri, nonce, verifier } = way;
  const { clientId, clientSecret } = provider;
  return await reaching(provider, async () => {
    if (provider.kind === "github") {
      const tokens = await new GitHub(clientId, clientSecret, redirectUri).validateAuthorizationCode(code);
      return await githubPerson(tokens.accessToken());
    }
    if (provider.kind === "google") {
      const tokens = await new Google(clientId, clientSecret, redirectUri).validateAuthorizationCode(code, verifier);
      const about = await discover(GOOGLE_ISSUER, nowMs);
      return await personInToken(about, { idToken: tokens.idToken(), clientId, nonce, nowMs });
    }
    const about = await discover(provider.issuer, nowMs);
    const idToken = await tokensFor(about, way, code);
    return await personInToken(about, { idToken, clientId, nonce, nowMs });
  });
}

/** What goes wrong at a provider is told to the log; the visitor learns whether to try again or not. */
async function reaching<T>({ provider }: IdentityProvider, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    log("warn", "provider.failed", { provider, error: error instanceof Error ? error.message : String(error) });
    const isLost = error instanceof ArcticFetchError || error instanceof Unreachable;
    if (isLost) throw new DomainError("PROVIDER_UNAVAILABLE", { provider });
    const reason = error instanceof OAuth2RequestError ? error.code : "not_proved";
    throw new DomainError("SIGN_IN_REFUSED", { provider, reason });
  }
}
