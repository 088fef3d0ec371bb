// Reading the index: candidates in the order of popularity up to a limit, their counts, and, of longer lists, one page
// in any order. What a token let through is looked at again by its facts.
import { type Market, MOST_COUNTED, type Sort } from "@stoa/contract";
import {
  activeDimensions,
  bestWay,
  count,
  type Dimension,
  emptyTally,
  type Listed,
  readIn,
  type Selection,
  type Tally,
  type Way,
} from "../rules/facts.ts";
import type { Keyed, Place } from "../rules/page.ts";
import { placeOf } from "../rules/place.ts";
import type { Group } from "../rules/query.ts";
import { textMatch } from "../rules/query.ts";
import { scoreOf, unpackHead } from "../rules/rank.ts";
import { type Breadth, isNarrowed, matchOf, NAME_COLUMNS } from "../rules/tokens.ts";
import { MOST_POPULAR } from "../rules/place.ts";

/** What a list is made of. */
export interface Quest {
  selection: Selection;
  /** Null where nothing was typed. */
  groups: readonly Group[] | null;
  /** How many of the groups must be found. */
  atLeast: number;
  pinnedFor: string | undefined;
  pins: readonly string[];
}

/** A product that passes, with the way of buying it that its card shows. */
export interface Hit extends Keyed {
  listed: Listed;
  way: Way;
}

interface FactsRow {
  id: number;
  facts: string;
}

const FACTS_OF_MATCHES =
  "SELECT f.listing_id AS id, f.facts FROM listing_text t JOIN listing_facts f ON f.listing_id = t.rowid WHERE t.listing_text MATCH ?";

/** The expression of a quest. */
export function expressionOf(
  { selection, groups, atLeast, pinnedFor }: Quest,
  breadth: Omit<Breadth, "pinnedFor"> = {},
): string {
  return matchOf(groups ? textMatch(groups, atLeast) : null, selection, { ...breadth, pinnedFor });
}

/** Whether few products are asked for, by a rare word or by a value that few have, so that narrow tokens will do. */
function isNarrow({ groups, atLeast, selection }: Quest, without?: Dimension): boolean {
  const isRare = groups !== null && atLeast === groups.length && groups.some(({ uses }) => uses <= MOST_COUNTED);
  return isRare || isNarrowed(selection, without);
}

/** Candidates ranked by their words: the most popular of those named so, and of all. */
const RANKED = 600;

function headsQuery(search: D1Database, quest: Quest, breadth: Breadth): D1PreparedStatement {
  const { groups, atLeast, selection, pins } = quest;
  const named = matchOf(textMatch(groups!, atLeast, NAME_COLUMNS), selection, breadth);
  const first = "SELECT rowid AS id FROM listing_text WHERE listing_text MATCH";
  return search
    .prepare(
      `SELECT h.listing_id AS id, h.head, (SELECT p.key FROM json_each(?3) p CROSS JOIN listing l ON l.product_id = p.value WHERE l.id = h.listing_id) AS pin
       FROM (SELECT id FROM (${first} ?1 ORDER BY rowid LIMIT ${RANKED}) UNION SELECT id FROM (${first} ?2 ORDER BY rowid LIMIT ${RANKED})
         UNION SELECT l.id FROM json_each(?3) p CROSS JOIN listing l ON l.product_id = p.value) c
       JOIN listing_head h ON h.listing_id = c.id`,
    )
    .bind(named, expressionOf(quest, breadth), JSON.stringify(pins));
}

interface HeadRow {
  id: number;
  head: string;
  pin: number | null;
}

/** What a scan found. */
export interface Scan {
  /** In the order of popularity. */
  hits: Hit[];
  /** Whether all that match were looked at. */
  isWhole: boolean;
  /** Counts; a dimension in which something is chosen has a scan of its own behind it. */
  tallies: Map<Dimension | "rest", { tally: Tally; isExact: boolean }>;
  /** Scores of the ranked candidates, the lower the better. */
  scores: Map<number, number> | null;
}

