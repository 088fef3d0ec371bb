// Working days: Monday to Friday without the public holidays of a market.
import { addDays, type Market, type MarketHandle } from "@stoa/contract";

/**
 * Days on which parcels rest in a whole country. US: 5 U.S.C. § 6103. Germany: days that are free in all states. Japan:
 * 国民の祝日に関する法律. India: the three national holidays. UAE: Cabinet resolution 27 of 2024, the days that follow the sun.
 */
const HOLIDAYS: Record<MarketHandle, ReadonlySet<string>> = {
  us: new Set(
    "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25 2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24".split(
      " ",
    ),
  ),
  in: new Set("2026-01-26 2026-08-15 2026-10-02 2027-01-26 2027-08-15 2027-10-02".split(" ")),
  de: new Set(
    "2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26 2027-01-01 2027-03-26 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-10-03 2027-12-25 2027-12-26".split(
      " ",
    ),
  ),
  jp: new Set(
    "2026-01-01 2026-01-12 2026-02-11 2026-02-23 2026-03-20 2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-07-20 2026-08-11 2026-09-21 2026-09-22 2026-09-23 2026-10-12 2026-11-03 2026-11-23 2027-01-01 2027-01-11 2027-02-11 2027-02-23 2027-03-22 2027-04-29 2027-05-03 2027-05-04 2027-05-05 2027-07-19 2027-08-11 2027-09-20 2027-09-23 2027-10-11 2027-11-03 2027-11-23".split(
      " ",
    ),
  ),
  ae: new Set("2026-01-01 2026-12-02 2026-12-03 2027-01-01 2027-12-02 2027-12-03".split(" ")),
};

/** Whether a day is free in a market; days beyond the list are judged by the weekend alone. */
export const isHoliday = (market: Pick<Market, "handle">, day: string): boolean => HOLIDAYS[market.handle].has(day);

/** Working days that were asked for, by market and day before: a quote asks for the same few again and again. */
const following = new Map<string, string>();

function nextWorkingDay(day: string, market?: Pick<Market, "handle">): string {
  const key = `${market?.handle ?? ""} ${day}`;
  let next = following.get(key);
  if (next === undefined) {
    const isFree = (each: string) => {
      const weekday = new Date(`${each}T00:00:00Z`).getUTCDay();
      return weekday === 0 || weekday === 6 || (market !== undefined && isHoliday(market, each));
    };
    next = addDays(day, 1);
    while (isFree(next)) next = addDays(next, 1);
    following.set(key, next);
  }
  return next;
}

/** Moves a calendar day by working days: Monday to Friday, in a market also without its holidays. */
export function addWorkingDays(day: string, days: number, market?: Pick<Market, "handle">): string {
  let moved = day;
  for (let left = days; left > 0; left--) moved = nextWorkingDay(moved, market);
  return moved;
}

/** The later one of two days, of which the second may not be known. */
export function laterDay(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}
