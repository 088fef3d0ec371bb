// Search and listing: one input for the search page, the category page and a seller's shelf; type-ahead.
import { z } from "zod";
import type { Crumb, ProductCard } from "./catalog.ts";
import { Slug } from "./id.ts";
import { MarketHandle } from "./market.ts";
import { Minor } from "./money.ts";
import { Condition } from "./offer.ts";

/** Orders of a list. `relevance` is popularity where nothing was searched for. */
export const SORTS = ["relevance", "price_asc", "price_desc", "rating", "newest"] as const;
export type Sort = (typeof SORTS)[number];

/** What to find. All filters narrow; values inside one facet widen. */
export const ListingsInput = z.strictObject({
  market: MarketHandle,
  q: z.string().trim().max(200).optional(),
  category: Slug.optional(),
  seller: Slug.optional(),
  brands: z.array(z.string().max(80)).max(20).default([]),
  colours: z.array(z.string().max(40)).max(20).default([]),
  conditions: z.array(Condition).max(4).default([]),
  minRating: z.int().min(1).max(5).optional(),
  minMinor: Minor.optional(),
  maxMinor: Minor.optional(),
  inStock: z.boolean().default(false),
  deals: z.boolean().default(false),
  sort: z.enum(SORTS).default("relevance"),
  page: z.int().min(1).max(200).default(1),
});
export type ListingsInput = z.infer<typeof ListingsInput>;

/** Products on one page of a list. */
export const LISTING_PAGE_SIZE = 24;

/** A value of a facet with the number of products it would show, own selection of that facet removed. */
export interface FacetValue {
  value: string;
  label: string;
  hex: string | null;
  count: number;
  selected: boolean;
}

/** A facet beside a list. */
export interface Facet {
  key: "category" | "brand" | "colour" | "condition" | "seller" | "rating";
  values: FacetValue[];
}

/** A page of results. `category` and `crumbs` are set on a category page; `didYouMean` when nothing was found. */
export interface Listings {
  cards: ProductCard[];
  total: number;
  page: number;
  pageCount: number;
  facets: Facet[];
  priceRange: { minMinor: number; maxMinor: number } | null;
  category: { slug: string; name: string; children: Crumb[] } | null;
  crumbs: Crumb[];
  seller: {
    handle: string;
    name: string;
    description: string;
    country: string;
    ratingCenti: number;
    productCount: number;
    joinedAt: number;
  } | null;
  didYouMean: string | null;
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
