// Between the fields of the rule form and the rule: lists are typed with commas, prices as decimal amounts, attributes
// one to a line. The same on the server, which saves a form, and in the browser, which previews it.
import { CollectionRules, CURRENCY_DECIMALS, formInput, MARKET_CURRENCIES, parseMoney, writeMoney } from "@stoa/client";

const RULES = "content.rules";

const listed = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** The fields of the form as the names of a rule's parts, ready for `submitForm`. All other fields stay as they are. */
export function withRules(form: FormData): FormData {
  const result = new FormData();
  const text = (name: string) => form.get(name)?.toString().trim() ?? "";
  for (const [name, value] of form) if (!name.startsWith("rule.")) result.append(name, value);
  if (form.get("content.kind") !== "rule") return result;
  const set = (name: string, value: string) => result.append(`${RULES}.${name}`, value);
  set("category", text("rule.category"));
  for (const name of ["minRating", "minDiscount", "newerThanDays"]) set(`${name}:number`, text(`rule.${name}`));
  for (const name of ["brands", "tags"]) for (const value of listed(text(`rule.${name}`))) set(`${name}[]`, value);
  for (const line of text("rule.attributes").split("\n")) {
    const [key = "", values = ""] = line.split(":", 2);
    if (key.trim()) for (const value of listed(values)) set(`attributes.${key.trim()}[]`, value);
  }
  let place = 0;
  for (const currency of MARKET_CURRENCIES) {
    const bounds = (["min", "max"] as const)
      .map((bound) => ({ bound, typed: text(`rule.${bound}.${currency}`) }))
      .filter(({ typed }) => typed !== "");
    if (bounds.length === 0) continue;
    set(`prices.${place}.currency`, currency);
    // What is no amount stays as it was typed, so that it is refused.
    for (const { bound, typed } of bounds) {
      const minor = parseMoney(typed, currency);
      set(`prices.${place}.${bound}Minor${minor === null ? "" : ":number"}`, String(minor ?? typed));
    }
    place += 1;
  }
  return result;
}

/** The rule that a form says; null while it says none, or one that would be refused. */
export function rulesOf(form: FormData): CollectionRules | null {
  const content = formInput(withRules(form))["content"] as { rules?: unknown } | undefined;
  return CollectionRules.safeParse(content?.rules ?? {}).data ?? null;
}

/** What each field of the form holds for a rule: the way back. */
export function fieldsOf(rules: CollectionRules | null): Record<string, string> {
  if (!rules) return {};
  const { category, minRating, minDiscount, newerThanDays, brands, tags, attributes, prices } = rules;
  const money = prices.flatMap(({ currency, minMinor, maxMinor }) => [
    [`rule.min.${currency}`, minMinor === undefined ? "" : writeMoney(minMinor, currency)],
    [`rule.max.${currency}`, maxMinor === undefined ? "" : writeMoney(maxMinor, currency)],
  ]);
  return {
    "rule.category": category ?? "",
    "rule.minRating": String(minRating ?? ""),
    "rule.minDiscount": String(minDiscount ?? ""),
    "rule.newerThanDays": String(newerThanDays ?? ""),
    "rule.brands": brands.join(", "),
    "rule.tags": tags.join(", "),
    "rule.attributes": Object.entries(attributes)
      .map(([key, values]) => `${key}: ${values.join(", ")}`)
      .join("\n"),
    ...Object.fromEntries(money),
  };
}

/** How an amount of a currency is typed. */
export const amountHint = (currency: (typeof MARKET_CURRENCIES)[number]): string =>
  CURRENCY_DECIMALS[currency] === 0 ? "1500" : "15.00";
