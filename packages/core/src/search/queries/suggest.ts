// Completes what is being typed: words, products, categories and sellers, read by index alone.
import { languageIn, MARKETS, type SuggestInput, type Suggestions } from "@stoa/contract";
import { type Ctx, flagsFor } from "../../kernel/index.ts";
import { bestWay } from "../rules/facts.ts";
import { readIn } from "../rules/packing.ts";
import { keyOfStems, phrase } from "../rules/query.ts";
import { matchOf, NAME_COLUMNS } from "../rules/tokens.ts";
import { stemsOf, wordsOf } from "../rules/words.ts";
import { CARD_COLUMNS, cardsFrom, type ListingRow } from "./cards.ts";
import type { Hit } from "./scan.ts";
import { completionsOf } from "./understand.ts";

const MOST_TERMS = 6;
const MOST_PRODUCTS = 5;
const MOST_NAMES = 3;
/** Completions that are tried together with the words before. */
const TRIED = 12;
/** Products in whose names completions are looked for. */
const LOOKED_AT = 60;
/** Words of a name that are looked at. */
const MOST_WORDS = 40;

/** What may come of a text that is still being typed. */
export async function suggest(
  ctx: Pick<Ctx, "search" | "language" | "db" | "cache" | "later" | "actor" | "network">,
  input: SuggestInput,
): Promise<Suggestions> {
  const { search, language } = ctx;
  const market = MARKETS[input.market];
  const words = wordsOf(input.q);
  const last = words.at(-1);
  if (!last || !(await flagsFor(ctx, input.market))("search_suggestions"))
    return { terms: [], products: [], categories: [], sellers: [] };
  const before = words.slice(0, -1);
  const isFinished = /\s$/.test(input.q);
  const [completions, categories, sellers] = await search.batch([
    completionsOf(search, last, TRIED),
    facetsNamed(search, "category", words.join(" ")),
    facetsNamed(search, "seller", words.join(" ")),
  ]);
  const found = ((completions?.results ?? []) as { word: string }[]).map(({ word }) => word);
  const tried = isFinished || found.length === 0 ? [last] : found;
  const anything = { currency: market.currency, scope: { values: [] }, choices: new Map(), inStock: false };
  const expression = (stems: readonly string[]) =>
    matchOf(
      `{${NAME_COLUMNS}} : (${[...before.map((word) => phrase({ stems: stemsOf(word) })), `(${stems.join(" OR ")})`].join(" AND ")})`,
      anything,
    );
  const keyOf = (word: string) => keyOfStems(stemsOf(word));
  const quoted = [...new Map(tried.map((word) => [keyOf(word), phrase({ stems: stemsOf(word) })])).values()];
  const [matched, listed] = await search.batch([
    search
      .prepare(
        `SELECT ${CARD_COLUMNS}, f.facts FROM listing_text t JOIN listing_facts f ON f.listing_id = t.rowid
         JOIN listing l ON l.id = t.rowid WHERE t.listing_text MATCH ? ORDER BY t.rowid LIMIT ${before.length > 0 ? LOOKED_AT : MOST_PRODUCTS}`,
      )
      .bind(expression(quoted)),
    search
      .prepare(
        "SELECT w.value ->> 0 AS word FROM json_each(?1) w WHERE EXISTS (SELECT 1 FROM listing_text WHERE listing_text MATCH w.value ->> 1 LIMIT 1) ORDER BY w.key LIMIT ?2",
      )
      .bind(
        JSON.stringify(
          before.length > 0 ? [] : found.map((word) => [word, expression([phrase({ stems: stemsOf(word) })])]),
        ),
        MOST_TERMS,
      ),
  ]);
  const products = (matched?.results ?? []) as unknown as (ListingRow & { facts: string })[];
  // Behind other words a completion must stand with them in a name: each by itself would be a search of its own.
  const named = new Set(products.flatMap(({ title, brand }) => wordsOf(`${title} ${brand}`, MOST_WORDS).map(keyOf)));
  const terms =
    before.length > 0
      ? found.filter((word) => named.has(keyOf(word))).slice(0, MOST_TERMS)
      : ((listed?.results ?? []) as { word: string }[]).map(({ word }) => word);
  const hits = products.slice(0, MOST_PRODUCTS).flatMap(({ id, facts }): Hit[] => {
    const ways = readIn(facts, market.currency);
    const way = bestWay(ways, anything);
    return way ? [{ id, key: 0, listed: ways, way }] : [];
  });
  const cards = cardsFrom(products, hits, { market, language: languageIn(market, language ?? null) });
  const names = (result: D1Result | undefined) => (result?.results ?? []) as { value: string; label: string }[];
  return {
    terms: terms.map((word) => [...before, word].join(" ")),
    products: cards.map(({ slug, title, image, priceMinor, currency }) => ({
      slug,
      title,
      image,
      priceMinor,
      currency,
    })),
    categories: names(categories).map(({ value, label }) => ({ slug: value, name: label })),
    sellers: names(sellers).map(({ value, label }) => ({ handle: value, name: label })),
  };
}

/** Facet values whose name, or a word of it, begins so. There are few categories and sellers beside the products. */
function facetsNamed(search: D1Database, key: "category" | "seller", beginning: string): D1PreparedStatement {
  return search
    .prepare(
      `SELECT value, label FROM
         (SELECT id, value, label FROM facet_value WHERE key = ?1 AND instr(' ' || lower(label), ' ' || ?2) > 0 ORDER BY length(label), label LIMIT -1)
       WHERE EXISTS (SELECT 1 FROM listing_text WHERE listing_text MATCH '{facets} : "v' || id || '"' LIMIT 1) LIMIT ${MOST_NAMES}`,
    )
    .bind(key, beginning);
}
