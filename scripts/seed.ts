// `npm run seed`: more products for the local marketplace, which nobody may be serving meanwhile.
// `--products N --seed S` invents some until there are N; `--from FILE` takes those of a file (docs/import-format.md).
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildWorkers } from "./runtime/build.ts";
import { dataFolder, firstPort } from "./runtime/places.ts";
import { refuseServed } from "./runtime/ports.ts";
import { run, step } from "./runtime/screen.ts";
import { localSecrets } from "./runtime/secrets.ts";
import { addProducts } from "./seed/add.ts";
import { importFile } from "./seed/from-file.ts";
import { seedMore } from "./seed/seed-more.ts";

const MOST_PRODUCTS = 2_000_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      products: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      from: { type: "string" },
    },
  });
  const { from: file, seed } = values;
  const products = Number(values.products);
  if (!Number.isInteger(products) || products < 1 || products > MOST_PRODUCTS) {
    throw new Error(`--products is "${values.products}". It must be a number from 1 to ${MOST_PRODUCTS}.`);
  }
  if (file !== undefined && !existsSync(file))
    throw new Error(`There is no file ${file}. --from takes NDJSON: see docs/import-format.md.`);
  const folder = dataFolder();
  await refuseServed(firstPort());
  await buildWorkers(step, ["api"]);
  await addProducts({ firstPort: firstPort(), dataFolder: folder, vars: localSecrets(folder) }, (market, onProgress) =>
    file === undefined ? seedMore(market, { products, seed }, onProgress) : importFile(market, file, onProgress),
  );
}

run(main);
