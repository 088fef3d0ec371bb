// Time: integer milliseconds since the epoch in UTC; calendar days as YYYY-MM-DD strings.

/** One second, minute, hour and day in milliseconds. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The calendar day of a point in time in an IANA time zone, as `YYYY-MM-DD`. */
export function isoDay(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(atMs);
}

/** `isoDay` moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
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
