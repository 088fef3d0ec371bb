// Signed tokens of the local identity provider. Its key is made when it is first asked and lives as long as the process.

const ES256 = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

interface Keys {
  kid: string;
  pair: CryptoKeyPair;
  publicJwk: JsonWebKey;
}

let kept: Keys | undefined;

async function keys(): Promise<Keys> {
  if (kept) return kept;
  const pair = (await crypto.subtle.generateKey(ES256, true, ["sign", "verify"])) as CryptoKeyPair;
  const publicJwk = (await crypto.subtle.exportKey("jwk", pair.publicKey)) as JsonWebKey;
  // Whoever was quicker meanwhile is right.
  kept ??= { kid: crypto.randomUUID(), pair, publicJwk };
  return kept;
}

/** The key set with which others check the tokens. */
export async function publishedKeys() {
  const { kid, publicJwk } = await keys();
  const { kty, crv, x, y } = publicJwk;
  return { keys: [{ kty, crv, x, y, kid, alg: "ES256", use: "sig" }] };
}

const encode = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const decode = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const json = (value: unknown): string => encode(new TextEncoder().encode(JSON.stringify(value)));

/** A token of these claims. */
export async function signed(claims: Record<string, unknown>): Promise<string> {
  const { kid, pair } = await keys();
  const body = `${json({ alg: "ES256", kid, typ: "JWT" })}.${json(claims)}`;
  const signature = await crypto.subtle.sign(SIGNING, pair.privateKey, new TextEncoder().encode(body));
  return `${body}.${encode(new Uint8Array(signature))}`;
}

/** The claims of a token of our own; null for any other. */
export async function opened(token: string): Promise<Record<string, unknown> | null> {
  const { pair } = await keys();
  const [head = "", body = "", signature = ""] = token.split(".");
  try {
    const bytes = new TextEncoder().encode(`${head}.${body}`);
    if (!(await crypto.subtle.verify(SIGNING, pair.publicKey, decode(signature), bytes))) return null;
    return JSON.parse(new TextDecoder().decode(decode(body))) as Record<string, unknown>;
  } catch {
    return null; // Not even the shape of a token.
  }
}

/** The challenge of a PKCE verifier (RFC 7636, S256). */
export async function challengeOf(verifier: string): Promise<string> {
  return encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

/** Who an address is at this provider: the same person for the same address, always. */
export async function subjectOf(email: string): Promise<string> {
  return (await challengeOf(`local id ${email}`)).slice(0, 22);
}
