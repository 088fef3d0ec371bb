// Amounts in several currencies as one line of text: `10 USD, 9.50 EUR, 1200 JPY`; and tables of steps: `0: 5.99, 50: 0`.
import { type Amounts, Currency, parseMoney, writeMoney } from "@stoa/contract";

/** Amounts as a person would type them. */
export function writeAmounts(amounts: Amounts | null): string {
  return Object.entries(amounts ?? {})
    .map(([currency, minor]) => `${writeMoney(minor, currency as Currency)} ${currency}`)
    .join(", ");
}

/** Reads such a line; null for one that cannot be read. An empty line has no amounts. */
export function readAmounts(text: string): Amounts | null {
  const amounts: Amounts = {};
  for (const piece of text.split(/[,;\n]/).map((one) => one.trim())) {
    if (piece === "") continue;
    const match = /^(\d[\d.]*)\s*([a-z]{3})$|^([a-z]{3})\s*(\d[\d.]*)$/i.exec(piece);
    const currency = Currency.safeParse((match?.[2] ?? match?.[3] ?? "").toUpperCase());
    const minor = currency.success ? parseMoney(match?.[1] ?? match?.[4] ?? "", currency.data) : null;
    if (!currency.success || minor === null) return null;
    amounts[currency.data] = minor;
  }
  return amounts;
}

/** A step of a table of rates. */
export interface Step {
  from: number;
  feeMinor: number;
}

/** Steps as a person would type them; `from` is an amount or a number of units. */
export function writeSteps(steps: readonly Step[], by: "amount" | "units", currency: Currency): string {
  return steps
    .map(
      ({ from, feeMinor }) =>
        `${by === "units" ? from : writeMoney(from, currency)}: ${writeMoney(feeMinor, currency)}`,
    )
    .join(", ");
}

/** Reads such steps; null where one cannot be read, or there is none. */
export function readSteps(text: string, by: "amount" | "units", currency: Currency): Step[] | null {
  const pieces = text.split(/[,;\n]/).filter((piece) => piece.trim() !== "");
  const steps = pieces.map((piece) => {
    const [before = "", after = ""] = piece.split(":").map((one) => one.trim());
    const from = by === "amount" ? parseMoney(before, currency) : /^\d{1,3}$/.test(before) ? Number(before) : null;
    const feeMinor = parseMoney(after, currency);
    return from === null || feeMinor === null ? null : { from, feeMinor };
  });
  return steps.length > 0 && steps.every((step) => step !== null) ? steps : null;
}

/** A percentage as basis points; null for what is none. */
export function readPercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  const bps = match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0") || 0) : null;
  return bps !== null && bps <= 10_000 ? bps : null;
}

/** Basis points as a person would type a percentage. */
export const writePercent = (bps: number): string => String(bps / 100);
