// From what somebody typed to what is looked for: groups of which each must be found, each with its alternatives
// (stems, synonyms, joined and split spellings, corrections), and the FTS5 expression that says so. Everything typed
// is quoted, so that no operator of FTS5 can be typed.
import { TEXT_COLUMNS } from "./tokens.ts";
import { isLoneSign, isSmallWord, joinedForms, stemsOf, type TextLanguage, wordsOf } from "./words.ts";

/** One way of finding a group: stems that must follow one another. */
export interface Alternative {
  stems: string[];
  /** 1 for what was typed, less for what only means it. */
  weight: number;
  /** The last stem may go on. */
  isPrefix?: boolean;
}

/** Something that was asked for. */
export interface Group {
  text: string;
  alternatives: Alternative[];
  /** How much finding it says: rare words say more. */
  rarity: number;
}

/** A piece of what was typed: a word, a compound such as `T-shirt`, or a quoted phrase. */
export interface Part {
  words: string[];
  isQuoted: boolean;
  /** What a compound is when written as one word. */
  joined: string | null;
}

const MOST_PARTS = 12;

/** The parts of a typed text, without the small words unless there is nothing else. */
export function partsOf(typed: string): Part[] {
  const parts: Part[] = [];
  const telling = (text: string) => wordsOf(text).filter((word) => stemsOf(word).length > 0);
  for (const [index, piece] of typed.slice(0, 400).split('"').entries()) {
    if (index % 2 === 1) {
      const words = telling(piece);
      if (words.length > 0) parts.push({ words, isQuoted: true, joined: null });
      continue;
    }
    for (const chunk of piece.split(/\s+/)) {
      const words = telling(chunk);
      if (words.length > 0) parts.push({ words, isQuoted: false, joined: joinedForms(chunk)[0] ?? null });
    }
  }
  const large = parts.filter((part) => part.isQuoted || part.words.length > 1 || !isSmallWord(part.words[0]!));
  return (large.length > 0 ? large : parts).slice(0, MOST_PARTS);
}

/** How the index is asked for an alternative. */
export const phrase = ({ stems, isPrefix }: Pick<Alternative, "stems" | "isPrefix">): string =>
  `"${stems.join(" ")}"${isPrefix || (stems.length === 1 && isLoneSign(stems[0]!)) ? "*" : ""}`;

const WEIGHT = { stemOfOtherLanguage: 0.95, joined: 0.95, split: 0.9, synonym: 0.7, completion: 0.85, correction: 0.8 };

/** What the index says of the words. Keys are stems joined by spaces, as `keyOfStems` makes them. */
export interface Lookups {
  /** In how many products, roughly; absent for what is nowhere. */
  uses: ReadonlyMap<string, number>;
  /** Alternatives of a word or of words in a row. */
  synonyms: ReadonlyMap<string, readonly string[]>;
  /** Known words that begin with the last one typed. */
  completions: readonly string[];
  corrections: ReadonlyMap<string, string>;
  splits: ReadonlyMap<string, readonly [string, string]>;
  products: number;
}

export const keyOfStems = (stems: readonly string[]): string => stems.join(" ");

/** Stems of a phrase. */
export const stemsOfAll = (words: readonly string[], language: TextLanguage): string[] =>
  words.flatMap((word) => stemsOf(word, language));

/** Everything that the first look into the index must say: stems of parts, of compounds, and of neighbours in one word. */
export function stemsToLookUp(parts: readonly Part[], language: TextLanguage): string[] {
  const keys = new Set<string>();
  for (const [i, part] of parts.entries()) {
    for (const { stems } of typedAlternatives(part, language)) keys.add(keyOfStems(stems));
    for (const word of part.words) keys.add(keyOfStems(stemsOf(word)));
    const joined = joinedWithNext(parts, i);
    if (joined) keys.add(keyOfStems(stemsOf(joined)));
  }
  return [...keys];
}

/** A word and the next one written together: `book case` as `bookcase`. */
function joinedWithNext(parts: readonly Part[], i: number): string | null {
  const [here, next] = [parts[i]!, parts[i + 1]];
  const isWord = (part: Part | undefined) => part !== undefined && !part.isQuoted && part.words.length === 1;
  return isWord(here) && isWord(next) ? here.words[0]! + next!.words[0]! : null;
}

/** The ways of finding a part as it was typed. */
function typedAlternatives(part: Part, language: TextLanguage): Alternative[] {
  const own: Alternative[] = [{ stems: stemsOfAll(part.words, "en"), weight: 1 }];
  if (language !== "en") own.push({ stems: stemsOfAll(part.words, language), weight: WEIGHT.stemOfOtherLanguage });
  if (part.joined) own.push({ stems: stemsOf(part.joined), weight: WEIGHT.joined });
  return distinct(own);
}

