// How well a product answers what was typed: a score from the fields in which the words stand, their rarity, their
// order, and popularity. Pure and small enough to be run for a thousand candidates per page.
import type { ValueId } from "./facts.ts";
import { type Group, keyOfStems } from "./query.ts";

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

/**
 * A product's words as the ranking reads them: stems by field, with spaces between. `elsewhere` is what it is called in other
 * languages. What its categories are called is not told of every product: see `Asked`.
 */
export interface Head {
  title: string;
  /** Words of the title, of which the first `nameLength` are the thing's own name. */
  titleLength: number;
  nameLength: number;
  brand: string;
  elsewhere: string;
  attributes: string;
  sku: string;
}

/** A head as the text that the index stores. */
export const packHead = ({ titleLength, nameLength, title, brand, elsewhere, attributes, sku }: Head): string =>
  [titleLength, nameLength, title, brand, elsewhere, attributes, sku].join("|");

/** The head in a stored text. */
export function unpackHead(text: string): Head {
  const [titleLength, nameLength, title = "", brand = "", elsewhere = "", attributes = "", sku = ""] = text.split("|");
  return { titleLength: Number(titleLength), nameLength: Number(nameLength), title, brand, elsewhere, attributes, sku };
}

/** One way of finding a group, as heads are searched for it: stems with spaces between. */
interface Wanted {
  run: string;
  length: number;
  weight: number;
  /** The categories that are called so: they say it of all that is in them. */
  categories: ReadonlySet<ValueId>;
}

/** What was asked for, ready for being looked for in many heads. */
export interface Asked {
  rarity: number;
  alternatives: Wanted[];
}

const NONE: ReadonlySet<ValueId> = new Set();

/** Prepares groups; `categories` has those that are called so by run of stems. */
export const askedFor = (
  groups: readonly Pick<Group, "rarity" | "alternatives">[],
  categories: ReadonlyMap<string, ReadonlySet<ValueId>> = new Map(),
): Asked[] =>
  groups.map(({ rarity, alternatives }) => ({
    rarity,
    alternatives: alternatives.map(({ stems, weight }) => {
      const run = keyOfStems(stems);
      return { run, length: stems.length, weight, categories: categories.get(run) ?? NONE };
    }),
  }));

/** Where a run of whole words begins in a text, -1 where it is not there; no words are nowhere. */
function find(text: string, run: string): number {
  if (run === "") return -1;
  for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1)) {
    const end = at + run.length;
    if ((at === 0 || text[at - 1] === " ") && (end === text.length || text[end] === " ")) return at;
  }
  return -1;
}

/** How many words stand before a place in a text. */
function wordsBefore(text: string, place: number): number {
  let words = 0;
  for (let at = text.indexOf(" "); at >= 0 && at < place; at = text.indexOf(" ", at + 1)) words++;
  return words;
}

interface Hit {
  strength: number;
  /** Place in the title, -1 when it is not there. */
  at: number;
  length: number;
}

/** The best of a group's alternatives in a head. What is in none of the fields stands, if at all, in the description. */
function hitOf({ alternatives }: Asked, head: Head, weights: Weights, about: About): Hit {
  let best: Hit = { strength: about.isCertain ? weights.description : 0, at: -1, length: 1 };
  for (const { run, length, weight, categories } of alternatives) {
    const place = find(head.title, run);
    const isInCategory =
      (categories.size > 0 && about.values.some((value) => categories.has(value))) || find(head.elsewhere, run) >= 0;
    let missing = 1;
    if (place >= 0) missing *= 1 - weights.title;
    if (find(head.brand, run) >= 0) missing *= 1 - weights.brand;
    if (isInCategory) missing *= 1 - weights.category;
    if (find(head.attributes, run) >= 0) missing *= 1 - weights.attributes;
    if (find(head.sku, run) >= 0) missing *= 1 - weights.sku;
    const strength = (1 - missing) * weight;
    if (strength > best.strength) best = { strength, at: place < 0 ? -1 : wordsBefore(head.title, place), length };
  }
  return best;
}

/** What is known of a product beside its words. */
interface About {
  /** Between 0 and 1. */
  popularity: number;
  inStock: boolean;
  /** Whether every group matched somewhere in it, so that what is not in its head is in its description. */
  isCertain: boolean;
  /** Its facet values, with its categories among them. */
  values: readonly ValueId[];
}

/** The score of a product, the higher the better. */
export function scoreOf(head: Head, asked: readonly Asked[], about: About, weights: Weights = WEIGHTS): number {
  let gained = 0;
  let possible = 0;
  let neighbours = 0;
  let covered = 0;
  let before: Hit | null = null;
  for (const group of asked) {
    const hit = hitOf(group, head, weights, about);
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
    (asked.length > 1 ? (weights.order * neighbours) / (asked.length - 1) : 0) +
    weights.brevity * Math.min(1, covered / Math.max(1, head.titleLength)) +
    weights.popularity * about.popularity -
    (about.inStock ? 0 : weights.soldOut)
  );
}
