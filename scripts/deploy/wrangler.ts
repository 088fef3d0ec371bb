// Runs Wrangler, the one there is on the PATH, and reads what it says. What goes in by `input` is never written anywhere.
import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { type Environment, named } from "./environment.ts";
import { ROOT } from "../runtime/places.ts";
import type { Found } from "./plan.ts";

/** Runs Wrangler with arguments; gives what it wrote to standard output. @throws what it complained of */
export type Wrangler = (args: readonly string[], input?: string) => Promise<string>;

/** Wrangler in the root folder, asking nothing. */
export function wranglerOf(variables: NodeJS.ProcessEnv): Wrangler {
  const env = { ...variables, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1", FORCE_COLOR: "0" };
  return (args, input) =>
    new Promise((done, fail) => {
      const child = spawn("wrangler", args, {
        cwd: ROOT,
        env,
        stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
      });
      let told = "";
      let complained = "";
      child.stdout!.on("data", (chunk: Buffer) => (told += chunk.toString()));
      child.stderr!.on("data", (chunk: Buffer) => (complained += chunk.toString()));
      child.stdin?.end(input);
      child.on("error", (cause) => fail(new Error("Wrangler could not be started.", { cause })));
      child.on("close", (code) => {
        if (code === 0) done(stripVTControlCharacters(told));
        else
          fail(
            new Error(
              `wrangler ${args.join(" ")} failed:\n\n${stripVTControlCharacters(complained.trim() || told.trim()).slice(-2_000)}`,
            ),
          );
      });
    });
}

/** The list in what Wrangler wrote, whatever it wrote around it. */
function listIn<T>(told: string): T[] {
  const list = told.slice(told.indexOf("["), told.lastIndexOf("]") + 1);
  return JSON.parse(list || "[]") as T[];
}

/** Names in the table that `wrangler queues list` draws: its second column. */
export const queuesIn = (told: string): string[] =>
  told
    .split("\n")
    .map((line) => line.split("│").map((cell) => cell.trim()))
    .flatMap(([, id = "", name = ""]) => (/^[0-9a-f]{8,}$/i.test(id) && name ? [name] : []));

/** Names in what `wrangler r2 bucket list` writes. */
export const bucketsIn = (told: string): string[] =>
  [...told.matchAll(/^name:\s*(\S+)\s*$/gm)].map(([, name = ""]) => name);

/** Most pages of queues that are read: a hundred queues to a page, ten thousand to an account. */
const MOST_PAGES = 100;

async function queues(wrangler: Wrangler): Promise<Set<string>> {
  const all = new Set<string>();
  for (let page = 1; page <= MOST_PAGES; page++) {
    const fresh = queuesIn(await wrangler(["queues", "list", "--page", String(page)])).filter((name) => !all.has(name));
    if (fresh.length === 0) break;
    for (const name of fresh) all.add(name);
  }
  return all;
}

/** The names of a Worker's secrets; none where there is no such Worker yet. */
async function secrets(wrangler: Wrangler, worker: string): Promise<Set<string>> {
  try {
    const told = await wrangler(["secret", "list", "--name", worker, "--format", "json"]);
    return new Set(listIn<{ name: string }>(told).map(({ name }) => name));
  } catch (error) {
    if (/not found|does not exist|10007/i.test(String(error))) return new Set();
    throw error;
  }
}

/** What there is in the account of an environment's things. @throws Wrangler's complaint, such as that nobody is logged in */
export async function look(wrangler: Wrangler, environment: Environment): Promise<Found> {
  const databases = listIn<{ name: string; uuid: string }>(await wrangler(["d1", "list", "--json"]));
  // Together, now that whoever is logged in has proved it: only one of them could renew a login that has run out.
  const [namespaces, buckets, queued, secretNames] = await Promise.all([
    wrangler(["kv", "namespace", "list"]),
    wrangler(["r2", "bucket", "list"]),
    queues(wrangler),
    secrets(wrangler, named(environment, "api")),
  ]);
  return {
    databases: new Map(databases.map(({ name, uuid }) => [name, uuid])),
    namespaces: new Map(listIn<{ title: string; id: string }>(namespaces).map(({ title, id }) => [title, id])),
    buckets: new Set(bucketsIn(buckets)),
    queues: queued,
    secrets: secretNames,
  };
}
