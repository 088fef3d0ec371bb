// Reading the index: candidates in the order of popularity up to a limit, and their counts. What a token let through is
// looked at again by its facts.
import { MOST_COUNTED } from "@stoa/contract";
import {
  activeDimensions,
  count,
  type Dimension,
  emptyTally,
  type Listed,
  type Selection,
  type Tally,
  type ValueId,
  type Way,
} from "../rules/facts.ts";
import { readIn } from "../rules/packing.ts";
import type { Keyed } from "../rules/page.ts";
import { MOST_POPULAR, placeOf } from "../rules/place.ts";
import { type Group, keyOfStems, textMatch } from "../rules/query.ts";
import { type Asked, askedFor, scoreOf, unpackHead } from "../rules/rank.ts";
import { type Breadth, isNarrowed, matchOf, NAME_COLUMNS, priceAsked } from "../rules/tokens.ts";

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

/** The expression of a quest. */
export function expressionOf(
  { selection, groups, atLeast, pinnedFor }: Quest,
  breadth: Omit<Breadth, "pinnedFor"> = {},
): string {
  return matchOf(groups ? textMatch(groups, atLeast) : null, selection, { ...breadth, pinnedFor });
}

/** Whether a text or a chosen value narrows so far that the facts decide the rest sooner than more tokens would. */
const isNarrow = ({ groups, selection }: Quest, without?: Dimension): boolean =>
  groups !== null || isNarrowed(selection, without);

/** Of a list that is counted all are ranked by their words; of a longer one the most popular, and of those named so. */
const SAMPLED = 600;
/** The same of a list that is filtered: its matches stand far apart, each a page to fetch. */
const FILTERED_SAMPLED = 400;
/** Where a smaller share of a sample passes, those that pass may be few enough to be counted: the list is read again. */
const MANY_PASS = 0.6;
/** Where a smaller share passes, the table of prices would be asked of too many products, one by one. */
const FEW_PASS = 0.1;

/**
 * Most products that are counted for the other values of a facet in which something is chosen. Each such facet is read
 * by itself, so that they count for less than the list; of more the values are shown without numbers.
 */
const SIBLINGS_COUNTED = 600;
/** Of more a few say which values there are. */
const SIBLINGS_SAMPLED = 120;

/** Asks the table of prices; ?4 is the currency, ?5 and ?6 the prices. */
const PRICED = `AND EXISTS (
      SELECT 1 FROM listing_price p
      WHERE p.listing_id = listing_text.rowid AND p.currency = ?4 AND p.price_minor BETWEEN ?5 AND ?6)`;

/**
 * Matches are counted before anything else of them is read: of more than are counted the most popular are a sample of this
 * size. There is always a row, so that the size is told of a list without products, too.
 */
const found = (most: number, sampled: number, isPriced = false) => `found AS MATERIALIZED (
    SELECT count(*) AS size, json_group_array(id) AS ids
    FROM (SELECT rowid AS id FROM listing_text WHERE listing_text MATCH ?1 ${isPriced ? PRICED : ""} ORDER BY rowid LIMIT ${most + 1})
  ),
  candidate AS (
    SELECT each.value AS id FROM found CROSS JOIN json_each(found.ids) each
    LIMIT (SELECT iif(size > ${most}, ${sampled}, ${most}) FROM found)
  )`;

const counted = (most: number, sampled: number, isPriced = false) => `WITH ${found(most, sampled, isPriced)}
  SELECT f.listing_id AS id, f.facts, found.size
  FROM found LEFT JOIN candidate c LEFT JOIN listing_facts f ON f.listing_id = c.id`;

/** The same with heads for those that are ranked; ?2 is the expression of those named so, ?3 the pinned products. */
const ranked = (sampled: number, isPriced: boolean) => `WITH ${found(MOST_COUNTED, sampled, isPriced)},
  pinned AS MATERIALIZED (SELECT l.id, p.key AS pin FROM json_each(?3) p CROSS JOIN listing l ON l.product_id = p.value),
  named AS (SELECT rowid AS id FROM listing_text WHERE listing_text MATCH ?2 ORDER BY rowid LIMIT (SELECT iif(size > ${MOST_COUNTED}, ${sampled}, 0) FROM found)),
  ranked AS (SELECT id FROM candidate UNION SELECT id FROM named UNION SELECT id FROM pinned)
  SELECT f.listing_id AS id, f.facts, f.head, pinned.pin, found.size
  FROM found LEFT JOIN ranked r LEFT JOIN listing_facts f ON f.listing_id = r.id LEFT JOIN pinned ON pinned.id = r.id
  ORDER BY r.id`;

