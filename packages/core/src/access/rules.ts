// How secrets of programs are made, what their scopes let them do, what an app may ask for, and how much of everything in
// a minute. Decides; touches nothing.
import {
  type Audience,
  audienceOf,
  type AuthorizationRequest,
  type BuyerPermission,
  carried,
  DAY_MS,
  DomainError,
  type Id,
  MINUTE_MS,
  SCOPES,
  type Scope,
  SECOND_MS,
  SELLER_GRANTS,
  type SellerPermission,
  type SellerRole,
  type SellerStatus,
} from "@stoa/contract";

/** How long things live: RFC 9700 asks for short codes and tokens, and for refresh tokens that end. */
export const CODE_MS = MINUTE_MS;
export const ACCESS_TOKEN_MS = 10 * MINUTE_MS;
export const GRANT_MS = 90 * DAY_MS;
/** Each signing key signs for so long; it is published for as long before, and verifies for as long after. */
export const SIGNING_KEY_MS = 30 * DAY_MS;
/** Keys and grants note when they were last used, but not more often than this. */
export const USED_EVERY_MS = 5 * MINUTE_MS;

/** What a secret is for stands in front of it, so that scanners of leaked secrets know it. */
export const SECRET_KINDS = {
  personal: "stoa_pat_",
  seller: "stoa_sk_",
  client: "stoa_cs_",
  code: "stoa_oc_",
  refresh: "stoa_rt_",
} as const;
export type SecretKind = keyof typeof SECRET_KINDS;

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;

/** CRC-32 of a text as six characters: a mistyped secret is known without asking the database. */
function checksum(text: string): string {
  let crc = ~0;
  for (const character of text) {
    crc ^= character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  let rest = ~crc >>> 0;
  let out = "";
  for (let i = 0; i < CHECKSUM_LENGTH; i++, rest = Math.floor(rest / 62)) out = BASE62[rest % 62] + out;
  return out;
}

/** A new secret: its kind, 32 random characters (190 bits), a checksum. `random` gives bytes. */
export function newSecret(
  kind: SecretKind,
  random = (length: number) => crypto.getRandomValues(new Uint8Array(length)),
): string {
  let secret = "";
  // Bytes that would make some characters likelier than others are passed over.
  while (secret.length < SECRET_LENGTH)
    for (const byte of random(SECRET_LENGTH)) {
      const character = BASE62[byte & 63];
      if (character !== undefined && secret.length < SECRET_LENGTH) secret += character;
    }
  return `${SECRET_KINDS[kind]}${secret}${checksum(secret)}`;
}

/** The kind of a secret that is whole; null for anything else. */
export function kindOfSecret(secret: string): SecretKind | null {
  const [kind, prefix] =
    (Object.entries(SECRET_KINDS) as [SecretKind, string][]).find(([, start]) => secret.startsWith(start)) ?? [];
  if (kind === undefined || prefix === undefined) return null;
  const body = secret.slice(prefix.length);
  if (body.length !== SECRET_LENGTH + CHECKSUM_LENGTH) return null;
  return checksum(body.slice(0, SECRET_LENGTH)) === body.slice(SECRET_LENGTH) ? kind : null;
}

/** What a holder of these scopes may do: each permission, and the look at its noun that it carries. */
export const permissionsOf = (scopes: readonly Scope[]): string[] => [
  ...new Set(scopes.flatMap((scope) => carried(scope.slice(scope.indexOf(":") + 1)))),
];

/** Whether all scopes belong to one app. */
export const areAllOf = (audience: Audience, scopes: readonly Scope[]): boolean =>
  scopes.every((scope) => audienceOf(scope) === audience);

/** What is known now of the person, and of the seller, that a program acts for. */
export interface Standing {
  /** Since when nobody comes in by the person's account: it was shut, or they were forgotten. */
  closedAt: number | null;
  sellerStatus: SellerStatus | null;
  role: SellerRole | null;
}

/** Who a program acts for, and with which scopes. */
export interface Holder {
  userId: Id<"user">;
  sellerId: Id<"seller"> | null;
  scopes: readonly Scope[];
}

/** As whom a program acts: never more than its scopes, and never more than the person behind it. */
export type Admitted =
  | { kind: "buyer"; userId: Id<"user">; permissions: BuyerPermission[] }
  | {
      kind: "seller";
      userId: Id<"user">;
      sellerId: Id<"seller">;
      role: SellerRole;
      permissions: SellerPermission[];
    };

/**
 * Lets a program in with what its holder may do now.
 * @throws UNAUTHENTICATED the person is gone, or has left the team
 * @throws SELLER_SUSPENDED the seller is not active
 */
export function admitted({ userId, sellerId, scopes }: Holder, standing: Standing): Admitted {
  if (standing.closedAt !== null) throw new DomainError("UNAUTHENTICATED", { reason: "revoked" });
  const wanted = permissionsOf(scopes);
  if (sellerId === null) return { kind: "buyer", userId, permissions: wanted as BuyerPermission[] };
  const { role, sellerStatus } = standing;
  if (role === null) throw new DomainError("UNAUTHENTICATED", { reason: "revoked" });
  if (sellerStatus !== "active") throw new DomainError("SELLER_SUSPENDED", { status: sellerStatus });
  const permissions = (SELLER_GRANTS[role] as readonly SellerPermission[]).filter((own) => wanted.includes(own));
  return { kind: "seller", userId, sellerId, role, permissions };
}

/** Whether an address can be registered: https; http on the same machine (RFC 8252 7.3); a scheme in reverse domain form. */
export function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri) || uri.includes("#") || /[\s\\*]/.test(uri)) return false;
  const { protocol, username, password } = new URL(uri);
  if (username !== "" || password !== "") return false;
  if (protocol === "https:") return true;
  return protocol === "http:" ? isLoopback(uri) : /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+:$/.test(protocol);
}

