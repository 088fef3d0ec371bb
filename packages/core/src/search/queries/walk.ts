// Lists that are longer than what is counted: a page at a time, in any order, from a place on.
import type { Market, Sort } from "@stoa/contract";
import { bestWay } from "../rules/facts.ts";
import { readIn } from "../rules/packing.ts";
import type { Keyed, Place } from "../rules/page.ts";
import { expressionOf, type Hit, type Quest } from "./scan.ts";

interface FactsRow {
  id: number;
  facts: string;
}

const FACTS_OF_MATCHES =
  "SELECT f.listing_id AS id, f.facts FROM listing_text t JOIN listing_facts f ON f.listing_id = t.rowid WHERE t.listing_text MATCH ?";

/** Sort keys, the lower the first. */
export function sortKey(sort: Sort, { listed, way }: Pick<Hit, "listed" | "way">): number {
  switch (sort) {
    case "price_asc":
      return way.priceMinor;
    case "price_desc":
      return -way.priceMinor;
    case "rating":
      return -listed.ratingScore;
    case "newest":
      return -listed.createdAt;
    case "relevance":
      return 0;
  }
}

/** How a long list is read in an order: the table that has it, and the column, as a key of which the lowest is first. */
const WALKS: Record<Sort, { from: string; id: string; column: string; sign: 1 | -1 } | null> = {
  relevance: null,
  price_asc: { from: "listing_price l", id: "l.listing_id", column: "l.price_minor", sign: 1 },
  price_desc: { from: "listing_price l", id: "l.listing_id", column: "l.price_minor", sign: -1 },
  rating: { from: "listing l", id: "l.id", column: "l.rating_score", sign: -1 },
  newest: { from: "listing l", id: "l.id", column: "l.created_at", sign: -1 },
};

const WALK_STEP = 60;

/** The next rows of a long list behind (or, backwards, before) a place. */
function walkQuery(
  search: D1Database,
  { sort, market, expression }: { sort: Sort; market: Market; expression: string },
  from: Keyed,
  isBackwards: boolean,
): D1PreparedStatement {
  const walk = WALKS[sort];
  const [beyond, order] = isBackwards ? ["<", "DESC"] : [">", "ASC"];
  if (!walk) {
    return search
      .prepare(`${FACTS_OF_MATCHES} AND t.rowid ${beyond} ? ORDER BY t.rowid ${order} LIMIT ${WALK_STEP}`)
      .bind(expression, from.id);
  }
  const isRising = (walk.sign === 1) !== isBackwards;
  const [over, direction] = isRising ? [">", "ASC"] : ["<", "DESC"];
  const currency = walk.from.startsWith("listing_price") ? "l.currency = ?4 AND " : "?4 = ?4 AND ";
  return search
    .prepare(
      `SELECT ${walk.id} AS id, ${walk.column} * ${walk.sign} AS key, f.facts FROM ${walk.from} JOIN listing_facts f ON f.listing_id = ${walk.id}
       WHERE ${currency}${walk.column} ${over}= ?1 AND (${walk.column} ${over} ?1 OR ${walk.id} ${beyond} ?2)
         AND EXISTS (SELECT 1 FROM listing_text t WHERE t.listing_text MATCH ?3 AND t.rowid = ${walk.id})
       ORDER BY ${walk.column} ${direction}, ${walk.id} ${order} LIMIT ${WALK_STEP}`,
    )
    .bind(from.key * walk.sign, from.id, expression, market.currency);
}

/** Before everything and after everything. */
const START: Keyed = { key: -Number.MAX_SAFE_INTEGER, id: 0 };

/**
 * Reads `size` products of a list that is longer than what is counted, from a place on. `isMore` says that there are
 * more in that direction.
 */
export async function walk(
  search: D1Database,
  quest: Quest,
  {
    sort,
    market,
    place,
    isBackwards,
    size,
  }: { sort: Sort; market: Market; place: Place | null; isBackwards: boolean; size: number },
): Promise<{ hits: Hit[]; isMore: boolean }> {
  const expression = expressionOf(quest);
  const hits: Hit[] = [];
  let from: Keyed = place ?? START;
  for (;;) {
    const { results } = await walkQuery(search, { sort, market, expression }, from, isBackwards).all<
      FactsRow & { key?: number }
    >();
    for (const { id, key = 0, facts: text } of results) {
      from = { key, id };
      const listed = readIn(text, market.currency);
      const way = bestWay(listed, quest.selection);
      // A product stands in the index of prices once per price; it is listed at the price that its card shows.
      if (!way || sortKey(sort, { listed, way }) !== key) continue;
      hits.push({ id, key, listed, way });
      if (hits.length > size) return { hits: ordered(hits.slice(0, size), isBackwards), isMore: true };
    }
    if (results.length < WALK_STEP) return { hits: ordered(hits, isBackwards), isMore: false };
  }
}

const ordered = (hits: Hit[], isBackwards: boolean): Hit[] => (isBackwards ? hits.toReversed() : hits);
