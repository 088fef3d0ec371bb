// What is there, and therefore what is to be done. Decides; touches nothing.
import { type Environment, KEPT, type Kind, named, type WorkerName, WORKERS } from "./environment.ts";

/** What was found in the account: of each kind the names, with the id where it has one. */
export interface Found {
  readonly databases: ReadonlyMap<string, string>;
  readonly namespaces: ReadonlyMap<string, string>;
  readonly buckets: ReadonlySet<string>;
  readonly queues: ReadonlySet<string>;
  /** The secrets of the API Worker, by name; their values cannot be read. */
  readonly secrets: ReadonlySet<string>;
}

/** An account in which nothing is. */
export const NOTHING: Found = {
  databases: new Map(),
  namespaces: new Map(),
  buckets: new Set(),
  queues: new Set(),
  secrets: new Set(),
};

/** Secrets of the API Worker that the deployment makes up where they are missing. */
const MADE_UP = ["STOA_SECRET"] as const;

/** Secrets that only their owner knows: taken from variables of the same name where somebody deploys. */
export const GIVEN_SECRETS = [
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "STRIPE_MULTICAPTURE",
  "RAZORPAY_KEY_ID",
  "RAZORPAY_KEY_SECRET",
  "RAZORPAY_WEBHOOK_SECRET",
  "STOA_SIGN_IN_PROVIDERS",
  "STOA_AVIF",
] as const;

export type Step =
  | { readonly kind: "create"; readonly what: Kind; readonly name: string }
  | { readonly kind: "configure" }
  | { readonly kind: "build" }
  | { readonly kind: "migrate"; readonly database: string }
  | { readonly kind: "secret"; readonly name: string; readonly isMadeUp: boolean }
  | { readonly kind: "deploy"; readonly worker: WorkerName }
  | { readonly kind: "smoke" };

const ONE_OF: Readonly<Record<Kind, string>> = {
  databases: "D1 database",
  namespaces: "KV namespace",
  buckets: "R2 bucket",
  queues: "queue",
};

/**
 * The steps of a deployment, in order. What is there is not made again; what is built is built before anything of the
 * running marketplace is touched; the databases are brought up to date before the code that needs it.
 */
export function planOf(environment: Environment, found: Found, given: ReadonlySet<string>): Step[] {
  const kinds = Object.keys(KEPT) as Kind[];
  const missing = kinds.flatMap((what) =>
    KEPT[what]
      .map((part) => named(environment, part))
      .flatMap((name) => (found[what].has(name) ? [] : [{ what, name }])),
  );
  const madeUp: readonly string[] = environment.isPreview ? [...MADE_UP, "SANDBOX_WEBHOOK_SECRET"] : MADE_UP;
  const secrets = [...madeUp, ...GIVEN_SECRETS.filter((name) => given.has(name))];
  return [
    ...missing.map(({ what, name }): Step => ({ kind: "create", what, name })),
    { kind: "configure" },
    { kind: "build" },
    ...KEPT.databases.map((part): Step => ({ kind: "migrate", database: named(environment, part) })),
    ...secrets
      .filter((name) => !found.secrets.has(name))
      .map((name): Step => ({ kind: "secret", name, isMadeUp: madeUp.includes(name) })),
    ...WORKERS.map((worker): Step => ({ kind: "deploy", worker })),
    { kind: "smoke" },
  ];
}

/** A step as a person reads it. */
export function sentenceOf(step: Step, environment: Environment): string {
  const worker = (name: WorkerName) => named(environment, name);
  switch (step.kind) {
    case "create":
      return `create the ${ONE_OF[step.what]} ${step.name}`;
    case "configure":
      return `write the configurations of the four Workers to .stoa/deploy/${environment.name}`;
    case "build":
      return "build the three apps";
    case "migrate":
      return `apply the migrations that ${step.database} has not seen`;
    case "secret":
      return step.isMadeUp
        ? `make up ${step.name} and put it as a secret of ${worker("api")}`
        : `put ${step.name} as a secret of ${worker("api")}, from the variable of that name`;
    case "deploy":
      return `deploy ${worker(step.worker)} to ${environment.origins[step.worker]}`;
    case "smoke":
      return "ask all four whether they serve";
  }
}

/** What is worth knowing before it happens: each a sentence. */
export function warningsOf(environment: Environment, found: Found, given: ReadonlySet<string>): string[] {
  const has = (name: string) => found.secrets.has(name) || given.has(name);
  const warnings: string[] = [];
  const takesMoney = has("STRIPE_SECRET_KEY") || (has("RAZORPAY_KEY_ID") && has("RAZORPAY_KEY_SECRET"));
  if (!environment.isPreview && !takesMoney)
    warnings.push(
      "No payment provider has its secrets: customers can pay in cash on delivery only, sellers cannot be paid out.",
    );
  if (has("STRIPE_SECRET_KEY") && !has("STRIPE_WEBHOOK_SECRET"))
    warnings.push(
      "STRIPE_WEBHOOK_SECRET is missing: Stripe's webhooks will be refused, payments settle by the sweep alone.",
    );
  if (has("RAZORPAY_KEY_ID") && !has("RAZORPAY_WEBHOOK_SECRET"))
    warnings.push(
      "RAZORPAY_WEBHOOK_SECRET is missing: Razorpay's webhooks will be refused, payments settle by the sweep alone.",
    );
  if (environment.isPreview) warnings.push("A preview takes play money: whoever finds it can order for nothing.");
  return warnings;
}
