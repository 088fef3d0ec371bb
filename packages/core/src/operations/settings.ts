// What operators set for the whole marketplace. It holds for what happens from now on, within a minute everywhere.
import { MINUTE_MS, type MarketplaceSettings, type SaveSettings, type SettingsView } from "@stoa/contract";
import { atomic, eq, MUST_HOLD, mustHold, setting, sql } from "@stoa/db";
import {
  type AdminCtx,
  auditRow,
  DEFAULT_SETTINGS,
  forget,
  type PersonCtx,
  type Settings,
  SETTINGS_CACHE_KEY,
  SETTINGS_KEY,
  type SteppedUp,
} from "../kernel/index.ts";

const told = ({ holdMs, ...rest }: Settings): MarketplaceSettings => ({
  ...rest,
  holdMinutes: Math.round(holdMs / MINUTE_MS),
});

/** What is set now, from the database itself. */
export async function marketplaceSettings(ctx: AdminCtx<"finance.read">): Promise<SettingsView> {
  const [row] = await ctx.db.select().from(setting).where(eq(setting.key, SETTINGS_KEY));
  return { ...told({ ...DEFAULT_SETTINGS, ...(row?.value as Partial<Settings>) }), version: row?.updatedAt ?? 0 };
}

/** Sets what holds from now on. @throws CONFLICT somebody has set something since it was looked at */
export async function saveSettings(
  ctx: SteppedUp<AdminCtx<"finance.write"> & PersonCtx>,
  { version, holdMinutes, ...rest }: SaveSettings,
): Promise<void> {
  const before = await marketplaceSettings(ctx);
  const value: Settings = { ...rest, holdMs: holdMinutes * MINUTE_MS };
  const after = told(value);
  const changed = (Object.keys(after) as (keyof MarketplaceSettings)[]).filter((key) => after[key] !== before[key]);
  const updatedAt = Math.max(ctx.now(), version + 1);
  await atomic(
    ctx.db,
    [
      mustHold(ctx.db, sql`coalesce((SELECT updated_at FROM setting WHERE key = ${SETTINGS_KEY}), 0) = ${version}`),
      ctx.db
        .insert(setting)
        .values({ key: SETTINGS_KEY, value, updatedAt })
        .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt } }),
      auditRow(ctx, "settings.saved", "settings:marketplace", {
        from: JSON.stringify(Object.fromEntries(changed.map((key) => [key, before[key]]))),
        to: JSON.stringify(Object.fromEntries(changed.map((key) => [key, after[key]]))),
      }),
    ],
    MUST_HOLD,
  );
  await forget(ctx, SETTINGS_CACHE_KEY);
}
