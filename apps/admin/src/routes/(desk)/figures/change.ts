// How much more or less than before, in words.
import { LOCALE } from "~/lib/words";

/** `12 % more`, `3 % less`, `as before`; without anything before there is nothing to compare with. */
export function changeOf(now: number, before: number): string {
  if (before <= 0) return now > 0 ? "Nothing before" : "As before";
  const percent = (100 * (now - before)) / before;
  const shown = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: Math.abs(percent) < 10 ? 1 : 0 });
  const size = shown.format(Math.abs(percent));
  return size === "0" ? "As before" : `${size} % ${percent > 0 ? "more" : "less"} than before`;
}
