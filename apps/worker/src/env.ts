// The bindings and variables of the API Worker, as configured in the root wrangler.toml.
import type { ProductSeen } from "@stoa/contract";
import type { CartObject } from "@stoa/core/cart/object";
import type { FeedObject } from "@stoa/core/orders/object";
import type { RateObject } from "@stoa/core/access/object";
import type { LimiterObject } from "@stoa/core/accounts/object";
import type { FaultPoint, SweepPlace } from "@stoa/core/kernel";
import type { SweepName } from "@stoa/core/operations";
import type { SandboxObject } from "@stoa/providers/sandbox/object";
import type { WebhookEndpoint } from "./webhook-endpoint.ts";

export interface Env {
  DB: D1Database;
  SEARCH: D1Database;
  CACHE: KVNamespace;
  MEDIA: R2Bucket;
  DOCUMENTS: R2Bucket;
  /** Absent where the plan has none: pictures are then served as they were uploaded. */
  IMAGES?: ImagesBinding;
  /** "0" where pictures are served as WebP alone: an AVIF is smaller, and takes ten times as long to make. */
  STOA_AVIF?: string;
  JOBS: Queue<JobMessage | ViewMessage>;
  SWEEPS: Queue<SweepMessage>;
  MAIL: SendEmail;
  CART: DurableObjectNamespace<CartObject>;
  FEED: DurableObjectNamespace<FeedObject>;
  LIMITER: DurableObjectNamespace<LimiterObject>;
  RATE: DurableObjectNamespace<RateObject>;
  /** The sandbox payment provider: absent where real money is taken. */
  SANDBOX?: DurableObjectNamespace<SandboxObject>;
  WEBHOOK: DurableObjectNamespace<WebhookEndpoint>;
  APP_ORIGINS: string;
  /** What the sandbox provider signs its webhooks with; absent where there is none. */
  SANDBOX_WEBHOOK_SECRET?: string;
  /** "1" in a preview: play money is taken there. Never set where real money is. */
  STOA_SANDBOX?: string;
  /** The address that mails come from. Its domain must be one that the account may send from. */
  MAIL_FROM?: string;
  /** Secrets of payment providers; one without its own is not offered. Webhook secrets: two with a comma during a change. */
  STRIPE_SECRET_KEY?: string;
  STRIPE_WEBHOOK_SECRET?: string;
  /** "1" where Stripe has enabled several captures of one authorisation for the account. */
  STRIPE_MULTICAPTURE?: string;
  RAZORPAY_KEY_ID?: string;
  RAZORPAY_KEY_SECRET?: string;
  RAZORPAY_WEBHOOK_SECRET?: string;
  STOA_ENV: string;
  /** Who else vouches for people, as JSON: a list of `IdentityProvider` rows. */
  STOA_SIGN_IN_PROVIDERS?: string;
  /** Signs links and keys hashes; random in every deployment. */
  STOA_SECRET?: string;
  /** How many times wider the limits of the API's host are; heard in a local marketplace only, and set by `npm run bench`. */
  STOA_RATE_FACTOR?: string;
  /** Set by the test rig alone, in a build that has fault points. */
  FAULT?: (point: FaultPoint) => Promise<void>;
}

const HERE = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether this is a marketplace on somebody's own computer: its setting says so, and nobody else can reach its apps. A
 * deployment that kept the setting of `wrangler.toml` is none.
 */
export const isLocal = ({ STOA_ENV, APP_ORIGINS }: Pick<Env, "STOA_ENV" | "APP_ORIGINS">): boolean =>
  STOA_ENV === "local" && Object.values<string>(JSON.parse(APP_ORIGINS)).every((origin) => HERE.test(origin));

/** The secret of this deployment. Outside a local marketplace there is no default that anybody could know. */
export function secretOf(env: Pick<Env, "STOA_ENV" | "APP_ORIGINS" | "STOA_SECRET">): string {
  if (env.STOA_SECRET) return env.STOA_SECRET;
  if (isLocal(env)) return "local-only";
  throw new Error("STOA_SECRET is not set: run `wrangler secret put STOA_SECRET`");
}

/**
 * Whether play money is taken, and labels of a carrier that does not exist are sold: on somebody's own computer, and in a
 * preview that says so.
 */
export const hasSandbox = (env: Pick<Env, "STOA_ENV" | "APP_ORIGINS" | "STOA_SANDBOX">): boolean =>
  isLocal(env) || env.STOA_SANDBOX === "1";

/** What webhooks are checked with. The secret that stands in `wrangler.toml`, for everybody to read, proves nothing elsewhere. */
export function webhookSecretOf(env: Pick<Env, "STOA_ENV" | "APP_ORIGINS" | "SANDBOX_WEBHOOK_SECRET">): string {
  const secret = env.SANDBOX_WEBHOOK_SECRET ?? "";
  return secret.includes("whsec_local") && !isLocal(env) ? "" : secret;
}

/** How many times wider than written down the limits of the API's host are: once, wherever others can reach it. */
export const rateFactor = (env: Pick<Env, "STOA_ENV" | "APP_ORIGINS" | "STOA_RATE_FACTOR">): number =>
  isLocal(env) ? Math.max(1, Math.floor(Number(env.STOA_RATE_FACTOR)) || 1) : 1;

/** A queue message: the name of an outbox row, nothing else. */
export interface JobMessage {
  jobId: string;
}

/** A queue message: a product's page was looked at. Nobody keeps it. */
export interface ViewMessage {
  seen: ProductSeen;
}

/** A queue message: one page of a sweep. Nobody keeps it; a lost one is sent again within a minute. */
export interface SweepMessage {
  sweep: SweepName;
  from: SweepPlace;
}
