// Lists of products from the search index: one query for search, category and seller pages; cards by id; type-ahead.
import {
  type Crumb,
  DomainError,
  type Facet,
  type FacetValue,
  type Id,
  type Listings,
  type ListingsInput,
  LISTING_PAGE_SIZE,
  type Market,
  MARKETS,
  type ProductCard,
  type Sort,
  type SuggestInput,
  type Suggestions,
} from "@stoa/contract";
import { eq, seller } from "@stoa/db";
import { categoryTree, pathTo } from "../catalog/index.ts";
import type { Ctx } from "../kernel/index.ts";
import { conditions, matchExpression, nearestWord, type Piece, wordsOf } from "./rules.ts";

type ReadCtx = Pick<Ctx, "db" | "search" | "cache" | "later">;

const CARD = `l.product_id AS productId, l.slug, l.title, l.brand, l.image, l.colours, l.rating_centi AS ratingCenti,
  l.rating_count AS ratingCount, l.offer_count AS offerCount, l.in_stock AS inStock,
  p.price_minor AS priceMinor, p.compare_at_minor AS compareAtMinor, p.offer_id AS offerId`;
const FROM = "FROM listing l JOIN listing_price p ON p.listing_id = l.id AND p.currency = ?";

interface CardRow extends Omit<ProductCard, "image" | "colours" | "inStock" | "currency"> {
  image: string;
  colours: string;
  inStock: number;
}

const cardOf =
  (market: Market) =>
  (row: CardRow): ProductCard => ({
    ...row,
    image: JSON.parse(row.image),
    colours: JSON.parse(row.colours),
    inStock: row.inStock === 1,
    currency: market.currency,
  });

/** bm25 with the weight of each column, blended with popularity (0 to 1000): the lower the better. */
const RELEVANCE = "bm25(listing_text, 10.0, 6.0, 5.0, 3.0, 1.0, 8.0) - l.popularity * 0.003";

const ORDER: Record<Exclude<Sort, "relevance">, string> = {
  price_asc: "p.price_minor, l.popularity DESC, l.id",
  price_desc: "p.price_minor DESC, l.popularity DESC, l.id",
  rating: "l.rating_centi DESC, l.rating_count DESC, l.id",
  newest: "l.created_at DESC, l.id",
};

function rowsQuery(
  search: D1Database,
  market: Market,
  input: ListingsInput,
  match: string | null,
): D1PreparedStatement {
  const where = conditions(input, match);
  const paging = [LISTING_PAGE_SIZE, (input.page - 1) * LISTING_PAGE_SIZE];
  if (input.sort === "relevance" && match) {
    const rest = conditions(input, null);
    const text = `SELECT ${CARD} ${FROM} JOIN listing_text ON listing_text.rowid = l.id
      WHERE listing_text MATCH ?${rest.sql} ORDER BY l.in_stock DESC, ${RELEVANCE}, l.id LIMIT ? OFFSET ?`;
    return search.prepare(text).bind(market.currency, match, ...rest.values, ...paging);
  }
  const order = input.sort === "relevance" ? "l.in_stock DESC, l.popularity DESC, l.id" : ORDER[input.sort];
  return search
    .prepare(`SELECT ${CARD} ${FROM} WHERE 1${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`)
    .bind(market.currency, ...where.values, ...paging);
}

const FACET_KEYS = ["category", "brand", "colour", "condition", "seller"] as const;

function facetQuery(search: D1Database, market: Market, key: string, where: Piece): D1PreparedStatement {
  return search
    .prepare(
      `SELECT f.value, coalesce(n.label, f.value) AS label, n.hex, count(*) AS count ${FROM}
       JOIN listing_facet f ON f.listing_id = l.id AND f.key = '${key}' LEFT JOIN facet_label n ON n.key = f.key AND n.value = f.value
       WHERE 1${where.sql} GROUP BY f.value ORDER BY count DESC, label LIMIT 40`,
    )
    .bind(market.currency, ...where.values);
}

function chosenValues(input: ListingsInput, key: Facet["key"]): readonly string[] {
  switch (key) {
    case "category":
      return input.category ? [input.category] : [];
    case "seller":
      return input.seller ? [input.seller] : [];
    case "brand":
      return input.brands;
    case "colour":
      return input.colours;
    case "condition":
      return input.conditions;
    case "rating":
      return input.minRating ? [String(input.minRating)] : [];
  }
}

