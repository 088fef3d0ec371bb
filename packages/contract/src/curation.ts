// What operators say about search: synonyms, pinned products, redirects; and the report of what was searched for.
import { z } from "zod";
import type { ProductCard } from "./catalog.ts";
import { idSchema, type Id } from "./id.ts";
import { MarketHandle } from "./market.ts";
import { PageInput } from "./page.ts";

/** Two-way: each term finds all the others. One-way: the first term finds the others, and they do not find it. */
export const SYNONYM_KINDS = ["two_way", "one_way"] as const;
export type SynonymKind = (typeof SYNONYM_KINDS)[number];

/** A paused set stays on the list and has no effect. */
export const SYNONYM_STATUSES = ["active", "paused"] as const;
export type SynonymStatus = (typeof SYNONYM_STATUSES)[number];

/** Who a set comes from. */
export const SYNONYM_SOURCES = ["operator", "wordnet"] as const;
export type SynonymSource = (typeof SYNONYM_SOURCES)[number];

/** Words that stand for each other in a search; each term is one word or a few. */
export interface SynonymSet {
  synonymId: Id<"synonym">;
  terms: string[];
  kind: SynonymKind;
  status: SynonymStatus;
  source: SynonymSource;
  updatedAt: number;
}

/** Most terms of one set. */
export const SYNONYM_TERMS_MOST = 12;

const Terms = z.array(z.string().trim().min(1).max(60)).min(2).max(SYNONYM_TERMS_MOST);

/** Lists synonym sets, newest first; `q` is part of a term. */
export const SynonymsInput = PageInput.extend({
  q: z.string().trim().max(80).optional(),
  status: z.enum(SYNONYM_STATUSES).optional(),
});
export type SynonymsInput = z.infer<typeof SynonymsInput>;

/** Names a synonym set. */
export const SynonymId = z.strictObject({ synonymId: idSchema("synonym") });
export type SynonymId = z.infer<typeof SynonymId>;

/** Adds a set, or changes the one that is named. */
export const SaveSynonym = z.strictObject({
  synonymId: idSchema("synonym").optional(),
  terms: Terms,
  kind: z.enum(SYNONYM_KINDS).default("two_way"),
  status: z.enum(SYNONYM_STATUSES).default("active"),
});
export type SaveSynonym = z.infer<typeof SaveSynonym>;

/** Adds many sets at once; those that are there already stay as they are. */
export const ImportSynonyms = z.strictObject({
  sets: z
    .array(z.strictObject({ terms: Terms, kind: z.enum(SYNONYM_KINDS) }))
    .min(1)
    .max(500),
});
export type ImportSynonyms = z.infer<typeof ImportSynonyms>;

/** What a line of an import is. */
export type SynonymLine = { terms: string[]; kind: SynonymKind };

/**
 * Reads synonyms as text, one set to a line: `sofa, couch` (two-way) or `trainers => sneakers, running shoes` (one-way).
 * Empty lines and lines that begin with # are passed over. `wrong` names lines that are no set, counted from 1.
 */
export function parseSynonyms(text: string): { sets: SynonymLine[]; wrong: number[] } {
  const sets: SynonymLine[] = [];
  const wrong: number[] = [];
  const split = (list: string) => list.split(",").map((term) => term.trim());
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const [left = "", right, ...more] = line.split("=>");
    const set: SynonymLine =
      right === undefined
        ? { kind: "two_way", terms: split(left) }
        : { kind: "one_way", terms: [left.trim(), ...split(right)] };
    const fits =
      Terms.safeParse(set.terms).success && more.length === 0 && (right === undefined || !left.includes(","));
    if (fits) sets.push(set);
    else wrong.push(index + 1);
  }
  return { sets, wrong };
}

/** A set as a line that `parseSynonyms` reads back. */
export const synonymLine = ({ kind, terms }: SynonymLine): string =>
  kind === "two_way" ? terms.join(", ") : `${terms[0]} => ${terms.slice(1).join(", ")}`;

/** What a shopper types, as operators name it. */
const Query = z.string().trim().min(1).max(80);

/** A product as it is pinned. */
export type PinnedProduct = Pick<ProductCard, "productId" | "slug" | "title" | "image">;

/** Most products pinned to one query. */
export const PINS_MOST = 12;

/** A query with the products that stand before all others, in their order. */
export interface PinnedQuery {
  query: string;
  products: PinnedProduct[];
  updatedAt: number;
}

/** Lists queries by their words; `q` is part of one. */
export const QueriesInput = PageInput.extend({ q: z.string().trim().max(80).optional() });
export type QueriesInput = z.infer<typeof QueriesInput>;

/** Sets the whole list of products that stand first for a query; an empty list lets go of it. */
export const SetPins = z.strictObject({
  query: Query,
  productIds: z.array(idSchema("product")).max(PINS_MOST).default([]),
});
export type SetPins = z.infer<typeof SetPins>;

/** A query that leads to a page instead of to results. */
export interface SearchRedirect {
  query: string;
  /** A path inside the market, as `c/sofas`. */
  target: string;
  updatedAt: number;
}

/** Sends a query to a page. `target` may be pasted as a whole address. */
export const SetRedirect = z.strictObject({ query: Query, target: z.string().trim().min(1).max(300) });
export type SetRedirect = z.infer<typeof SetRedirect>;

/** Names a query. */
export const QueryName = z.strictObject({ query: Query });
export type QueryName = z.infer<typeof QueryName>;

/** What shoppers of a market see for a query. */
export const PreviewInput = z.strictObject({ market: MarketHandle, query: Query });
export type PreviewInput = z.infer<typeof PreviewInput>;

/** The preview: what is pinned, the first cards that are found, and where the query leads instead, if it does. */
export interface SearchPreview {
  query: string;
  pinned: PinnedProduct[];
  cards: ProductCard[];
  total: number;
  redirect: string | null;
}

/** The last `days` days up to today, of one market or of all. */
export const SearchReportInput = z.strictObject({
  days: z.int().min(1).max(400).default(28),
  market: MarketHandle.optional(),
});
export type SearchReportInput = z.infer<typeof SearchReportInput>;

/** The terms of a report, as many as asked for. */
export const SearchTermsInput = SearchReportInput.extend({ limit: z.int().min(1).max(5_000).default(5_000) });
export type SearchTermsInput = z.infer<typeof SearchTermsInput>;

/** How often something was searched for, and how often nothing was found. */
export interface SearchTerm {
  query: string;
  searches: number;
  zeroResults: number;
  /** What a misspelt search was last taken for. */
  correctedTo: string | null;
}

/** A report. Days without searches are in `byDay` too; `zero` are the terms that found nothing most often. */
export interface SearchReport {
  searches: number;
  zeroResults: number;
  byDay: { day: string; searches: number; zeroResults: number }[];
  top: SearchTerm[];
  zero: SearchTerm[];
}
