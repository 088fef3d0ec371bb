// Cron expressions and what they start.
import { forgetSpent, rotateSigningKeys } from "@stoa/core/access";
import type { Ctx } from "@stoa/core/kernel";
import { forgetExpired, recordInvariants, sweep } from "@stoa/core/operations";
import { measureSellers } from "@stoa/core/orders";
import { readClock } from "./clock.ts";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";

const NIGHTLY = "7 3 * * *";
const CHECK_EVERY_MINUTES = 10;

/** What happens every night: what nobody needs any more goes, and sellers are measured. */
export async function nightly(ctx: Ctx): Promise<void> {
  await forgetExpired(ctx);
  await forgetSpent(ctx);
  await rotateSigningKeys(ctx);
  await measureSellers(ctx);
}

/** Every minute: the sweep; every ten: the invariants; every night: see `nightly`. */
export async function tick(controller: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
  await readClock(env);
  const ctx = systemContext(env, execution, "cron");
  if (controller.cron === NIGHTLY) return await nightly(ctx);
  await sweep(ctx);
  if (new Date(controller.scheduledTime).getUTCMinutes() % CHECK_EVERY_MINUTES === 0)
    await recordInvariants(ctx, env.DB);
}
