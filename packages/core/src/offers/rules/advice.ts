// What would put an offer in front: asked of the very function that picks the winner.
import type { BuyBoxAdvice } from "@stoa/contract";
import { type Contender, isUsed, leadOf, type Readiness, winsAlone } from "./buy-box.ts";

/** What a seller can change, and what follows from it. */
export interface Levers {
  priceMinor: number;
  handlingDays: number;
  /** Price plus the cheapest delivery; the delivery may cost less for a higher price, never more. */
  landedOf(priceMinor: number): number;
  promiseToDayOf(handlingDays: number, readiness: Readiness): string;
}

/** The greatest whole number from 1 to `most` for which `holds` is true, given that it is true for all smaller ones; 0 for none. */
function greatest(most: number, holds: (n: number) => boolean): number {
  let [sure, beyond] = [0, most + 1];
  while (beyond - sure > 1) {
    const middle = Math.floor((sure + beyond) / 2);
    if (holds(middle)) sure = middle;
    else beyond = middle;
  }
  return sure;
}

/** The highest price that lands at this much or less; 0 when there is none. */
function priceLandingAt(landedMinor: number, landedOf: Levers["landedOf"]): number {
  let priceMinor = landedMinor;
  while (priceMinor > 0 && landedOf(priceMinor) > landedMinor) priceMinor -= landedOf(priceMinor) - landedMinor;
  return Math.max(0, priceMinor);
}

/**
 * The smallest changes that put an offer in front of its rivals in every hour: a price, or working days of handling, after
 * stock where that is what is missing. Null when it is in front already.
 */
export function adviceFor(own: Contender, all: readonly Contender[], levers: Levers): BuyBoxAdvice | null {
  const rivals = all.filter((rival) => isUsed(rival.condition) === isUsed(own.condition));
  const readiness =
    rivals.some((rival) => rival.readiness === "ready") || own.readiness === "none" ? "ready" : own.readiness;
  const restock = readiness !== own.readiness;
  const field = rivals.filter((rival) => rival.readiness === readiness);
  const wins = (landedMinor: number, handlingDays: number) => {
    const promiseToDay = levers.promiseToDayOf(handlingDays, readiness);
    return winsAlone(leadOf({ ...own, readiness, landedMinor, promiseToDay }, field));
  };
  if (wins(own.landedMinor, levers.handlingDays)) return restock ? { restock, either: [] } : null;

  const landedMinor = greatest(own.landedMinor - 1, (landed) => wins(landed, levers.handlingDays));
  const priceMinor = priceLandingAt(landedMinor, levers.landedOf);
  const quicker = Array.from({ length: levers.handlingDays }, (_, i) => levers.handlingDays - 1 - i);
  const handlingDays = quicker.find((days) => wins(own.landedMinor, days));
  return {
    restock,
    either: [
      ...(priceMinor > 0 ? [{ kind: "price" as const, priceMinor }] : []),
      ...(handlingDays === undefined ? [] : [{ kind: "handling" as const, handlingDays }]),
    ],
  };
}
