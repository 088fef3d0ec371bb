// What operators switch. It holds within a minute everywhere, and at once where they are.
import { type FlagName, type FlagsView, type FlagValue, flagValues, type SaveFlag } from "@stoa/contract";
import { atomic, eq, MUST_HOLD, mustHold, setting, sql } from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx, FLAGS_CACHE_KEY, FLAGS_KEY, forget } from "../kernel/index.ts";

/** How the flags stand now, from the database itself. */
export const flagsNow = (ctx: AdminCtx<"operations.read">): Promise<FlagsView> => storedFlags(ctx);

/** The same for whoever tells of what they switch. */
export async function storedFlags({ db }: Pick<Ctx, "db">): Promise<FlagsView> {
  const [row] = await db.select().from(setting).where(eq(setting.key, FLAGS_KEY));
  const set = row?.value as Partial<Record<FlagName, FlagValue>> | undefined;
  return { flags: flagValues(set), version: row?.updatedAt ?? 0 };
}

/** Switches a flag. @throws CONFLICT somebody has switched one since they were looked at */
export async function saveFlag(ctx: AdminCtx<"operations.manage">, input: SaveFlag): Promise<void> {
  const { name, version } = input;
  const { flags } = await flagsNow(ctx);
  const to: FlagValue = input.percents
    ? { kind: "share", percents: input.percents }
    : { kind: "switch", isOn: input.isOn === "on" };
  const value = { ...flags, [name]: to };
  const updatedAt = Math.max(ctx.now(), version + 1);
  await atomic(
    ctx.db,
    [
      mustHold(ctx.db, sql`coalesce((SELECT updated_at FROM setting WHERE key = ${FLAGS_KEY}), 0) = ${version}`),
      ctx.db
        .insert(setting)
        .values({ key: FLAGS_KEY, value, updatedAt })
        .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt } }),
      auditRow(ctx, "flag.saved", `flag:${name}`, { from: JSON.stringify(flags[name]), to: JSON.stringify(to) }),
    ],
    MUST_HOLD,
  );
  await forget(ctx, FLAGS_CACHE_KEY);
}