interface CountedRow {
  /** Null in the one row of a list of which nothing is read. */
  id: number | null;
  facts: string | null;
  /** How many match, up to one more than are counted. */
  size: number;
  /** Of those that are ranked. */
  head?: string | null;
  pin?: number | null;
}

/**
 * The list itself, and of one too long to be counted a sample. Those named so are found by narrow tokens: what the others
 * would leave out, the facts do.
 */
function listReading(
  search: D1Database,
  quest: Quest,
  breadth: Breadth,
  { isRanked, sampled }: { isRanked: boolean; sampled: number },
): D1PreparedStatement {
  const all = expressionOf(quest, breadth);
  const asked = breadth.isPricedByTable ? priceAsked(quest.selection) : null;
  const prices = asked ? [asked.currency, asked.fromMinor, asked.toMinor] : [];
  if (!isRanked) {
    const nothing = asked ? [null, null] : [];
    return search.prepare(counted(MOST_COUNTED, sampled, asked !== null)).bind(all, ...nothing, ...prices);
  }
  const { groups, atLeast, selection, pins } = quest;
  const named = matchOf(textMatch(groups!, atLeast, NAME_COLUMNS), selection, {
    pinnedFor: breadth.pinnedFor,
    isNarrow: isNarrow(quest),
  });
  return search.prepare(ranked(sampled, asked !== null)).bind(all, named, JSON.stringify(pins), ...prices);
}

/** The other values of a facet in which something is chosen. */
const siblingReading = (search: D1Database, quest: Quest, breadth: Breadth): D1PreparedStatement =>
  search.prepare(counted(SIBLINGS_COUNTED, SIBLINGS_SAMPLED)).bind(expressionOf(quest, breadth));

/** Which categories are called as the groups are, by run of stems. */
const categoriesReading = (search: D1Database, groups: readonly Group[]): D1PreparedStatement =>
  search
    .prepare(
      `SELECT w.value AS run, c.rowid AS id FROM json_each(?) w CROSS JOIN category_name c WHERE c.category_name MATCH '"' || w.value || '"'`,
    )
    .bind(
      JSON.stringify([
        ...new Set(groups.flatMap(({ alternatives }) => alternatives.map(({ stems }) => keyOfStems(stems)))),
      ]),
    );

function categoriesIn({ results }: D1Result): Map<string, Set<ValueId>> {
  const byRun = Map.groupBy(results as { run: string; id: ValueId }[], ({ run }) => run);
  return new Map([...byRun].map(([run, rows]) => [run, new Set(rows.map(({ id }) => id))]));
}

/** What a scan found. */
export interface Scan {
  /** In the order of popularity; of a list too long to be counted, those that are ranked or a sample. */
  hits: Hit[];
  /** Whether all that match were looked at. */
  isWhole: boolean;
  /** How many match: of a list that is not whole, a number that there are more of. */
  total: number;
  /** Counts; a dimension in which something is chosen has one of its own unless the rest's is right for it. */
  tallies: Map<Dimension | "rest", { tally: Tally; isExact: boolean }>;
  /** Scores of the ranked candidates, the lower the better. */
  scores: Map<number, number> | null;
}

type Looked = ReturnType<typeof look>;

/**
 * Reads candidates, counts and, for relevance, words, in one batch. Where narrow tokens let more candidates through than
 * are counted, most of a sample passing says that the list is long; else it is read again with all tokens, and a facet's
 * siblings stay uncounted.
 */
