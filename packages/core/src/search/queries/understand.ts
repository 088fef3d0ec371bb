// What was meant: the words as the index knows them, their synonyms and corrections, what operators decided for this
// search, and the numbers of the chosen facet values. One read, and a second one only for words that are nowhere.
import { type Market, type ListingsInput, MARKETS } from "@stoa/contract";
import { queryKey } from "../../curation/index.ts";
import type { ValueId } from "../rules/facts.ts";
import {
  type Group,
  groupsOf,
  keyOfStems,
  type Lookups,
  type Part,
  partsOf,
  runsOf,
  stemsToLookUp,
  unknownParts,
} from "../rules/query.ts";
import { lookupForms, nearestWord } from "../rules/spelling.ts";
import { TEXT_COLUMNS } from "../rules/tokens.ts";
import { stemsOf, type TextLanguage } from "../rules/words.ts";

/** A search as it was understood. `groups` is null when nothing was typed, empty when it holds no word. */
export interface Understood {
  groups: Group[] | null;
  /** The key of the text in pins, when it has pins. */
  pinnedFor: string | undefined;
  /** Pinned products in their order. */
  pins: string[];
  redirect: string | null;
  /** The text with its misspelt words put right; null when there was nothing to correct. */
  corrected: string | null;
}

const languageOfMarket = (market: Market): TextLanguage => (market.language === "de" ? "de" : "en");

const rowsOf = <T>(result: D1Result | undefined): T[] => (result?.results ?? []) as T[];

/** Understands what was typed. `verbatim` leaves misspelt words as they are. */
export async function understand(
  search: D1Database,
  { market: handle, q, verbatim }: Pick<ListingsInput, "market" | "q" | "verbatim">,
): Promise<Understood> {
  const nothing: Understood = { groups: null, pinnedFor: undefined, pins: [], redirect: null, corrected: null };
  if (!q) return nothing;
  const parts = partsOf(q);
  if (parts.length === 0) return { ...nothing, groups: [] };
  const language = languageOfMarket(MARKETS[handle]);
  const key = queryKey(q);
  const [words, synonyms, pins, redirects, state] = await search.batch([
    usesOf(search, stemsToLookUp(parts, language)),
    search
      .prepare("SELECT term, alternatives FROM json_each(?) w CROSS JOIN synonym s ON s.term = w.value")
      .bind(JSON.stringify(runsOf(parts).map(({ text }) => text))),
    search.prepare("SELECT product_id AS productId FROM pin WHERE query = ? ORDER BY position").bind(key),
    search.prepare("SELECT target FROM redirect WHERE query = ?").bind(key),
    search.prepare("SELECT listing_count AS products FROM index_state"),
  ]);
  const uses = new Map(rowsOf<{ stem: string; uses: number }>(words).map((row) => [row.stem, row.uses]));
  const lookups: Lookups = {
    uses,
    synonyms: new Map(
      rowsOf<{ term: string; alternatives: string }>(synonyms).map((row) => [row.term, JSON.parse(row.alternatives)]),
    ),
    products: rowsOf<{ products: number }>(state)[0]?.products ?? 0,
    ...(await guess(search, parts, unknownParts(parts, uses, language))),
  };
  const pinned = rowsOf<{ productId: string }>(pins).map((row) => row.productId);
  const heard = verbatim ? { ...lookups, corrections: new Map(), splits: new Map() } : lookups;
  return {
    groups: groupsOf(parts, heard, language),
    pinnedFor: pinned.length > 0 ? key : undefined,
    pins: pinned,
    redirect: rowsOf<{ target: string }>(redirects)[0]?.target ?? null,
    corrected: correctedText(parts, lookups),
  };
}

/** Of each stem (or stems in a row) that occurs: in how many titles. One is said of what occurs only elsewhere. */
function usesOf(search: D1Database, stems: readonly string[]): D1PreparedStatement {
  return search
    .prepare(
      `SELECT w.value AS stem, max(1, coalesce((SELECT sum(uses) FROM term WHERE stem = w.value), 0)) AS uses FROM json_each(?) w
       WHERE EXISTS (SELECT 1 FROM listing_text WHERE listing_text MATCH '{${TEXT_COLUMNS}} : "' || w.value || '"' || iif(length(w.value) = 1, '*', '') LIMIT 1)`,
    )
    .bind(JSON.stringify(stems));
}

/** The most that a word may be completed to. */
const MOST_COMPLETIONS = 8;
/** A word this short completes to almost anything. */
const SHORTEST_COMPLETED = 3;

type Guesses = Pick<Lookups, "completions" | "corrections" | "splits">;

