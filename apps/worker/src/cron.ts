// Cron expressions and what they start.
import { forgetSpent, rotateSigningKeys } from "@stoa/core/access";
import { forgetExpired, recordInvariants, sweep } from "@stoa/core/operations";
import { measureSellers } from "@stoa/core/orders";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";

const NIGHTLY = "7 3 * * *";
const CHECK_EVERY_MINUTES = 10;

/** Every minute: the sweep; every ten: the invariants; every night: what nobody needs any more goes, and sellers are measured. */
export async function tick(controller: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
  const ctx = systemContext(env, execution, "cron");
  if (controller.cron === NIGHTLY) {
    await forgetExpired(ctx);
    await forgetSpent(ctx);
    await rotateSigningKeys(ctx);
    return await measureSellers(ctx);
  }
  await sweep(ctx);
  if (new Date(controller.scheduledTime).getUTCMinutes() % CHECK_EVERY_MINUTES === 0)
    await recordInvariants(ctx, env.DB);
}
