// Cron expressions and which sweeps they start. Each sweep is a message, so that each page of it may ask the database as much
// as one invocation may.
import { FROM_START } from "@stoa/core/kernel";
import { EVERY_HOUR, EVERY_MINUTE, EVERY_NIGHT, recordInvariants, type SweepName } from "@stoa/core/operations";
import { readClock } from "./clock.ts";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";

const NIGHTLY = "7 3 * * *";
const CHECK_EVERY_MINUTES = 10;
const HOURLY_AT_MINUTE = 5;

/** Asks for sweeps, each from its start. */
const start = (env: Env, sweeps: readonly SweepName[]) =>
  env.SWEEPS.sendBatch(sweeps.map((sweep) => ({ body: { sweep, from: FROM_START } })));

/** Every minute, hour and night their sweeps; every ten minutes the invariants. */
export async function tick(controller: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
  if (controller.cron === NIGHTLY) return void (await start(env, EVERY_NIGHT));
  const minute = new Date(controller.scheduledTime).getUTCMinutes();
  await start(env, minute === HOURLY_AT_MINUTE ? [...EVERY_MINUTE, ...EVERY_HOUR] : EVERY_MINUTE);
  if (minute % CHECK_EVERY_MINUTES !== 0) return;
  await readClock(env);
  await recordInvariants(systemContext(env, execution, "cron"));
}
