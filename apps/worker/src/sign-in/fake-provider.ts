// An OpenID provider for tests, reached through the network as any other: `listen` puts it in the place of the internet.
// It does what it is told, also what no honest provider would do.
import { env } from "../testing.ts";

const ES256 = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

/** Where the local provider is registered. */
const ISSUER = `${(JSON.parse(env.APP_ORIGINS) as { console: string }).console}/idp`;

/** What a token says, and how it lies. */
export interface Says {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  /** Claims in the place of the right ones. */
  claims?: Record<string, unknown>;
  /** The head in the place of the right one. */
  head?: Record<string, unknown>;
  /** Whether another key signs. */
  isForged?: boolean;
}

const encode = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const json = (value: unknown): string => encode(new TextEncoder().encode(JSON.stringify(value)));
const newPair = async () => (await crypto.subtle.generateKey(ES256, true, ["sign", "verify"])) as CryptoKeyPair;

/** The provider. */
export class FakeProvider {
  private readonly codes = new Map<string, { says: Says; challenge: string; nonce: string; redirectUri: string }>();
  private pair: CryptoKeyPair | undefined;
  /** How often a code was exchanged. */
  exchanges = 0;

  /** What the provider sends somebody back with, whom it was sent by `url`. */
  approve(url: string, says: Says): { code: string; state: string; redirectUri: string } {
    const { searchParams } = new URL(url);
    const value = (name: string) => searchParams.get(name) ?? "";
    const code = crypto.randomUUID();
    const [challenge, nonce, redirectUri] = [value("code_challenge"), value("nonce"), value("redirect_uri")];
    this.codes.set(code, { says, challenge, nonce, redirectUri });
    return { code, state: value("state"), redirectUri };
  }

  /** Answers what goes out to the provider; everything else is refused. */
  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input as RequestInfo, init);
    const path = request.url.startsWith(ISSUER) ? request.url.slice(ISSUER.length) : "";
    if (path === "/.well-known/openid-configuration")
      return Response.json({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        jwks_uri: `${ISSUER}/jwks`,
      });
    if (path === "/jwks") return Response.json({ keys: [await this.jwk()] });
    if (path === "/token") return await this.exchange(await request.formData());
    throw new Error(`nobody listens at ${request.url}`);
  };

  private async keys(): Promise<CryptoKeyPair> {
    this.pair ??= await newPair();
    return this.pair;
  }

  private async jwk() {
    const { kty, crv, x, y } = (await crypto.subtle.exportKey("jwk", (await this.keys()).publicKey)) as JsonWebKey;
    return { kty, crv, x, y, kid: "one", alg: "ES256", use: "sig" };
  }

  private async exchange(form: FormData): Promise<Response> {
    this.exchanges += 1;
    const kept = this.codes.get(String(form.get("code")));
    this.codes.delete(String(form.get("code")));
    const verifier = new TextEncoder().encode(String(form.get("code_verifier")));
    const challenge = encode(new Uint8Array(await crypto.subtle.digest("SHA-256", verifier)));
    if (!kept || kept.challenge !== challenge || kept.redirectUri !== form.get("redirect_uri"))
      return Response.json({ error: "invalid_grant" }, { status: 400 });
    const { claims, head, isForged, ...person } = kept.says;
    const now = Math.floor(Date.now() / 1_000);
    const right = { iss: ISSUER, aud: "stoa", iat: now, exp: now + 300, nonce: kept.nonce };
    const body = `${json({ alg: "ES256", kid: "one", ...head })}.${json({ ...right, ...person, ...claims })}`;
    const { privateKey } = isForged ? await newPair() : await this.keys();
    const signature = await crypto.subtle.sign(SIGNING, privateKey, new TextEncoder().encode(body));
    const token = `${body}.${head?.["alg"] === "none" ? "" : encode(new Uint8Array(signature))}`;
    return Response.json({ token_type: "Bearer", access_token: "x", expires_in: 60, id_token: token });
  }
}
