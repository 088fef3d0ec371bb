// The filters of a list, as they stand in the address. A plain GET form writes the same address as these functions do.
import {
  type Condition,
  CONDITIONS,
  type Currency,
  type ListingsInput,
  type MarketHandle,
  parseMoney,
  type Sort,
  SORTS,
} from "@stoa/client";

/** What a list is about before any filter: the market, and on some pages a category, a seller or words. */
export interface ListingBase {
  market: MarketHandle;
  category?: string | undefined;
  seller?: string | undefined;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slugOr = (value: string | null) => (value !== null && SLUG.test(value) ? value : undefined);

function numberIn(value: string | null, low: number, high: number): number | undefined {
  const number = Number(value);
  return value && Number.isInteger(number) && number >= low && number <= high ? number : undefined;
}

/** Reads the filters of an address. What it does not understand it leaves out: a link may be old, or typed by hand. */
export function listingsInput(search: URLSearchParams, base: ListingBase, currency: Currency): ListingsInput {
  const minMinor = parseMoney(search.get("min") ?? "", currency);
  const maxMinor = parseMoney(search.get("max") ?? "", currency);
  const q = (search.get("q") ?? "").trim().slice(0, 200);
  const category = base.category ?? slugOr(search.get("category"));
  const seller = base.seller ?? slugOr(search.get("seller"));
  const minRating = numberIn(search.get("rating"), 1, 5);
  const sort = search.get("sort");
  return {
    market: base.market,
    ...(q && { q }),
    ...(category && { category }),
    ...(seller && { seller }),
    brands: search.getAll("brand").slice(0, 20),
    colours: search.getAll("colour").slice(0, 20),
    conditions: CONDITIONS.filter((condition: Condition) => search.getAll("condition").includes(condition)),
    ...(minRating !== undefined && { minRating }),
    ...(minMinor !== null && { minMinor }),
    ...(maxMinor !== null && { maxMinor }),
    inStock: search.get("stock") === "1",
    deals: search.get("deals") === "1",
    sort: SORTS.includes(sort as Sort) ? (sort as Sort) : "relevance",
    page: numberIn(search.get("page"), 1, 200) ?? 1,
  };
}

/** The address of a list with its empty and default fields left out. */
export function listingHref(path: string, fields: Iterable<[string, unknown]>): string {
  const search = new URLSearchParams();
  for (const [name, value] of fields) {
    const text = String(value).trim();
    if (text !== "" && !(name === "sort" && text === "relevance") && !(name === "page" && text === "1"))
      search.append(name, text);
  }
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}

/** The fields of an address without one value of one field (all its values where none is named), back on page one. */
export function without(search: URLSearchParams, name: string, value?: string): [string, string][] {
  return [...search].filter(
    ([key, one]) => key !== "page" && !(key === name && (value === undefined || one === value)),
  );
}

/** The fields of an address with one field set to one value, back on page one. */
export function withField(search: URLSearchParams, name: string, value: string): [string, string][] {
  return [...without(search, name), [name, value]];
}
