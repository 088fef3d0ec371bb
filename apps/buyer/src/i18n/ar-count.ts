// العدد والمعدود بالعربية.
import { countText } from "./count.ts";

const rules = new Intl.PluralRules("ar");

/** A count with its noun, by the Arabic rules: one, two, few (3–10), many (11–99), other. */
export function some(n: number, one: string, two: string, few: string, many: string): string {
  const form = rules.select(n);
  if (form === "one") return one;
  if (form === "two") return two;
  return `${countText(n, "ar-AE")} ${form === "few" ? few : many}`;
}
