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

/** A unit as it can be bought in one currency. `no` is its number among the product's units. */
export interface Way {
  no: number;
  values: ValueId[];
  available: boolean;
  priceMinor: number;
  /** 0 without a former price. */
  formerMinor: number;
}

/** A product's facts in one currency: what filters look at and counts count. */
export interface Listed extends Omit<Facts, "units"> {
  ways: Way[];
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

const isRated = (listed: Listed, { minRating }: Limits): boolean =>
  minRating === undefined || listed.ratingCenti >= minRating * 100;
const isPriced = ({ priceMinor }: Way, { minMinor = 0, maxMinor = Number.POSITIVE_INFINITY }: Limits): boolean =>
  priceMinor >= minMinor && priceMinor <= maxMinor;
const isReduced = (way: Way, { minDiscount }: Limits): boolean =>
  minDiscount === undefined || discountOf(way.priceMinor, way.formerMinor) >= minDiscount;

/** Whether one of the values is true of this way of buying the product. */
function holdsOne(values: readonly ValueId[], listed: Listed, way: Way): boolean {
  for (const value of values) if (listed.values.includes(value) || way.values.includes(value)) return true;
  return false;
}

function isInside(scope: Scope, listed: Listed, way: Way): boolean {
  for (const some of scope.values) if (!holdsOne(some, listed, way)) return false;
  return (
    (scope.createdFrom === undefined || listed.createdAt >= scope.createdFrom) &&
    isRated(listed, scope) &&
    isPriced(way, scope) &&
    isReduced(way, scope)
  );
}

/** The only dimension in which a way fails the selection. */
function failure(listed: Listed, way: Way, selection: Selection): Dimension | typeof NONE | typeof MANY {
  if (!isInside(selection.scope, listed, way)) return MANY;
  let failed: Dimension | typeof NONE = NONE;
  let failures = 0;
  const fail = (dimension: Dimension) => {
    failed = dimension;
    failures++;
  };
  for (const [key, values] of selection.choices) if (!holdsOne(values, listed, way)) fail(key);
  if (!isRated(listed, selection)) fail("rating");
  if (!isPriced(way, selection)) fail("price");
  if (selection.inStock && !way.available) fail("stock");
  if (!isReduced(way, selection)) fail("discount");
  return failures > 1 ? MANY : failed;
}

/** Whether a card shows one way rather than another: in stock before sold out, then the cheaper. */
const isBetter = (one: Way, other: Way): boolean =>
  one.available === other.available ? one.priceMinor < other.priceMinor : one.available;

/** The way of buying a product that its card shows; null when none passes. */
export function bestWay(listed: Listed, selection: Selection): Way | null {
  let best: Way | null = null;
  for (const way of listed.ways)
    if (failure(listed, way, selection) === NONE && (best === null || isBetter(way, best))) best = way;
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

/**
 * Adds one product to a tally and gives the way that its card shows, null when it does not pass. A dimension in which
 * something is chosen counts the ways that fail in it alone, too.
 */
export function count(tally: Tally, listed: Listed, selection: Selection): Way | null {
  let best: Way | null = null;
  const passing: Way[] = [];
  const failing: [Dimension, Way][] = [];
  for (const way of listed.ways) {
    const failed = failure(listed, way, selection);
    if (failed === MANY) continue;
    if (failed !== NONE) failing.push([failed, way]);
    else {
      passing.push(way);
      if (best === null || isBetter(way, best)) best = way;
    }
  }
  if (passing.length === 0 && failing.length === 0) return null;
  const counting = (dimension: Dimension): readonly Way[] =>
    failing.length === 0 ? passing : passing.concat(failing.filter(([own]) => own === dimension).map(([, way]) => way));
  countValues(tally.values, listed, passing, failing);
  if (counting("rating").length > 0) addSteps(tally.ratings, RATING_STEPS, listed.ratingCenti / 100);
  if (counting("stock").some(({ available }) => available)) tally.inStock++;
  let off = 0;
  for (const way of counting("discount")) off = Math.max(off, discountOf(way.priceMinor, way.formerMinor));
  addSteps(tally.discounts, DISCOUNT_STEPS, off);
  for (const { priceMinor } of counting("price")) {
    tally.minMinor = Math.min(tally.minMinor ?? priceMinor, priceMinor);
    tally.maxMinor = Math.max(tally.maxMinor ?? priceMinor, priceMinor);
  }
  return best;
}

function addSteps(counts: number[], steps: readonly number[], reached: number): void {
  for (const [i, step] of steps.entries()) if (reached >= step) counts[i] = counts[i]! + 1;
}

/** Counts each value once per product. */
function countValues(
  counts: Map<ValueId, number>,
  listed: Listed,
  passing: readonly Way[],
  failing: readonly [Dimension, Way][],
): void {
  const add = (value: ValueId) => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (passing.length > 0) for (const value of listed.values) add(value);
  if (passing.length === 1 && failing.length === 0) {
    for (const value of passing[0]!.values) add(value);
    return;
  }
  const counted = new Set<ValueId>(passing.length > 0 ? listed.values : []);
  const addOnce = (value: ValueId) => {
    if (counted.has(value)) return;
    counted.add(value);
    add(value);
  };
  for (const way of passing) for (const value of way.values) addOnce(value);
  for (const [dimension, way] of failing) {
    if (typeof dimension !== "number") continue;
    for (const value of listed.values) if (keyOf(value) === dimension) addOnce(value);
    for (const value of way.values) if (keyOf(value) === dimension) addOnce(value);
  }
}
