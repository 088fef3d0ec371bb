// The bindings and variables of the API Worker, as configured in the root wrangler.toml.
import type { CartObject } from "@stoa/core/cart/object";
import type { FeedObject } from "@stoa/core/orders/object";
import type { RateObject } from "@stoa/core/access/object";
import type { LimiterObject } from "@stoa/core/accounts/object";
import type { SandboxObject } from "@stoa/providers/sandbox/object";

export interface Env {
  DB: D1Database;
  SEARCH: D1Database;
  CACHE: KVNamespace;
  MEDIA: R2Bucket;
  DOCUMENTS: R2Bucket;
  /** Absent where the plan has none: pictures are then served as they were uploaded. */
  IMAGES?: ImagesBinding;
  JOBS: Queue<JobMessage>;
  MAIL: SendEmail;
  CART: DurableObjectNamespace<CartObject>;
  FEED: DurableObjectNamespace<FeedObject>;
  LIMITER: DurableObjectNamespace<LimiterObject>;
  RATE: DurableObjectNamespace<RateObject>;
  SANDBOX: DurableObjectNamespace<SandboxObject>;
  APP_ORIGINS: string;
  SANDBOX_WEBHOOK_SECRET: string;
  STOA_ENV: string;
  /** Who else vouches for people, as JSON: a list of `IdentityProvider` rows. */
  STOA_SIGN_IN_PROVIDERS?: string;
  /** Signs links and keys hashes; random in every deployment. */
  STOA_SECRET?: string;
  /** How many times wider the limits of the API's host are; heard in a local marketplace only, and set by `npm run bench`. */
  STOA_RATE_FACTOR?: string;
}

/** How many times wider than written down the limits of the API's host are: once, wherever others can reach it. */
export const rateFactor = ({ STOA_ENV, STOA_RATE_FACTOR }: Pick<Env, "STOA_ENV" | "STOA_RATE_FACTOR">): number =>
  STOA_ENV === "local" ? Math.max(1, Math.floor(Number(STOA_RATE_FACTOR)) || 1) : 1;

/** A queue message: the name of an outbox row, nothing else. */
export interface JobMessage {
  jobId: string;
}
