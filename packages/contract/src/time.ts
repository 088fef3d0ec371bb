// Time: integer milliseconds since the epoch in UTC; calendar days as YYYY-MM-DD strings.

/** One second, minute, hour and day in milliseconds. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const isoFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a point in time in an IANA time zone, as `YYYY-MM-DD`. */
export function isoDay(atMs: number, timeZone: string): string {
  let format = isoFormats.get(timeZone); // slow to make, and a year has many days
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    isoFormats.set(timeZone, format);
  }
  return format.format(atMs);
}

/** `isoDay` moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The moment at which a day begins on the clocks of an IANA time zone. */
export function dayStart(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // No zone is further from UTC than 14 hours, and each is so by whole minutes (since 1972).
  let [before, after] = [(-15 * HOUR_MS) / MINUTE_MS, (15 * HOUR_MS) / MINUTE_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isoDay(utc + middle * MINUTE_MS, timeZone) >= day) after = middle;
    else before = middle;
  }
  return utc + after * MINUTE_MS;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Shows a calendar day for a reader: `Tue 24 Nov` in the locale's own way. */
export function formatDay(day: string, locale: string): string {
  let format = dayFormats.get(locale); // slow to make, and a page shows many days
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
    dayFormats.set(locale, format);
  }
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** Shows a point in time for a reader, date and minute, in an IANA time zone. */
export function formatTime(atMs: number, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(atMs);
}

/** The hour of a point in time in an IANA time zone, 0 to 23. */
export function hourIn(atMs: number, timeZone: string): number {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(atMs));
}
