// Writing products into the index, many in one batch: the rows of a product are replaced as a whole, so indexing twice
// is the same as indexing once.
import type { Currency, Id } from "@stoa/contract";
import type { Database } from "@stoa/db";
import { documentOf, type IndexDocument } from "../rules/document.ts";
import type { Facts, Unit } from "../rules/facts.ts";
import { packFacts, unpackFacts } from "../rules/packing.ts";
import { PLACES_PER_STEP, popularityOf, stepStart } from "../rules/place.ts";
import { packHead } from "../rules/rank.ts";
import { tokensOf } from "../rules/tokens.ts";
import { Numbering } from "./numbering.ts";
import { type Frame, readFrame, readProducts } from "./source.ts";
import { type KnownWords, wordStatements } from "./words.ts";

/** What is kept between the chunks of one run. */
export interface Run {
  db: Database;
  search: D1Database;
  now: number;
  frame: Frame;
  numbering: Numbering;
  known: KnownWords;
}

/** Begins a run over the two databases. */
export async function beginRun({ db, search, now }: Pick<Run, "db" | "search" | "now">): Promise<Run> {
  return {
    db,
    search,
    now,
    frame: await readFrame(db),
    numbering: new Numbering(search),
    known: { terms: new Set(), categories: new Set() },
  };
}

/** What the index has of a product at present. */
interface Present {
  id: number;
  productId: string;
  title: string;
  brand: string;
  /** Titles in other languages, as JSON. */
  titles: string;
  facts: string;
}

/** What is looked up before a chunk is written. */
interface Before {
  present: Present[];
  pins: Map<string, string[]>;
}

async function before({ search }: Run, productIds: readonly string[]): Promise<Before> {
  const ids = JSON.stringify(productIds);
  const [present, pins] = await search.batch([
    search
      .prepare(
        "SELECT l.id, l.product_id AS productId, l.title, l.brand, l.titles, f.facts FROM json_each(?) w CROSS JOIN listing l ON l.product_id = w.value JOIN listing_facts f ON f.listing_id = l.id",
      )
      .bind(ids),
    search
      .prepare("SELECT product_id AS productId, query FROM json_each(?) w CROSS JOIN pin p ON p.product_id = w.value")
      .bind(ids),
  ]);
  const pinned = (pins?.results ?? []) as { productId: string; query: string }[];
  return {
    present: (present?.results ?? []) as unknown as Present[],
    pins: new Map(
      [...Map.groupBy(pinned, (pin) => pin.productId)].map(([id, own]) => [id, own.map(({ query }) => query)]),
    ),
  };
}

const factsOf = ({ values, units, ratingCenti, ratingScore, product }: IndexDocument, numbering: Numbering): Facts => ({
  values: values.map((value) => numbering.of(value)),
  ratingCenti,
  ratingScore,
  createdAt: product.createdAt,
  units: units.map(({ values: own, offer }) => ({
    values: own.map((value) => numbering.of(value)),
    available: offer.available,
    prices: Object.fromEntries(
      offer.prices.map(({ currency, priceMinor, compareAtMinor }) => [currency, [priceMinor, compareAtMinor ?? 0]]),
    ) as Unit["prices"],
  })),
});

/** Row numbers for the documents: the one it has when its step is the same, else the next free one of its step. */
async function placesOf(
  { search }: Run,
  documents: readonly IndexDocument[],
  present: readonly Present[],
): Promise<number[]> {
  const steps = documents.map(({ product, units }) =>
    stepStart(
      popularityOf(product.soldCount, product.ratingSum, product.ratingCount),
      units.some(({ offer }) => offer.available),
    ),
  );
  const own = new Map(present.map(({ productId, id }) => [productId, id]));
  const stays = (i: number) => {
    const id = own.get(documents[i]!.product.productId);
    return id !== undefined && id > steps[i]! && id < steps[i]! + PLACES_PER_STEP ? id : null;
  };
  const wanted = [...new Set(steps.filter((_, i) => stays(i) === null))];
  const { results } =
    wanted.length === 0
      ? { results: [] }
      : await search
          .prepare(
            `SELECT w.value AS start, (SELECT coalesce(max(id), w.value) FROM listing WHERE id > w.value AND id < w.value + ${PLACES_PER_STEP}) AS last FROM json_each(?) w`,
          )
          .bind(JSON.stringify(wanted))
          .all<{ start: number; last: number }>();
  const last = new Map(results.map((row) => [row.start, row.last]));
  return steps.map((step, i) => {
    const stay = stays(i);
    if (stay !== null) return stay;
    const next = last.get(step)! + 1;
    last.set(step, next);
    return next;
  });
}

