// What the operator may set, through the KV read-through; what is not set has a default.
import { type CaptureMode, MINUTE_MS } from "@stoa/contract";
import { eq, setting, sql, type SQL } from "@stoa/db";
import type { Ctx } from "./ctx.ts";
import { readThrough } from "./read-through.ts";

/** What the operator may set. */
export interface Settings {
  /** How long stock is held while a customer pays. */
  holdMs: number;
  /** How many days after the promised one an order is called off that its seller has not sent. */
  cancelLateDays: number;
  /** Stock at or below which an offer counts as low. */
  lowStock: number;
  /** When money is taken: with the purchase, or for each parcel as it leaves, where the provider can. */
  capture: CaptureMode;
  /** Days after delivery until a seller's money is released. */
  payoutHoldDays: number;
}

/** The settings that hold until an operator sets others. */
export const DEFAULT_SETTINGS: Settings = {
  holdMs: 15 * MINUTE_MS,
  cancelLateDays: 14,
  lowStock: 5,
  capture: "at_once",
  payoutHoldDays: 14,
};

/** The row of `setting` that has them, and the key under which the cache does. */
export const SETTINGS_KEY = "marketplace";
export const SETTINGS_CACHE_KEY = "settings:v1";

/** The settings of the marketplace, at most a minute old. */
export async function settingsOf(ctx: Pick<Ctx, "db" | "cache" | "later">): Promise<Settings> {
  return await readThrough(ctx, SETTINGS_CACHE_KEY, 60, async () => {
    const [row] = await ctx.db.select({ value: setting.value }).from(setting).where(eq(setting.key, SETTINGS_KEY));
    return { ...DEFAULT_SETTINGS, ...(row?.value as Partial<Settings> | undefined) };
  });
}

/** The usual number of low stock within a statement. */
export const usualLowStock = (): SQL =>
  sql`coalesce((SELECT value ->> 'lowStock' FROM setting WHERE key = ${SETTINGS_KEY}), ${DEFAULT_SETTINGS.lowStock})`;
