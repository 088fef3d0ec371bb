// Builds what changed, brings the data up to date, fills an empty marketplace with the demo, and serves it until
// Ctrl-C. `--fresh` starts over.
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Miniflare } from "miniflare";
import { buildWorkers } from "./runtime/build.ts";
import { prepareData } from "./runtime/data.ts";
import { type MarketplaceOptions, startMarketplace } from "./runtime/marketplace.ts";
import { dataFolder, firstPort, originsFrom } from "./runtime/places.ts";
import { refuseTakenPorts } from "./runtime/ports.ts";
import { bold, box, dim, run, step } from "./runtime/screen.ts";
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
  const options: MarketplaceOptions = {
    firstPort: first,
    dataFolder: folder,
    vars: localSecrets(folder),
    onLog: ({ level, message }) => {
      log.write(`${message}\n`);
      if (level === "error") console.error(dim(message));
    },
  };
  await prepareData(options);
  const marketplace = await startMarketplace(options);
  stopOnSignal(marketplace);
  await keepTime(marketplace);
  console.log(`\n${welcome(first, folder, Date.now() - startedAt)}\n`);
}

/** After this a job that nobody has done is taken up again. */
const LOST_MS = 32_000;

/** Runs what is due at once and then every minute, as the platform's cron does. */
async function keepTime(marketplace: Miniflare): Promise<void> {
  const api = await marketplace.getWorker("stoa-api");
  const tick = () =>
    api.scheduled({ cron: "* * * * *", scheduledTime: new Date() }).catch((error: unknown) => console.error(error));
  await tick();
  // What was in the hands of a process that died counts as lost after half a minute: nobody waits another half for it.
  setTimeout(tick, LOST_MS).unref();
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
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // Miniflare would end the process at once; here what is under way is finished first.
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
}

function welcome(first: number, folder: string, tookMs: number): string {
  const origins = originsFrom(first);
  const width = Math.max(...Object.values(origins).map((origin) => origin.length));
  const line = (name: string, origin: string, about: string) =>
    `${name.padEnd(9)} ${bold(origin)}${" ".repeat(width - origin.length)}   ${about}`;
  return box([
    bold("Stoa is open."),
    "",
    line("Shop", origins.buyer, "buyer@demo.stoa"),
    line("Sellers", origins.seller, "seller@demo.stoa"),
    line("Operators", origins.admin, "admin@demo.stoa"),
    line("Console", origins.console, dim("mails and the sandbox payment provider")),
    line("API", origins.api, dim("for programs: what there is stands at /reference")),
    "",
    `The password of every demo account is ${bold(DEMO_PASSWORD)}.`,
    dim(`Data is in ${folder}. Ready after ${(tookMs / 1_000).toFixed(1)} s. Stop with Ctrl-C.`),
  ]);
}

run(main);
