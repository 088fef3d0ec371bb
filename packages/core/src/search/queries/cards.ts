// Product cards from the index: of hits, of given products, and the first of a list.
import type { Id, Language, ListingsInput, Market, ProductCard } from "@stoa/contract";
import { languageIn, MARKETS } from "@stoa/contract";
import type { Ctx } from "../../kernel/index.ts";
import { bestWay, type Listed, type Selection, type Way } from "../rules/facts.ts";
import { readIn } from "../rules/packing.ts";
import type { Hit } from "./scan.ts";
import { walk } from "./walk.ts";
import { select } from "./select.ts";

/** What a card needs of a listing. */
export interface ListingRow {
  id: number;
  productId: Id<"product">;
  slug: string;
  title: string;
  titles: string;
  brand: string;
  image: string;
  colours: string;
  offers: string;
  ratingCenti: number;
  ratingCount: number;
}

/** The columns of a `ListingRow`, of the table `listing l`. */
export const CARD_COLUMNS =
  "l.id, l.product_id AS productId, l.slug, l.title, l.titles, l.brand, l.image, l.colours, l.offers, l.rating_centi AS ratingCenti, l.rating_count AS ratingCount";

/** A market with the language that it is read in. */
export interface Reading {
  market: Market;
  language: Language;
}

/** The title in a language; as it was written where there is none. */
const titleIn = ({ title, titles }: Pick<ListingRow, "title" | "titles">, language: Language): string =>
  titles === "{}" ? title : ((JSON.parse(titles) as Partial<Record<Language, string>>)[language] ?? title);

function cardOf(
  row: ListingRow,
  { ways }: Listed,
  { no, priceMinor, formerMinor, available }: Way,
  { market, language }: Reading,
): ProductCard {
  const offers = JSON.parse(row.offers) as [offerId: Id<"offer">, seller: string][];
  return {
    productId: row.productId,
    offerId: offers[no]![0],
    slug: row.slug,
    title: titleIn(row, language),
    brand: row.brand,
    image: JSON.parse(row.image),
    colours: JSON.parse(row.colours),
    ratingCenti: row.ratingCenti,
    ratingCount: row.ratingCount,
    priceMinor,
    compareAtMinor: formerMinor > priceMinor ? formerMinor : null,
    currency: market.currency,
    sellerCount: new Set(ways.map((way) => offers[way.no]![1])).size,
    inStock: available,
  };
}

/** The cards of hits, in their order. */
export async function cardsOfHits(search: D1Database, hits: readonly Hit[], reading: Reading): Promise<ProductCard[]> {
  if (hits.length === 0) return [];
  const { results } = await cardsQuery(search, hits).all<ListingRow>();
  return cardsFrom(results, hits, reading);
}

/** The statement that reads what the cards of hits need. */
export const cardsQuery = (search: D1Database, hits: readonly Hit[]): D1PreparedStatement =>
  search
    .prepare(`SELECT ${CARD_COLUMNS} FROM json_each(?) w CROSS JOIN listing l ON l.id = w.value`)
    .bind(JSON.stringify(hits.map(({ id }) => id)));

/** Cards from the rows of `cardsQuery`. A product that left the index in between is left out. */
export function cardsFrom(rows: readonly ListingRow[], hits: readonly Hit[], reading: Reading): ProductCard[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap(({ id, listed, way }) => {
    const row = byId.get(id);
    return row ? [cardOf(row, listed, way, reading)] : [];
  });
}

/** Nothing is chosen. */
const anything = (market: Market): Selection => ({
  currency: market.currency,
  scope: { values: [] },
  choices: new Map(),
  inStock: false,
});

/** Cards of these products that can be listed in the market, in the order of the ids. */
export async function cardsOf(
  { search, language }: Pick<Ctx, "search" | "language">,
  market: Market,
  productIds: readonly Id<"product">[],
): Promise<ProductCard[]> {
  if (productIds.length === 0) return [];
  const reading = { market, language: languageIn(market, language ?? null) };
  const { results } = await search
    .prepare(
      `SELECT ${CARD_COLUMNS}, f.facts FROM json_each(?) w CROSS JOIN listing l ON l.product_id = w.value JOIN listing_facts f ON f.listing_id = l.id ORDER BY w.key`,
    )
    .bind(JSON.stringify(productIds))
    .all<ListingRow & { facts: string }>();
  return results.flatMap(({ facts: text, ...row }) => {
    const listed = readIn(text, market.currency);
    const way = bestWay(listed, anything(market));
    return way ? [cardOf(row, listed, way, reading)] : [];
  });
}

/** The first cards of a list without a text: no counts, no facets. */
export async function topCards(
  ctx: Pick<Ctx, "db" | "search" | "now" | "language">,
  input: ListingsInput,
  most: number,
): Promise<ProductCard[]> {
  const market = MARKETS[input.market];
  const { selection } = await select(ctx, input);
  const quest = { selection, groups: null, atLeast: 0, pinnedFor: undefined, pins: [] };
  const { hits } = await walk(ctx.search, quest, {
    sort: input.sort,
    market,
    place: null,
    isBackwards: false,
    size: most,
  });
  return await cardsOfHits(ctx.search, hits, { market, language: languageIn(market, ctx.language ?? null) });
}
