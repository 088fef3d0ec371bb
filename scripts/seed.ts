// `npm run seed -- --products N --seed S`: brings the local data to N products. Nothing may be serving it meanwhile.
import { parseArgs } from "node:util";
import { buildWorkers } from "./runtime/build.ts";
import { bringUpToDate } from "./runtime/data.ts";
import { startMarketplace } from "./runtime/marketplace.ts";
import { dataFolder, firstPort } from "./runtime/places.ts";
import { refuseTakenPorts } from "./runtime/ports.ts";
import { progressBar, run, step } from "./runtime/screen.ts";
import { localSecrets } from "./runtime/secrets.ts";
import { seedMore } from "./seed/seed-more.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { products: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
  });
  const products = Number(values.products);
  if (!Number.isInteger(products) || products < 1 || products > 2_000_000) {
    throw new Error(`--products is "${values.products}". It must be a number from 1 to 2000000.`);
  }
  const folder = dataFolder();
  await refuseTakenPorts(firstPort());
  await buildWorkers(step, ["api"]);
  const marketplace = await startMarketplace({
    firstPort: firstPort(),
    dataFolder: folder,
    vars: localSecrets(folder),
    parts: ["api"],
  });
  try {
    await bringUpToDate(marketplace);
    const startedAt = Date.now();
    const target = {
      db: (await marketplace.getD1Database("DB", "stoa-api")) as D1Database,
      search: (await marketplace.getD1Database("SEARCH", "stoa-api")) as D1Database,
      now: startedAt,
      onProgress: progressBar("Adding products"),
    };
    const added = await seedMore(target, { products, seed: values.seed });
    step(`Added ${added} products in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s; there are ${products} now`);
  } finally {
    await marketplace.dispose();
  }
}

run(main);
