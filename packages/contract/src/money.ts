// Money: integers in minor units with a currency beside them, split without losing a unit, shown by Intl.
// No other file divides or formats an amount.
import { z } from "zod";

/** Currencies that a market can use, with the number of their decimals (ISO 4217). */
export const CURRENCY_DECIMALS = { AED: 2, EUR: 2, INR: 2, JPY: 0, KWD: 3, USD: 2 } as const;

/** An ISO 4217 code that Stoa knows. */
export type Currency = keyof typeof CURRENCY_DECIMALS;
export const Currency = z.enum(Object.keys(CURRENCY_DECIMALS) as [Currency, ...Currency[]]);

/** An amount with its currency, in minor units. */
export interface Money {
  minor: number;
  currency: Currency;
}

/** The largest amount that one row may carry: far above any basket, far below 2^53. */
export const MAX_MINOR = 1_000_000_000_000;

/** A zod schema for an amount in minor units: a whole number from 0 to MAX_MINOR. */
export const Minor = z.int().min(0).max(MAX_MINOR);

/** A zod schema for a rate in basis points, 0 to 100 %. */
export const Bps = z.int().min(0).max(10_000);

/** `minor × bps / 10 000`, rounded half up (in favour of whoever receives the share). */
export function shareMinor(minor: number, bps: number): number {
  return Math.floor((minor * bps + 5_000) / 10_000);
}

/** The part of a tax-inclusive amount that is tax, rounded half up. */
export function taxInside(grossMinor: number, bps: number): number {
  return grossMinor - Math.floor((grossMinor * 10_000 + (10_000 + bps) / 2) / (10_000 + bps));
}

/**
 * Splits `totalMinor` in proportion to `weights` so that the parts sum to it exactly (largest remainder;
 * ties go to the earlier part). All weights zero: the first part takes all.
 */
export function prorateMinor(totalMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (weights.length === 0) return [];
  if (sum === 0) return weights.map((_, i) => (i === 0 ? totalMinor : 0));
  if (totalMinor * Math.max(...weights) <= Number.MAX_SAFE_INTEGER) return prorateSmall(totalMinor, weights, sum);
  const exact = weights.map((weight) => (BigInt(totalMinor) * BigInt(weight)) / BigInt(sum));
  const remainder = weights.map((weight) => (BigInt(totalMinor) * BigInt(weight)) % BigInt(sum));
  let left = BigInt(totalMinor) - exact.reduce((a, b) => a + b, 0n);
  const order = remainder
    .map((_, i) => i)
    .toSorted((a, b) => (remainder[b]! > remainder[a]! ? 1 : remainder[b]! < remainder[a]! ? -1 : a - b));
  for (const i of order) {
    if (left === 0n) break;
    exact[i]! += 1n;
    left -= 1n;
  }
  return exact.map(Number);
}

/** The same where every product is a safe integer, so that no big ones are needed. */
function prorateSmall(totalMinor: number, weights: readonly number[], sum: number): number[] {
  const remainders = weights.map((weight) => (totalMinor * weight) % sum);
  const parts = weights.map((weight, i) => (totalMinor * weight - remainders[i]!) / sum);
  const left = parts.reduce((rest, part) => rest - part, totalMinor);
  if (left === 0) return parts;
  const order = remainders.map((_, i) => i).toSorted((a, b) => remainders[b]! - remainders[a]! || a - b);
  for (const i of order.slice(0, left)) parts[i]! += 1;
  return parts;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Shows an amount in the number format of a locale: `¥1,200`, `1.234,50 €`, `₹1,23,456.00`. */
export function formatMoney(minor: number, currency: Currency, locale: string): string {
  const key = `${locale} ${currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { style: "currency", currency });
    formatters.set(key, formatter);
  }
  return formatter.format(minor / 10 ** CURRENCY_DECIMALS[currency]);
}

/** Reads what a person typed as a decimal amount into minor units; null when it is not an amount of this currency. */
export function parseMoney(text: string, currency: Currency): number | null {
  const decimals = CURRENCY_DECIMALS[currency];
  const match = /^(\d{1,12})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match || (match[2]?.length ?? 0) > decimals) return null;
  return Number(match[1]) * 10 ** decimals + Number((match[2] ?? "").padEnd(decimals, "0") || 0);
}

/** Writes an amount as a person would type it, what `parseMoney` reads: `1234.50`, `1200` for yen. */
export function writeMoney(minor: number, currency: Currency): string {
  const decimals = CURRENCY_DECIMALS[currency];
  return (minor / 10 ** decimals).toFixed(decimals);
}
