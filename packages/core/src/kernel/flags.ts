// Whether a part of the marketplace is switched on, through the KV read-through.
import {
  type FlagName,
  type FlagOf,
  type FlagValue,
  type FlagValues,
  flagValues,
  isFlagOn,
  type MarketHandle,
} from "@stoa/contract";
import { eq, setting } from "@stoa/db";
import type { Ctx } from "./ctx.ts";
import { readThrough } from "./read-through.ts";

/** The row of `setting` that has them, and the key under which the cache does. */
export const FLAGS_KEY = "flags";
export const FLAGS_CACHE_KEY = "flags:v1";

type Reading = Pick<Ctx, "db" | "cache" | "later">;

/** How the flags stand, at most a minute old. */
async function flagsOf(ctx: Reading): Promise<FlagValues> {
  return await readThrough(ctx, FLAGS_CACHE_KEY, 60, async () => {
    const [row] = await ctx.db.select({ value: setting.value }).from(setting).where(eq(setting.key, FLAGS_KEY));
    return flagValues(row?.value as Partial<Record<FlagName, FlagValue>> | undefined);
  });
}

/** Whether a switch is on. */
export async function isSwitchedOn(ctx: Reading, name: FlagOf<"switch">): Promise<boolean> {
  return isFlagOn(name, flagValues(await flagsOf(ctx))[name]);
}

/** Which flags are on for whoever asks, in this market: always the same for the same visitor. Read once for all of them. */
export async function flagsFor(
  ctx: Reading & Pick<Ctx, "actor" | "network">,
  market: MarketHandle,
): Promise<(name: FlagOf<"share">) => boolean> {
  const { actor, network } = ctx;
  const visitor = "userId" in actor ? actor.userId : (actor.kind === "guest" && actor.guestHash) || network;
  const values = flagValues(await flagsOf(ctx));
  return (name) => isFlagOn(name, values[name], { market, visitor });
}
