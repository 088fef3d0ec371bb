// Catalogues of several sizes side by side, each built once and kept until what it is made by changes.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareData } from "../runtime/data.ts";
import type { MarketplaceOptions } from "../runtime/marketplace.ts";
import { ROOT } from "../runtime/places.ts";
import { reindexFiles } from "../runtime/reindex.ts";
import { counted, progressBar, step } from "../runtime/screen.ts";
import { localSecrets } from "../runtime/secrets.ts";
import { addProducts } from "../seed/add.ts";
import { seedMore } from "../seed/seed-more.ts";

const SEED = "bench";
/** One client asks more in a minute than the API's host lets a network ask. */
const UNLIMITED = { STOA_RATE_FACTOR: "10000" };
const PRODUCTS_MADE_BY = ["scripts/seed/more-products/*.ts"];
const INDEX_MADE_BY = ["packages/core/src/search/{rules,commands}/*.ts", "migrations/search/*.sql"];

/** What a catalogue was made by. `index` is empty while it is not finished. */
interface Stamp {
  products: string;
  index: string;
}

/** Builds the catalogue of so many products below `folder`, or brings it up to date, and says how to serve it. */
export async function catalogueOf(products: number, folder: string, firstPort: number): Promise<MarketplaceOptions> {
  const dataFolder = join(folder, `products-${products}`);
  mkdirSync(dataFolder, { recursive: true });
  const vars = { ...localSecrets(dataFolder), ...UNLIMITED };
  const options = { firstPort, dataFolder, vars, parts: ["api"] } as const;
  const file = join(dataFolder, "made-by.json");
  const wanted: Stamp = { products: hashOf(PRODUCTS_MADE_BY), index: hashOf(INDEX_MADE_BY) };
  const made: Partial<Stamp> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  if (made.products === wanted.products && made.index === wanted.index) {
    await prepareData(options);
    return options;
  }
  const isOld = made.products !== wanted.products;
  if (isOld) rmSync(join(dataFolder, "v3"), { recursive: true, force: true });
  writeFileSync(file, JSON.stringify({ ...wanted, index: "" }));
  if (isOld || made.index === "") {
    step(`Building the catalogue of ${counted(products)} products in ${dataFolder}`);
    await addProducts(options, (market, onProgress) => seedMore(market, { products, seed: SEED }, onProgress));
  } else {
    await prepareData(options, "later");
    const draw = progressBar(`Indexing ${counted(products)} products anew`);
    await reindexFiles(dataFolder, { fresh: true, onProgress: ({ done, total }) => draw(done, total, "products") });
  }
  writeFileSync(file, JSON.stringify(wanted));
  return options;
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash("sha256");
  const files = globSync(patterns, { cwd: ROOT }).filter((file) => !file.endsWith(".test.ts"));
  for (const file of files.toSorted())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
}
