// Points in time as they are typed: date and minute on the clocks of a time zone, the form of `<input type="datetime-local">`.
import { MINUTE_MS } from "@stoa/client";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A point in time on the clocks of a zone: `2026-11-24T09:30`. */
export function clockIn(timeZone: string, atMs: number): string {
  let format = formats.get(timeZone);
  if (!format) {
    // Sweden writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
    formats.set(timeZone, format);
  }
  return format.format(atMs).replace(" ", "T");
}

/**
 * The point in time at which the clocks of a zone show this; null for what is no time. An hour that summer time leaves out
 * is taken as the one after it, an hour that comes twice as its first.
 */
export function timeIn(timeZone: string, clock: string): number | null {
  const wanted = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(clock) ? Date.parse(`${clock}Z`) : Number.NaN;
  if (Number.isNaN(wanted)) return null;
  const shift = (atMs: number) => Date.parse(`${clockIn(timeZone, atMs)}Z`) - atMs;
  // The shift before and after may differ by a change of clocks in between; the earlier guess that fits is the one.
  const guesses = [wanted - shift(wanted - 1_440 * MINUTE_MS), wanted - shift(wanted + 1_440 * MINUTE_MS)];
  return guesses.toSorted((a, b) => a - b).find((guess) => guess + shift(guess) === wanted) ?? Math.max(...guesses);
}
