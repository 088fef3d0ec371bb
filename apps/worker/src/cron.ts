// Cron expressions and what they start.
import { forgetExpired, recordInvariants, sweep } from "@stoa/core/operations";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";

const NIGHTLY = "7 3 * * *";
const CHECK_EVERY_MINUTES = 10;

/** Every minute: the sweep; every ten: the invariants; every night: what nobody needs any more goes. */
export async function tick(controller: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
  const ctx = systemContext(env, execution, "cron");
  if (controller.cron === NIGHTLY) return await forgetExpired(ctx);
  await sweep(ctx);
  if (new Date(controller.scheduledTime).getUTCMinutes() % CHECK_EVERY_MINUTES === 0)
    await recordInvariants(ctx, env.DB);
}