type FacetRow = Omit<FacetValue, "selected">;

const facetOf = (input: ListingsInput, key: Facet["key"], rows: readonly FacetRow[]): Facet => ({
  key,
  values: rows.map((row) => ({ ...row, selected: chosenValues(input, key).includes(row.value) })),
});

/** The rows of a statement in a batch. */
const rowsOf = <T>(result: D1Result | undefined): T[] => (result?.results ?? []) as T[];

function ratingQuery(search: D1Database, market: Market, where: Piece): D1PreparedStatement {
  return search
    .prepare(
      `SELECT value, value AS label, NULL AS hex, count(*) AS count ${FROM}
       JOIN json_each('["4","3","2"]') s ON l.rating_centi >= s.value * 100 WHERE 1${where.sql} GROUP BY value ORDER BY value DESC`,
    )
    .bind(market.currency, ...where.values);
}

type Found = Pick<Listings, "cards" | "total" | "facets" | "priceRange">;

/** What a text without a single word finds. */
const NOTHING: Found = { cards: [], total: 0, facets: [], priceRange: null };

/** Rows, count, price range and facets, read in one batch. */
async function find({ search }: ReadCtx, market: Market, input: ListingsInput, match: string | null): Promise<Found> {
  const where = conditions(input, match);
  const [rows, count, range, ratings, ...facets] = await search.batch([
    rowsQuery(search, market, input, match),
    search.prepare(`SELECT count(*) AS total ${FROM} WHERE 1${where.sql}`).bind(market.currency, ...where.values),
    rangeQuery(search, market, conditions(input, match, "price")),
    ratingQuery(search, market, conditions(input, match, "rating")),
    ...FACET_KEYS.map((key) => facetQuery(search, market, key, conditions(input, match, key))),
  ]);
  const [prices] = rowsOf<{ minMinor: number | null; maxMinor: number | null }>(range);
  return {
    cards: rowsOf<CardRow>(rows).map(cardOf(market)),
    total: rowsOf<{ total: number }>(count)[0]?.total ?? 0,
    facets: [
      ...FACET_KEYS.map((key, i) => facetOf(input, key, rowsOf<FacetRow>(facets[i]))),
      facetOf(input, "rating", rowsOf<FacetRow>(ratings)),
    ],
    priceRange:
      prices?.minMinor == null ? null : { minMinor: prices.minMinor, maxMinor: prices.maxMinor ?? prices.minMinor },
  };
}

/**
 * A page of products with facets. Counts are exact; each facet's own choice is left out of its counts.
 * @throws NOT_FOUND the category or seller of the list does not exist
 */
export async function listings(ctx: ReadCtx, input: ListingsInput): Promise<Listings> {
  const path = input.category ? pathTo(await categoryTree(ctx), input.category) : [];
  const node = path.at(-1);
  if (input.category && !node) throw new DomainError("NOT_FOUND");
  const match = input.q ? matchExpression(input.q) : null;
  const found = input.q && !match ? NOTHING : await find(ctx, MARKETS[input.market], input, match);
  const crumb = ({ slug, name }: Crumb): Crumb => ({ slug, name });
  const children = node?.children.filter((child) => child.productCount > 0).map(crumb) ?? [];
  return {
    ...found,
    page: input.page,
    pageCount: Math.ceil(found.total / LISTING_PAGE_SIZE),
    category: node ? { ...crumb(node), children } : null,
    crumbs: path.map(crumb),
    seller: input.seller ? await sellerCard(ctx, input.seller) : null,
    didYouMean: found.total === 0 && input.q ? await meant(ctx, input.q) : null,
  };
}

function rangeQuery(search: D1Database, market: Market, where: Piece): D1PreparedStatement {
  return search
    .prepare(`SELECT min(p.price_minor) AS minMinor, max(p.price_minor) AS maxMinor ${FROM} WHERE 1${where.sql}`)
    .bind(market.currency, ...where.values);
}

