// What the index knows of a product beside its text, small enough to be read for thousands of products at once; which
// products pass a choice of filters, and how many each further value would show. One unit is one offer of one variant:
// all choices must be true of the same unit.
import type { Currency } from "@stoa/contract";

/** A facet value's number: its key's number times `VALUES_PER_KEY`, plus its own. */
export type ValueId = number;
export const VALUES_PER_KEY = 1_000_000;

/** The key's number of a value. */
export const keyOf = (value: ValueId): number => Math.floor(value / VALUES_PER_KEY);

/** One offer of one variant. `values` are its options, condition and seller; prices are [price, former price or 0]. */
export interface Unit {
  values: ValueId[];
  available: boolean;
  prices: Partial<Record<Currency, readonly [priceMinor: number, compareAtMinor: number]>>;
}

/** `values` are true of the whole product: its categories, brand and attributes. */
export interface Facts {
  values: ValueId[];
  ratingCenti: number;
  ratingScore: number;
  createdAt: number;
  units: Unit[];
}

type Packed = [
  values: ValueId[],
  ratingCenti: number,
  ratingScore: number,
  createdAt: number,
  units: [values: ValueId[], available: 0 | 1, prices: (string | number)[]][],
];

/** Facts as the text that the index stores. */
export function packFacts(facts: Facts): string {
  const units = facts.units.map((unit): Packed[4][number] => [
    unit.values,
    unit.available ? 1 : 0,
    Object.entries(unit.prices).flatMap(([currency, [price, former]]) => [currency, price, former]),
  ]);
  const packed: Packed = [facts.values, facts.ratingCenti, facts.ratingScore, facts.createdAt, units];
  return JSON.stringify(packed);
}

/** The facts in a stored text. */
export function unpackFacts(text: string): Facts {
  const [values, ratingCenti, ratingScore, createdAt, units] = JSON.parse(text) as Packed;
  return {
    values,
    ratingCenti,
    ratingScore,
    createdAt,
    units: units.map(([own, available, flat]) => ({ values: own, available: available === 1, prices: pricesOf(flat) })),
  };
}

function pricesOf(flat: readonly (string | number)[]): Unit["prices"] {
  const prices: Unit["prices"] = {};
  for (let i = 0; i < flat.length; i += 3) prices[flat[i] as Currency] = [flat[i + 1] as number, flat[i + 2] as number];
  return prices;
}

/** Limits on stars, price and discount. */
export interface Limits {
  minRating?: number | undefined;
  minMinor?: number | undefined;
  maxMinor?: number | undefined;
  /** Whole percent off the former price, at the least. */
  minDiscount?: number | undefined;
}

/** Where one stands: a category, a collection, a seller's shelf. It narrows everything, the counts too. */
export interface Scope extends Limits {
  /** Of each list one value must hold. */
  values: readonly (readonly ValueId[])[];
  createdFrom?: number | undefined;
}

/** What is chosen within a scope. */
export interface Selection extends Limits {
  currency: Currency;
  scope: Scope;
  /** Key number to the values chosen of it; one of them must hold. */
  choices: ReadonlyMap<number, readonly ValueId[]>;
  inStock: boolean;
}

/** A filter whose own choice is left out of its counts: a facet key's number, or one of the fixed ones. */
export type Dimension = number | "rating" | "price" | "stock" | "discount";

/** The dimensions in which something is chosen. */
export function activeDimensions(selection: Selection): Dimension[] {
  const fixed: Dimension[] = [];
  if (selection.minRating !== undefined) fixed.push("rating");
  if (selection.minMinor !== undefined || selection.maxMinor !== undefined) fixed.push("price");
  if (selection.inStock) fixed.push("stock");
  if (selection.minDiscount !== undefined) fixed.push("discount");
  return [...selection.choices.keys(), ...fixed];
}

/** Percent off the former price, rounded down; 0 without one. */
export const discountOf = (priceMinor: number, compareAtMinor: number): number =>
  compareAtMinor > priceMinor ? Math.floor(((compareAtMinor - priceMinor) * 100) / compareAtMinor) : 0;

/** No filter fails. */
const NONE = null;
/** More than one filter fails, or the scope does. */
const MANY = Symbol("many");

const rated = (facts: Facts, { minRating }: Limits): boolean =>
  minRating === undefined || facts.ratingCenti >= minRating * 100;
const priced = (priceMinor: number, { minMinor = 0, maxMinor = Number.POSITIVE_INFINITY }: Limits): boolean =>
  priceMinor >= minMinor && priceMinor <= maxMinor;
const reduced = (priceMinor: number, formerMinor: number, { minDiscount }: Limits): boolean =>
  minDiscount === undefined || discountOf(priceMinor, formerMinor) >= minDiscount;

