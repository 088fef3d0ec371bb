// The filters of a list, as they stand in the address. A plain GET form writes the same address as these functions do.
import {
  type Condition,
  CONDITIONS,
  type Currency,
  FACET_KEYS,
  type Listings,
  type ListingsInput,
  type MarketHandle,
  parseMoney,
  type Sort,
  SORTS,
} from "@stoa/client";

/** What a list is about before any filter: the market, and on some pages a category, a collection or a seller. */
export interface ListingBase {
  market: MarketHandle;
  category?: string | undefined;
  collection?: string | undefined;
  seller?: string | undefined;
}

/** How the field of an attribute begins: `a.material=oak`. */
const ATTRIBUTE = "a.";
/** Fields that say where in the list one is; any change of the list drops them. */
const PLACES = new Set(["after", "before"]);
/** Fields that narrow nothing. */
const NOT_FILTERS = new Set(["q", "verbatim", "sort", ...PLACES]);

const MOST_CHOSEN = 20;
const LONGEST_TEXT = 10_000;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ATTRIBUTE_KEY = /^[\p{L}\p{N}-]{1,40}$/u;
const PLACE = /^[1-9]\d{0,3}~-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,3})?~\d{1,15}$/;

const slugOr = (value: string | null) => (value !== null && SLUG.test(value) ? value : undefined);
const placeOr = (value: string | null) =>
  value !== null && value.length <= 40 && PLACE.test(value) ? value : undefined;

function numberIn(value: string | null, low: number, high: number): number | undefined {
  const number = Number(value);
  return value && Number.isInteger(number) && number >= low && number <= high ? number : undefined;
}

/** The field by which a facet is chosen. */
export const fieldOf = (facetKey: string): string =>
  FACET_KEYS.some((key) => key === facetKey) ? facetKey : ATTRIBUTE + facetKey;

/** The facet that a field chooses from. */
export const facetKeyOf = (field: string): string =>
  field.startsWith(ATTRIBUTE) ? field.slice(ATTRIBUTE.length) : field;

/** What was searched for, without what no keyboard types; empty where nothing was. */
export function typedText(search: URLSearchParams): string {
  const text = (search.get("q") ?? "").replaceAll(/\p{Cc}+/gu, " ").trim();
  return text.slice(0, LONGEST_TEXT).toWellFormed();
}

/** The longest value of each field that can be in an address; attributes have their own. */
const LONGEST = new Map([
  ["verbatim", 1],
  ["category", 100],
  ["brand", 80],
  ["colour", 40],
  ["condition", 40],
  ["seller", 100],
  ["rating", 1],
  ["discount", 2],
  ["min", 16],
  ["max", 16],
  ["stock", 2],
  ["sort", 20],
  ["after", 60],
  ["before", 60],
]);
const LONGEST_ATTRIBUTE = 120;
const MOST_FIELDS = 60;

/**
 * The fields of an address that a list knows, in their order: every link of the page repeats them, so what is unknown,
 * empty or longer than any value goes here.
 */
export function readFields(query: string | URLSearchParams): URLSearchParams {
  const typed = new URLSearchParams(query);
  const fields = new URLSearchParams();
  const text = typedText(typed);
  if (text !== "") fields.append("q", text);
  for (const [field, value] of typed) {
    const isAttribute = field.startsWith(ATTRIBUTE) && ATTRIBUTE_KEY.test(field.slice(ATTRIBUTE.length));
    const longest = isAttribute ? LONGEST_ATTRIBUTE : (LONGEST.get(field) ?? 0);
    if (value.trim() !== "" && value.length <= longest && fields.size < MOST_FIELDS) fields.append(field, value);
  }
  return fields;
}

const chosen = (search: URLSearchParams, field: string): string[] => search.getAll(field).slice(0, MOST_CHOSEN);

function attributesIn(search: URLSearchParams): Record<string, string[]> {
  const fields = new Set([...search.keys()].filter((field) => field.startsWith(ATTRIBUTE)));
  return Object.fromEntries([...fields].map((field) => [field.slice(ATTRIBUTE.length), chosen(search, field)]));
}

