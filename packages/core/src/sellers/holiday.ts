// Holiday mode: between two moments a shop sells nothing. Whether it does is asked of the clock wherever offers are read, so
// that it is away and back on time; jobs at both moments bring search and caches after it.
import {
  addDays,
  DAY_MS,
  dayStart,
  DomainError,
  type HolidaySettings,
  isoDay,
  MOST_DAYS_AWAY,
  type SetHoliday,
  timeZoneOf,
} from "@stoa/contract";
import { atomic, eq, seller } from "@stoa/db";
import { auditRow, later, type SellerCtx, sent } from "../kernel/index.ts";
import { ownRow } from "./own.ts";

/** The days that the seller's own shop is away. */
export async function ownHoliday(ctx: SellerCtx<"store.read">): Promise<HolidaySettings> {
  const { country, awayFromAt, awayToAt, awayNote } = await ownRow(ctx);
  const timeZone = timeZoneOf(country);
  const now = ctx.now();
  const holiday =
    awayFromAt === null || awayToAt === null || awayToAt <= now
      ? null
      : {
          fromDay: isoDay(awayFromAt, timeZone),
          toDay: addDays(isoDay(awayToAt, timeZone), -1),
          note: awayNote,
          isAway: awayFromAt <= now,
        };
  return { timeZone, today: isoDay(now, timeZone), holiday };
}

/**
 * Sets the days on which the shop is away; others that were set before no longer hold. Orders that were placed have to be sent.
 * @throws INVALID_INPUT days that are over, or more than a season
 */
export async function setHoliday(ctx: SellerCtx<"store.manage">, input: SetHoliday): Promise<HolidaySettings> {
  const { sellerId } = ctx.actor;
  const { country } = await ownRow(ctx);
  const timeZone = timeZoneOf(country);
  const [awayFromAt, awayToAt] = [dayStart(input.fromDay, timeZone), dayStart(addDays(input.toDay, 1), timeZone)];
  if (awayToAt <= ctx.now() || awayToAt - awayFromAt > (MOST_DAYS_AWAY + 1) * DAY_MS)
    throw new DomainError("INVALID_INPUT", { fields: ["toDay"], days: MOST_DAYS_AWAY });
  const jobs = [
    later(ctx, { type: "seller.away", sellerId }, Math.max(awayFromAt, ctx.now())),
    later(ctx, { type: "seller.away", sellerId }, awayToAt),
    // Days that were set before may have begun.
    later(ctx, { type: "seller.away", sellerId }),
  ];
  await atomic(ctx.db, [
    ctx.db.update(seller).set({ awayFromAt, awayToAt, awayNote: input.note }).where(eq(seller.id, sellerId)),
    auditRow(ctx, "store.holiday_set", sellerId, { fromDay: input.fromDay, toDay: input.toDay }),
    ...jobs.map(({ statement }) => statement),
  ]);
  sent(ctx, jobs);
  return await ownHoliday({ ...ctx, actor: ctx.actor } as SellerCtx<"store.read">);
}

/** Ends the days away, whether they have begun or not: the shop sells at once. */
export async function endHoliday(ctx: SellerCtx<"store.manage">): Promise<HolidaySettings> {
  const { sellerId } = ctx.actor;
  const job = later(ctx, { type: "seller.away", sellerId });
  await atomic(ctx.db, [
    ctx.db.update(seller).set({ awayFromAt: null, awayToAt: null, awayNote: "" }).where(eq(seller.id, sellerId)),
    auditRow(ctx, "store.holiday_ended", sellerId),
    job.statement,
  ]);
  sent(ctx, [job]);
  return await ownHoliday({ ...ctx, actor: ctx.actor } as SellerCtx<"store.read">);
}
