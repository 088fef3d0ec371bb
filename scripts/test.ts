// Runs every test and sums them up. The last line is `N passed, N failed, N skipped`; the exit code is zero when all
// went well and no runner crashed. Arguments go to Vitest: `npm test -- core/offers`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { BUILD_FOLDER, ROOT } from "./runtime/places.ts";
import { run } from "./runtime/screen.ts";

type Sum = { passed: number; failed: number; skipped: number };

/** Rules, demo and workerd tests first: they are quick and say where a fault is. Then the reliability board, which needs the
 * processor for itself, and the browser, over the built Workers. */
const ROUNDS = [["rules", "seed", "worker"], ["chaos"], ["e2e"]];

async function main(): Promise<void> {
  const sum: Sum = { passed: 0, failed: 0, skipped: 0 };
  for (const projects of ROUNDS) {
    const round = vitest(projects, process.argv.slice(2));
    sum.passed += round.passed;
    sum.failed += round.failed;
    sum.skipped += round.skipped;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  process.exit(sum.failed === 0 ? 0 : 1);
}

/** One run of Vitest. A file that could not be loaded and a runner that crashed each count as a failure. */
function vitest(projects: readonly string[], filters: readonly string[]): Sum {
  const report = join(BUILD_FOLDER, `test-${projects.join("-")}.json`);
  mkdirSync(BUILD_FOLDER, { recursive: true });
  rmSync(report, { force: true });
  const { status } = spawnSync(
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
