// Queries for the search bench, drawn from the vocabulary of the index that is measured, so that a class of queries is as
// rare or as common in a large catalogue as in a small one.
import { DatabaseSync } from "node:sqlite";
import { d1Path } from "../runtime/d1-file.ts";
import { type Dice, diceOf } from "../seed/dice.ts";

/** A class of searches, by how often their words occur. */
export interface QueryClass {
  name: string;
  queries: readonly string[];
}

/** What is typed for the type-ahead, one key at a time. */
export type Keystrokes = readonly string[];

const QUERIES = 100;
const COMMONEST = 40;
const MOST_USES_OF_RARE = 20;

/** Queries of each class, and texts as they grow under the keys. The same index gives the same ones. */
export function queriesFor(dataFolder: string): { classes: QueryClass[]; typed: Keystrokes } {
  const index = new DatabaseSync(d1Path(dataFolder, "search"), { readOnly: true });
  try {
    const dice = diceOf("bench queries");
    const words = (sql: string, ...values: number[]) =>
      index
        .prepare(sql)
        .all(...values)
        .map((row) => String(row["word"]));
    const isWord = "length(word) >= 3 AND word GLOB '[a-z]*' AND word NOT GLOB '*[0-9]*'";
    const common = words(`SELECT word FROM term WHERE ${isWord} ORDER BY uses DESC, word LIMIT ?`, COMMONEST);
    const rare = words(
      `SELECT word FROM term WHERE ${isWord} AND uses BETWEEN 2 AND ? ORDER BY word`,
      MOST_USES_OF_RARE,
    );
    const titles = titlesOf(index, dice);
    return {
      classes: [
        { name: "rare word", queries: dice.sample(rare, QUERIES) },
        { name: "common word", queries: common },
        { name: "several words", queries: titles.map((title) => severalWords(title, dice)) },
        { name: "several common words", queries: pairs(common, dice) },
      ],
      typed: titles.slice(0, 20).flatMap(keystrokes),
    };
  } finally {
    index.close();
  }
}

/** Titles of products anywhere in the index. */
function titlesOf(index: DatabaseSync, dice: Dice): string[] {
  const ends = index.prepare("SELECT min(id) AS low, max(id) AS high FROM listing").get();
  const at = index.prepare("SELECT title FROM listing WHERE id >= ? AND title LIKE '% % %' ORDER BY id LIMIT 1");
  return Array.from({ length: QUERIES }, () => {
    const place = dice.whole(Number(ends?.["low"]), Number(ends?.["high"]));
    return String((at.get(place) ?? at.get(0))?.["title"]);
  });
}

const wordsIn = (title: string): string[] => title.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

/** Two or three words of a title, as somebody remembers it. */
function severalWords(title: string, dice: Dice): string {
  return dice.sample([...new Set(wordsIn(title))], dice.whole(2, 3)).join(" ");
}

function pairs(words: readonly string[], dice: Dice): string[] {
  return Array.from({ length: QUERIES }, () => dice.sample(words, 2).join(" "));
}

/** `oak chair` is typed o, oa, oak, oak c, …: what a person sees suggestions for. */
function keystrokes(title: string): string[] {
  const text = wordsIn(title).slice(0, 2).join(" ");
  return Array.from({ length: text.length }, (_, i) => text.slice(0, i + 1)).filter((typed) => !typed.endsWith(" "));
}
