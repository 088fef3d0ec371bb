// `npm run deploy -- --env production|preview[-NAME]`: creates what is missing in a Cloudflare account, migrates, deploys the four
// Workers and asks them whether they serve. docs/deploy.md says what is needed for it.
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildWorkers } from "../runtime/build.ts";
import { APPS, ROOT } from "../runtime/places.ts";
import { run, step } from "../runtime/screen.ts";
import { appoint, deploy, rehearse, rollBack, type Tools } from "./deploy.ts";
import { environmentOf } from "./environment.ts";
import { measure } from "./measure.ts";
import { smoke } from "./smoke.ts";
import { wranglerOf } from "./wrangler.ts";

const word = { type: "string" } as const;
const flag = { type: "boolean" } as const;

run(async () => {
  const { values: asked } = parseArgs({
    options: {
      env: word,
      domain: word,
      "workers-dev": word,
      buyer: word,
      seller: word,
      admin: word,
      api: word,
      "mail-from": word,
      "form-origin": { type: "string", multiple: true },
      "dry-run": flag,
      rollback: flag,
      smoke: flag,
      measure: flag,
      operator: word,
    },
  });
  // What goes back, and what is about an account, needs no host.
  const needsNoHost = asked["dry-run"] || asked.rollback || asked.measure || asked.operator !== undefined;
  const environment = environmentOf({ ...asked, "dry-run": needsNoHost }, process.env);
  const tools: Tools = {
    wrangler: wranglerOf(process.env),
    build: () => buildWorkers(step, APPS),
    fetch,
    wait: (ms) => setTimeout(ms),
    report: step,
    say: (line) => console.log(`  ${line}`),
    variables: process.env,
    folder: join(ROOT, ".stoa/deploy", environment.name),
  };
  if (asked["dry-run"]) return await rehearse(tools, environment);
  if (asked.measure) return await measure(tools, environment);
  if (asked.rollback) return await rollBack(tools, environment);
  if (asked.smoke) return await smoke({ ...tools, environment });
  if (asked.operator !== undefined) return await appoint(tools, environment, asked.operator);
  await deploy(tools, environment);
});
