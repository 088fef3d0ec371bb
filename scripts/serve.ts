// Builds what changed, brings the data up to date, fills an empty marketplace with the demo, and serves it until
// Ctrl-C. `--fresh` starts over, `--dev` serves the apps from their sources with hot reload.
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Miniflare } from "miniflare";
import { buildWorkers } from "./runtime/build.ts";
import { startMarketplace } from "./runtime/marketplace.ts";
import { migrate } from "./runtime/migrate.ts";
import { dataFolder, firstPort, originsFrom, portsFrom, ROOT } from "./runtime/places.ts";
import { takenPort } from "./runtime/ports.ts";
import { bold, box, dim, progressBar, step } from "./runtime/screen.ts";
import { localSecrets } from "./runtime/secrets.ts";

const MINUTE_MS = 60_000;
const DEMO_PASSWORD = "stoa-demo-2026";

async function main(): Promise<void> {
  const startedAt = Date.now();
  const first = firstPort();
  const folder = dataFolder();
  await refuseTakenPorts(first);
  if (process.argv.includes("--fresh")) {
    rmSync(folder, { recursive: true, force: true });
    step(`Emptied ${folder}`);
  }
  await buildWorkers(step);

  mkdirSync(folder, { recursive: true });
  const log = createWriteStream(join(folder, "stoa.log"), { flags: "a" });
  const marketplace = await startMarketplace({
    firstPort: first,
    dataFolder: folder,
    vars: localSecrets(folder),
    onLog: ({ level, message }) => {
      log.write(`${message}\n`);
      if (level === "error") console.error(dim(message));
    },
  });
  stopOnSignal(marketplace);
  await bringUpToDate(marketplace);
  await keepTime(marketplace);
  console.log(`\n${welcome(first, folder, Date.now() - startedAt)}\n`);
}

async function refuseTakenPorts(first: number): Promise<void> {
  const taken = await takenPort(portsFrom(first));
  if (taken === undefined) return;
  const [part, port] = taken;
  throw new Error(
    `Port ${port}, which the ${part} needs, is in use. Stop what is listening there, ` +
      `or start on other ports: STOA_PORT=${first + 100} npm start`,
  );
}

async function bringUpToDate(marketplace: Miniflare): Promise<void> {
  const market = await marketplace.getD1Database("DB", "stoa-api");
  const search = await marketplace.getD1Database("SEARCH", "stoa-api");
  const applied = [
    ...(await migrate(market, join(ROOT, "migrations/market"))),
    ...(await migrate(search, join(ROOT, "migrations/search"))),
  ];
  if (applied.length > 0) step(`Applied ${applied.length} migrations`);

  const seller = await market.prepare("SELECT 1 FROM seller LIMIT 1").first();
  if (seller !== null) return;
  const { seedDemo } = await import("./seed/index.ts");
  const startedAt = Date.now();
  const draw = progressBar("Filling the marketplace:");
  await seedDemo({
    db: market as D1Database,
    search: search as D1Database,
    media: (await marketplace.getR2Bucket("MEDIA", "stoa-api")) as unknown as R2Bucket,
    now: startedAt,
    onProgress: draw,
  });
  step(`Filled the marketplace in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
}

/** Runs what is due at once and then every minute, as the platform's cron does. */
async function keepTime(marketplace: Miniflare): Promise<void> {
  const api = await marketplace.getWorker("stoa-api");
  const tick = () =>
    api.scheduled({ cron: "* * * * *", scheduledTime: new Date() }).catch((error: unknown) => console.error(error));
  await tick();
  setInterval(tick, MINUTE_MS).unref();
}

function stopOnSignal(marketplace: Miniflare): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await marketplace.dispose();
    console.log("\nStopped. Your data is kept; `npm start` brings it back.");
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function welcome(first: number, folder: string, tookMs: number): string {
  const origins = originsFrom(first);
  return box([
    bold("Stoa is open."),
    "",
    `Shop      ${bold(origins.buyer)}    buyer@demo.stoa`,
    `Sellers   ${bold(origins.seller)}    seller@demo.stoa`,
    `Operators ${bold(origins.admin)}    admin@demo.stoa`,
    `Console   ${bold(origins.console)}    ${dim("mails and the sandbox payment provider")}`,
    `API       ${bold(origins.api)}    ${dim("tRPC, OpenAPI, OAuth; bearer tokens only")}`,
    "",
    `The password of every demo account is ${bold(DEMO_PASSWORD)}.`,
    dim(`Data is in ${folder}. Ready after ${(tookMs / 1_000).toFixed(1)} s. Stop with Ctrl-C.`),
  ]);
}

main().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
