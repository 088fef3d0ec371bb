// `npm run bench`: lists what can be measured; `npm run bench -- NAME [options]` measures it.
import { parseArgs } from "node:util";
import type { Bench } from "./bench.ts";
import { checkoutBench } from "./checkout.ts";
import { deskBench } from "./desk.ts";
import { lighthouseBench } from "./lighthouse.ts";
import { pagesBench } from "./pages.ts";
import { peersBench } from "./peers.ts";
import { searchBench } from "./search.ts";
import { bold, dim, run, speakAside } from "../runtime/screen.ts";

const BENCHES: readonly Bench[] = [searchBench, checkoutBench, pagesBench, lighthouseBench, deskBench, peersBench];

async function main(): Promise<void> {
  const [word, ...args] = process.argv.slice(2);
  if (word === undefined) return list();
  const name = word.replace(/^--/, "");
  const bench = BENCHES.find((each) => each.name === name);
  if (bench === undefined) throw new Error(`There is no bench "${name}". \`npm run bench\` lists those there are.`);
  const { values } = parseArgs({ args, options: { ...bench.options, json: { type: "boolean", default: false } } });
  const { json, ...chosen } = values;
  if (json) speakAside();
  const options = Object.entries(chosen).map(([option, value]) => [option, String(value)]);
  const report = await bench.measure(Object.fromEntries(options));
  console.log(json ? JSON.stringify(report.data, null, 2) : `\n${report.text}`);
}

function list(): void {
  for (const { name, summary, options, explains } of BENCHES) {
    console.log(`${bold(name)}  ${summary}`);
    for (const [option, { default: usual }] of Object.entries(options)) {
      console.log(`  --${option.padEnd(10)} ${explains[option]} ${dim(`(${usual})`)}`);
    }
    console.log(
      `  --${"json".padEnd(10)} figures as JSON on standard output (with npm run -s: npm adds lines of its own)`,
    );
  }
}

run(main);