/** A price of a listing, as the index of prices keeps it. */
const pricesIn = (id: number, facts: Facts): [Currency, number, number][] => [
  ...new Map(
    facts.units.flatMap(({ prices }) =>
      (Object.entries(prices) as [Currency, readonly [number, number]][]).map(
        ([currency, [price]]): [string, [Currency, number, number]] => [`${currency}${price}`, [currency, price, id]],
      ),
    ),
  ).values(),
];

/** The statements that take the present rows out. */
function removal(search: D1Database, present: readonly Present[]): D1PreparedStatement[] {
  if (present.length === 0) return [];
  const ids = JSON.stringify(present.map(({ id }) => id));
  const prices = JSON.stringify(present.flatMap(({ id, facts }) => pricesIn(id, unpackFacts(facts))));
  return [
    search.prepare("DELETE FROM listing_text WHERE rowid IN (SELECT value FROM json_each(?))").bind(ids),
    search
      .prepare(
        "DELETE FROM listing_price WHERE (currency, price_minor, listing_id) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))",
      )
      .bind(prices),
    search.prepare("DELETE FROM listing WHERE id IN (SELECT value FROM json_each(?))").bind(ids),
  ];
}

/** The statement that inserts rows, given as arrays in the order of the columns. */
function insert(search: D1Database, into: string, rows: readonly unknown[][]): D1PreparedStatement {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => `value ->> ${i}`).join(", ");
  return search
    .prepare(`INSERT INTO ${into} SELECT ${columns} FROM json_each(?1) ORDER BY key`)
    .bind(JSON.stringify(rows));
}

/** Titles by language, as the index keeps them. */
const titlesOf = ({ texts = [] }: IndexDocument["product"]): string =>
  JSON.stringify(Object.fromEntries(texts.map(({ language, title }) => [language, title])));

interface Placed {
  id: number;
  document: IndexDocument;
  facts: Facts;
  tokens: string[];
}

function insertion(search: D1Database, placed: readonly Placed[]): D1PreparedStatement[] {
  if (placed.length === 0) return [];
  const join = (words: readonly string[]) => words.join(" ");
  return [
    insert(
      search,
      "listing (id, product_id, slug, title, brand, image, colours, offers, rating_centi, rating_count, rating_score, created_at, titles)",
      placed.map(({ id, document: { product, colours, units, ratingCenti, ratingScore } }) => [
        id,
        product.productId,
        product.slug,
        product.title,
        product.brand,
        JSON.stringify(product.image),
        JSON.stringify(colours),
        JSON.stringify(units.map(({ offer }) => [offer.offerId, offer.sellerHandle])),
        ratingCenti,
        product.ratingCount,
        ratingScore,
        product.createdAt,
        titlesOf(product),
      ]),
    ),
    insert(
      search,
      "listing_facts (listing_id, facts, head)",
      placed.map(({ id, facts, document }) => [id, packFacts(facts), packHead(document.head)]),
    ),
    insert(
      search,
      "listing_price (currency, price_minor, listing_id)",
      placed.flatMap(({ id, facts }) => pricesIn(id, facts)),
    ),
    // In row order: FTS5 writes a segment of its own each time a row comes before the last one.
    insert(
      search,
      "listing_text (rowid, title, brand, category, attributes, description, sku, facets)",
      placed.map(({ id, document: { head, category, description }, tokens }) => [
        id,
        head.title,
        head.brand,
        join(category),
        head.attributes,
        join(description),
        head.sku,
        join(tokens),
      ]),
    ),
  ];
}

/** Makes the index true for these products, and runs `also` in the same batch. */
export async function writeProducts(
  run: Run,
  productIds: readonly Id<"product">[],
  also: readonly D1PreparedStatement[] = [],
): Promise<void> {
  const [products, { present, pins }] = await Promise.all([
    readProducts(run.db, run.frame, productIds, run.now),
    before(run, productIds),
  ]);
  const documents = products.flatMap((product) => documentOf(product) ?? []);
  await run.numbering.learn(
    documents.flatMap(({ values, units }) => [...values, ...units.flatMap((unit) => unit.values)]),
  );
  const places = await placesOf(run, documents, present);
  const placed = documents
    .map((document, i): Placed => {
      const facts = factsOf(document, run.numbering);
      return { id: places[i]!, document, facts, tokens: tokensOf(facts, pins.get(document.product.productId) ?? []) };
    })
    .toSorted((a, b) => a.id - b.id);
  const words = wordStatements(run, documents, present);
  const statements = [...removal(run.search, present), ...insertion(run.search, placed), ...words.statements, ...also];
  if (statements.length > 0) await run.search.batch(statements);
  words.kept();
}
