// How well a product answers what was typed: a score from the fields in which the words stand, their rarity, their
// order, and popularity. Pure and small enough to be run for a thousand candidates per page.
import type { Group } from "./query.ts";

/** What the score is made of. Chosen by `npm run search:eval`; what was tried is in docs/search.md. */
export interface Weights {
  title: number;
  brand: number;
  category: number;
  sku: number;
  attributes: number;
  description: number;
  /** For the last word of what was typed being the thing's own name, as `lamp` in `brass desk lamp, 40 cm`. */
  name: number;
  /** For words that stand side by side in the title as they were typed. */
  order: number;
  /** For a title that says little else. */
  brevity: number;
  /** For the most popular against the unknown. */
  popularity: number;
  /** Taken off what is sold out. */
  soldOut: number;
}

export const WEIGHTS: Weights = {
  title: 0.9,
  brand: 0.7,
  category: 0.6,
  sku: 0.95,
  attributes: 0.45,
  description: 0.25,
  name: 0.3,
  order: 0.15,
  brevity: 0.12,
  popularity: 0.1,
  soldOut: 0.3,
};

/** A product's words as the ranking reads them: stems by field; the first `nameLength` of the title are its name. */
export interface Head {
  title: string[];
  nameLength: number;
  brand: string[];
  category: string[];
  attributes: string[];
  sku: string[];
}

const FIELDS = ["title", "brand", "category", "attributes", "sku"] as const;

/** A head as the text that the index stores. */
export const packHead = (head: Head): string =>
  [String(head.nameLength), ...FIELDS.map((field) => head[field].join(" "))].join("|");

/** The head in a stored text. */
export function unpackHead(text: string): Head {
  const [length, ...fields] = text.split("|");
  const words = (i: number) => (fields[i] ? fields[i].split(" ") : []);
  return {
    nameLength: Number(length),
    title: words(0),
    brand: words(1),
    category: words(2),
    attributes: words(3),
    sku: words(4),
  };
}

/** Where a run of stems begins in a field, -1 when it is not there. */
function find(field: readonly string[], stems: readonly string[]): number {
  for (let at = field.indexOf(stems[0]!); at >= 0; at = field.indexOf(stems[0]!, at + 1)) {
    if (stems.every((stem, i) => field[at + i] === stem)) return at;
  }
  return -1;
}

interface Hit {
  strength: number;
  /** Place in the title, -1 when it is not there. */
  at: number;
  length: number;
}

/** The best of a group's alternatives in a head. What is in none of the fields stands, if at all, in the description. */
function hitOf(group: Group, head: Head, weights: Weights, isCertain: boolean): Hit {
  let best: Hit = { strength: isCertain ? weights.description : 0, at: -1, length: 1 };
  for (const { stems, weight } of group.alternatives) {
    let missing = 1;
    let at = -1;
    for (const field of FIELDS) {
      const place = find(head[field], stems);
      if (place < 0) continue;
      if (field === "title") at = place;
      missing *= 1 - weights[field];
    }
    const strength = (1 - missing) * weight;
    if (strength > best.strength) best = { strength, at, length: stems.length };
  }
  return best;
}

/**
 * The score of a product, the higher the better. `isCertain` says that every group matched somewhere in it, so that
 * what is not in its head is in its description. `popularity` is between 0 and 1.
 */
export function scoreOf(
  head: Head,
  groups: readonly Group[],
  about: { popularity: number; inStock: boolean; isCertain: boolean },
  weights: Weights = WEIGHTS,
): number {
  let gained = 0;
  let possible = 0;
  let neighbours = 0;
  let covered = 0;
  let before: Hit | null = null;
  for (const group of groups) {
    const hit = hitOf(group, head, weights, about.isCertain);
    gained += group.rarity * hit.strength;
    possible += group.rarity;
    if (hit.at >= 0) covered += hit.length;
    if (before && before.at >= 0 && hit.at === before.at + before.length) neighbours++;
    before = hit;
  }
  if (possible === 0) return weights.popularity * about.popularity;
  const isNamed = before !== null && before.at >= 0 && before.at + before.length === head.nameLength;
  return (
    gained / possible +
    (isNamed ? weights.name : 0) +
    (groups.length > 1 ? (weights.order * neighbours) / (groups.length - 1) : 0) +
    weights.brevity * Math.min(1, covered / Math.max(1, head.title.length)) +
    weights.popularity * about.popularity -
    (about.inStock ? 0 : weights.soldOut)
  );
}
