// Breaks guards on purpose: in a copy of the repository each guard is taken out in turn, and the suite that is named with it,
// or the authorisation matrix, has to turn red. A guard that nothing misses is a hole in the tests.
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Guard, GUARDS, type Piece, piecesOf } from "./guards.ts";
import { MONEY_GUARDS } from "./money-guards.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const MATRIX = "apps/worker/src/matrix";

/** A copy of what is tracked, beside the installed packages; our own packages are the copy's. */
function copyOfRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), "stoa-guards-"));
  for (const path of execFileSync("git", ["ls-files"], { cwd: ROOT, encoding: "utf8" }).split("\n")) {
    if (!path || /^(data|docs)\//.test(path)) continue;
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(ROOT, path), join(copy, path));
  }
  const modules = join(copy, "node_modules");
  mkdirSync(join(modules, "@stoa"), { recursive: true });
  for (const name of readdirSync(join(ROOT, "node_modules")))
    if (name !== "@stoa") symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  for (const folder of ["packages", "apps"])
    for (const name of readdirSync(join(copy, folder)))
      symlinkSync(join(copy, folder, name), join(modules, "@stoa", name));
  return copy;
}

/** Longer than any suite takes: one that hangs is no proof of anything, and is tried again. */
const SUITE_MS = 150_000;

function isGreen(copy: string, suite: string): boolean {
  for (let tries = 1; ; tries++) {
    const { status } = spawnSync(
      join(ROOT, "node_modules/.bin/vitest"),
      ["run", "--root", ".", "--bail", "1", ...suite.split(" ")],
      { cwd: copy, stdio: "ignore", timeout: SUITE_MS, killSignal: "SIGKILL" },
    );
    if (status !== null) return status === 0;
    if (tries === 4) throw new Error(`${suite} does not end`);
  }
}

/** Takes one piece out of the copy; gives back what puts it in again. */
function takeOut(copy: string, { path: name, with: held, without }: Piece): () => void {
  const path = join(copy, name);
  const source = existsSync(path) ? readFileSync(path, "utf8") : null;
  if (held !== "" && source?.split(held).length !== 2) throw new Error(`${name} does not hold "${held}" once`);
  writeFileSync(path, held === "" ? without : source!.replace(held, () => without));
  return () => (source === null ? rmSync(path) : writeFileSync(path, source));
}

/** Whether its suite misses a guard when it is gone. */
function isMissed(copy: string, guard: Guard): boolean {
  const back = piecesOf(guard).map((piece) => takeOut(copy, piece));
  try {
    return !isGreen(copy, guard.suite ?? MATRIX);
  } finally {
    for (const put of back) put();
  }
}

/** What breaking guards came to. */
export interface Broken {
  missed: string[];
  unnoticed: string[];
}

/** Takes out each of the guards in turn in one copy. @throws a suite is red with all guards in place */
export function breakEach(guards: readonly Guard[], tell: (line: string) => void): Broken {
  const copy = copyOfRepository();
  try {
    for (const suite of new Set(guards.map((guard) => guard.suite ?? MATRIX)))
      if (!isGreen(copy, suite)) throw new Error(`${suite} is red with all guards in place`);
    const broken: Broken = { missed: [], unnoticed: [] };
    for (const guard of guards) {
      const found = isMissed(copy, guard);
      (found ? broken.missed : broken.unnoticed).push(guard.name);
      tell(`${found ? "missed    " : "NOT MISSED"}  ${guard.name} (${guard.path})`);
    }
    return broken;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/**
 * Takes out each guard in turn (those with one of the words in their name, where there are any) and prints which were
 * missed. Fails when one was not, or when the whole was red before.
 */
export function breakGuards(words: readonly string[]): boolean {
  const chosen = [...GUARDS, ...MONEY_GUARDS].filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  const { missed } = breakEach(chosen, console.log);
  console.log(`${missed.length} of ${chosen.length} broken guards turned their suite red`);
  return chosen.length > 0 && missed.length === chosen.length;
}
