// Every count, price and product of a list equals counting by hand, on random catalogues with random selections.
import { CollectionRules, type Listings, ListingsInput, MOST_COUNTED, type Sort, SORTS } from "@stoa/contract";
import { draftOf } from "@stoa/core/catalog";
import { listings, reindexAll } from "@stoa/core/search";
import { beforeAll, describe, expect, it } from "vitest";
import { db, env, Visitor } from "../testing.ts";
import { byHand } from "./counting-by-hand.ts";
import {
  BRANDS,
  CATEGORIES,
  COLOURS,
  CONDITIONS,
  dice,
  MATERIALS,
  type ModelProduct,
  modelProduct,
  SELLERS,
  SIZES,
  WORDS,
  writeFrame,
  writeProducts,
} from "./random-catalogue.ts";

const SEEDS = [1, 2, 3];
const SELECTIONS = 80;
const catalogue: ModelProduct[] = [];

/** As an operator reads it: what they try is not noted as a search. */
const reader = {
  actor: { kind: "system", name: "test" } as const,
  db,
  search: env.SEARCH,
  cache: env.CACHE,
  later: () => {},
  now: Date.now,
};
const list = async (input: Partial<ListingsInput>): Promise<Listings> =>
  await listings(reader, ListingsInput.parse({ market: "us", ...input }));

async function add(products: ModelProduct[]): Promise<void> {
  for (let from = 0; from < products.length; from += 500) await writeProducts(products.slice(from, from + 500));
  catalogue.push(...products);
  await reindexAll({ db, search: env.SEARCH, now: Date.now });
}

/** A random selection: each filter is set now and then. */
function selection(seed: number): ListingsInput {
  const roll = dice(seed);
  const some = <T>(items: readonly T[], chance = 0.25) => (roll() < chance ? items.filter(() => roll() < 0.5) : []);
  const word = () => WORDS[Math.floor(roll() * WORDS.length)]!;
  const words = roll() < 0.6 ? (roll() < 0.5 ? [word()] : [...new Set([word(), word()])]) : [];
  const minMinor = roll() < 0.2 ? 100 + Math.floor(roll() * 2_000) : undefined;
  return ListingsInput.parse({
    market: roll() < 0.7 ? "us" : "de",
    ...(words.length > 0 && { q: words.join(" ") }),
    ...(roll() < 0.25 && { category: CATEGORIES[Math.floor(roll() * CATEGORIES.length)]!.split("/").at(-1) }),
    ...(roll() < 0.15 && { seller: SELLERS[Math.floor(roll() * SELLERS.length)] }),
    brands: some(BRANDS),
    colours: some(Object.keys(COLOURS)),
    sellers: some(SELLERS, 0.15),
    conditions: some(CONDITIONS),
    attributes: { size: some(SIZES), material: some(MATERIALS) },
    ...(roll() < 0.2 && { minRating: 1 + Math.floor(roll() * 5) }),
    ...(minMinor !== undefined && { minMinor }),
    ...(roll() < 0.2 && { maxMinor: (minMinor ?? 100) + Math.floor(roll() * 2_500) }),
    ...(roll() < 0.2 && { minDiscount: [10, 20, 30, 50, 15][Math.floor(roll() * 5)] }),
    inStock: roll() < 0.2,
    sort: SORTS[Math.floor(roll() * SORTS.length)],
  });
}

/** All products of a list, page after page. */
async function allPages(input: Partial<ListingsInput>): Promise<Listings["cards"]> {
  const cards: Listings["cards"] = [];
  for (let after: string | undefined; ;) {
    const page = await list({ ...input, ...(after && { after }) });
    cards.push(...page.cards);
    if (!page.next) return cards;
    after = page.next;
  }
}

/** Facets with one value are not offered, so they need not be there; those that are shown must be right. */
function compare(found: Listings, input: ListingsInput): void {
  const expected = byHand(catalogue, input);
  const told = JSON.stringify(input);
  expect(found.total, told).toBe(expected.products.size);
  expect(found.totalIsExact).toBe(true);
  for (const facet of found.facets) {
    const counts = expected.counts[facet.key];
    if (!counts) continue;
    const shown = Object.fromEntries(
      facet.values.filter(({ count }) => count !== 0).map(({ value, count }) => [value, count]),
    );
    expect(shown, `${facet.key} of ${told}`).toEqual(counts);
  }
  expect(found.priceRange?.minMinor ?? null, told).toBe(expected.lowest);
  expect(found.priceRange?.maxMinor ?? null, told).toBe(expected.highest);
}

