// What a bulk edit does to one offer: the figure that comes there, or why it stays. Pure.
import {
  type BulkChange,
  type BulkCode,
  type BulkOutcome,
  CURRENCY_DECIMALS,
  type Currency,
  type PriceEnding,
} from "@stoa/contract";

/** An offer as it stands, as far as a bulk edit must know it. */
export interface OfferFacts {
  /** False when it is no longer there. */
  exists: boolean;
  status: "active" | "paused";
  handlingDays: number;
  onHand: number;
  /** Fewer units than these cannot be counted: they are promised. */
  leastOnHand: number;
  /** The price in the currency of the change; null where there is none. */
  priceMinor: number | null;
  compareAtMinor: number | null;
  saleMinor: number | null;
}

/** What is to come of an offer. */
export interface Verdict {
  outcome: BulkOutcome;
  code: BulkCode | null;
  before: number | null;
  after: number | null;
}

/** The highest price that the shop knows. */
const MOST_MINOR = 1_000_000_000_000;
const MOST_ON_HAND = 1_000_000;

/** The figure of an offer that a change is about; null where there is none. */
export function figureOf({ kind }: BulkChange, facts: OfferFacts): number | null {
  switch (kind) {
    case "price_set":
    case "price_by":
      return facts.priceMinor;
    case "stock_set":
    case "stock_by":
      return facts.onHand;
    case "status":
      return facts.status === "active" ? 1 : 0;
    case "handling":
      return facts.handlingDays;
  }
}

/** A price with the ending that is asked for; half a unit is rounded up, and it is never less than the smallest one. */
export function endPrice(priceMinor: number, currency: Currency, ending: PriceEnding): number {
  const whole = 10 ** CURRENCY_DECIMALS[currency];
  const exact = Math.max(1, Math.round(priceMinor));
  if (ending === "exact") return exact;
  // In a currency without a smaller unit, prices end in hundreds and 99.
  const step = whole === 1 ? 100 : whole;
  if (ending === "whole") return Math.max(step, Math.round(exact / step) * step);
  return Math.max(step - 1, Math.floor((exact + 1) / step) * step - 1);
}

/** The figure that a change would put in the place of another. */
export function changed(change: BulkChange, before: number): number {
  switch (change.kind) {
    case "price_set":
      return change.priceMinor;
    case "price_by":
      return endPrice((before * (10_000 + change.bps)) / 10_000, change.currency, change.ending);
    case "stock_set":
      return change.onHand;
    case "stock_by":
      return before + change.units;
    case "status":
      return change.status === "active" ? 1 : 0;
    case "handling":
      return change.handlingDays;
  }
}

/** Why a figure cannot come to an offer; null when it can. */
export function obstacle(change: BulkChange, facts: OfferFacts, after: number): BulkCode | null {
  if (change.kind === "price_set" || change.kind === "price_by") {
    if (after > MOST_MINOR) return "out_of_range";
    if (facts.compareAtMinor !== null && facts.compareAtMinor <= after) return "former_price";
    if (facts.saleMinor !== null && facts.saleMinor >= after) return "sale_price";
  }
  if (change.kind === "stock_set" || change.kind === "stock_by") {
    if (after < 0 || after > MOST_ON_HAND) return "out_of_range";
    if (after < facts.leastOnHand) return "promised";
  }
  return null;
}

/** Works out what a change would do to an offer. */
export function plan(change: BulkChange, facts: OfferFacts): Verdict {
  const before = facts.exists ? figureOf(change, facts) : null;
  if (!facts.exists) return { outcome: "blocked", code: "gone", before, after: null };
  if (before === null) return { outcome: "blocked", code: "no_price", before, after: null };
  const after = changed(change, before);
  if (after === before) return { outcome: "same", code: null, before, after };
  const code = obstacle(change, facts, after);
  return { outcome: code ? "blocked" : "planned", code, before, after };
}

/** What was worked out for an offer. */
export interface Planned {
  before: number;
  after: number;
}

/** Whether a figure can still be moved from what was read to what was worked out; `outcomes` are the words for yes and no. */
function move(
  change: BulkChange,
  facts: OfferFacts,
  { before, after }: Planned,
  outcomes: { yes: BulkOutcome; no: BulkOutcome },
): Verdict {
  const isAsRead = facts.exists && figureOf(change, facts) === before;
  const code = facts.exists ? (isAsRead ? obstacle(change, facts, after) : "changed_meanwhile") : "gone";
  return { outcome: code ? outcomes.no : outcomes.yes, code, before, after };
}

/** Does what was planned, if the offer still stands as it did then. */
export const run = (change: BulkChange, facts: OfferFacts, planned: Planned): Verdict =>
  move(change, facts, planned, { yes: "changed", no: "failed" });

/** Sets back what was done, if the offer still stands as it was put. `before` and `after` stay those of the change. */
export function undo(change: BulkChange, facts: OfferFacts, { before, after }: Planned): Verdict {
  const { outcome, code } = move(change, facts, { before: after, after: before }, { yes: "undone", no: "left" });
  return { outcome, code, before, after };
}