function distinct(alternatives: readonly Alternative[]): Alternative[] {
  const best = new Map<string, Alternative>();
  for (const each of alternatives) {
    const key = phrase(each);
    if (each.stems.length > 0 && (best.get(key)?.weight ?? 0) < each.weight) best.set(key, each);
  }
  return [...best.values()];
}

/** The longest run of words that a synonym may stand for. */
const LONGEST_SYNONYM = 3;

/** Runs of up to three words in a row, with the parts they cover. */
export function runsOf(parts: readonly Part[]): { text: string; from: number; to: number }[] {
  const runs: { text: string; from: number; to: number }[] = [];
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= Math.min(parts.length, from + LONGEST_SYNONYM); to++) {
      const run = parts.slice(from, to);
      if (run.every((part) => !part.isQuoted))
        runs.push({ text: run.flatMap((part) => part.words).join(" "), from, to });
    }
  }
  return runs;
}

/** The parts that are nowhere in the index as they were typed. */
export function unknownParts(parts: readonly Part[], uses: Lookups["uses"], language: TextLanguage): Part[] {
  return parts.filter(
    (part) => !part.isQuoted && !typedAlternatives(part, language).some(({ stems }) => uses.has(keyOfStems(stems))),
  );
}

/** What is looked for. Groups keep the order of what was typed. */
export function groupsOf(parts: readonly Part[], lookups: Lookups, language: TextLanguage): Group[] {
  const { uses, synonyms, completions, corrections, splits, products } = lookups;
  const groups = parts.map((part, i): Group => {
    const alternatives = typedAlternatives(part, language);
    const isKnown = alternatives.some(({ stems }) => uses.has(keyOfStems(stems)));
    const only = part.words.length === 1 && !part.isQuoted ? part.words[0]! : null;
    if (!isKnown && only !== null) {
      const split = splits.get(only);
      if (split) alternatives.push({ stems: stemsOfAll(split, "en"), weight: WEIGHT.split });
      const corrected = corrections.get(only);
      if (corrected) alternatives.push({ stems: stemsOf(corrected), weight: WEIGHT.correction });
      if (i === parts.length - 1)
        alternatives.push(...completions.map((word) => ({ stems: stemsOf(word), weight: WEIGHT.completion })));
    }
    return { text: part.words.join(" "), alternatives, rarity: 0 };
  });
  for (let i = 0; i + 1 < parts.length; i++) {
    const joined = joinedWithNext(parts, i);
    if (!joined || !uses.has(keyOfStems(stemsOf(joined)))) continue;
    for (const group of [groups[i]!, groups[i + 1]!])
      group.alternatives.push({ stems: stemsOf(joined), weight: WEIGHT.joined });
  }
  for (const { text, from, to } of runsOf(parts)) {
    for (const synonym of synonyms.get(text) ?? []) {
      for (const group of groups.slice(from, to))
        group.alternatives.push({ stems: stemsOfAll(wordsOf(synonym), "en"), weight: WEIGHT.synonym });
    }
  }
  return groups.map((group) => ({
    ...group,
    alternatives: distinct(group.alternatives),
    rarity: rarityOf(group.alternatives[0]!, uses, products),
  }));
}

/** Inverse document frequency of what was typed. */
function rarityOf({ stems }: Alternative, uses: Lookups["uses"], products: number): number {
  const found = uses.get(keyOfStems(stems)) ?? 1;
  return Math.log(1 + Math.max(1, products) / (1 + Math.min(found, products)));
}

const MOST_RELAXED = 8;

/** The expression for products in which at least `atLeast` of the groups are found, in these columns. */
export function textMatch(groups: readonly Group[], atLeast = groups.length, columns = TEXT_COLUMNS): string {
  const asked = groups.slice(0, atLeast < groups.length ? MOST_RELAXED : MOST_PARTS);
  const each = asked.map(({ alternatives }) => `(${alternatives.map(phrase).join(" OR ")})`);
  const ways = choose(each, Math.min(atLeast, each.length)).map((some) => some.join(" AND "));
  return `{${columns}} : (${ways.length === 1 ? ways[0] : ways.map((way) => `(${way})`).join(" OR ")})`;
}

/** All ways of taking `size` of the items, in order. */
function choose<T>(items: readonly T[], size: number): T[][] {
  if (size === items.length) return [[...items]];
  if (size <= 1) return items.map((item) => [item]);
  return items.flatMap((item, i) => choose(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}
