// The demo as it is on the first day, made once for a run of tests: every marketplace of the browser tests begins as a copy.
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareData } from "../runtime/data.ts";
import type { MarketplaceOptions } from "../runtime/marketplace.ts";
import { localSecrets } from "../runtime/secrets.ts";

/** Fills a new folder with the demo and gives its path. The Workers must be built. */
export async function makeDemo(options: Omit<MarketplaceOptions, "dataFolder" | "vars">): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), "stoa-demo-"));
  await prepareData({ ...options, dataFolder, vars: localSecrets(dataFolder) });
  return dataFolder;
}

/** A folder of its own that begins as the demo. */
export function copyOf(demo: string): string {
  const folder = mkdtempSync(join(tmpdir(), "stoa-e2e-"));
  cpSync(demo, folder, { recursive: true });
  return folder;
}
