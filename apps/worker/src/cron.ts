// Cron expressions and what they start.
import { forgetSpent, rotateSigningKeys } from "@stoa/core/access";
import { asSystem } from "@stoa/core/kernel";
import { forgetExpired, recordInvariants, sweep } from "@stoa/core/operations";
import { measureSellers } from "@stoa/core/orders";
import { sweepPayouts } from "@stoa/core/payouts";
import { reconcileYesterday } from "@stoa/core/reconciliation";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";

const NIGHTLY = "7 3 * * *";
const CHECK_EVERY_MINUTES = 10;
const PAYOUTS_AT_MINUTE = 5;

/** Every minute: the sweep; every ten: the invariants; every hour: the payouts whose day it is; every night: what nobody needs any more goes, our books are compared with the provider's, and sellers are measured. */
export async function tick(controller: ScheduledController, env: Env, execution: ExecutionContext): Promise<void> {
  const ctx = systemContext(env, execution, "cron");
  if (controller.cron === NIGHTLY) {
    await forgetExpired(ctx);
    await forgetSpent(ctx);
    await rotateSigningKeys(ctx);
    await reconcileYesterday(asSystem(ctx, "reconciliation"));
    return await measureSellers(ctx);
  }
  await sweep(ctx);
  const minute = new Date(controller.scheduledTime).getUTCMinutes();
  if (minute === PAYOUTS_AT_MINUTE) await sweepPayouts(asSystem(ctx, "payouts"));
  if (minute % CHECK_EVERY_MINUTES === 0) await recordInvariants(ctx, env.DB);
}
