// Counts as text. Number formats are slow to make, and most counts are small: those need none.

const formats = new Map<string, Intl.NumberFormat>();

/** A whole number in the digits and groups of a locale. All our locales write numbers below 1,000 the same. */
export function countText(n: number, locale: string): string {
  if (n < 1_000) return String(n);
  let format = formats.get(locale);
  if (format === undefined) formats.set(locale, (format = new Intl.NumberFormat(locale)));
  return format.format(n);
}
