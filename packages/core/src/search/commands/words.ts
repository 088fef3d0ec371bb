// Words that the index keeps beside the products: those of titles and brands, from which spelling is learnt, and those by
// which categories are found.
import { categoryStems, categoryValue, type IndexDocument, spelled } from "../rules/document.ts";
import type { ValueId } from "../rules/facts.ts";
import { deletionsOf, isSpelt } from "../rules/spelling.ts";
import { stemsOf } from "../rules/words.ts";
import type { Numbering } from "./numbering.ts";

/** What a run has written already, and need not write again. */
export interface KnownWords {
  /** Words of titles and brands. */
  terms: Set<string>;
  /** Categories, by the number of their facet value. */
  categories: Set<ValueId>;
}

/** The names of a product as the index has them at present; `titles` are those in other languages, as JSON. */
interface Named {
  title: string;
  brand: string;
  titles: string;
}

/** How many more products use each word than before. */
function termChanges(documents: readonly IndexDocument[], present: readonly Named[]): Map<string, number> {
  const changes = new Map<string, number>();
  const add = (words: Iterable<string>, by: number) => {
    for (const word of words) changes.set(word, (changes.get(word) ?? 0) + by);
  };
  for (const { words } of documents) add(words, 1);
  for (const { title, brand, titles } of present)
    add(spelled({ title, brand, titles: Object.values(JSON.parse(titles) as Record<string, string>) }), -1);
  return new Map([...changes].filter(([, change]) => change !== 0));
}

/** Stems of the documents' categories by number, of those that are not known. */
function freshCategories(
  documents: readonly IndexDocument[],
  numbering: Numbering,
  { categories }: KnownWords,
): Map<ValueId, string> {
  const all = documents.flatMap(({ product }) => product.categories);
  const numbered = all.map((each) => [numbering.of(categoryValue(each)), each] as const);
  return new Map(
    numbered.filter(([id]) => !categories.has(id)).map(([id, each]) => [id, categoryStems(each).join(" ")]),
  );
}

function categoryStatements(search: D1Database, words: ReadonlyMap<ValueId, string>): D1PreparedStatement[] {
  if (words.size === 0) return [];
  return [
    search
      .prepare(
        `INSERT INTO category_words (id, words) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE 1
         ON CONFLICT (id) DO UPDATE SET words = excluded.words WHERE words <> excluded.words`,
      )
      .bind(JSON.stringify([...words])),
  ];
}

function termStatements(
  search: D1Database,
  changes: ReadonlyMap<string, number>,
  { terms }: KnownWords,
): D1PreparedStatement[] {
  if (changes.size === 0) return [];
  const fresh = [...changes.keys()].filter((word) => !terms.has(word));
  const spelt = fresh.filter(isSpelt).map((word) => [word, ...deletionsOf(word)]);
  const gone = [...changes].filter(([, change]) => change < 0).map(([word]) => word);
  const statements = [
    search
      .prepare(
        `INSERT INTO term (word, stem, uses) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE 1
         ON CONFLICT (word) DO UPDATE SET uses = uses + excluded.uses`,
      )
      .bind(JSON.stringify([...changes].map(([word, change]) => [word, stemsOf(word).join(" "), change]))),
  ];
  if (spelt.length > 0) {
    statements.push(
      search
        .prepare(
          "INSERT OR IGNORE INTO misspelling (form, word) SELECT f.value, w.value ->> 0 FROM json_each(?) w, json_each(w.value) f ORDER BY 1",
        )
        .bind(JSON.stringify(spelt)),
    );
  }
  if (gone.length > 0) {
    const words = JSON.stringify(gone);
    statements.push(
      search
        .prepare(
          "DELETE FROM misspelling WHERE word IN (SELECT t.word FROM term t JOIN json_each(?1) w ON w.value = t.word WHERE t.uses <= 0) AND form IN (SELECT value FROM json_each(?2))",
        )
        .bind(words, JSON.stringify(gone.flatMap(deletionsOf))),
      search.prepare("DELETE FROM term WHERE uses <= 0 AND word IN (SELECT value FROM json_each(?))").bind(words),
    );
  }
  return statements;
}

/** The statements that make the words true for these documents, which take the place of `present`. `kept` once they have run. */
export function wordStatements(
  { search, numbering, known }: { search: D1Database; numbering: Numbering; known: KnownWords },
  documents: readonly IndexDocument[],
  present: readonly Named[],
): { statements: D1PreparedStatement[]; kept: () => void } {
  const changes = termChanges(documents, present);
  const categories = freshCategories(documents, numbering, known);
  return {
    statements: [...categoryStatements(search, categories), ...termStatements(search, changes, known)],
    kept() {
      for (const [word, change] of changes) if (change > 0) known.terms.add(word);
      for (const id of categories.keys()) known.categories.add(id);
    },
  };
}