export async function scan(search: D1Database, quest: Quest, isRanked: boolean): Promise<Scan> {
  const isScored = isRanked && quest.groups !== null;
  const dimensions = activeDimensions(quest.selection);
  const reading = { isRanked: isScored, sampled: dimensions.length > 0 ? FILTERED_SAMPLED : SAMPLED };
  const list: Breadth = { isNarrow: isNarrow(quest) };
  // Narrow tokens leave some choices out: leaving one of those out once more is the list itself.
  const siblings = dimensions
    .map((without) => ({ without, isNarrow: isNarrow(quest, without) }))
    .filter((sibling) => expressionOf(quest, sibling) !== expressionOf(quest, list));
  const read = await search.batch([
    listReading(search, quest, list, reading),
    ...siblings.map((sibling) => siblingReading(search, quest, sibling)),
    ...(isScored ? [categoriesReading(search, quest.groups!)] : []),
  ]);
  const asked = isScored ? askedFor(quest.groups!, categoriesIn(read.pop()!)) : null;
  const lookAt = ({ results }: D1Result, most: number) => look(results as CountedRow[], quest, asked, most);
  const once = lookAt(read[0]!, MOST_COUNTED);
  const others = read.slice(1).map((result) => lookAt(result, SIBLINGS_COUNTED));
  const passing = once.hits.length / Math.max(1, once.looked);
  const isAgain = list.isNarrow && !once.isExact && passing < MANY_PASS;
  const again: Breadth = { isPricedByTable: priceAsked(quest.selection) !== null && passing >= FEW_PASS };
  const main = isAgain ? lookAt(await listReading(search, quest, again, reading).all(), MOST_COUNTED) : once;
  const isSampled = list.isNarrow && !main.isExact && !isAgain;
  return {
    hits: main.hits,
    isWhole: main.isExact,
    total: main.isExact ? main.hits.length : isSampled ? belowIn100(main.hits.length) : MOST_COUNTED,
    tallies: new Map<Dimension | "rest", Looked>([
      ["rest", main],
      // Read again, the list no longer has in it what a choice left out of the narrow tokens would have added.
      ...(isAgain ? dimensions.map((each): [Dimension, Looked] => [each, once]) : []),
      ...others.map((each, i): [Dimension, Looked] => [siblings[i]!.without, each]),
    ]),
    scores: isScored ? main.scores : null,
  };
}

/** In full hundreds, so many that there are more for sure. */
const belowIn100 = (seen: number): number => Math.floor(Math.max(0, seen - 1) / 100) * 100;

/** Counts candidates, keeps those that pass, and scores those whose words were read. */
function look(
  rows: readonly CountedRow[],
  quest: Quest,
  asked: readonly Asked[] | null,
  most: number,
): { hits: Hit[]; looked: number; tally: Tally; isExact: boolean; scores: Map<number, number> } {
  let looked = 0;
  const tally = emptyTally();
  const hits: Hit[] = [];
  const scores = new Map<number, number>();
  for (const { id, facts, head, pin } of rows) {
    if (id === null || facts === null) continue;
    looked++;
    const listed = readIn(facts, quest.selection.currency);
    const way = count(tally, listed, quest.selection);
    if (!way) continue;
    hits.push({ id, key: 0, listed, way });
    if (asked && head) scores.set(id, pin == null ? scoreIn(quest, asked, { id, head, listed }) : PINNED + pin);
  }
  return { hits, looked, tally, isExact: (rows[0]?.size ?? 0) <= most, scores };
}

/** Pinned products stand before all scores, in their order. */
const PINNED = -1_000;

function scoreIn(
  { atLeast }: Quest,
  asked: readonly Asked[],
  { id, head, listed: { values } }: { id: number; head: string; listed: Listed },
): number {
  const { popularity, inStock } = placeOf(id);
  const about = { popularity: popularity / MOST_POPULAR, inStock, isCertain: asked.length === atLeast, values };
  return -Number(scoreOf(unpackHead(head), asked, about).toFixed(6));
}

/** So many matches are looked at for a number of those that can be bought in a market. */
const LOOKED_FOR = 1_000;

/**
 * How many products match of those that are known best, up to `most`. Of the filters only the scope has a say; the market is
 * asked of the table of prices, where it costs nothing, unless the scope's own limits have to be asked of the index.
 */
export function matches(search: D1Database, quest: Quest, most: number): D1PreparedStatement {
  const { currency, scope } = quest.selection;
  const selection: Selection = { currency, scope, choices: new Map(), inStock: false };
  const isNarrow = activeDimensions({ ...selection, ...scope }).length === 0;
  return search
    .prepare(
      `SELECT count(*) AS found FROM (
         SELECT 1 FROM (SELECT rowid AS id FROM listing_text WHERE listing_text MATCH ?1 LIMIT ${LOOKED_FOR}) t
         WHERE EXISTS (SELECT 1 FROM listing_price p WHERE p.listing_id = t.id AND p.currency = ?2) LIMIT ${most})`,
    )
    .bind(expressionOf({ ...quest, selection }, { isNarrow }), currency);
}