/** What words that are nowhere may have been meant to be. */
async function guess(search: D1Database, parts: readonly Part[], unknown: readonly Part[]): Promise<Guesses> {
  const words = unknown.filter((part) => part.words.length === 1).map((part) => part.words[0]!);
  if (words.length === 0) return { completions: [], corrections: new Map(), splits: new Map() };
  const last = parts.at(-1)!;
  const open = unknown.includes(last) && last.words.length === 1 ? last.words[0]! : "";
  const halves = words.flatMap(halvesOf);
  const [near, completions, known] = await search.batch([
    search
      .prepare(
        `SELECT DISTINCT f.value ->> 0 AS typed, t.word, t.uses FROM json_each(?) f CROSS JOIN misspelling m ON m.form = f.value ->> 1 JOIN term t ON t.word = m.word`,
      )
      .bind(JSON.stringify(words.flatMap((word) => lookupForms(word).map((form) => [word, form])))),
    completionsOf(search, open.length < SHORTEST_COMPLETED ? "" : open, MOST_COMPLETIONS),
    usesOf(search, [...new Set(halves.flat().map((half) => keyOfStems(stemsOf(half))))]),
  ]);
  const candidates = Map.groupBy(rowsOf<{ typed: string; word: string; uses: number }>(near), (row) => row.typed);
  const uses = new Map(rowsOf<{ stem: string; uses: number }>(known).map((row) => [row.stem, row.uses]));
  const completed = rowsOf<{ word: string }>(completions).map((row) => row.word);
  const isOpen = (word: string) => word === open && completed.length > 0;
  return {
    completions: completed,
    corrections: new Map(
      words.flatMap((word): [string, string][] => {
        const meant = isOpen(word) ? null : nearestWord(word, candidates.get(word) ?? []);
        return meant ? [[word, meant]] : [];
      }),
    ),
    splits: new Map(
      words.flatMap((word): [string, readonly [string, string]][] => {
        const split = halvesOf(word)
          .map((pair) => ({ pair, uses: Math.min(...pair.map((half) => uses.get(keyOfStems(stemsOf(half))) ?? 0)) }))
          .filter((each) => each.uses > 0)
          .toSorted((a, b) => b.uses - a.uses)[0];
        return split ? [[word, split.pair]] : [];
      }),
    ),
  };
}

const SHORTEST_HALF = 3;

/** The ways of taking a word apart: `lampshade` as `lamp shade`. */
const halvesOf = (word: string): (readonly [string, string])[] =>
  Array.from({ length: Math.max(0, word.length - 2 * SHORTEST_HALF + 1) }, (_, i) => [
    word.slice(0, i + SHORTEST_HALF),
    word.slice(i + SHORTEST_HALF),
  ]);

/** The most used words that begin so. Short beginnings have an index of their own, in the order of use. */
export function completionsOf(search: D1Database, beginning: string, most: number): D1PreparedStatement {
  const letters = [...beginning].length;
  const isShort = letters > 0 && letters <= 3;
  return isShort
    ? search
        .prepare(`SELECT word FROM term WHERE substr(word, 1, ${letters}) = ?1 ORDER BY uses DESC LIMIT ?2`)
        .bind(beginning, most)
    : search
        .prepare(
          "SELECT word FROM term WHERE word >= ?1 AND word < ?1 || char(0x10ffff) AND ?1 <> '' ORDER BY uses DESC, word LIMIT ?2",
        )
        .bind(beginning, most);
}

/** The text with corrected words in their places. */
function correctedText(parts: readonly Part[], { corrections }: Lookups): string | null {
  if (corrections.size === 0) return null;
  return parts
    .map(({ words, isQuoted }) => {
      const text = words.map((word) => corrections.get(word) ?? word).join(" ");
      return isQuoted ? `"${text}"` : text;
    })
    .join(" ");
}

/** The number of a facet value that nothing has: choosing it finds nothing. */
const NOBODY: ValueId = 0;

/** Numbers of facet values by key and value. */
export async function numbersOf(
  search: D1Database,
  wanted: readonly { key: string; value: string }[],
): Promise<(key: string, value: string) => { id: ValueId; keyNo: number }> {
  if (wanted.length === 0) return () => ({ id: NOBODY, keyNo: NOBODY });
  const { results } = await search
    .prepare(
      `SELECT k.no AS keyNo, w.value ->> 0 AS key, w.value ->> 1 AS value, coalesce(v.id, 0) AS id FROM json_each(?) w
       JOIN facet_key k ON k.key = w.value ->> 0 LEFT JOIN facet_value v ON v.key = k.key AND v.value = w.value ->> 1`,
    )
    .bind(JSON.stringify(wanted.map(({ key, value }) => [key, value])))
    .all<{ keyNo: number; key: string; value: string; id: ValueId }>();
  const found = new Map(results.map((row) => [`${row.key}\0${row.value}`, { id: row.id, keyNo: row.keyNo }]));
  return (key, value) => found.get(`${key}\0${value}`) ?? { id: NOBODY, keyNo: NOBODY };
}
