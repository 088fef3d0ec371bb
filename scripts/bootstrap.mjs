// Gets a fresh clone ready with nothing but Node and npm: installs the packages when they are missing or have
// changed, then hands over to the Node that came with them. Runs on Node 18 and later.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(ROOT, "node_modules", ".stoa-install");
const OLDEST_NODE = 20;
const NEEDED_NODE = 24;

/**
 * Installs what is missing, then runs a TypeScript file of this folder with the repository's own Node.
 *
 * @param {string} script file name inside `scripts/`
 * @param {string[]} args
 * @returns {Promise<never>} ends the process with the exit code of the script
 */
export async function bootstrap(script, args) {
  refuseOldNode();
  install();
  const child = spawn(nodeOfRepository(), [join(ROOT, "scripts", script), ...args], {
    cwd: process.env["INIT_CWD"] ? ROOT : process.cwd(),
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: join(ROOT, "node_modules", ".bin") + delimiter + (process.env["PATH"] ?? ""),
      CLOUDFLARE_CF_FETCH_ENABLED: "false",
      WRANGLER_SEND_METRICS: "false",
    },
  });
  // Ctrl-C reaches the child by itself; this process waits until it has put everything away.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise(() => child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 0 : 1))));
}

function refuseOldNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= OLDEST_NODE) return;
  fail(`Stoa needs Node ${OLDEST_NODE} or later to start; this is Node ${process.versions.node}.`);
}

function install() {
  const lock = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return;
  process.stderr.write("Installing packages (once; this takes about a minute)\n");
  const startedAt = Date.now();
  rmSync(STAMP, { force: true });
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Engine warnings are about the Node that npm runs on; everything else runs on the Node installed here.
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev"], {
    cwd: ROOT,
    stdio: ["ignore", process.stderr, "inherit"], // What a command prints is for whoever reads its output.
    shell: process.platform === "win32",
    env: { ...process.env, NODE_ENV: "development" },
  });
  if (status !== 0) fail("npm could not install the packages. What it said stands above.");
  writeFileSync(STAMP, lock);
  process.stderr.write(`Installed in ${Math.round((Date.now() - startedAt) / 1_000)} s\n`);
}

function nodeOfRepository() {
  const own = join(ROOT, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  const works = existsSync(own) && spawnSync(own, ["--version"], { shell: process.platform === "win32" }).status === 0;
  if (works) return own;
  if (Number(process.versions.node.split(".")[0]) >= NEEDED_NODE) return process.execPath;
  return fail(
    `Node ${NEEDED_NODE} could not be installed from npm (are install scripts turned off?). ` +
      `Install Node ${NEEDED_NODE} yourself and start again.`,
  );
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}
