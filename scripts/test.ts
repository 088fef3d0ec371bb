// Runs every test and sums them up. The last line is `N passed, N failed, N skipped`; the exit code is zero when all
// went well and no runner crashed. Arguments go to Vitest: `npm test -- core/offers`.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { join, relative } from "node:path";
import type { Readable } from "node:stream";
import { makeDemo } from "./testing/demo.ts";
import { buildWorkers } from "./runtime/build.ts";
import { BUILD_FOLDER, ROOT } from "./runtime/places.ts";
import { run } from "./runtime/screen.ts";

type Sum = { passed: number; failed: number; skipped: number; failures: string[] };

/** One file as Vitest's JSON report tells it. */
interface FileResult {
  name: string;
  status: string;
  message: string;
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
}

/** One run of Vitest: its projects, and which part of their files. */
interface Run {
  projects: readonly string[];
  part?: { no: number; of: number };
  /** After so many minutes without a word it is taken for stuck and started once more. */
  quietMinutes?: number;
}

/**
 * Rounds, one after the other; what stands in one round runs side by side. Rules and workerd tests first: they say where a
 * fault is; beside them what takes half as long, the reliability board, which waits for processes, and the demo. Then the
 * browser, which waits for pages, in two marketplaces at a time.
 */
const ROUNDS: readonly (readonly Run[])[] = [
  // Seen once in forty runs: Vitest's line to workerd is lost after a file has passed, and it waits for ever with nothing to do.
  [{ projects: ["rules", "worker*"], quietMinutes: 8 }, { projects: ["chaos", "seed"] }],
  [
    { projects: ["e2e"], part: { no: 1, of: 2 } },
    { projects: ["e2e"], part: { no: 2, of: 2 } },
  ],
];

/** Where Linux keeps files in memory. A database there does not wait for a disk at every commit. */
const MEMORY = "/dev/shm";
const NEEDED_BYTES = 4 * 2 ** 30;

/** Lets everything that the tests write for a while stand in memory, where there is enough of it. */
function writeIntoMemory(): void {
  if (process.env["TMPDIR"] || !existsSync(MEMORY)) return;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize >= NEEDED_BYTES) process.env["TMPDIR"] = MEMORY;
}

async function main(): Promise<void> {
  writeIntoMemory();
  const sum: Sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  // The board and both parts of the browser's tests stand on the same builds and the same demo: they are made once, before.
  await buildWorkers(console.log);
  const demo = await makeDemo({ firstPort: 4110 });
  process.env["STOA_TEST_DEMO"] = demo;
  for (const round of ROUNDS) {
    const parts = await Promise.all(round.map((each) => vitest(each, process.argv.slice(2))));
    for (const part of parts) {
      sum.passed += part.passed;
      sum.failed += part.failed;
      sum.skipped += part.skipped;
      sum.failures.push(...part.failures);
    }
  }
  rmSync(demo, { recursive: true, force: true });
  // Once more at the end, so that nobody has to look for them in the output of several runners.
  for (const failure of sum.failures) console.log(`\nFAILED ${failure}`);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  process.exit(sum.failed === 0 ? 0 : 1);
}

/** One run of Vitest. A file that could not be loaded and a runner that crashed each count as a failure. */
async function vitest(each: Run, filters: readonly string[], isSecond = false): Promise<Sum> {
  const { projects, part, quietMinutes } = each;
  const report = join(BUILD_FOLDER, `test-${projects[0]}${part ? `-${part.no}` : ""}.json`);
  mkdirSync(BUILD_FOLDER, { recursive: true });
  rmSync(report, { force: true });
  const runner = spawn(
    join(ROOT, "node_modules/.bin/vitest"),
    [
      "run",
      "--passWithNoTests",
      ...projects.flatMap((name) => ["--project", name]),
      ...(part ? [`--shard=${part.no}/${part.of}`] : []),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...filters,
    ],
    {
      cwd: ROOT,
      stdio: ["inherit", "pipe", "pipe"],
      env: {
        ...process.env,
        STOA_TEST_PART: String(part?.no ?? 1),
        ...(process.stdout.isTTY && { FORCE_COLOR: "1" }),
      },
    },
  );
  const isStuck = await endOf(runner, quietMinutes);
  if (isStuck && !isSecond) {
    console.log(`\n${projects.join(", ")}: said nothing for ${quietMinutes} minutes, and is started once more.`);
    return await vitest(each, filters, true);
  }
  const status = runner.exitCode;
  if (!existsSync(report))
    return { passed: 0, failed: 1, skipped: 0, failures: [`${projects.join(", ")}: the runner left no report`] };
  const counts = JSON.parse(readFileSync(report, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: FileResult[];
  };
  const unloaded = counts.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failed = counts.numFailedTests + unloaded.length;
  const failures = counts.testResults.flatMap(failuresOf);
  const crashed = failed === 0 && status !== 0;
  if (crashed) failures.push(`${projects.join(", ")}: every test passed, the runner ended with ${status}`);
  return {
    passed: counts.numPassedTests,
    failed: crashed ? 1 : failed,
    skipped: counts.numPendingTests + counts.numTodoTests,
    failures,
  };
}

/** Passes on what a runner says until it ends; whether it had to be ended, since it had fallen silent. */
function endOf(runner: ChildProcessByStdio<null, Readable, Readable>, quietMinutes?: number): Promise<boolean> {
  return new Promise((ended) => {
    const end = () => {
      runner.kill("SIGKILL");
      ended(true);
    };
    let silence: NodeJS.Timeout | undefined;
    const heard = () => {
      clearTimeout(silence);
      if (quietMinutes !== undefined) silence = setTimeout(end, quietMinutes * 60_000);
    };
    heard();
    for (const [from, to] of [
      [runner.stdout, process.stdout],
      [runner.stderr, process.stderr],
    ] as const)
      from.on("data", (said: Buffer) => {
        heard();
        to.write(said);
      });
    runner.once("exit", () => {
      clearTimeout(silence);
      // What it said last is on its way still; a child of it may hold the line open for ever.
      const over = setTimeout(ended, 2_000, false);
      runner.once("close", () => (clearTimeout(over), ended(false)));
    });
  });
}

/** The failed tests of one file, or the file itself where it could not be loaded; with what was said first. */
function failuresOf(file: FileResult): string[] {
  if (file.status === "failed" && file.assertionResults.length === 0)
    return [`${relative(ROOT, file.name)}: ${file.message}`];
  return file.assertionResults
    .filter((test) => test.status === "failed")
    .map((test) => `${relative(ROOT, file.name)} > ${test.fullName}\n${test.failureMessages.join("\n")}`);
}

run(main);
