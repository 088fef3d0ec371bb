// Carries a plan out: what is missing is created, the apps are built, the databases brought up to date, the Workers sent out
// in order. Every step can be done again; a deployment that broke off goes on where it stopped.
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import { ROOT } from "../runtime/places.ts";
import { apiConfig, appConfig, type Config, idOf, type Making } from "./config.ts";
import { type Environment, type Kind, named, type WorkerName, WORKERS } from "./environment.ts";
import { GIVEN_SECRETS, NOTHING, planOf, sentenceOf, type Step, warningsOf } from "./plan.ts";
import { smoke } from "./smoke.ts";
import { look, type Wrangler } from "./wrangler.ts";

/** What a deployment works with. */
export interface Tools {
  readonly wrangler: Wrangler;
  readonly build: () => Promise<void>;
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
  /** Hears what was done. */
  readonly report: (line: string) => void;
  /** Hears what is worth knowing. */
  readonly say: (line: string) => void;
  /** Variables: the secrets that only their owner knows are taken from them. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Where the configurations are written. */
  readonly folder: string;
}

const CREATE: Readonly<Record<Kind, readonly string[]>> = {
  databases: ["d1", "create"],
  namespaces: ["kv", "namespace", "create"],
  buckets: ["r2", "bucket", "create"],
  queues: ["queues", "create"],
};

const committed = (worker: WorkerName): Config =>
  readRawConfig({ config: join(ROOT, worker === "api" ? "wrangler.toml" : `apps/${worker}/wrangler.toml`) })
    .rawConfig as unknown as Config;

/** The way back from `.stoa/deploy/<env>`. */
const TO_ROOT = "../../..";

/** The configuration of a Worker of an environment, of the committed one. */
export function configOf(worker: WorkerName, making: Omit<Making, "toRoot"> & { toRoot?: string }): Config {
  const whole = { toRoot: TO_ROOT, ...making };
  return worker === "api" ? apiConfig(committed(worker), whole) : appConfig(committed(worker), worker, whole);
}

const givenOf = (variables: Tools["variables"]): Set<string> =>
  new Set(GIVEN_SECRETS.filter((name) => variables[name]));

/** Says what a deployment would do, and does nothing: an account that cannot be looked at is taken to be empty. */
export async function rehearse(tools: Tools, environment: Environment): Promise<void> {
  const given = givenOf(tools.variables);
  const found = await look(tools.wrangler, environment).catch((error: unknown) => {
    tools.say(`Could not look into the account, so everything is planned anew: ${firstLine(error)}`);
    return NOTHING;
  });
  for (const step of planOf(environment, found, given)) tools.say(`Would ${sentenceOf(step, environment)}`);
  for (const warning of warningsOf(environment, found, given)) tools.say(warning);
}

const firstLine = (error: unknown): string =>
  String((error as Error).message)
    .split("\n")
    .map((line) => line.replace(/^\W*\[ERROR\]\s*/, "").trim())
    .filter((line) => line !== "" && !/^wrangler .* failed:$/.test(line))[0] ?? "no reason was given";

/**
 * Deploys.
 * @throws what went wrong; the same call goes on from there
 */
export async function deploy(tools: Tools, environment: Environment): Promise<void> {
  const given = givenOf(tools.variables);
  const found = await look(tools.wrangler, environment);
  for (const warning of warningsOf(environment, found, given)) tools.say(warning);
  const steps = planOf(environment, found, given);
  for (const step of steps) {
    await take(tools, environment, step);
    tools.report(`Done: ${sentenceOf(step, environment)}`);
  }
}

async function take(tools: Tools, environment: Environment, step: Step): Promise<void> {
  const { wrangler, folder } = tools;
  const config = (worker: WorkerName) => join(folder, `${worker}.json`);
  switch (step.kind) {
    case "create":
      return void (await wrangler([...CREATE[step.what], step.name]));
    case "configure": {
      // The ids of what was created a moment ago are known now.
      const making = { environment, found: await look(wrangler, environment) };
      mkdirSync(folder, { recursive: true });
      for (const worker of WORKERS)
        writeFileSync(config(worker), `${JSON.stringify(configOf(worker, making), null, 2)}\n`);
      return;
    }
    case "build":
      return await tools.build();
    case "migrate":
      return void (await wrangler(["d1", "migrations", "apply", step.database, "--remote", "--config", config("api")]));
    case "secret": {
      const value = step.isMadeUp ? randomBytes(32).toString("base64url") : (tools.variables[step.name] ?? "");
      return void (await wrangler(["secret", "put", step.name, "--name", named(environment, "api")], value));
    }
    case "deploy":
      return void (await wrangler(["deploy", "--config", config(step.worker)]));
    case "smoke":
      return await smoke({ ...tools, environment });
  }
}

/** Whoever may be written down as an address in a statement: nothing in it ends a text. */
const ADDRESS = /^[a-z0-9._+-]{1,64}@[a-z0-9.-]{1,190}$/i;

/**
 * Makes somebody an operator who may do everything: the first one can be made by nobody else.
 * @throws there is no such account
 */
export async function appoint(
  { wrangler, report, folder }: Pick<Tools, "wrangler" | "report" | "folder">,
  environment: Environment,
  email: string,
): Promise<void> {
  if (!ADDRESS.test(email)) throw new Error(`"${email}" is no address.`);
  const command =
    `INSERT INTO operator (user_id, role, since_at) SELECT id, 'admin', unixepoch() * 1000 FROM user WHERE email = '${email.toLowerCase()}' AND email_verified_at IS NOT NULL ` +
    "ON CONFLICT (user_id) DO UPDATE SET role = 'admin' RETURNING user_id";
  const name = named(environment, "market");
  const { databases } = await look(wrangler, environment);
  // The committed configuration knows the name, and only the local database of it.
  const config = join(folder, "market.json");
  const database = { binding: "DB", database_name: name, database_id: idOf(databases, name) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(config, JSON.stringify({ name: named(environment, "api"), d1_databases: [database] }));
  const told = await wrangler(["d1", "execute", name, "--remote", "--json", "--config", config, "--command", command]);
  if (!told.includes("usr_"))
    throw new Error(`Nobody has an account with ${email} whose address is confirmed: sign up in the shop first.`);
  report(`Done: ${email} is an operator who may do everything`);
}

/** Brings back, of each Worker, the version before: the apps first, which may ask the API for what its former version lacks. */
export async function rollBack(
  { wrangler, report }: Pick<Tools, "wrangler" | "report">,
  environment: Environment,
): Promise<void> {
  for (const worker of WORKERS.toReversed()) {
    const name = named(environment, worker);
    await wrangler(["rollback", "--name", name, "--yes", "--message", "npm run deploy -- --rollback"]);
    report(`Done: brought back the version of ${name} before this one`);
  }
}
