// Numbers that the operator may set, through the KV read-through; what is not set has a default.
import { MINUTE_MS } from "@stoa/contract";
import { eq, setting } from "@stoa/db";
import type { Ctx } from "./ctx.ts";
import { readThrough } from "./read-through.ts";

/** Numbers that the operator may set. */
export interface Settings {
  /** How long stock is held while a customer pays. */
  holdMs: number;
  /** Stock at or below which an offer counts as low. */
  lowStock: number;
  /** Days after delivery until a seller's money is released. */
  payoutHoldDays: number;
}

/** The settings that hold until an operator sets others. */
export const DEFAULT_SETTINGS: Settings = { holdMs: 15 * MINUTE_MS, lowStock: 5, payoutHoldDays: 14 };

/** The settings of the marketplace, at most a minute old. */
export async function settingsOf(ctx: Pick<Ctx, "db" | "cache" | "later">): Promise<Settings> {
  return await readThrough(ctx, "settings:v1", 60, async () => {
    const [row] = await ctx.db.select({ value: setting.value }).from(setting).where(eq(setting.key, "marketplace"));
    return { ...DEFAULT_SETTINGS, ...(row?.value as Partial<Settings> | undefined) };
  });
}