const isLoopback = (uri: string): boolean => /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/|$|\?)/.test(uri);

const portless = (uri: string): string => uri.replace(/^(http:\/\/[^/:[]+|http:\/\/\[::1\])(:\d+)/, "$1");

/** Whether an address is one of those registered: the same text; on the same machine, whatever the port (RFC 8252 7.3). */
export const isRegistered = (uri: string, registered: readonly string[]): boolean =>
  registered.some((own) => own === uri || (isLoopback(own) && isLoopback(uri) && portless(own) === portless(uri)));

/** The scopes that stand in a text; null when one of them is none of ours. */
export function scopesIn(text: string): Scope[] | null {
  const names = [...new Set(text.split(" ").filter(Boolean))];
  return names.every((name): name is Scope => (SCOPES as readonly string[]).includes(name)) ? names : null;
}

/** What is to be said about a request of an app. */
export type Verdict =
  | { kind: "stop"; why: "client" | "redirect" }
  | { kind: "refuse"; error: "unsupported_response_type" | "invalid_request" | "invalid_scope" }
  | { kind: "ask"; scopes: Scope[] };

/** Judges what an app asks of a person in one of our apps (RFC 6749 4.1.1, RFC 7636, RFC 9700 2.1). */
export function judgeRequest(
  request: AuthorizationRequest,
  client: { redirectUris: readonly string[]; scopes: readonly Scope[]; isEnabled: boolean } | null,
  audience: Audience,
): Verdict {
  if (!client?.isEnabled) return { kind: "stop", why: "client" };
  if (!isRegistered(request.redirect_uri, client.redirectUris)) return { kind: "stop", why: "redirect" };
  if (request.response_type !== "code") return { kind: "refuse", error: "unsupported_response_type" };
  const isProof = request.code_challenge_method === "S256" && /^[\w-]{43}$/.test(request.code_challenge);
  if (!isProof) return { kind: "refuse", error: "invalid_request" };
  const scopes = scopesIn(request.scope);
  const isFair = scopes && scopes.length > 0 && scopes.every((scope) => client.scopes.includes(scope));
  return isFair && areAllOf(audience, scopes) ? { kind: "ask", scopes } : { kind: "refuse", error: "invalid_scope" };
}

/** The address that an app gets its answer at: `iss` says who answers (RFC 9207), `state` is its own. */
export function answerAt(redirectUri: string, issuer: string, answer: Record<string, string | undefined>): string {
  const to = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, iss: issuer }))
    if (value !== undefined) to.searchParams.set(name, value);
  return to.href;
}

/** The challenge of a verifier: its SHA-256 in base64url (RFC 7636 4.6). */
export async function challengeOf(verifier: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** So much in a minute, and as much at once. */
export interface RatePolicy {
  name: string;
  quota: number;
  windowMs: number;
}
/** Limits of the API's own host. A batch of n calls counts n. */
export const RATE_POLICIES = {
  program: { name: "program", quota: 600, windowMs: MINUTE_MS },
  network: { name: "network", quota: 300, windowMs: MINUTE_MS },
  tokens: { name: "tokens", quota: 60, windowMs: MINUTE_MS },
} as const satisfies Record<string, RatePolicy>;

/** A bucket of tokens as it was at a moment. */
export interface Bucket {
  tokens: number;
  at: number;
}
/** What is left, when it is full again, and how long to wait for what was refused. */
export interface Drained {
  isTaken: boolean;
  remaining: number;
  fullInMs: number;
  retryAfterMs: number;
}

/** Takes `cost` tokens from a bucket that fills evenly; all or none. A new bucket is full. */
export function drain(bucket: Bucket | null, cost: number, policy: RatePolicy, nowMs: number): [Bucket, Drained] {
  const perMs = policy.quota / policy.windowMs;
  const since = bucket ? Math.max(0, nowMs - bucket.at) : 0;
  const level = bucket ? Math.min(policy.quota, bucket.tokens + since * perMs) : policy.quota;
  const isTaken = cost <= level;
  const tokens = isTaken ? level - cost : level;
  const drained = {
    isTaken,
    remaining: Math.floor(tokens),
    fullInMs: Math.ceil((policy.quota - tokens) / perMs),
    retryAfterMs: isTaken ? 0 : Math.ceil((Math.min(cost, policy.quota) - level) / perMs),
  };
  return [{ tokens, at: bucket ? Math.max(bucket.at, nowMs) : nowMs }, drained];
}

/** The headers that tell of a limit (draft-ietf-httpapi-ratelimit-headers-11). Times in them are seconds. */
export function rateHeaders(policy: RatePolicy, drained: Drained): Record<string, string> {
  const seconds = (ms: number) => Math.ceil(ms / SECOND_MS);
  return {
    "ratelimit-policy": `"${policy.name}";q=${policy.quota};w=${seconds(policy.windowMs)}`,
    ratelimit: `"${policy.name}";r=${drained.remaining};t=${seconds(drained.fullInMs)}`,
    ...(drained.isTaken ? {} : { "retry-after": String(seconds(drained.retryAfterMs)) }),
  };
}
