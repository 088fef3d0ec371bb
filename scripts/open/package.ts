// Builds `@stoa/client` as a package for other programs: one file of ESM, one of declarations, a manifest of its own.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { ROOT } from "../runtime/places.ts";
import { declarations } from "./declarations.ts";
import { readRouter } from "./router-types.ts";
import { ERROR_CODES, OPEN_PROCEDURES } from "./router.ts";

const SOURCE = join(ROOT, "packages/client/src/open");
/** The files of the package whose declarations are put together, those without imports first. */
const PARTS = ["errors", "transport", "line", "client"] as const;

/** The declarations of the hand-written part, as one text without an import. */
function ownDeclarations(): string {
  const folder = mkdtempSync(join(tmpdir(), "stoa-types-"));
  try {
    const options = ["--emitDeclarationOnly", "--declaration", "--noEmit", "false", "--outDir", folder];
    const config = join(ROOT, "packages/client/tsconfig.open.json");
    execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", config, ...options]);
    const texts = PARTS.map((name) => readFileSync(join(folder, "client/src/open", `${name}.d.ts`), "utf8"));
    const inside = texts
      .join("\n")
      .replaceAll(/^(?:import|\/\/).*\n/gm, "")
      .replaceAll(/^export (?!\{)/gm, "");
    const face = readFileSync(join(SOURCE, "index.ts"), "utf8").replaceAll(/^\/\/.*\n/gm, "");
    // What the face names leaves the file, and nothing else; what is generated says so itself.
    return `${inside}\n${face.replaceAll(/ from "[^"]+"/g, "").replace(/^export type \{ ErrorCode.*\n/m, "")}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `npm install` reads. */
function manifest(): string {
  const { version, license } = JSON.parse(readFileSync(join(ROOT, "packages/client/package.json"), "utf8")) as {
    version: string;
    license: string;
  };
  const entry = { types: "./index.d.ts", default: "./index.js" };
  return `${JSON.stringify(
    {
      name: "@stoa/client",
      version,
      license,
      description: "The typed client of a Stoa marketplace: search, buy, sell, follow. No dependencies.",
      type: "module",
      sideEffects: false,
      exports: { ".": entry, "./package.json": "./package.json" },
      types: "./index.d.ts",
      main: "./index.js",
      files: ["index.js", "index.d.ts", "README.md", "LICENSE"],
      engines: { node: ">=20" },
    },
    null,
    2,
  )}\n`;
}

/** Builds the package into a folder. */
export async function buildPackage(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: "warn",
    root: SOURCE,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "es2022",
      minify: true,
      lib: { entry: join(SOURCE, "index.ts"), formats: ["es"], fileName: () => "index.js" },
    },
  });
  const generated = declarations(readRouter(OPEN_PROCEDURES.keys()), OPEN_PROCEDURES, ERROR_CODES);
  writeFileSync(join(folder, "index.d.ts"), `${ownDeclarations()}\n${generated}`);
  writeFileSync(join(folder, "package.json"), manifest());
  copyFileSync(join(ROOT, "docs/client.md"), join(folder, "README.md"));
  copyFileSync(join(ROOT, "LICENSE"), join(folder, "LICENSE"));
}
