// Search and listing: one input for the search page, the category page, a collection and a seller's shelf; type-ahead.
import type { StoreBanner } from "./store-page.ts";
import { z } from "zod";
import type { Crumb, ProductCard } from "./catalog.ts";
import { Slug } from "./id.ts";
import { MarketHandle } from "./market.ts";
import { Minor } from "./money.ts";
import { Condition } from "./offer.ts";

/** Orders of a list. `relevance` is popularity where nothing was searched for. */
export const SORTS = ["relevance", "price_asc", "price_desc", "rating", "newest"] as const;
export type Sort = (typeof SORTS)[number];

const chosen = (length: number) => z.array(z.string().max(length)).max(20).default([]);

/** A place in a list, as a page of it gives it for the next and the previous one. */
const ListPlace = z.string().regex(/^\d{1,4}~-?[\d.e+-]{1,24}~\d{1,16}$/);

/**
 * What to find. All filters narrow; values inside one facet widen; all chosen values are true of one and the same offer
 * of one variant. `attributes` are the typed attributes and option axes by key, as the facets of a list name them.
 */
export const ListingsInput = z.strictObject({
  market: MarketHandle,
  q: z.string().trim().max(10_000).optional(),
  /** Looks for exactly what was typed, without correcting it. */
  verbatim: z.boolean().default(false),
  category: Slug.optional(),
  collection: Slug.optional(),
  seller: Slug.optional(),
  brands: chosen(80),
  colours: chosen(40),
  sellers: chosen(100),
  conditions: z.array(Condition).max(4).default([]),
  attributes: z.record(z.string().regex(/^[\p{L}\p{N}-]{1,40}$/u), z.array(z.string().max(120)).max(20)).default({}),
  minRating: z.int().min(1).max(5).optional(),
  minMinor: Minor.optional(),
  maxMinor: Minor.optional(),
  inStock: z.boolean().default(false),
  /** Whole percent off the former price, at the least. */
  minDiscount: z.int().min(1).max(90).optional(),
  sort: z.enum(SORTS).default("relevance"),
  after: ListPlace.optional(),
  before: ListPlace.optional(),
});
export type ListingsInput = z.infer<typeof ListingsInput>;

/** Products on one page of a list. */
export const LISTING_PAGE_SIZE = 24;

/** Matches that are counted. A list of more says so, orders its facet values all the same, and leaves their counts out. */
export const MOST_COUNTED = 1_000;

/**
 * A value of a facet with the number of products it would show, own selection of that facet removed. The count is exact,
 * or null where more products match than are counted.
 */
export interface FacetValue {
  value: string;
  label: string;
  hex: string | null;
  count: number | null;
  selected: boolean;
}

/** Facets that every list has; any other key is an attribute or an option axis, and `label` is its name. */
export const FACET_KEYS = [
  "category",
  "brand",
  "colour",
  "condition",
  "seller",
  "rating",
  "discount",
  "stock",
] as const;

/** A facet beside a list. */
export interface Facet {
  key: string;
  label: string;
  values: FacetValue[];
}

/** What a search was taken for. `applied`: the results are those of `text`; else it is only a suggestion. */
export interface Spelling {
  text: string;
  applied: boolean;
}

/** A page of results. `category` and `crumbs` are set on a category page. */
export interface Listings {
  cards: ProductCard[];
  /** How many products match: exactly, or a number that there are more of. */
  total: number;
  totalIsExact: boolean;
  page: number;
  /** Places for `after` and `before`; null at the ends of the list. */
  next: string | null;
  previous: string | null;
  facets: Facet[];
  /** Lowest and highest price, the chosen range left out; null where nothing was counted. */
  priceRange: { minMinor: number; maxMinor: number } | null;
  category: { slug: string; name: string; children: Crumb[] } | null;
  collection: { slug: string; name: string; description: string } | null;
  crumbs: Crumb[];
  seller: {
    handle: string;
    name: string;
    description: string;
    /** What it says of itself at length; paragraphs are parted by empty lines. */
    about: string;
    banner: StoreBanner | null;
    country: string;
    ratingCenti: number;
    productCount: number;
    joinedAt: number;
    /** While the shop is away: the day on which it is back, and what it says. */
    away: { backDay: string; note: string } | null;
  } | null;
  spelling: Spelling | null;
  /** Not every word was found in one product: these hold most of them. */
  isRelaxed: boolean;
  /** Where operators send this search: a path within the market, such as `c/chairs`. */
  redirect: string | null;
}

/** Completes what is being typed. */
export const SuggestInput = z.strictObject({ market: MarketHandle, q: z.string().trim().min(1).max(80) });
export type SuggestInput = z.infer<typeof SuggestInput>;

/** What the type-ahead offers. */
export interface Suggestions {
  terms: string[];
  products: Pick<ProductCard, "slug" | "title" | "image" | "priceMinor" | "currency">[];
  categories: Crumb[];
  sellers: { handle: string; name: string }[];
}

/** One part of the addresses of all products, counted from 0. */
export const AddressesInput = z.strictObject({ part: z.int().min(0).max(49_999) });
export type AddressesInput = z.infer<typeof AddressesInput>;

/**
 * Products that can be bought with the last change of the product itself, in an order that holds while none comes or goes;
 * `parts` is how many there are.
 */
export interface Addresses {
  products: { slug: string; updatedAt: number }[];
  parts: number;
}
