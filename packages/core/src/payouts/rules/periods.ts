// When sellers are paid: the period that a moment belongs to, and the days on which payouts are made. All in UTC.
import { addDays, DAY_MS, isoDay, type PayoutSchedule } from "@stoa/contract";

/** The Monday of a day's week. */
function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** The name of the period in which a moment lies: its day, the Monday of its week, or its month. One payout each. */
export function periodOf(schedule: PayoutSchedule, nowMs: number): string {
  const day = isoDay(nowMs, "UTC");
  return schedule === "daily" ? day : schedule === "weekly" ? `week of ${mondayOf(day)}` : day.slice(0, 7);
}

/** Whether payouts of this schedule are made on this day: every day, on Mondays, on the first of the month. */
export function isPayday(schedule: PayoutSchedule, nowMs: number): boolean {
  const day = isoDay(nowMs, "UTC");
  return schedule === "daily" || (schedule === "weekly" ? mondayOf(day) === day : day.endsWith("-01"));
}

/** The start of the next day on which payouts of this schedule are made. */
export function nextPaydayAt(schedule: PayoutSchedule, nowMs: number): number {
  let at = Math.floor(nowMs / DAY_MS) * DAY_MS + DAY_MS;
  while (!isPayday(schedule, at)) at += DAY_MS;
  return at;
}
