// The API's own host: where programs of others come in. Bearer tokens count here and nothing else: cookies are never
// read, every origin may ask, and everybody has a limit that the answer tells of.
import type { ApiCtx } from "@stoa/api";
import { DomainError } from "@stoa/contract";
import { programBehind, RATE_POLICIES, rateHeaders, type RatePolicy } from "@stoa/core/access";
import { networkOf } from "@stoa/core/accounts";
import { contextOf } from "./context.ts";
import { type Env, rateFactor } from "./env.ts";

const REALM = 'Bearer realm="stoa"';

/** Headers that let a page of any origin read the answer. Credentials are never allowed with them. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate",
};

const PREFLIGHT = {
  ...CORS,
  "access-control-allow-methods": "GET, POST",
  "access-control-allow-headers": "Authorization, Content-Type, Idempotency-Key, trpc-accept",
  "access-control-max-age": "3600",
};

/** The answer to a browser that asks whether a page may call. */
export const preflight = (): Response => new Response(null, { status: 204, headers: { ...SAFE, ...PREFLIGHT } });

/** Headers by which a browser neither runs, frames nor keeps an answer, and never asks again without TLS. */
const SAFE = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
};
const NOTHING = "default-src 'none'";

/** Sets what every answer of the public host carries. */
export function toAnyOrigin(headers: Headers): void {
  for (const [name, value] of Object.entries({ ...CORS, ...SAFE })) headers.set(name, value);
  const policy = headers.get("content-security-policy") ?? NOTHING;
  headers.set("content-security-policy", `${policy}; frame-ancestors 'none'`);
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
}

/** How a request entered: with a context, or with the refusal that its procedures answer. `headers` go on either. */
export interface Entry {
  ctx: ApiCtx;
  refusal: DomainError | null;
  headers: Record<string, string>;
}

/** The subprotocol of live lines, and what begins the one that carries the token of a page, whose sockets have no headers. */
const LINE_PROTOCOL = "stoa";
const LINE_TOKEN = "stoa.bearer.";

/** The subprotocols that a socket asks for; none where a request is for none. */
const protocolsOf = ({ headers }: Request): string[] =>
  headers.get("upgrade")?.toLowerCase() === "websocket"
    ? (headers.get("sec-websocket-protocol") ?? "").split(",").map((name) => name.trim())
    : [];

/** An open line, which agrees to the subprotocol if that was asked for: a browser closes one that does not. */
export function agreed(request: Request, line: Response): Response {
  const { status, webSocket } = line;
  if (!webSocket || !protocolsOf(request).includes(LINE_PROTOCOL)) return line;
  return new Response(null, { status, webSocket, headers: { "sec-websocket-protocol": LINE_PROTOCOL } });
}

/** The token of an Authorization header, or of a socket's protocols; null without one, empty for one of another kind. */
function bearerOf(request: Request): string | null {
  const header = request.headers.get("authorization");
  const told = protocolsOf(request).find((name) => name.startsWith(LINE_TOKEN));
  if (header === null && told !== undefined) return told.slice(LINE_TOKEN.length);
  return header === null ? null : (/^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1] ?? "");
}

/** How many calls a request is: a batch names them all in its path. */
const costOf = (request: Request): number => new URL(request.url).pathname.split(",").length;

/** A limit as it holds in this deployment. */
export const inForce = (env: Env, policy: RatePolicy): RatePolicy => ({
  ...policy,
  quota: policy.quota * rateFactor(env),
});

/** Takes from a limit; the refusal where nothing is left, and the headers that tell of it. */
export async function limited(
  ctx: Pick<ApiCtx, "objects" | "now">,
  policy: RatePolicy,
  holder: string,
  cost: number,
): Promise<Pick<Entry, "refusal" | "headers">> {
  const drained = await ctx.objects.rate(`${policy.name}:${holder}`).take(cost, policy, ctx.now());
  return {
    refusal: drained.isTaken ? null : new DomainError("RATE_LIMITED", { retryAfterMs: drained.retryAfterMs }),
    headers: rateHeaders(policy, drained),
  };
}

/** A visitor of the public host before they have shown a token: nobody. */
export function stranger(env: Env, execution: ExecutionContext, request: Request): ApiCtx {
  const address = request.headers.get("cf-connecting-ip") ?? "127.0.0.1";
  return {
    ...contextOf(env, execution, { kind: "guest", guestHash: null }),
    audience: "buyer",
    userId: null,
    person: null,
    teamId: null,
    sessionSecret: null,
    held: { attempt: null, passkey: null, visit: null },
    callCount: 1,
    address,
    network: networkOf(address),
    userAgent: request.headers.get("user-agent") ?? "",
    idempotencyKey: request.headers.get("idempotency-key")?.slice(0, 255) ?? null,
    setSession: () => undefined,
    setHeld: () => undefined,
  };
}

/**
 * Lets a program in by its bearer token. Without one it may read what is public; with a cookie and no token it is
 * refused, so that nobody builds on cookies here. Programs have a limit each, everybody else one per network.
 */
export async function enterPublicly(env: Env, execution: ExecutionContext, request: Request): Promise<Entry> {
  const ctx = stranger(env, execution, request);
  const cost = costOf(request);
  const token = bearerOf(request);
  let refusal: DomainError | null = null;
  if (token !== null) {
    try {
      const { programId, actor } = await programBehind(ctx, token);
      const known: ApiCtx = { ...ctx, actor, userId: actor.userId, audience: actor.kind };
      return { ctx: known, ...(await limited(ctx, inForce(env, RATE_POLICIES.program), programId, cost)) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusal = error;
    }
  } else if (request.headers.get("cookie")) refusal = new DomainError("UNAUTHENTICATED", { reason: "cookie" });
  const limit = await limited(ctx, inForce(env, RATE_POLICIES.network), ctx.network, cost);
  return {
    ctx,
    refusal: limit.refusal ?? refusal,
    headers: {
      ...limit.headers,
      ...(refusal?.code === "UNAUTHENTICATED" ? { "www-authenticate": challenge(refusal) } : {}),
    },
  };
}

/** What a 401 says of the token (RFC 6750 3.1). */
function challenge({ details }: DomainError): string {
  const { reason } = details;
  return reason === "cookie" ? REALM : `${REALM}, error="invalid_token", error_description="${String(reason)}"`;
}

/** What a 403 says of the scope that was missing, when it was a scope (RFC 6750 3.1). */
export const scopeChallenge = ({ actor }: ApiCtx, cause: unknown): string | null =>
  cause instanceof DomainError && cause.code === "FORBIDDEN" && cause.details["permission"] && "programId" in actor
    ? `${REALM}, error="insufficient_scope", scope="${actor.kind}:${String(cause.details["permission"])}"`
    : null;
