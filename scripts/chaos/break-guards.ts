// Breaks guards on purpose: in a copy of the repository each guard is taken out in turn, and the authorisation matrix has
// to turn red. A guard that nothing misses is a hole in the tests.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Guard, GUARDS } from "./guards.ts";

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

const matrixIsGreen = (copy: string): boolean =>
  spawnSync(join(ROOT, "node_modules/.bin/vitest"), ["run", "--root", ".", "--bail", "1", MATRIX], {
    cwd: copy,
    stdio: "ignore",
  }).status === 0;

/** Whether the matrix misses a guard when it is gone. */
function isMissed(copy: string, guard: Guard): boolean {
  const path = join(copy, guard.path);
  const source = readFileSync(path, "utf8");
  if (source.split(guard.with).length !== 2) throw new Error(`${guard.path} does not hold "${guard.with}" once`);
  writeFileSync(
    path,
    source.replace(guard.with, () => guard.without),
  );
  try {
    return !matrixIsGreen(copy);
  } finally {
    writeFileSync(path, source);
  }
}

/**
 * Takes out each guard in turn (those with one of the words in their name, where there are any) and prints which were
 * missed. Fails when one was not, or when the whole was red before.
 */
export function breakGuards(words: readonly string[]): boolean {
  const chosen = GUARDS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const copy = copyOfRepository();
  try {
    if (!matrixIsGreen(copy)) throw new Error("the matrix is red with all guards in place");
    let missed = 0;
    for (const guard of chosen) {
      const found = isMissed(copy, guard);
      if (found) missed += 1;
      console.log(`${found ? "missed    " : "NOT MISSED"}  ${guard.name} (${guard.path})`);
    }
    console.log(`${missed} of ${chosen.length} broken guards turned the matrix red`);
    return chosen.length > 0 && missed === chosen.length;
  } finally {
    rmSync(copy, { recursive: true });
  }
}
