// Cron expressions and what they start.
import { forgetSpent, rotateSigningKeys } from "@stoa/core/access";
import { asSystem, type Ctx } from "@stoa/core/kernel";
import { forgetExpired, recordInvariants, sweep } from "@stoa/core/operations";
import { measureSellers } from "@stoa/core/orders";
import { sweepPayouts } from "@stoa/core/payouts";
import { reconcileYesterday } from "@stoa/core/reconciliation";
import { readClock } from "./clock.ts";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";

const NIGHTLY = "7 3 * * *";
const CHECK_EVERY_MINUTES = 10;
const HOURLY_AT_MINUTE = 5;

/** What happens every hour: the payouts whose day it is. */
export async function hourly(ctx: Ctx): Promise<void> {
  await sweepPayouts(asSystem(ctx, "payouts"));
}

/** What happens every night: what nobody needs any more goes, our books are compared with the provider's, sellers are measured. */
export async function nightly(ctx: Ctx): Promise<void> {
  await forgetExpired(ctx);
  await forgetSpent(ctx);
  await rotateSigningKeys(ctx);
  await reconcileYesterday(asSystem(ctx, "reconciliation"));
  await measureSellers(ctx);
}

/** Every minute: the sweep; every ten: the invariants; every hour and every night: see above. */
export async function tick(controller: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
  await readClock(env);
  const ctx = systemContext(env, execution, "cron");
  if (controller.cron === NIGHTLY) return await nightly(ctx);
  await sweep(ctx);
  const minute = new Date(controller.scheduledTime).getUTCMinutes();
  if (minute === HOURLY_AT_MINUTE) await hourly(ctx);
  if (minute % CHECK_EVERY_MINUTES === 0) await recordInvariants(ctx, env.DB);
}