beforeAll(async () => {
  await writeFrame();
  await add(SEEDS.flatMap((seed) => Array.from({ length: 60 }, (_, i) => modelProduct(seed, i))));
});

describe("a list against counting by hand", () => {
  it.each(SEEDS)("shows the same products, prices and counts for random selections (seed %i)", async (seed) => {
    const kinds = { empty: 0, some: 0 };
    for (let i = 0; i < SELECTIONS; i++) {
      const input = selection(seed * 1_000 + i);
      const found = await list(input);
      compare(found, input);
      kinds[found.total === 0 ? "empty" : "some"]++;
    }
    expect(kinds.some).toBeGreaterThan(SELECTIONS / 3);
  });

  it("lets go of words where the products of a collection do not have them all, whatever others have", async () => {
    const collection = draftOf(CollectionRules.parse({ minDiscount: 50 }));
    const having = (q: string) =>
      new Set(byHand(catalogue, ListingsInput.parse({ market: "us", q, minDiscount: 50 })).products.keys());
    let loosened = 0;
    for (const one of WORDS)
      for (const other of WORDS.filter((word) => word > one)) {
        const both = having(one).intersection(having(other));
        const input = ListingsInput.parse({ market: "us", q: `${one} ${other}` });
        const found = await listings(reader, input, collection);
        expect(found.total, input.q).toBe(both.size > 0 ? both.size : having(one).union(having(other)).size);
        loosened += Number(both.size === 0 && found.total > 0);
      }
    expect(loosened).toBeGreaterThan(0);
  });

  it.each(SEEDS)(
    "has every product once over all pages, at the price of the cheapest way to buy it (seed %i)",
    async (seed) => {
      for (let i = 0; i < 12; i++) {
        const input = { ...selection(seed * 7_000 + i), colours: [], attributes: {} };
        const cards = await allPages(input);
        const expected = byHand(catalogue, input).products;
        expect(new Map(cards.map((card) => [card.productId as string, card.priceMinor]))).toEqual(expected);
        expect(cards).toHaveLength(expected.size);
      }
    },
  );

  it("notices a wrong count: the check can fail", async () => {
    const input = ListingsInput.parse({ market: "us" });
    const found = await list(input);
    const facet = found.facets.find(({ key }) => key === "brand")!;
    facet.values[0]!.count! += 1;
    expect(() => compare(found, input)).toThrow();
  });
});

