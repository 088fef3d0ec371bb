// Search's decisions: how what somebody typed becomes an FTS5 expression, which filters narrow a list, what was meant.
import type { ListingsInput } from "@stoa/contract";

/** The words of a text as the index sees them: runs of letters and digits of any script, lower case, at most `most`. */
export function wordsOf(text: string, most = 12): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
    .slice(0, most)
    .map((word) => word.slice(0, 40));
}

/**
 * The FTS5 expression for a typed text: all words must occur, the last one may be unfinished, "quoted words" are a phrase.
 * Operators of FTS5 are quoted away, so nothing that is typed is a syntax error. Null when there is no word in it.
 */
export function matchExpression(typed: string, finished = false): string | null {
  const parts: string[] = [];
  for (const [index, part] of typed.split('"').entries()) {
    const words = wordsOf(part);
    if (words.length === 0) continue;
    if (index % 2 === 1) parts.push(`"${words.join(" ")}"`);
    else parts.push(...words.map((word) => `"${word}"`));
  }
  if (parts.length === 0) return null;
  const endsOpen = !finished && !typed.includes('"') && /[\p{L}\p{N}\p{M}]$/u.test(typed);
  return parts.join(" ") + (endsOpen ? "*" : "");
}

/** Steps between two words: insert, delete, replace or swap neighbours; gives up above `most`. */
export function editDistance(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let steps = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps = Math.min(steps, before[j - 2]! + 1);
      row.push(steps);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** The known word that was probably meant: the nearest within one step (two for long words), the more used of equals. */
export function nearestWord(word: string, known: readonly { word: string; uses: number }[]): string | null {
  const reach = word.length > 5 ? 2 : 1;
  let best: { word: string; steps: number; uses: number } | null = null;
  for (const candidate of known) {
    const steps = editDistance(word, candidate.word, reach);
    if (steps > reach || steps === 0) continue;
    if (!best || steps < best.steps || (steps === best.steps && candidate.uses > best.uses))
      best = { word: candidate.word, steps, uses: candidate.uses };
  }
  return best?.word ?? null;
}

/** A piece of SQL with what is bound to it. */
export interface Piece {
  sql: string;
  values: (string | number)[];
}

/** The facets that narrow by membership, with the chosen values. */
const chosenFacets = (input: ListingsInput): [key: string, values: readonly string[]][] => [
  ["category", input.category ? [input.category] : []],
  ["seller", input.seller ? [input.seller] : []],
  ["brand", input.brands],
  ["colour", input.colours],
  ["condition", input.conditions],
];

/**
 * The conditions of a list over `listing l` joined with `listing_price p`. `without` leaves one facet's own choice out,
 * so that its other values keep real counts.
 */
export function conditions(input: ListingsInput, match: string | null, without?: string): Piece {
  const parts: Piece[] = [];
  if (match)
    parts.push({ sql: "l.id IN (SELECT rowid FROM listing_text WHERE listing_text MATCH ?)", values: [match] });
  for (const [key, values] of chosenFacets(input)) {
    if (values.length === 0 || key === without) continue;
    parts.push({
      sql: `EXISTS (SELECT 1 FROM listing_facet c WHERE c.listing_id = l.id AND c.key = '${key}' AND c.value IN (SELECT value FROM json_each(?)))`,
      values: [JSON.stringify(values)],
    });
  }
  if (input.minRating && without !== "rating")
    parts.push({ sql: "l.rating_centi >= ?", values: [input.minRating * 100] });
  if (input.minMinor !== undefined && without !== "price")
    parts.push({ sql: "p.price_minor >= ?", values: [input.minMinor] });
  if (input.maxMinor !== undefined && without !== "price")
    parts.push({ sql: "p.price_minor <= ?", values: [input.maxMinor] });
  if (input.inStock) parts.push({ sql: "l.in_stock = 1", values: [] });
  if (input.deals) parts.push({ sql: "p.compare_at_minor IS NOT NULL", values: [] });
  return { sql: parts.map((part) => ` AND ${part.sql}`).join(""), values: parts.flatMap((part) => part.values) };
}