/** The only dimension in which a unit fails the selection. */
function failure(facts: Facts, unit: Unit, selection: Selection): Dimension | typeof NONE | typeof MANY {
  const money = unit.prices[selection.currency];
  if (!money) return MANY;
  const [price, former] = money;
  const { scope } = selection;
  const holds = (value: ValueId) => facts.values.includes(value) || unit.values.includes(value);
  const isInside =
    scope.values.every((some) => some.some(holds)) &&
    (scope.createdFrom === undefined || facts.createdAt >= scope.createdFrom) &&
    rated(facts, scope) &&
    priced(price, scope) &&
    reduced(price, former, scope);
  if (!isInside) return MANY;
  const failed: Dimension[] = [];
  for (const [key, values] of selection.choices) if (!values.some(holds)) failed.push(key);
  if (!rated(facts, selection)) failed.push("rating");
  if (!priced(price, selection)) failed.push("price");
  if (selection.inStock && !unit.available) failed.push("stock");
  if (!reduced(price, former, selection)) failed.push("discount");
  return failed.length > 1 ? MANY : (failed[0] ?? NONE);
}

/** The unit a card shows: in stock before sold out, then the cheapest; -1 when none passes. */
export function bestUnit(facts: Facts, selection: Selection): number {
  let best = -1;
  const rank = (unit: Unit): number =>
    (unit.available ? 0 : Number.MAX_SAFE_INTEGER / 2) + unit.prices[selection.currency]![0];
  for (const [i, unit] of facts.units.entries()) {
    if (failure(facts, unit, selection) !== NONE) continue;
    if (best < 0 || rank(unit) < rank(facts.units[best]!)) best = i;
  }
  return best;
}

/** Star limits a filter offers, and percents off. */
export const RATING_STEPS = [4, 3, 2] as const;
export const DISCOUNT_STEPS = [50, 30, 20, 10] as const;

/** How many products each value would show, its own dimension's choice left out. */
export interface Tally {
  /** By value id. */
  values: Map<ValueId, number>;
  ratings: number[];
  discounts: number[];
  inStock: number;
  /** Of the market's prices, the chosen range left out. */
  minMinor: number | null;
  maxMinor: number | null;
}

/** A tally of nothing. */
export const emptyTally = (): Tally => ({
  values: new Map(),
  ratings: RATING_STEPS.map(() => 0),
  discounts: DISCOUNT_STEPS.map(() => 0),
  inStock: 0,
  minMinor: null,
  maxMinor: null,
});

/** Adds one product to a tally. A dimension in which something is chosen counts units that fail in it alone, too. */
export function count(tally: Tally, facts: Facts, selection: Selection): void {
  const passing: Unit[] = [];
  const failing = new Map<Dimension, Unit[]>();
  for (const unit of facts.units) {
    const failed = failure(facts, unit, selection);
    if (failed === MANY) continue;
    if (failed === NONE) passing.push(unit);
    else failing.set(failed, [...(failing.get(failed) ?? []), unit]);
  }
  const counting = (dimension: Dimension) => [...passing, ...(failing.get(dimension) ?? [])];
  countValues(tally, facts, passing, failing);
  const isRated = counting("rating").length > 0;
  for (const [i, step] of RATING_STEPS.entries())
    if (isRated && facts.ratingCenti >= step * 100) tally.ratings[i] = tally.ratings[i]! + 1;
  if (counting("stock").some((unit) => unit.available)) tally.inStock++;
  const off = Math.max(0, ...counting("discount").map((unit) => discountOf(...unit.prices[selection.currency]!)));
  for (const [i, step] of DISCOUNT_STEPS.entries()) if (off >= step) tally.discounts[i] = tally.discounts[i]! + 1;
  for (const unit of counting("price")) {
    const [price] = unit.prices[selection.currency]!;
    tally.minMinor = Math.min(tally.minMinor ?? price, price);
    tally.maxMinor = Math.max(tally.maxMinor ?? price, price);
  }
}

function countValues(tally: Tally, facts: Facts, passing: Unit[], failing: Map<Dimension, Unit[]>): void {
  const counted = new Set<ValueId>();
  if (passing.length > 0) {
    for (const value of facts.values) counted.add(value);
    for (const unit of passing) for (const value of unit.values) counted.add(value);
  }
  for (const [dimension, units] of failing) {
    if (typeof dimension !== "number") continue;
    for (const value of facts.values) if (keyOf(value) === dimension) counted.add(value);
    for (const unit of units) for (const value of unit.values) if (keyOf(value) === dimension) counted.add(value);
  }
  for (const value of counted) tally.values.set(value, (tally.values.get(value) ?? 0) + 1);
}