/** The chosen prices, the lower one first whichever field it was typed into. */
function pricesIn(search: URLSearchParams, currency: Currency): { minMinor?: number; maxMinor?: number } {
  const low = parseMoney(search.get("min") ?? "", currency);
  const high = parseMoney(search.get("max") ?? "", currency);
  if (low !== null && high !== null) return { minMinor: Math.min(low, high), maxMinor: Math.max(low, high) };
  return { ...(low !== null && { minMinor: low }), ...(high !== null && { maxMinor: high }) };
}

/** Reads the filters of an address. What it does not understand it leaves out: a link may be old, or typed by hand. */
export function listingsInput(query: URLSearchParams, base: ListingBase, currency: Currency): ListingsInput {
  const search = readFields(query);
  const q = typedText(search);
  const category = base.category ?? slugOr(search.get("category"));
  const minRating = numberIn(search.get("rating"), 1, 5);
  const minDiscount = numberIn(search.get("discount"), 1, 90);
  const after = placeOr(search.get("after"));
  const before = after ? undefined : placeOr(search.get("before"));
  const sort = search.get("sort");
  return {
    market: base.market,
    ...(q && { q }),
    verbatim: search.get("verbatim") === "1",
    ...(category && { category }),
    ...(base.collection && { collection: base.collection }),
    ...(base.seller && { seller: base.seller }),
    brands: chosen(search, "brand"),
    colours: chosen(search, "colour"),
    sellers: base.seller ? [] : chosen(search, "seller"),
    conditions: CONDITIONS.filter((condition: Condition) => search.getAll("condition").includes(condition)),
    attributes: attributesIn(search),
    ...(minRating !== undefined && { minRating }),
    ...(minDiscount !== undefined && { minDiscount }),
    ...pricesIn(search, currency),
    inStock: search.get("stock") === "in",
    sort: SORTS.includes(sort as Sort) ? (sort as Sort) : "relevance",
    ...(after && { after }),
    ...(before && { before }),
  };
}

/** Whether a list is its first page with nothing chosen but words: what search engines and redirects are about. */
export function isPlain(search: URLSearchParams): boolean {
  return filtersIn(search).length === 0 && ![...PLACES, "sort"].some((field) => search.has(field));
}

/** Words beyond which a search is somebody's sentence rather than a name of things. */
const MOST_NAMING_WORDS = 4;

/**
 * The canonical path of a search for search engines; undefined for one that is kept out of them. A few words that products
 * hold as they were typed are a page of the shop; anything else could be written by whoever sets a link.
 */
export function searchPath(
  search: URLSearchParams,
  found: Pick<Listings, "total" | "spelling" | "isRelaxed">,
): string | undefined {
  const words = typedText(search).toLowerCase().split(/\s+/).filter(Boolean);
  if (!isPlain(search)) return undefined;
  if (words.length === 0) return "/s";
  const isNamed = found.total > 0 && found.spelling === null && !found.isRelaxed && words.length <= MOST_NAMING_WORDS;
  return isNamed ? listingHref("/s", [["q", words.join(" ")]]) : undefined;
}

/** The filters an address sets, in its order. */
export function filtersIn(search: URLSearchParams): [field: string, value: string][] {
  return [...search].filter(([field, value]) => !NOT_FILTERS.has(field) && value.trim() !== "");
}

/** The address of a list with its empty and default fields left out. */
export function listingHref(path: string, fields: Iterable<[string, unknown]>): string {
  const search = new URLSearchParams();
  for (const [name, value] of fields) {
    const text = String(value).trim();
    if (text !== "" && !(name === "sort" && text === "relevance")) search.append(name, text);
  }
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}

/** The fields of an address without one value of one field (all its values where none is named), back on page one. */
export function without(search: URLSearchParams, name: string, value?: string): [string, string][] {
  return [...search].filter(
    ([key, one]) => !PLACES.has(key) && !(key === name && (value === undefined || one === value)),
  );
}

/** The fields of an address with one field set to one value, back on page one. */
export function withField(search: URLSearchParams, name: string, value: string): [string, string][] {
  return [...without(search, name), [name, value]];
}

/** The fields of an address with every filter taken off: words and order stay. */
export function unfiltered(search: URLSearchParams): [string, string][] {
  return [...search].filter(([field]) => field === "q" || field === "verbatim" || field === "sort");
}
