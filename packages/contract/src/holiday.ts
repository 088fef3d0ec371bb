// Holiday mode: a shop that is away for some days sells nothing, says so, and is back by itself.
import { z } from "zod";

/** The longest that a shop can be away at a time. */
export const MOST_DAYS_AWAY = 92;

/** Days on the seller's own clocks, both included, on which nothing is sold; `note` is for customers. */
export const SetHoliday = z
  .strictObject({ fromDay: z.iso.date(), toDay: z.iso.date(), note: z.string().trim().max(200).default("") })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ["toDay"], message: "not before fromDay" });
export type SetHoliday = z.infer<typeof SetHoliday>;

/** The days that a shop is, or will be, away. */
export interface HolidayView {
  fromDay: string;
  toDay: string;
  note: string;
  /** Whether it is away now. */
  isAway: boolean;
}

/** What the page of holiday mode shows: today on the seller's clocks, and the days away; null without any to come. */
export interface HolidaySettings {
  timeZone: string;
  today: string;
  holiday: HolidayView | null;
}
