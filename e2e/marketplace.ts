// One running marketplace for all browser tests: the built Workers over an empty folder, filled with the demo.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildWorkers } from "../scripts/runtime/build.ts";
import { prepareData } from "../scripts/runtime/data.ts";
import { type MarketplaceOptions, startMarketplace } from "../scripts/runtime/marketplace.ts";
import { originsFrom, portsFrom, type PartName } from "../scripts/runtime/places.ts";
import { takenPort } from "../scripts/runtime/ports.ts";
import { localSecrets } from "../scripts/runtime/secrets.ts";

/** Where Debian, Ubuntu, macOS and Windows keep Chromium or Chrome; `CHROMIUM` names another place. */
const BROWSERS = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the browser, or an empty string where there is none. */
    browser: string;
    origins: Record<PartName, string>;
  }
}

/** Starts the marketplace before the first browser test and gives back what stops it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const browser = BROWSERS.find((path) => path !== undefined && existsSync(path)) ?? "";
  const first = await freeFirstPort();
  project.provide("browser", browser);
  project.provide("origins", originsFrom(first));
  if (browser === "") {
    console.log("Chromium was not found: the browser tests are skipped.");
    return undefined;
  }
  await buildWorkers(console.log);
  const folder = mkdtempSync(join(tmpdir(), "stoa-e2e-"));
  const options: MarketplaceOptions = {
    firstPort: first,
    dataFolder: folder,
    vars: localSecrets(folder),
    onLog: ({ level, message }) => {
      if (level === "error") console.error(message);
    },
  };
  await prepareData(options);
  const marketplace = await startMarketplace(options);
  return async () => {
    await marketplace.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function freeFirstPort(): Promise<number> {
  for (let first = 4110; first < 4190; first += 5) {
    if ((await takenPort(portsFrom(first))) === undefined) return first;
  }
  throw new Error("There are no five free ports between 4110 and 4190 for the browser tests.");
}
