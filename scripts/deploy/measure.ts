// What can be said about a deployment without an account: how large each Worker is, how long it takes from its start to its first
// answer, and whether the whole answers as a deployment must when it runs with the configuration of one.
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4MiniflareOptions } from "miniflare";
import { workerFrom } from "../runtime/marketplace.ts";
import { migrate } from "../runtime/migrate.ts";
import { ROOT } from "../runtime/places.ts";
import { configOf, type Tools } from "./deploy.ts";
import { type Environment, KEPT, named, type WorkerName, WORKERS } from "./environment.ts";
import { type Found, NOTHING } from "./plan.ts";
import { smoke } from "./smoke.ts";

type WorkerOptions = Extract<V4MiniflareOptions, { workers: unknown }>["workers"][number];

/** What Cloudflare takes of a Worker, compressed: on the free plan, and on the paid one. */
const MOST_BYTES = { free: 3 * 1024 * 1024, paid: 10 * 1024 * 1024 };

/** Far from the ports of a marketplace. */
const PORT = 5_190;

/** An account in which everything has its own name as its id. */
const namedAlike = (environment: Environment): Found => ({
  ...NOTHING,
  databases: new Map(KEPT.databases.map((part) => [named(environment, part), named(environment, part)])),
  namespaces: new Map(KEPT.namespaces.map((part) => [named(environment, part), named(environment, part)])),
});

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024).toLocaleString("en")} kB`;

/** Raw and compressed bytes of what is uploaded of a Worker: its modules, without maps. */
function sizeOf(folder: string): { raw: number; gzip: number } {
  const files = globSync("**/*.{js,mjs,wasm,sql,txt}", { cwd: folder }).map((path) => readFileSync(join(folder, path)));
  const sum = (sizes: number[]) => sizes.reduce((all, one) => all + one, 0);
  return { raw: sum(files.map((file) => file.length)), gzip: sum(files.map((file) => gzipSync(file).length)) };
}

/** Bundles each Worker as a deployment would, and prints sizes. @throws one is too large for the paid plan */
async function bundle(tools: Tools, environment: Environment, folder: string): Promise<void> {
  const found = namedAlike(environment);
  const toRoot = relative(folder, ROOT);
  for (const worker of WORKERS) {
    const config = join(folder, `${worker}.json`);
    writeFileSync(config, JSON.stringify(configOf(worker, { environment, found, toRoot })));
    await tools.wrangler(["deploy", "--dry-run", "--config", config, "--outdir", join(folder, worker)]);
    const { raw, gzip } = sizeOf(join(folder, worker));
    const plan = gzip <= MOST_BYTES.free ? "fits the free plan" : "needs the paid plan";
    if (gzip > MOST_BYTES.paid) throw new Error(`The ${worker} Worker is too large: ${kilobytes(gzip)} compressed.`);
    tools.say(`${worker.padEnd(6)}  ${kilobytes(raw).padStart(8)} raw  ${kilobytes(gzip).padStart(8)} gzip  ${plan}`);
  }
}

/** A Worker as it was bundled, with the bindings of its deployment, behind a port of this computer. */
function bundled(folder: string, worker: WorkerName): WorkerOptions {
  const [main = ""] = globSync(worker === "api" ? "worker.js" : "index.js", { cwd: join(folder, worker) });
  const options = workerFrom(worker, join(folder, `${worker}.json`), join(folder, worker, main), PORT, {});
  if (worker === "api")
    (options as { bindings: object }).bindings = { ...options.bindings, STOA_SECRET: "of the measurement" };
  return options;
}

const portOf = ({ unsafeDirectSockets: sockets }: WorkerOptions): number => (sockets as { port: number }[])[0]!.port;

/** From the start of the runtime with one Worker alone to its first answer, the least of `times`. */
async function firstAnswerMs(options: WorkerOptions, times: number): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < times; time++) {
    const startedAt = performance.now();
    const runtime = new Miniflare(
      convertV4MiniflareOptions({ port: 0, cf: false, log: new Log(LogLevel.ERROR), workers: [options] }),
    );
    await runtime.ready;
    await (await fetch(`http://127.0.0.1:${portOf(options)}/health`)).text();
    took.push(performance.now() - startedAt);
    await runtime.dispose();
  }
  return Math.min(...took);
}

/** A Worker that does nothing: what the runtime itself takes. */
const bare: WorkerOptions = {
  name: "bare",
  modules: [{ type: "ESModule", path: "bare.js", contents: "export default { fetch: () => new Response('') }" }],
  compatibilityDate: "2026-06-01",
  unsafeDirectSockets: [{ host: "127.0.0.1", port: PORT + 90 }],
};

/** Measures. @throws a Worker is too large, or the whole does not answer as it should */
export async function measure(tools: Tools, environment: Environment): Promise<void> {
  await tools.build();
  const base = join(ROOT, ".stoa/deploy");
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, "measure-"));
  try {
    await bundle(tools, environment, folder);
    const nothingMs = await firstAnswerMs(bare, 3);
    // An app alone is not bound to its API: its health needs none, and is what is measured.
    for (const worker of WORKERS) {
      const { serviceBindings: _api, ...alone } = bundled(folder, worker) as WorkerOptions & {
        serviceBindings?: unknown;
      };
      const tookMs = await firstAnswerMs(alone as WorkerOptions, 3);
      tools.say(
        `${worker.padEnd(6)}  first answer ${Math.max(0, Math.round(tookMs - nothingMs))} ms after a bare Worker's`,
      );
    }
    await whole(tools, environment, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All four together, with the configuration of the deployment, asked what a deployment is asked. */
async function whole(tools: Tools, environment: Environment, folder: string): Promise<void> {
  const workers = WORKERS.map((worker) => ({ ...bundled(folder, worker), name: named(environment, worker) }));
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      port: 0,
      cf: false,
      resourcePersistencePath: mkdtempSync(join(tmpdir(), "stoa-measure-")),
      log: new Log(LogLevel.ERROR),
      workers,
    }),
  );
  try {
    await runtime.ready;
    const databases = { DB: "migrations/market", SEARCH: "migrations/search" };
    for (const [binding, migrations] of Object.entries(databases))
      await migrate((await runtime.getD1Database(binding, named(environment, "api"))) as never, join(ROOT, migrations));
    const here: typeof fetch = (asked, init) => {
      const url = new URL(String(asked));
      const worker = WORKERS.findIndex((each) => environment.origins[each] === url.origin);
      return tools.fetch(`http://127.0.0.1:${portOf(workers[worker]!)}${url.pathname}${url.search}`, init);
    };
    await smoke({ environment, fetch: here, wait: tools.wait, report: tools.report }, 2);
  } finally {
    await runtime.dispose();
  }
}