/** One reading of candidates: all that match, or all but one dimension's choice. */
interface Reading {
  without: Dimension | undefined;
  isNarrow: boolean;
}

type Looked = ReturnType<typeof look>;

/**
 * Reads candidates, counts and, for relevance, words, in one batch. Where narrow tokens let more candidates through than
 * are counted, those of the list itself are read again with all tokens; a facet's siblings then stay uncounted.
 */
export async function scan(search: D1Database, quest: Quest, isRanked: boolean): Promise<Scan> {
  const withoutEach = [undefined, ...activeDimensions(quest.selection)];
  const first = withoutEach.map((without): Reading => ({ without, isNarrow: isNarrow(quest, without) }));
  const once = await read(search, quest, first, isRanked);
  const isReadAgain = first[0]!.isNarrow && !once.looked[0]!.isExact;
  const again = isReadAgain ? await read(search, quest, [{ without: undefined, isNarrow: false }], isRanked) : null;
  const [main, ...others] = [again?.looked[0] ?? once.looked[0], ...once.looked.slice(1)];
  return {
    hits: main!.hits,
    isWhole: main!.isExact,
    tallies: new Map<Dimension | "rest", Looked>([
      ["rest", main!],
      ...others.map((each, i): [Dimension, Looked] => [first[i + 1]!.without!, each]),
    ]),
    scores: (again ?? once).scores,
  };
}

/** Runs readings in one batch, and with them the words of the ranked, in the breadth of the first reading. */
async function read(
  search: D1Database,
  quest: Quest,
  readings: readonly Reading[],
  isRanked: boolean,
): Promise<{ looked: Looked[]; scores: Scan["scores"] }> {
  const statements = readings.map((reading) =>
    search.prepare(`${FACTS_OF_MATCHES} ORDER BY t.rowid LIMIT ${MOST_COUNTED + 1}`).bind(expressionOf(quest, reading)),
  );
  if (isRanked && quest.groups) statements.push(headsQuery(search, quest, { isNarrow: readings[0]!.isNarrow }));
  const results = await search.batch(statements);
  return {
    looked: readings.map((_, i) => look(results[i], quest.selection)),
    scores:
      statements.length > readings.length
        ? scoresOf(quest, (results.at(-1)?.results ?? []) as unknown as HeadRow[])
        : null,
  };
}

/** Counts candidates and keeps those that pass. */
function look(result: D1Result | undefined, selection: Selection): { hits: Hit[]; tally: Tally; isExact: boolean } {
  const rows = (result?.results ?? []) as unknown as FactsRow[];
  const tally = emptyTally();
  const hits: Hit[] = [];
  for (const { id, facts } of rows) {
    const listed = readIn(facts, selection.currency);
    const way = count(tally, listed, selection);
    if (way) hits.push({ id, key: 0, listed, way });
  }
  return { hits, tally, isExact: rows.length <= MOST_COUNTED };
}

/** Pinned products stand before all scores, in their order. */
const PINNED = -1_000;

function scoresOf({ groups, atLeast }: Quest, rows: readonly HeadRow[]): Map<number, number> {
  const isCertain = groups!.length === atLeast;
  return new Map(
    rows.map(({ id, head, pin }) => {
      if (pin !== null) return [id, PINNED + pin];
      const { popularity, inStock } = placeOf(id);
      const about = { popularity: popularity / MOST_POPULAR, inStock, isCertain };
      return [id, -Number(scoreOf(unpackHead(head), groups!, about).toFixed(6))];
    }),
  );
}

/** How many products match, up to `most`. */
export function matches(search: D1Database, expression: string, most: number): D1PreparedStatement {
  return search
    .prepare(`SELECT count(*) AS found FROM (SELECT 1 FROM listing_text WHERE listing_text MATCH ? LIMIT ${most})`)
    .bind(expression);
}

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