async function sellerCard(ctx: ReadCtx, handle: string): Promise<NonNullable<Listings["seller"]>> {
  const [[row], count] = await Promise.all([
    ctx.db.select().from(seller).where(eq(seller.handle, handle)),
    ctx.search
      .prepare("SELECT count(*) AS count FROM listing_facet WHERE key = 'seller' AND value = ?")
      .bind(handle)
      .first<{ count: number }>(),
  ]);
  if (!row || row.status !== "active") throw new DomainError("NOT_FOUND");
  const { name, description, country, ratingCenti, createdAt } = row;
  return { handle, name, description, country, ratingCenti, productCount: count?.count ?? 0, joinedAt: createdAt };
}

/** What was probably meant by a text that found nothing, or null. */
async function meant(ctx: ReadCtx, typed: string): Promise<string | null> {
  const words = wordsOf(typed);
  const corrected = await Promise.all(
    words.map(async (word) => {
      const known = await ctx.search.prepare("SELECT word FROM term WHERE word = ?").bind(word).first();
      if (known || word.length < 3) return word;
      const { results } = await ctx.search
        .prepare(
          "SELECT word, uses FROM term WHERE length(word) BETWEEN ? AND ? AND (substr(word, 1, 1) = ? OR substr(word, 2, 1) = ?)",
        )
        .bind(word.length - 2, word.length + 2, word[0], word[1] ?? "")
        .all<{ word: string; uses: number }>();
      return nearestWord(word, results) ?? word;
    }),
  );
  const text = corrected.join(" ");
  return text !== words.join(" ") ? text : null;
}

/** Cards of these products that can be listed in the market, in the order of the ids. */
export async function cardsOf(
  ctx: Pick<Ctx, "search">,
  market: Market,
  productIds: readonly Id<"product">[],
): Promise<ProductCard[]> {
  if (productIds.length === 0) return [];
  const { results } = await ctx.search
    .prepare(
      `SELECT ${CARD} FROM json_each(?) w JOIN listing l ON l.product_id = w.value JOIN listing_price p ON p.listing_id = l.id AND p.currency = ? ORDER BY w.key`,
    )
    .bind(JSON.stringify(productIds), market.currency)
    .all<CardRow>();
  return results.map(cardOf(market));
}

/** The first cards of a list, without counts or facets. */
export async function topCards(
  ctx: Pick<Ctx, "search">,
  market: Market,
  input: ListingsInput,
  limit: number,
): Promise<ProductCard[]> {
  const { results } = await rowsQuery(ctx.search, market, { ...input, page: 1 }, null).all<CardRow>();
  return results.slice(0, limit).map(cardOf(market));
}

/** Completes what is being typed: words, products, categories and sellers. */
export async function suggest(ctx: ReadCtx, input: SuggestInput): Promise<Suggestions> {
  const market = MARKETS[input.market];
  const words = wordsOf(input.q);
  const last = words.at(-1);
  const match = matchExpression(input.q);
  if (!last || !match) return { terms: [], products: [], categories: [], sellers: [] };
  const before = words.slice(0, -1).join(" ");
  const { search } = ctx;
  const named = (key: string) =>
    search
      .prepare(
        "SELECT value, label FROM facet_label WHERE key = ? AND instr(lower(label), ?) > 0 ORDER BY length(label) LIMIT 3",
      )
      .bind(key, words.join(" "));
  const [terms, products, categories, sellers] = await search.batch([
    search
      .prepare(
        "SELECT word FROM term WHERE word >= ?1 AND word < ?1 || char(0x10ffff) ORDER BY uses DESC, word LIMIT 5",
      )
      .bind(last),
    search
      .prepare(
        `SELECT ${CARD} ${FROM} JOIN listing_text ON listing_text.rowid = l.id WHERE listing_text MATCH ? ORDER BY l.in_stock DESC, ${RELEVANCE}, l.id LIMIT 5`,
      )
      .bind(market.currency, match),
    named("category"),
    named("seller"),
  ]);
  const cards = rowsOf<CardRow>(products).map(cardOf(market));
  const labels = (result: D1Result | undefined) => rowsOf<{ value: string; label: string }>(result);
  return {
    terms: rowsOf<{ word: string }>(terms).map(({ word }) => (before ? `${before} ${word}` : word)),
    products: cards.map(({ slug, title, image, priceMinor, currency }) => ({
      slug,
      title,
      image,
      priceMinor,
      currency,
    })),
    categories: labels(categories).map(({ value, label }) => ({ slug: value, name: label })),
    sellers: labels(sellers).map(({ value, label }) => ({ handle: value, name: label })),
  };
}
