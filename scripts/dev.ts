// Serves the marketplace from its sources: Vite reloads the apps and wrangler the API as their files change. The
// data is that of `npm start`. Much slower than the built marketplace; measure that one.
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { buildWorkers } from "./runtime/build.ts";
import { bringUpToDate } from "./runtime/data.ts";
import { startMarketplace } from "./runtime/marketplace.ts";
import { APPS, dataFolder, firstPort, originsFrom, portsFrom, ROOT } from "./runtime/places.ts";
import { listening, refuseTakenPorts } from "./runtime/ports.ts";
import { bold, box, dim, run, step } from "./runtime/screen.ts";
import { localSecrets } from "./runtime/secrets.ts";

async function main(): Promise<void> {
  const first = firstPort();
  const ports = portsFrom(first);
  const origins = originsFrom(first);
  const folder = dataFolder();
  const secrets = localSecrets(folder);

  await refuseTakenPorts(first);
  await buildWorkers(step, ["api"]);
  const marketplace = await startMarketplace({ firstPort: first, dataFolder: folder, vars: secrets, parts: ["api"] });
  await bringUpToDate(marketplace);
  await marketplace.dispose();

  const variables = Object.entries({ ...secrets, APP_ORIGINS: JSON.stringify(origins) });
  const vars = variables.flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  const wrangler = ["dev", "--persist-to", folder, "--show-interactive-dev-session=false", "--log-level=warn"];
  const children: ChildProcess[] = [
    startPart(
      "api",
      "wrangler",
      [...wrangler, "--port", String(ports.api), "--inspector-port", "0", "--test-scheduled", ...vars],
      ROOT,
    ),
    startPart(
      "console",
      "wrangler",
      [...wrangler, "--port", String(ports.console), "--inspector-port", "0"],
      join(ROOT, "apps/console"),
    ),
    ...APPS.map((app) =>
      startPart(
        app,
        "vite",
        ["dev", "--port", String(ports[app]), "--strictPort", "--logLevel", "warn"],
        join(ROOT, "apps", app),
      ),
    ),
  ];

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      stopping = true;
      for (const child of children) child.kill("SIGTERM");
    });
  }
  const ended = Promise.all(children.map((child) => new Promise((done) => child.on("exit", done))));
  step("Starting the five parts");
  await Promise.race([ended, Promise.all(Object.values(ports).map(listening))]);
  const lines = Object.entries(origins).map(([part, origin]) => `${part.padEnd(10)}${bold(origin)}`);
  console.log(
    `\n${box([bold("Stoa, from its sources."), "", ...lines, "", dim("The first page of each app takes a moment. Stop with Ctrl-C.")])}\n`,
  );

  await ended;
  process.exit(0);
}

/** Set once Ctrl-C was pressed: from then on parts are expected to end. */
let stopping = false;

/** Starts one part; its lines carry its name. */
function startPart(part: string, program: string, args: string[], cwd: string): ChildProcess {
  const child = spawn(join(ROOT, "node_modules/.bin", program), args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const print = (chunk: Buffer) => {
    for (const line of chunk.toString().split("\n"))
      if (line.trim() !== "") console.log(`${dim(part.padEnd(8))} ${line}`);
  };
  child.stdout.on("data", print);
  child.stderr.on("data", print);
  child.on("exit", (code) => {
    if (!stopping) console.log(`${part} stopped with code ${code}.`);
  });
  return child;
}

run(main);
