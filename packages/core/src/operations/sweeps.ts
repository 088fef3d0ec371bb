// What is looked for by itself, and how often: every sweep is a message of its own, and every page of it another.
import { forgetSpent, rotateSigningKeys } from "../access/index.ts";
import { forgetAlerts } from "../alerts/index.ts";
import { sweepAnalytics } from "../analytics/index.ts";
import { sweepPurchases } from "../checkout/index.ts";
import { sweepClaims } from "../claims/index.ts";
import { stalledImports } from "../exchange/index.ts";
import {
  asSystem,
  type Ctx,
  FROM_START,
  lostJobs,
  type Sweep,
  type SweepPlace,
  type SystemCtx,
} from "../kernel/index.ts";
import { sealLedger } from "../ledger/index.ts";
import { cancelLateOrders, measureSellers, sweepParcels } from "../orders/index.ts";
import { forgetNotices } from "../notifications/index.ts";
import { releaseDue, sweepPayouts } from "../payouts/index.ts";
import { reconcileYesterday } from "../reconciliation/index.ts";
import { sweepBestSellers } from "../search/index.ts";
import { sweepReturns } from "../returns/index.ts";
import { forgetWebhooks, sweepWebhooks } from "../webhooks/index.ts";
import { nightlyChecks } from "./checks.ts";
import { rollUpCalls } from "./latency.ts";
import { forgetExpired } from "./dashboards.ts";

const JOBS_AT_ONCE = 500;

/** Sends the nudges again that were lost. */
const sweepJobs: Sweep = async (ctx, from) => {
  const lost = await lostJobs(ctx, from, JOBS_AT_ONCE);
  await ctx.nudge(lost.map(({ id }) => id));
  return lost.length < JOBS_AT_ONCE ? null : lost.at(-1)!;
};

/** A sweep of one page. */
const whole =
  (work: (ctx: SystemCtx) => Promise<unknown>): Sweep =>
  async (ctx) => {
    await work(ctx);
    return null;
  };

/** Every sweep under the name by which what it does is told: `system:late` called an order off. */
const SWEEPS = {
  purchases: sweepPurchases,
  parcels: sweepParcels,
  late: cancelLateOrders,
  returns: sweepReturns,
  claims: sweepClaims,
  releases: releaseDue,
  ledger: whole(sealLedger),
  imports: whole(async (ctx) => await ctx.nudge(await stalledImports(ctx))),
  jobs: sweepJobs,
  webhooks: sweepWebhooks,
  payouts: sweepPayouts,
  rubbish: whole(forgetExpired),
  notices: whole(async (ctx) => {
    await forgetNotices(ctx);
    await forgetAlerts(ctx);
  }),
  old_webhooks: whole(forgetWebhooks),
  access: whole(forgetSpent),
  keys: whole(rotateSigningKeys),
  reconciliation: whole(reconcileYesterday),
  sellers: whole(measureSellers),
  best_sellers: sweepBestSellers,
  checks: whole(nightlyChecks),
  calls: whole(rollUpCalls),
  analytics: sweepAnalytics,
} as const satisfies Record<string, Sweep>;

export type SweepName = keyof typeof SWEEPS;

/** What is looked for every minute, in the order in which a moved clock does it. */
export const EVERY_MINUTE = [
  "purchases",
  "parcels",
  "late",
  "returns",
  "claims",
  "releases",
  "ledger",
  "imports",
  "jobs",
  "webhooks",
] as const satisfies readonly SweepName[];

/** Every hour: the payouts whose day it is. */
export const EVERY_HOUR = ["payouts"] as const satisfies readonly SweepName[];

/** Every night: what nobody needs any more goes, our books are compared with the provider's, sellers and sales are measured. */
export const EVERY_NIGHT = [
  "rubbish",
  "notices",
  "old_webhooks",
  "access",
  "keys",
  "reconciliation",
  "sellers",
  "best_sellers",
  "checks",
  "calls",
  "analytics",
] as const satisfies readonly SweepName[];

/** Does one page of a sweep; gives where the next begins, null when it was the last. */
export const sweepPage = (ctx: Ctx, name: SweepName, from: SweepPlace): Promise<SweepPlace | null> =>
  SWEEPS[name](asSystem(ctx, name), from);

/** Does sweeps one after the other, each to its end, in one go: for a clock that is moved by hand. */
export async function sweepAll(ctx: Ctx, names: readonly SweepName[]): Promise<void> {
  for (const name of names)
    for (let from: SweepPlace | null = FROM_START; from !== null;) from = await sweepPage(ctx, name, from);
}