describe("more products than are counted", () => {
  beforeAll(async () => {
    await add(Array.from({ length: MOST_COUNTED + 600 }, (_, i) => modelProduct(9, i, true)));
  });

  it("says so, and shows no count that it does not know", async () => {
    const input = ListingsInput.parse({ market: "us", q: WORDS[0]! });
    const found = await list(input);
    expect(found.totalIsExact).toBe(false);
    // Some of the 600 that were looked at cannot be bought in this market: fewer, in hundreds, are sure.
    expect(found.total).toBe(500);
    expect(byHand(catalogue, input).products.size).toBeGreaterThan(MOST_COUNTED);
    expect(found.priceRange).toBeNull();
    for (const facet of found.facets) for (const { count } of facet.values) expect(count).toBeNull();
  });

  it("counts exactly again where a filter narrows enough, but not the siblings that it hides", async () => {
    const input = ListingsInput.parse({ market: "us", brands: [BRANDS[0]!], inStock: true });
    const found = await list(input);
    const { products, counts } = byHand(catalogue, input);
    expect(found).toMatchObject({ total: products.size, totalIsExact: true });
    const colour = found.facets.find(({ key }) => key === "colour")!;
    expect(Object.fromEntries(colour.values.map(({ value, count }) => [value, count]))).toEqual(counts["colour"]);
  });

  it("asks the table of prices where the narrow tokens let too many through, and counts exactly", async () => {
    const brands = [...BRANDS];
    const all = byHand(catalogue, ListingsInput.parse({ market: "us", brands })).products;
    expect(all.size).toBeGreaterThan(MOST_COUNTED);
    const maxMinor = [...all.values()].toSorted((a, b) => a - b)[MOST_COUNTED - 300]!;
    const input = ListingsInput.parse({ market: "us", brands, minMinor: 1, maxMinor });
    const { products, counts } = byHand(catalogue, input);
    expect(products.size).toBeGreaterThan(300);
    const found = await list(input);
    expect(found).toMatchObject({ total: products.size, totalIsExact: true });
    const colour = found.facets.find(({ key }) => key === "colour")!;
    expect(Object.fromEntries(colour.values.map(({ value, count }) => [value, count]))).toEqual(counts["colour"]);
  });

  it.each<Partial<ListingsInput>>([
    { market: "us", minDiscount: 50 },
    { market: "us", maxMinor: 600, inStock: true },
    { market: "jp" },
  ])("counts exactly where few of a common word's products pass: %o", async (filters) => {
    const input = ListingsInput.parse({ q: WORDS[0]!, ...filters });
    const { products } = byHand(catalogue, input);
    expect(products.size).toBeLessThan(MOST_COUNTED * 0.6);
    expect(await list(input)).toMatchObject({ total: products.size, totalIsExact: true });
  });

  const byNumber: Record<Exclude<Sort, "relevance">, (product: ModelProduct, price: number) => number> = {
    price_asc: (_, price) => price,
    price_desc: (_, price) => -price,
    newest: (product) => -product.createdAt,
    rating: (product) => -product.stars,
  };

  it.each(SORTS.filter((sort) => sort !== "relevance"))(
    "is in order of %s over its first pages, forwards and back",
    async (sort) => {
      const { products } = byHand(catalogue, ListingsInput.parse({ market: "us" }));
      const key = (id: string) =>
        byNumber[sort](
          catalogue.find((product) => product.id === id)!,
          products.get(id)!,
        );
      const pages: Listings[] = [await list({ market: "us", sort })];
      for (let i = 0; i < 4; i++) pages.push(await list({ market: "us", sort, after: pages.at(-1)!.next! }));
      const keys = pages.flatMap(({ cards }) => cards.map(({ productId }) => key(productId)));
      expect(keys).toEqual(keys.toSorted((a, b) => a - b));
      expect(keys.slice(0, 20)).toEqual(
        [...products.keys()]
          .map(key)
          .toSorted((a, b) => a - b)
          .slice(0, 20),
      );
      expect(new Set(pages.flatMap(({ cards }) => cards.map(({ productId }) => productId))).size).toBe(keys.length);
      const back = await list({ market: "us", sort, before: pages[4]!.previous! });
      expect(back.cards.map(({ slug }) => slug)).toEqual(pages[3]!.cards.map(({ slug }) => slug));
    },
  );

  it("shows each product once over all pages of everything", async () => {
    const cards = await allPages({ market: "de" });
    const expected = byHand(catalogue, ListingsInput.parse({ market: "de" })).products;
    expect(new Set(cards.map(({ productId }) => productId)).size).toBe(cards.length);
    expect(cards).toHaveLength(expected.size);
  });

  /** Rows that D1 says it read for one request: what it bills, and what grows when an index is not used. */
  it.each([
    ["shop.search.listings", { q: WORDS[0] }, 6_500],
    ["shop.search.listings", { brands: [BRANDS[0]], minRating: 4 }, 4_500],
    ["shop.search.listings", { category: "left", sort: "price_asc" }, 4_000],
    ["shop.search.suggest", { q: "bo" }, 400],
    ["shop.catalog.home", {}, 2_500],
    ["shop.catalog.product", { slug: "product-9x000001" }, 300],
  ])("%s %j reads no more rows than its budget of %#", async (procedure, input, budget) => {
    const path = `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify({ market: "us", ...input }))}`;
    const answer = await new Visitor("buyer").fetch(path);
    expect(answer.status).toBe(200);
    const rows = Number(answer.headers.get("x-rows-read"));
    console.log(`${procedure} ${JSON.stringify(input)}: ${rows} rows of ${budget}`);
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(budget);
  });
});
