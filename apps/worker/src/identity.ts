// Who else vouches for people in this deployment: rows of the configuration, and the console's own provider where the
// marketplace runs on the computer of somebody who tries it.
import { IdentityProvider } from "@stoa/contract";
import { type Env, isLocal } from "./env.ts";

/** The provider at the console. Its tokens are worth nothing elsewhere: no deployment registers it. */
const localId = (consoleOrigin: string): IdentityProvider => ({
  provider: "local",
  label: "Local ID",
  kind: "oidc",
  issuer: `${consoleOrigin}/idp`,
  clientId: "stoa",
  clientSecret: "",
  scopes: [],
});

/** The providers of a deployment. Throws, naming the variable, where its JSON is no list of providers. */
export function identityProviders(
  env: Pick<Env, "STOA_ENV" | "STOA_SIGN_IN_PROVIDERS" | "APP_ORIGINS">,
): IdentityProvider[] {
  const rows = env.STOA_SIGN_IN_PROVIDERS ?? "[]";
  const parsed = IdentityProvider.array().safeParse(readJson(rows));
  if (!parsed.success) throw new Error(`STOA_SIGN_IN_PROVIDERS is no list of providers: ${parsed.error.message}`);
  if (!isLocal(env)) {
    // Whoever stands between could otherwise say who somebody is.
    const plain = parsed.data.find(({ issuer }) => issuer !== "" && !issuer.startsWith("https://"));
    if (plain) throw new Error(`STOA_SIGN_IN_PROVIDERS: the issuer of "${plain.provider}" must begin with https://`);
    return parsed.data;
  }
  const origins: { console: string } = JSON.parse(env.APP_ORIGINS);
  return [...parsed.data, localId(origins.console)];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Told like any other row that is none.
  }
}
