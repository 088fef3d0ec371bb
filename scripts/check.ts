// `npm run check`: everything that can be said about the code without running it. Each step runs even when an earlier
// one complained, so that one run tells all.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./runtime/places.ts";
import { bold, dim, run } from "./runtime/screen.ts";

type Step = { readonly name: string; readonly command: readonly [program: string, ...args: string[]] };

const STEPS: readonly Step[] = [
  { name: "format", command: ["oxfmt", "--check"] },
  { name: "lint and boundaries", command: ["oxlint"] },
  { name: "structure", command: ["node", "scripts/check-structure.ts"] },
  {
    name: "types",
    command: ["turbo", "run", "check:types", "check:types:scripts", "--continue", "--output-logs=errors-only"],
  },
  { name: "unused code", command: ["knip", "--no-progress", "--no-config-hints"] },
];

async function main(): Promise<void> {
  const results = [];
  for (const step of STEPS) {
    const startedAt = Date.now();
    const { code, output } = await runStep(step);
    const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
    console.log(`${code === 0 ? "✓" : "✗"} ${bold(step.name)} ${dim(`${seconds} s`)}`);
    if (code !== 0) console.log(`${output.trimEnd()}\n`);
    results.push(code);
  }
  process.exit(results.every((code) => code === 0) ? 0 : 1);
}

function runStep({ command: [program, ...args] }: Step): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const child = spawn(join(ROOT, "node_modules/.bin", program), args, {
      cwd: ROOT,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

run(main);
