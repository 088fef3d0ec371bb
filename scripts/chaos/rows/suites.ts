// R3, R4, R8, R9 and R21: measured inside workerd by tests of `npm test`; here they are run as a child, longer than there, and
// counted by what they print and by the tests that ran.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../runtime/places.ts";
import type { Bench, Outcome, Row } from "../row.ts";

/** Which tests a row is made of, and how long they run: cases for each procedure, or runs. */
interface Suite {
  files: readonly string[];
  /** Part of the tests' names, where not all of the files count. */
  named?: string;
  size: readonly [fast: number, deep: number];
  /** What the tests print of their figures. */
  tells: RegExp;
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  success: boolean;
  testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}

/** The tests that failed, each with the first line of why. */
const failuresOf = ({ testResults }: Report): string[] =>
  testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split("\n")[0] ?? "no reason given"}`);

async function run(bench: Bench, suite: Suite): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "stoa-suite-"));
  const report = join(folder, "report.json");
  const args = ["run", "--root", ".", "--project", "worker*", ...suite.files, "--reporter=default", "--reporter=json"];
  const child = spawn(
    join(ROOT, "node_modules/.bin/vitest"),
    [...args, `--outputFile.json=${report}`, ...(suite.named ? ["-t", suite.named] : [])],
    {
      cwd: ROOT,
      env: { ...process.env, STOA_CHAOS_SIZE: String(bench.of(...suite.size)), STOA_CHAOS_SEED: String(bench.seed) },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (said += part.toString()));
  await new Promise((done) => child.once("close", done));
  try {
    const counts = JSON.parse(readFileSync(report, "utf8")) as Report;
    const figures = [...said.matchAll(suite.tells)].map(([line]) => line.trim());
    return {
      run: `${counts.numPassedTests + counts.numFailedTests} tests${figures.length > 0 ? `: ${figures.join("; ")}` : ""}`,
      result: [`${counts.numPassedTests} passed, ${counts.numFailedTests} failed`, ...failuresOf(counts)].join("; "),
      // A row whose tests were renamed away must not look good.
      isGood: counts.success && counts.numFailedTests === 0 && counts.numPassedTests > 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const row = (of: Omit<Row, "run" | "isDeepOnly">, suite: Suite): Row => ({
  ...of,
  isDeepOnly: true,
  run: (bench) => run(bench, suite),
});

export const authorisation = row(
  {
    id: "R3",
    what: "Authorisation matrix: procedures × principals × whose thing",
    target: "every cell as in the policy table; a procedure without a row fails",
  },
  {
    files: ["apps/worker/src/matrix"],
    size: [1, 1],
    tells: /^(authorisation matrix|swapped ids|refused calls|mass assignment).*$/gm,
  },
);

export const fuzz = row(
  {
    id: "R4",
    what: "Fuzz: inputs of every kind for every procedure, from its schema",
    target: "0 answers of 500 and more, 0 hangs, 0 leaks of the inside",
  },
  { files: ["apps/worker/src/fuzz"], size: [12, 100], tells: /fuzz: .*$/gm },
);

export const model = row(
  {
    id: "R8",
    what: "Model-based test of cart, orders, stock and ledger, with evictions",
    target: "0 divergences",
  },
  { files: ["apps/worker/src/model.test.ts"], size: [5, 100], tells: /model: .*$/gm },
);

export const races = row(
  {
    id: "R9",
    what: "Races, fifty at once: sign-in codes, OAuth codes, refresh tokens, cancellations, refunds and coupons",
    target: "exactly as many win as may",
  },
  { files: ["apps/worker"], named: "R9 ", size: [5, 20], tells: /(?!)/gm },
);

export const webhooksOut = row(
  {
    id: "R21",
    what: "Webhooks out: events of many things to a program that is slow, fails half of the time and confirms less than it takes, from a machine that dies",
    target: "each at least once, in the order of its thing",
  },
  { files: ["apps/worker/src/webhooks.test.ts"], size: [200, 2_000], tells: /webhooks out: .*$/gm },
);
