// One running marketplace for all browser tests: the built Workers over an empty folder, filled with the demo.
import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { browserPath } from "../scripts/runtime/browser.ts";
import { buildWorkers } from "../scripts/runtime/build.ts";
import { type MarketplaceOptions, startMarketplace } from "../scripts/runtime/marketplace.ts";
import { originsFrom, portsFrom, type PartName } from "../scripts/runtime/places.ts";
import { takenPort } from "../scripts/runtime/ports.ts";
import { localSecrets } from "../scripts/runtime/secrets.ts";
import { copyOf, makeDemo } from "../scripts/testing/demo.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the browser, or an empty string where there is none. */
    browser: string;
    origins: Record<PartName, string>;
    /** The folder of the demo as it is on the first day, to be copied. */
    demo: string;
  }
}

/** Starts the marketplace before the first browser test and gives back what stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = browserPath() ?? "";
  // Making AVIFs would take half of the time; that they are made is what `apps/worker/src/media.test.ts` is for.
  process.env["STOA_AVIF"] ??= "0";
  const first = await freeFirstPort();
  project.provide("browser", browser);
  project.provide("origins", originsFrom(first));
  await buildWorkers(console.log);
  const demo = process.env["STOA_TEST_DEMO"] ?? (await makeDemo({ firstPort: first }));
  const forget = () => {
    if (demo !== process.env["STOA_TEST_DEMO"]) rmSync(demo, { recursive: true, force: true });
  };
  project.provide("demo", demo);
  if (browser === "") {
    console.log("Chromium was not found: the browser tests are skipped.");
    return async () => forget();
  }
  const folder = copyOf(demo);
  const options: MarketplaceOptions = {
    firstPort: first,
    dataFolder: folder,
    vars: localSecrets(folder),
    onLog: ({ level, message }) => {
      if (level === "error") console.error(message);
    },
  };
  const marketplace = await startMarketplace(options);
  return async () => {
    await marketplace.dispose();
    rmSync(folder, { recursive: true, force: true });
    forget();
  };
}

/** Ports between which each part of a run that is split looks for its own, so that no two take the same. */
const PORTS_OF_PART = 40;

async function freeFirstPort(): Promise<number> {
  const from = 4110 + PORTS_OF_PART * (Number(process.env["STOA_TEST_PART"] ?? 1) - 1);
  for (let first = from; first < from + PORTS_OF_PART; first += 5) {
    if ((await takenPort(portsFrom(first))) === undefined) return first;
  }
  throw new Error(`There are no five free ports between ${from} and ${from + PORTS_OF_PART} for the browser tests.`);
}
