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
}

/** A queue message: the name of an outbox row, nothing else. */
export interface JobMessage {
  jobId: string;
}
