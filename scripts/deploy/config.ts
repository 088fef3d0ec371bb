// The configuration of each Worker of a deployment, made of the committed one: other names, other ids, other hosts, and
// nothing that is for somebody's own computer. Decides; touches nothing.
import { type Environment, named, type WorkerName } from "./environment.ts";
import type { Found } from "./plan.ts";

/** The part of a Wrangler configuration that is looked at here; the rest is handed through. */
export interface Config {
  name?: string;
  main?: string;
  vars?: Record<string, string>;
  define?: Record<string, string>;
  d1_databases?: { binding: string; database_name: string; database_id: string; migrations_dir?: string }[];
  kv_namespaces?: { binding: string; id: string }[];
  r2_buckets?: { binding: string; bucket_name: string }[];
  queues?: {
    producers?: { binding: string; queue: string }[];
    consumers?: { queue: string; dead_letter_queue?: string }[];
  };
  durable_objects?: { bindings: { name: string; class_name: string }[] };
  services?: { binding: string; service: string; entrypoint?: string; props?: object }[];
  assets?: { directory: string };
  [more: string]: unknown;
}

/** Where customers give their card or account: the hosted pages of the payment providers. */
const PAYMENT_PAGES = ["https://checkout.stripe.com", "https://rzp.io", "https://api.razorpay.com"];

/** Hosts of an environment. On the account's own domains no other address leads to the Worker. */
function places(environment: Environment, worker: WorkerName): Config {
  if (!environment.hasDomains) return { workers_dev: true, preview_urls: false };
  const { host } = new URL(environment.origins[worker]);
  return { workers_dev: false, preview_urls: false, routes: [{ pattern: host, custom_domain: true }] };
}

/** `stoa-jobs` of the committed configuration under the name that it has in an environment. */
const renamed = (environment: Environment, name: string): string => named(environment, name.replace(/^stoa-/, ""));

/** The account's id of a thing that the committed configuration calls by its name. @throws it is not there */
export function idOf(ids: ReadonlyMap<string, string>, name: string, isDry = false): string {
  const id = ids.get(name);
  if (id === undefined && !isDry) throw new Error(`${name} has no id: it is not there.`);
  return id ?? `(of ${name}, once it is created)`;
}

/** `isDry` is for a look at what would be written: ids of what is not there yet are then left open. */
export interface Making {
  readonly environment: Environment;
  readonly found: Found;
  /** The way from the folder of the written configuration to the root of the repository. */
  readonly toRoot: string;
  readonly isDry?: boolean;
}

/** The API Worker's configuration of an environment, of the root `wrangler.toml`. */
export function apiConfig(committed: Config, { environment, found, toRoot, isDry = false }: Making): Config {
  const name = (given: string) => renamed(environment, given);
  const { isPreview, origins, mailFrom } = environment;
  const bindings = committed.durable_objects?.bindings ?? [];
  return {
    ...committed,
    ...places(environment, "api"),
    name: named(environment, "api"),
    main: `${toRoot}/apps/worker/src/worker.ts`,
    vars: {
      STOA_ENV: isPreview ? "preview" : "production",
      // Nobody deploys the console: it is where no link may lead, and a key that every deployment must have.
      APP_ORIGINS: JSON.stringify({ ...origins, console: origins.buyer }),
      MAIL_FROM: mailFrom,
      ...(isPreview ? { STOA_SANDBOX: "1" } : {}),
    },
    d1_databases: (committed.d1_databases ?? []).map((each) => ({
      ...each,
      database_name: name(each.database_name),
      database_id: idOf(found.databases, name(each.database_name), isDry),
      migrations_dir: `${toRoot}/${each.migrations_dir}`,
    })),
    kv_namespaces: (committed.kv_namespaces ?? []).map((each) => ({
      ...each,
      id: idOf(found.namespaces, name(each.id), isDry),
    })),
    r2_buckets: (committed.r2_buckets ?? []).map((each) => ({ ...each, bucket_name: name(each.bucket_name) })),
    queues: {
      producers: (committed.queues?.producers ?? []).map((each) => ({ ...each, queue: name(each.queue) })),
      consumers: (committed.queues?.consumers ?? []).map(({ queue, dead_letter_queue: dead, ...each }) => ({
        ...each,
        queue: name(queue),
        ...(dead ? { dead_letter_queue: name(dead) } : {}),
      })),
    },
    durable_objects: { bindings: bindings.filter(({ name: each }) => isPreview || each !== "SANDBOX") },
  };
}

/** An app's configuration of an environment, of its own `wrangler.toml`: what `vite build` made of it is uploaded as it stands. */
export function appConfig(committed: Config, app: Exclude<WorkerName, "api">, making: Making): Config {
  const { environment, toRoot } = making;
  const dist = `${toRoot}/apps/${app}/dist`;
  return {
    ...committed,
    ...places(environment, app),
    name: named(environment, app),
    main: `${dist}/server/index.js`,
    no_bundle: true,
    rules: [{ type: "ESModule", globs: ["**/*.js", "**/*.mjs"] }],
    assets: { ...committed.assets, directory: `${dist}/client` },
    services: (committed.services ?? []).map((each) => ({ ...each, service: named(environment, "api") })),
    vars: { FORM_ORIGINS: [...PAYMENT_PAGES, ...environment.formOrigins].join(" ") },
  };
}
