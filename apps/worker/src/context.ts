// Request and bindings become the context of core: databases, objects, providers, and who is acting.
import type { ApiCtx } from "@stoa/api";
import {
  type Audience,
  BUYER_PERMISSIONS,
  newId,
  nowMs,
  OPERATOR_GRANTS,
  requestOfTrace,
  SELLER_GRANTS,
  wallMs,
} from "@stoa/contract";
import { chosenTeam, type LiveSession, liveSession, networkOf, operatorRoleOf, teamsOf } from "@stoa/core/accounts";
import { type Actor, type Ctx, granted, hex, purgeTags, sha256, type SystemActor } from "@stoa/core/kernel";
import { connect } from "@stoa/db";
import { fetchWebhooks, sendEmail, stoaPost } from "@stoa/providers";
import { identityProviders } from "./identity.ts";
import { guestCookie, heldCookie, readGuest, readHeld, readSession, sessionCookie } from "./cookies.ts";
import { type Env, hasSandbox, isLocal, type JobMessage, secretOf, type ViewMessage, webhookSecretOf } from "./env.ts";
import { paymentProviders } from "./payments.ts";

/** Most messages of one `sendBatch`. */
const QUEUE_BATCH = 100;

/** The context of one piece of work. Public reads may come from a replica near the reader; everything else is the primary's. */
export function contextOf(
  env: Env,
  execution: { waitUntil(work: Promise<unknown>): void },
  actor: Actor,
  nearby = false,
): Ctx {
  const at = nowMs();
  return {
    actor,
    db: connect((nearby ? env.DB.withSession("first-unconstrained") : env.DB) as D1Database),
    search: env.SEARCH,
    cache: env.CACHE,
    media: env.MEDIA,
    documents: env.DOCUMENTS,
    objects: {
      cart: (name) => env.CART.getByName(name),
      feed: (name) => env.FEED.getByName(name),
      limiter: (name) => env.LIMITER.getByName(name),
      rate: (name) => env.RATE.getByName(name),
      webhook: (name) => env.WEBHOOK.getByName(name),
    },
    providers: {
      ...paymentProviders(env),
      carriers: hasSandbox(env) ? [stoaPost({ webhookSecret: webhookSecretOf(env) })] : [],
      mail: sendEmail({ binding: env.MAIL, from: { name: "Stoa", email: env.MAIL_FROM ?? "orders@stoa.example" } }),
      webhooks: fetchWebhooks({ isLocal: isLocal(env) }),
      identity: identityProviders(env),
    },
    async nudge(jobIds) {
      for (let from = 0; from < jobIds.length; from += QUEUE_BATCH)
        await env.JOBS.sendBatch(
          jobIds.slice(from, from + QUEUE_BATCH).map((jobId) => ({ body: { jobId } satisfies JobMessage })),
        );
    },
    async tally(seen) {
      await env.JOBS.send({ seen } satisfies ViewMessage);
    },
    // Caches of pages keep the time of the computer.
    purge: (tags) => purgeTags({ db: connect(env.DB), now: wallMs }, tags),
    later: (work) => execution.waitUntil(work),
    now: nowMs,
    requestId: newId("request", at),
    network: "",
    idempotencyKey: null,
    secret: secretOf(env),
    origins: JSON.parse(env.APP_ORIGINS),
    ...(globalThis.STOA_FAULTS ? { fault: env.FAULT } : {}),
  };
}

/** The context of queue consumers, cron and webhooks. */
export const systemContext = (env: Env, execution: { waitUntil(work: Promise<unknown>): void }, name: string): Ctx =>
  contextOf(env, execution, { kind: "system", name } satisfies SystemActor);

/** Who acts behind a live session; a guest where the app is not theirs to enter. */
async function actorOf(ctx: Ctx, session: LiveSession | null, guestHash: string | null): Promise<Actor> {
  if (!session) return { kind: "guest", guestHash };
  const { userId, audience, lookedAtBy } = session;
  if (audience === "buyer") return { kind: "buyer", userId, guestHash, lookedAtBy, may: granted(BUYER_PERMISSIONS) };
  if (audience === "admin") {
    const role = await operatorRoleOf(ctx.db, userId);
    return role
      ? { kind: "admin", userId, role, may: granted(OPERATOR_GRANTS[role]) }
      : { kind: "guest", guestHash: null };
  }
  const teams = await teamsOf(ctx.db, userId);
  const team = chosenTeam(teams, session.sellerId);
  if (!team) return { kind: "guest", guestHash: null };
  const { sellerId, role } = team;
  return { kind: "seller", userId, sellerId, role, may: granted(SELLER_GRANTS[role]) };
}

/** Public reads: they know no visitor. */
const isPublicRead = (request: Request): boolean =>
  request.method === "GET" && /^\/trpc\/shop\.(catalog|search)\.\w+$/.test(new URL(request.url).pathname);

/** What an open page asks by itself, with nobody before it: its lines, and the count at its bell. */
const isUnprompted = (request: Request): boolean =>
  /^\/(live\/|trpc\/account\.notifications\.unread$)/.test(new URL(request.url).pathname);

/**
 * The context of a request through an app's door. `cookies` collects the Set-Cookie headers of the answer.
 * A guest gets their token with the first request that may change something. A bearer token counts for nothing here:
 * it is good at the public door (`public-door.ts`), as cookies are not.
 */
export async function requestContext(
  env: Env,
  execution: ExecutionContext,
  request: Request,
  audience: Audience,
  cookies: string[],
): Promise<ApiCtx> {
  const ctx = contextOf(env, execution, { kind: "guest", guestHash: null }, isPublicRead(request));
  const sessionSecret = readSession(request, audience);
  const session = sessionSecret
    ? await liveSession(ctx.db, sessionSecret, { audience, nowMs: ctx.now(), unprompted: isUnprompted(request) })
    : null;
  let guest = audience === "buyer" ? readGuest(request) : null;
  if (audience === "buyer" && !guest && request.method === "POST") {
    guest = hex(crypto.getRandomValues(new Uint8Array(32)));
    cookies.push(guestCookie(guest));
  }
  if (sessionSecret && session?.renewed) cookies.push(sessionCookie(audience, sessionSecret));
  const address = request.headers.get("cf-connecting-ip") ?? "127.0.0.1";
  return {
    ...ctx,
    requestId: requestOfTrace(request.headers.get("traceparent")) ?? ctx.requestId,
    actor: await actorOf(ctx, session, guest ? await sha256(guest) : null),
    audience,
    userId: session?.userId ?? null,
    person: session && !session.lookedAtBy ? session : null,
    teamId: session?.sellerId ?? null,
    sessionSecret: session ? sessionSecret : null,
    held: readHeld(request, audience),
    callCount: 1,
    address,
    network: networkOf(address),
    language: request.headers.get("x-language"),
    userAgent: request.headers.get("user-agent") ?? "",
    idempotencyKey: request.headers.get("idempotency-key")?.slice(0, 255) ?? null,
    setSession: (secret) => {
      cookies.push(sessionCookie(audience, secret));
    },
    setHeld: (kind, secret) => {
      cookies.push(heldCookie(audience, kind, secret));
    },
  };
}
