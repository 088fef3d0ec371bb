// The reliability board: runs its rows one after the other and shows what came of them, as a table, as JSON, or written
// into docs/reliability.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../runtime/places.ts";
import { Bench, type Outcome, type Row } from "./row.ts";
import { cacheModel } from "./rows/cache-model.ts";
import { crashPoints } from "./rows/crash-points.ts";
import { databaseFaults } from "./rows/database.ts";
import { brokenGuards } from "./rows/guards.ts";
import { overload } from "./rows/overload.ts";
import { oversell } from "./rows/oversell.ts";
import { queueChaos } from "./rows/queue.ts";
import { randomKills } from "./rows/random-kills.ts";
import { restoring } from "./rows/restoring.ts";
import { authorisation, fuzz, model, races, webhooksOut } from "./rows/suites.ts";
import { webhookChaos, webhookPermutations } from "./rows/webhooks.ts";
import { xss } from "./rows/xss.ts";

/** Every row, in the order of the board. */
export const ROWS: readonly Row[] = [
  oversell,
  crashPoints,
  randomKills,
  authorisation,
  fuzz,
  webhookChaos,
  queueChaos,
  databaseFaults,
  model,
  races,
  webhookPermutations,
  cacheModel,
  xss,
  overload,
  restoring,
  webhooksOut,
  brokenGuards,
];

/** A row with what came of it. */
interface Line extends Outcome {
  row: string;
  what: string;
  target: string;
  seconds: number;
}

/** As many of the rig's complaints are shown below a row that failed. */
const MOST_COMPLAINTS = 20;

const PAGE = join(ROOT, "docs/reliability.md");
const MARKS = ["<!-- board -->", "<!-- /board -->"] as const;

async function lineOf(row: Row, bench: Bench): Promise<Line> {
  const startedAt = performance.now();
  const outcome = await row
    .run(bench)
    .catch((error: Error): Outcome => ({ run: "", result: String(error.stack ?? error), isGood: false }));
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  return { row: row.id, what: row.what, target: row.target, seconds, ...outcome };
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const HEAD = ["row", "what", "run", "target", "result", "seconds", "ok", "run on"];
const asRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The rows of a table by their ids. */
function rowsOf(lines: readonly Line[]): Map<string, string> {
  const day = new Date().toISOString().slice(0, 10);
  return new Map(
    lines.map(({ row, what, run, target, result, seconds, isGood }) => {
      const cells = [row, what, run, target, result, seconds.toFixed(1), isGood ? "yes" : "**NO**", day];
      return [row, asRow(cells.map(cell))];
    }),
  );
}

const tableOf = (rows: ReadonlyMap<string, string>): string =>
  [asRow(HEAD), asRow(HEAD.map(() => "---")), ...ROWS.flatMap(({ id }) => rows.get(id) ?? [])].join("\n");

/** Writes rows into the page; those that were not run now stay as they are there. */
function writeDown(lines: readonly Line[]): void {
  const page = readFileSync(PAGE, "utf8");
  const [before, after] = [page.indexOf(MARKS[0]), page.indexOf(MARKS[1])];
  if (before === -1 || after === -1) throw new Error(`${PAGE} has no place for the board`);
  const kept = [...page.slice(before, after).matchAll(/^\| (R\w+) \|.*$/gm)].map(([text, id]) => [id!, text] as const);
  const table = tableOf(new Map([...kept, ...rowsOf(lines)]));
  writeFileSync(PAGE, `${page.slice(0, before)}${MARKS[0]}\n\n${table}\n\n${page.slice(after)}`);
}

/** Runs the board as the command line asks; whether every row was good. */
export async function runBoard(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deep: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      only: { type: "string" },
      seed: { type: "string", default: "1" },
    },
  });
  const only = values.only?.split(",");
  const rows = ROWS.filter(({ id, isDeepOnly }) => (only ? only.includes(id) : values.deep || !isDeepOnly));
  if (rows.length === 0) throw new Error(`There is no such row. Rows: ${ROWS.map(({ id }) => id).join(", ")}`);
  const bench = new Bench({ isDeep: values.deep, seed: Number(values.seed) });
  const lines: Line[] = [];
  try {
    for (const row of rows) {
      const line = await lineOf(row, bench);
      lines.push(line);
      const mark = line.isGood ? "ok " : "BAD";
      console.error(`${mark} ${line.row.padEnd(4)} ${line.seconds.toFixed(1).padStart(6)} s  ${line.result}`);
      if (!line.isGood)
        for (const text of (await bench.complaints()).slice(-MOST_COMPLAINTS)) console.error(`     ${text}`);
    }
  } finally {
    await bench.close();
  }
  console.log(
    values.json ? JSON.stringify({ seed: bench.seed, isDeep: bench.isDeep, lines }, null, 2) : tableOf(rowsOf(lines)),
  );
  if (values.write && values.deep) writeDown(lines);
  return lines.every(({ isGood }) => isGood);
}
