// `npm run search:eval`: how well search answers, in numbers. Without options it measures our own judgements of the
// demo catalogue; `--data DIR` any other, `--run FILE` writes down what was found, `--weights JSON` tries other weights,
// `--tune` looks for better ones.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { WEIGHTS, type Weights } from "@stoa/core/search";
import { progressBar, run, step } from "./runtime/screen.ts";
import { type JudgedQuery, readBenchmark, readLabels } from "./search/benchmark.ts";
import { type Closed, openBenchmark, openDemo } from "./search/closed.ts";
import { evaluate } from "./search/evaluate.ts";
import { evaluationReport } from "./search/report.ts";
import { tune } from "./search/tune.ts";

/** Products written to a run file for each query. */
const RUN_DEPTH = 100;
const REPORT_DEPTH = 10;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      run: { type: "string" },
      weights: { type: "string" },
      tune: { type: "boolean", default: false },
    },
  });
  if (values.weights !== undefined) Object.assign(WEIGHTS, weightsOf(values.weights));
  const startedAt = performance.now();
  const { closed, queries } = await opened(values.data);
  try {
    step(`Indexed in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    if (values.tune) return await printTuning(closed, queries);
    const draw = progressBar("Searching");
    const ranked = await evaluate(closed, queries, {
      most: values.run === undefined ? REPORT_DEPTH : RUN_DEPTH,
      onProgress: (done, total) => draw(done, total, "queries"),
    });
    console.log(`\n${evaluationReport(ranked)}\n`);
    if (values.run === undefined) return;
    const lines = ranked.map(({ found }, i) => JSON.stringify({ query_id: queries[i]!.id, product_ids: found }));
    writeFileSync(values.run, `${lines.join("\n")}\n`);
    step(`Wrote what was found to ${values.run}`);
  } finally {
    await closed.dispose();
  }
}

async function printTuning(closed: Closed, queries: readonly JudgedQuery[]): Promise<void> {
  console.log("weight             value    chosen by      told by");
  const best = await tune(closed, queries, ({ name, value, chosen, told, isKept }) =>
    console.log(
      `${(name ?? "as they are").padEnd(16)}${(name ? String(value) : "").padStart(8)}${chosen.toFixed(4).padStart(13)}${told.toFixed(4).padStart(13)}${isKept ? "  kept" : ""}`,
    ),
  );
  console.log(`\n${JSON.stringify(best)}`);
}

async function opened(folder: string | undefined): Promise<{ closed: Closed; queries: JudgedQuery[] }> {
  const draw = progressBar("Indexing");
  if (folder !== undefined) {
    const { products, queries } = await readBenchmark(resolve(folder));
    return { closed: await openBenchmark(products, draw), queries };
  }
  const demo = await openDemo(draw);
  return { closed: demo, queries: await readLabels(demo.slugs) };
}

/** Weights from the command line. @throws Error naming what is no weight */
function weightsOf(text: string): Partial<Weights> {
  const wished = parsed(text);
  if (typeof wished !== "object" || wished === null) throw new Error('--weights must be an object, as {"title": 1}.');
  for (const [name, weight] of Object.entries(wished)) {
    if (!(name in WEIGHTS))
      throw new Error(`--weights: there is no "${name}". There are ${Object.keys(WEIGHTS).join(", ")}.`);
    if (typeof weight !== "number" || !Number.isFinite(weight))
      throw new Error(`--weights: "${name}" must be a number.`);
  }
  return wished;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("--weights is no JSON.");
  }
}

run(main);
