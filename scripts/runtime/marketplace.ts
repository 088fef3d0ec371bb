// Runs the built Workers on this computer, in one process and without a development proxy: the API, the three
// apps and the console, with their databases, objects, queues and images on disk.
import { globSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4MiniflareOptions } from "miniflare";
import { unstable_getMiniflareWorkerOptions as workerOptionsOf } from "wrangler";
import { APPS, BUILD_FOLDER, originsFrom, portsFrom, ROOT, type AppName, type PartName } from "./places.ts";

type WorkerOptions = Extract<V4MiniflareOptions, { workers: unknown }>["workers"][number];

export type MarketplaceOptions = {
  /** The buyer app's port; the others follow from it. */
  readonly firstPort: number;
  /** Where state is kept. */
  readonly dataFolder: string;
  /** Hears what the Workers write to their logs. */
  readonly onLog?: (line: { level: string; message: string }) => void;
  /** Runs without opening a port, for work on the data alone. */
  readonly closed?: boolean;
  /** What to run; everything unless it says otherwise. */
  readonly parts?: readonly PartName[];
  /** Variables that differ from those of `wrangler.toml`, for the API Worker. */
  readonly vars?: Record<string, string>;
  /** Where an app's built Worker is; in the app's own folder unless it says otherwise. */
  readonly sites?: Partial<Record<AppName, string>>;
};

const MODULE_TYPES = {
  ".js": "ESModule",
  ".mjs": "ESModule",
  ".wasm": "CompiledWasm",
  ".sql": "Text",
  ".txt": "Text",
} as const;

/** Starts the marketplace over what `buildWorkers` built. It serves once the promise settles; `dispose()` stops it. */
export async function startMarketplace(options: MarketplaceOptions): Promise<Miniflare> {
  const origins = originsFrom(options.firstPort);
  const places = { APP_ORIGINS: JSON.stringify(origins) };
  const { STOA_AVIF } = process.env;
  const apiVars = { ...places, ...(STOA_AVIF ? { STOA_AVIF } : {}), ...options.vars };
  const formOrigins = { FORM_ORIGINS: origins.console };
  const built = (part: PartName) => join(BUILD_FOLDER, part, "worker.js");
  const site = (app: AppName) => options.sites?.[app] ?? join(ROOT, "apps", app, "dist/server");
  const recipes: Record<PartName, () => WorkerOptions> = {
    api: () => workerFrom("api", join(ROOT, "wrangler.toml"), built("api"), options.firstPort, apiVars),
    buyer: () => app("buyer"),
    seller: () => app("seller"),
    admin: () => app("admin"),
    console: () =>
      workerFrom("console", join(ROOT, "apps/console/wrangler.toml"), built("console"), options.firstPort, apiVars),
  };
  const app = (name: AppName) =>
    workerFrom(name, join(site(name), "wrangler.json"), join(site(name), "index.js"), options.firstPort, formOrigins);
  const parts = options.parts ?? ["api", ...APPS, "console"];
  const doorless = (worker: WorkerOptions): WorkerOptions => ({ ...worker, unsafeDirectSockets: [] });
  const marketplace = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      // The folder below is the one `wrangler dev --persist-to` uses, so that both see the same data.
      resourcePersistencePath: join(options.dataFolder, "v3"),
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: options.onLog ?? (() => {}),
      workers: parts.map((part) => (options.closed ? doorless(recipes[part]()) : recipes[part]())),
    }),
  );
  await marketplace.ready;
  return marketplace;
}

/** A built Worker with the bindings of its configuration, behind a port of its own. */
export function workerFrom(
  part: PartName,
  configPath: string,
  main: string,
  firstPort: number,
  vars: Record<string, string>,
): WorkerOptions {
  const { workerOptions } = workerOptionsOf(configPath);
  const folder = dirname(main);
  return {
    ...workerOptions,
    name: `stoa-${part}`,
    bindings: { ...(workerOptions["bindings"] as Record<string, string>), ...vars },
    modules: modulesOf(folder, main),
    modulesRoot: folder,
    unsafeDirectSockets: [{ host: "127.0.0.1", port: portsFrom(firstPort)[part] }],
  } as WorkerOptions;
}

/** The main module first, then whatever it may import. */
function modulesOf(folder: string, main: string) {
  const others = globSync("**/*.{js,mjs,wasm,sql,txt}", { cwd: folder })
    .map((path) => join(folder, path))
    .filter((path) => relative(path, main) !== "");
  return [main, ...others].map((path) => ({
    type: MODULE_TYPES[path.slice(path.lastIndexOf(".")) as keyof typeof MODULE_TYPES],
    path,
  }));
}
