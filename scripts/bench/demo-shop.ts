// The built shop over a new folder with the demo, for as long as something is measured.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorkers } from "../runtime/build.ts";
import { prepareData } from "../runtime/data.ts";
import { type MarketplaceOptions, startMarketplace } from "../runtime/marketplace.ts";
import { originsFrom } from "../runtime/places.ts";
import { step } from "../runtime/screen.ts";
import { localSecrets } from "../runtime/secrets.ts";

/** The pages that are measured, by what they are. */
export const PAGES = {
  home: "/us",
  category: "/us/c/furniture",
  product: "/us/p/round-table-with-beech-legs",
  search: "/us/s?q=lamp",
  cart: "/us/cart",
};

/** Serves the shop, gives its origin to `measure`, and puts everything away afterwards. */
export async function withDemoShop<T>(firstPort: number, measure: (origin: string) => Promise<T>): Promise<T> {
  await buildWorkers(step);
  const dataFolder = mkdtempSync(join(tmpdir(), "stoa-bench-"));
  const how: MarketplaceOptions = { firstPort, dataFolder, vars: localSecrets(dataFolder) };
  await prepareData(how);
  const marketplace = await startMarketplace({ ...how, parts: ["api", "buyer"] });
  try {
    return await measure(originsFrom(firstPort).buyer);
  } finally {
    await marketplace.dispose();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
