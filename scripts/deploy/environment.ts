// What an environment is called and where it answers: names of Workers and of what they keep, hosts, and what is said about
// them on the command line or in variables. Decides; touches nothing.

/** The four Workers, in the order in which they go out: the apps are bound to the API. */
export const WORKERS = ["api", "buyer", "seller", "admin"] as const;
export type WorkerName = (typeof WORKERS)[number];

export interface Environment {
  /** `production`, `preview` or `preview-NAME`. */
  readonly name: string;
  /** With what the names of all its things begin. */
  readonly prefix: string;
  /** Whether it takes play money. Production never does. */
  readonly isPreview: boolean;
  readonly origins: Readonly<Record<WorkerName, string>>;
  /** Whether the hosts are domains of the account; otherwise they are the account's `workers.dev` addresses. */
  readonly hasDomains: boolean;
  /** The address that mails come from. */
  readonly mailFrom: string;
  /** Further origins a form may lead to: those of identity providers. */
  readonly formOrigins: readonly string[];
}

/** What the command line says. */
export interface Asked {
  readonly env?: string | undefined;
  readonly domain?: string | undefined;
  readonly "workers-dev"?: string | undefined;
  readonly "mail-from"?: string | undefined;
  readonly "form-origin"?: readonly string[] | undefined;
  readonly buyer?: string | undefined;
  readonly seller?: string | undefined;
  readonly admin?: string | undefined;
  readonly api?: string | undefined;
  readonly "dry-run"?: boolean | undefined;
}

const NAME = /^(production|preview(-[a-z0-9]{1,20}(-[a-z0-9]{1,10})?)?)$/;
const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

/** Where the hosts are unknown, a dry run writes these. No such domain exists (RFC 2606). */
const NOWHERE = "stoa.example";

/**
 * The environment that was asked for. What the command line leaves out is taken from `STOA_DEPLOY_…` variables.
 * @throws a sentence that says what is missing or wrong
 */
export function environmentOf(asked: Asked, variables: Readonly<Record<string, string | undefined>>): Environment {
  const say = (flag: "domain" | "workers-dev" | "mail-from" | WorkerName): string | undefined =>
    asked[flag] ?? (variables[`STOA_DEPLOY_${flag.toUpperCase().replaceAll("-", "_")}`] || undefined);
  const { env: name = "" } = asked;
  if (!NAME.test(name)) throw new Error("Say where to: --env production, --env preview or --env preview-NAME");
  const isPreview = name !== "production";
  const prefix = isPreview ? `stoa-${name}` : "stoa";
  const domain = say("domain");
  const subdomain = say("workers-dev");
  if (domain && subdomain) throw new Error("Say either --domain or --workers-dev, not both.");
  const unknown = !domain && !subdomain && !WORKERS.every((worker) => say(worker));
  if (unknown && !asked["dry-run"])
    throw new Error(
      "Say where it will answer: --domain shop.example, or --workers-dev SUBDOMAIN (the account's own), or all four of " +
        "--buyer, --seller, --admin and --api.",
    );
  const hostOf = (worker: WorkerName): string => {
    if (subdomain) return `${prefix}-${worker}.${subdomain}.workers.dev`;
    const base = domain ?? NOWHERE;
    return say(worker) ?? (worker === "buyer" ? base : `${worker}.${base}`);
  };
  const hosts = WORKERS.map(hostOf);
  for (const host of hosts) if (!HOST.test(host)) throw new Error(`"${host}" is no host that can be deployed to.`);
  if (new Set(hosts).size < hosts.length)
    throw new Error("Each of the four needs a host of its own: cookies are per host.");
  const formOrigins = asked["form-origin"] ?? (variables["STOA_DEPLOY_FORM_ORIGINS"] ?? "").split(" ").filter(Boolean);
  for (const origin of formOrigins)
    if (!/^https:\/\/[^/\s;,]+$/.test(origin))
      throw new Error(`"${origin}" is no origin: https://host, nothing after it.`);
  return {
    name,
    prefix,
    isPreview,
    origins: Object.fromEntries(WORKERS.map((worker, i) => [worker, `https://${hosts[i]}`])) as Environment["origins"],
    hasDomains: !subdomain,
    mailFrom: say("mail-from") ?? `orders@${hosts[1]}`,
    formOrigins,
  };
}

/** The name of something in an environment: `stoa-market` in production, `stoa-preview-market` in a preview. */
export const named = ({ prefix }: Pick<Environment, "prefix">, part: string): string => `${prefix}-${part}`;

/** What all Workers of an environment keep their things in. */
export const KEPT = {
  databases: ["market", "search"],
  namespaces: ["cache"],
  buckets: ["media", "documents"],
  queues: ["jobs", "jobs-dead", "sweeps"],
} as const;
export type Kind = keyof typeof KEPT;
