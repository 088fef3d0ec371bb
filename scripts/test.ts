// Runs every test and sums them up. The last line is `N passed, N failed, N skipped`; the exit code is zero when all
// went well and no runner crashed. Arguments go to Vitest: `npm test -- core/offers`.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildWorkers } from "./runtime/build.ts";
import { BUILD_FOLDER, ROOT } from "./runtime/places.ts";
import { run } from "./runtime/screen.ts";

type Sum = { passed: number; failed: number; skipped: number };

/**
 * Rounds, one after the other; what stands in one round runs side by side. Rules, demo and workerd tests first: they say where
 * a fault is. Then the browser, which mostly waits, and beside it the reliability board.
 */
const ROUNDS = [[["rules", "seed", "worker"]], [["e2e"], ["chaos"]]];

async function main(): Promise<void> {
  const sum: Sum = { passed: 0, failed: 0, skipped: 0 };
  for (const [i, round] of ROUNDS.entries()) {
    // Both sides of the second round stand on the same builds: they are made once, before.
    if (i > 0) await buildWorkers(console.log);
    const parts = await Promise.all(round.map((projects) => vitest(projects, process.argv.slice(2))));
    for (const part of parts) {
      sum.passed += part.passed;
      sum.failed += part.failed;
      sum.skipped += part.skipped;
    }
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  process.exit(sum.failed === 0 ? 0 : 1);
}

/** One run of Vitest. A file that could not be loaded and a runner that crashed each count as a failure. */
async function vitest(projects: readonly string[], filters: readonly string[]): Promise<Sum> {
  const report = join(BUILD_FOLDER, `test-${projects.join("-")}.json`);
  mkdirSync(BUILD_FOLDER, { recursive: true });
  rmSync(report, { force: true });
  const runner = spawn(
    join(ROOT, "node_modules/.bin/vitest"),
    [
      "run",
      "--passWithNoTests",
      ...projects.flatMap((name) => ["--project", name]),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { cwd: ROOT, stdio: "inherit" },
  );
  const status = await new Promise<number | null>((done) => runner.once("exit", done));
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = JSON.parse(readFileSync(report, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  const unloaded = counts.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failed = counts.numFailedTests + unloaded.length;
  return {
    passed: counts.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}

run(main);
