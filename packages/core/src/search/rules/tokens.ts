// Facets as words of the full-text index: what is chosen becomes part of the same MATCH as what was typed, so that
// SQLite leaps from one list of rows to the next and stops when enough are found. Tokens say what may match: they are
// never narrower than the filter, and `facts.ts` has the last word.
import type { Currency } from "@stoa/contract";
import {
  activeDimensions,
  type Dimension,
  DISCOUNT_STEPS,
  discountOf,
  type Facts,
  type Limits,
  RATING_STEPS,
  type Selection,
} from "./facts.ts";

/** The columns that hold words, in the order in which they weigh. */
export const TEXT_COLUMNS = "title brand category attributes description sku";
/** The columns that say what a thing is. */
export const NAME_COLUMNS = "title brand category sku";

/** Half an octave of price: 1000 and 1400 are neighbours. */
const priceStep = (minor: number): number => Math.floor(2 * Math.log2(Math.max(1, minor)));
const HIGHEST_STEP = priceStep(1_000_000_000_000);

const token = {
  value: (id: number) => `v${id}`,
  market: (currency: Currency) => `m${currency.toLowerCase()}`,
  price: (currency: Currency, step: number) => `p${currency.toLowerCase()}${step}`,
  rating: (stars: number) => `r${stars}`,
  discount: (currency: Currency, percent: number) => `d${currency.toLowerCase()}${percent}`,
  stock: () => "s1",
  pin: (query: string) => `q${fingerprint(query)}`,
};

/** FNV-1a of a query, as a word. */
function fingerprint(query: string): string {
  let hash = 0x811c9dc5;
  for (const sign of query) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  return hash.toString(36);
}

/** All tokens of a product; `pinned` are the queries it is pinned for. */
export function tokensOf(facts: Facts, pinned: readonly string[]): string[] {
  const tokens = facts.values.map(token.value);
  for (const { values, available, prices } of facts.units) {
    tokens.push(...values.map(token.value));
    if (available) tokens.push(token.stock());
    for (const [currency, [price, former]] of Object.entries(prices) as [Currency, readonly [number, number]][]) {
      const off = discountOf(price, former);
      tokens.push(token.market(currency), token.price(currency, priceStep(price)));
      if (off > 0) tokens.push(token.discount(currency, 1));
      tokens.push(...DISCOUNT_STEPS.filter((step) => off >= step).map((step) => token.discount(currency, step)));
    }
  }
  tokens.push(...RATING_STEPS.filter((step) => facts.ratingCenti >= step * 100).map(token.rating));
  tokens.push(...pinned.map(token.pin));
  return [...new Set(tokens)];
}

/** A rating below the lowest step narrows nothing that a token knows. */
const ratingTokens = ({ minRating = 0 }: Limits): string[] =>
  RATING_STEPS.filter((step) => step <= minRating)
    .slice(0, 1)
    .map(token.rating);

const discountTokens = (currency: Currency, { minDiscount }: Limits): string[] =>
  minDiscount === undefined ? [] : [token.discount(currency, DISCOUNT_STEPS.find((step) => step <= minDiscount) ?? 1)];

function priceTokens(currency: Currency, { minMinor, maxMinor }: Limits): string[] {
  if (minMinor === undefined && maxMinor === undefined) return [];
  const from = priceStep(minMinor ?? 1);
  const to = Math.min(HIGHEST_STEP, priceStep(maxMinor ?? Number.MAX_SAFE_INTEGER));
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => token.price(currency, from + i));
}

const oneOf = (tokens: readonly string[]): string => `(${tokens.map((each) => `"${each}"`).join(" OR ")})`;

/** Tokens of one dimension's choice, one of which must be there; none when no token narrows it. */
function choiceOf(selection: Selection, dimension: Dimension): string[] {
  switch (dimension) {
    case "rating":
      return ratingTokens(selection);
    case "stock":
      return [token.stock()];
    case "discount":
      return discountTokens(selection.currency, selection);
    case "price":
      return priceTokens(selection.currency, selection);
    default:
      return (selection.choices.get(dimension) ?? []).map(token.value);
  }
}

/** Which tokens an expression has. */
export interface Breadth {
  /** A dimension whose choice is left out. */
  without?: Dimension | undefined;
  /** Widens the text by the products pinned for this query. */
  pinnedFor?: string | undefined;
  /**
   * Leaves out what is true of a large part of all products: the market, stars, prices and stock. FTS5 reads the whole
   * list of such a token to meet it with a short one, so where something narrow is asked for, the facts are quicker.
   */
  isNarrow?: boolean | undefined;
  /** Leaves out market and price, which the table of prices is asked for instead: see `priceAsked`. */
  isPricedByTable?: boolean | undefined;
}

/** Whether a value is chosen or stood in that few products have. */
export const isNarrowed = ({ scope, choices }: Selection, without?: Dimension): boolean =>
  scope.values.length > 0 || [...choices.keys()].some((key) => key !== without);

/** The FTS5 expression for a text (null for none) within a selection. */
export function matchOf(
  text: string | null,
  selection: Selection,
  { without, pinnedFor, isNarrow = false, isPricedByTable = false }: Breadth = {},
): string {
  const { currency, scope } = selection;
  const isMeant = (dimension: Dimension) =>
    dimension !== without &&
    !(isNarrow && typeof dimension === "string") &&
    !(isPricedByTable && dimension === "price");
  const scopePrices = isPricedByTable ? [] : priceTokens(currency, scope);
  // A price in a currency says that there is one.
  const isPriced =
    isPricedByTable || scopePrices.length > 0 || (isMeant("price") && priceTokens(currency, selection).length > 0);
  const broad = [
    isPriced ? [] : [token.market(currency)],
    ratingTokens(scope),
    discountTokens(currency, scope),
    scopePrices,
  ];
  const parts = [
    ...scope.values.map((some) => some.map(token.value)),
    ...activeDimensions(selection)
      .filter(isMeant)
      .map((dimension) => choiceOf(selection, dimension)),
    ...(isNarrow ? [] : broad),
  ]
    .filter((tokens) => tokens.length > 0)
    .map(oneOf);
  const filter = parts.length === 0 ? null : `{facets} : (${parts.join(" AND ")})`;
  if (text === null) return filter ?? `{facets} : (${oneOf([token.market(currency)])})`;
  const wanted = pinnedFor === undefined ? text : `(${text} OR {facets} : ${oneOf([token.pin(pinnedFor)])})`;
  return filter === null ? wanted : `${wanted} AND ${filter}`;
}

/** Prices, in minor units, both ends among them. */
export interface PriceAsked {
  currency: Currency;
  fromMinor: number;
  toMinor: number;
}

/** Steps of price above which most products are expected to have one of them. */
const MANY_STEPS = 6;

/**
 * The prices that a selection asks for, where they are so wide that the table of prices is the quicker judge: FTS5 would
 * have to meet the long list of every step. Null where they are few.
 */
export function priceAsked({ currency, scope, minMinor, maxMinor }: Selection): PriceAsked | null {
  const isChosen = minMinor !== undefined || maxMinor !== undefined;
  const limits: Limits = isChosen ? { minMinor, maxMinor } : scope;
  const steps = priceTokens(currency, limits).length;
  if (steps > 0 && steps <= MANY_STEPS) return null;
  return { currency, fromMinor: limits.minMinor ?? 0, toMinor: limits.maxMinor ?? Number.MAX_SAFE_INTEGER };
}
