// Builds the Workers whose sources changed since the last build, and leaves the others alone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { APPS, BUILD_FOLDER, ROOT, type PartName } from "./places.ts";

type Recipe = {
  readonly part: PartName | "rig";
  /** Folders and files the result depends on. */
  readonly sources: readonly string[];
  readonly folder: string;
  readonly command: readonly string[];
  /** A file that exists once the part is built. */
  readonly result: string;
};

const SHARED_BY_APPS = ["packages/ui", "packages/edge", "packages/client", "packages/contract", "tsconfig.app.json"];
const BEHIND_THE_API = ["packages/contract", "packages/db", "packages/core", "packages/providers", "packages/api"];

function bundle(part: PartName, configPath: string, sources: readonly string[]): Recipe {
  const outFolder = join(BUILD_FOLDER, part);
  const command = ["wrangler", "deploy", "--dry-run", "--config", configPath, "--outdir", outFolder];
  return { part, sources, folder: ROOT, command, result: join(outFolder, "worker.js") };
}

/** The slow ones come first, so that the quick ones fill the gaps. */
const RECIPES: readonly Recipe[] = [
  ...APPS.map((part) => ({
    part,
    sources: [`apps/${part}`, ...SHARED_BY_APPS],
    folder: join(ROOT, "apps", part),
    command: ["vite", "build", "--logLevel", "warn"],
    result: join(ROOT, "apps", part, "dist/server/index.js"),
  })),
  bundle("api", "wrangler.toml", ["apps/worker", "wrangler.toml", ...BEHIND_THE_API]),
  bundle("console", "apps/console/wrangler.toml", ["apps/console", "packages/contract", "packages/providers"]),
];

/** The API Worker with its fault points in, for the test rig alone (scripts/chaos/rig). */
const RIG: Recipe = {
  part: "rig",
  sources: ["apps/worker", "wrangler.toml", ...BEHIND_THE_API],
  folder: ROOT,
  command: [
    "wrangler",
    "deploy",
    "apps/worker/src/rig/worker.ts",
    "--dry-run",
    "--config",
    "wrangler.toml",
    "--define",
    "globalThis.STOA_FAULTS:true",
    "--outdir",
    join(BUILD_FOLDER, "rig"),
  ],
  result: join(BUILD_FOLDER, "rig", "worker.js"),
};

/** Builds those of `parts` that changed, two at a time, and tells `report` what it is doing. */
export async function buildWorkers(report: (line: string) => void, parts?: readonly PartName[]): Promise<void> {
  await build(
    report,
    RECIPES.filter(({ part }) => parts === undefined || parts.includes(part as PartName)),
  );
}

/** Builds the test rig's API Worker if its sources changed. */
export const buildRig = (report: (line: string) => void): Promise<void> => build(report, [RIG]);

async function build(report: (line: string) => void, wanted: readonly Recipe[]): Promise<void> {
  mkdirSync(BUILD_FOLDER, { recursive: true });
  const waiting = wanted
    .map((recipe) => ({ recipe, stamp: stampOf(recipe) }))
    .filter(({ recipe, stamp }) => readStamp(recipe.part) !== stamp || !existsSync(recipe.result));
  if (waiting.length === 0) return;
  report(`Building ${waiting.map(({ recipe }) => recipe.part).join(", ")}`);
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const startedAt = Date.now();
      await run(next.recipe);
      writeFileSync(stampFile(next.recipe.part), next.stamp);
      report(`Built ${next.recipe.part} in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
    }
  };
  await Promise.all([worker(), worker()]);
}

function run({ command: [program = "", ...args], folder, part }: Recipe): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(join(ROOT, "node_modules/.bin", program), args, {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PATH: `${join(ROOT, "node_modules/.bin")}${delimiter}${process.env["PATH"]}`,
        NODE_ENV: "production",
        NO_COLOR: "1",
      },
    });
    let output = "";
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", fail);
    child.on("close", (code) => {
      if (code === 0) done();
      else fail(new Error(`Building ${part} failed:\n\n${output}`));
    });
  });
}

/** A hash over the content of every source of a part, and of the installed packages. */
function stampOf({ sources }: Recipe): string {
  const hash = createHash("sha256");
  const files = [...sources, "package-lock.json", "tsconfig.base.json"].flatMap((source) =>
    globSync([source, `${source}/**/*`], {
      cwd: ROOT,
      withFileTypes: true,
      exclude: (entry) => SKIPPED.has(entry.name),
    }),
  );
  const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of [...new Set(paths)].toSorted()) {
    if (/\.test\.tsx?$/.test(path)) continue;
    hash.update(path.slice(ROOT.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

const SKIPPED = new Set(["node_modules", "dist", ".stoa", ".wrangler", ".turbo", "test"]);

function stampFile(part: Recipe["part"]): string {
  return join(BUILD_FOLDER, `${part}.stamp`);
}

function readStamp(part: Recipe["part"]): string | undefined {
  return existsSync(stampFile(part)) ? readFileSync(stampFile(part), "utf8") : undefined;
}
