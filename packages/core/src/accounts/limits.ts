// Limits on what can be guessed: by account and by network, counted exactly in an object each.
import { DomainError } from "@stoa/contract";
import type { Ctx } from "../kernel/index.ts";
import { TRIES } from "./rules/sessions.ts";

/** What is limited. */
export type Tried = keyof typeof TRIES;

/**
 * Takes one try, by network and, where there is one, by account. Whoever goes on when none is left waits twice as long
 * each time.
 * @throws RATE_LIMITED with how long to wait
 */
export async function takeTry(ctx: Ctx, what: Tried, account: string | null): Promise<void> {
  const { perNetwork, perAccount, windowMs } = TRIES[what];
  if (ctx.network !== "") await take(ctx, `${what}:network:${ctx.network}`, perNetwork, windowMs);
  if (account !== null) await take(ctx, `${what}:account:${account}`, perAccount, windowMs);
}

async function take(ctx: Ctx, name: string, limit: number, windowMs: number): Promise<void> {
  const { ok, retryAfterMs } = await ctx.objects.limiter(name).take(limit, windowMs, ctx.now());
  if (!ok) throw new DomainError("RATE_LIMITED", { retryAfterMs });
}

/** Gives one try back, which turned out not to be a guess. */
export async function giveBackTry(ctx: Ctx, what: Tried, account: string | null): Promise<void> {
  if (ctx.network !== "") await ctx.objects.limiter(`${what}:network:${ctx.network}`).giveBack();
  if (account !== null) await ctx.objects.limiter(`${what}:account:${account}`).giveBack();
}

/** Gives an account its tries back, after one that was right. */
export async function resetTries(ctx: Ctx, what: Tried, account: string): Promise<void> {
  await ctx.objects.limiter(`${what}:account:${account}`).reset();
}
