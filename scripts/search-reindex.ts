// `npm run search:reindex`: builds the search index of the local marketplace, which nobody may be serving meanwhile.
// Stopped at any point it goes on where it was; `-- --fresh` begins again with an empty index. `--chunk N` products are
// written in one transaction.
import { parseArgs } from "node:util";
import { dataFolder, firstPort } from "./runtime/places.ts";
import { refuseServed } from "./runtime/ports.ts";
import { reindexFiles } from "./runtime/reindex.ts";
import { counted, lasting, progressBar, run, step } from "./runtime/screen.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { fresh: { type: "boolean", default: false }, chunk: { type: "string" } } });
  const chunk = values.chunk === undefined ? undefined : Number(values.chunk);
  if (chunk !== undefined && !(Number.isInteger(chunk) && chunk > 0))
    throw new Error(`--chunk is "${values.chunk}". It must be a whole number from 1 on.`);
  await refuseServed(firstPort());
  const draw = progressBar("Indexing");
  const startedAt = performance.now();
  const products = await reindexFiles(dataFolder(), {
    fresh: values.fresh,
    chunk,
    onProgress: ({ done, total }) => draw(done, total, "products"),
  });
  step(`Indexed ${counted(products)} products in ${lasting(performance.now() - startedAt)}`);
}

run(main);
