// Amounts as operators type them, for forms whose inputs are minor units.
import { type Currency, parseMoney } from "@stoa/client";

/**
 * Puts what was typed into `name` in its place as minor units of the currency. What is no amount becomes one that no input
 * takes, so that it is refused and named; an empty field stays empty.
 */
export function typedAmount(form: FormData, name: string, currency: Currency | undefined): void {
  const typed = form.get(name)?.toString().trim() ?? "";
  form.delete(name);
  if (typed === "") return;
  const sign = typed.startsWith("-") ? -1 : 1;
  const minor = currency === undefined ? null : parseMoney(typed.replace(/^-\s*/, ""), currency);
  form.set(`${name}:number`, String(minor === null ? Number.NaN : sign * minor));
}

/** Puts a percentage like `12.5` in its place as basis points. */
export function typedRate(form: FormData, name: string): void {
  const typed = form.get(name)?.toString().trim().replace(",", ".") ?? "";
  form.delete(name);
  form.set(`${name}:number`, /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? String(Math.round(Number(typed) * 100)) : "NaN");
}
