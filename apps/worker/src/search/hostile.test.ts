// What people and programs type into a search field, and what they put into the address: always an answer.
import { type Listings, ListingsInput } from "@stoa/contract";
import { indexProducts, listings, suggest } from "@stoa/core/search";
import { sql } from "@stoa/db";
import type { Id } from "@stoa/contract";
import { beforeAll, describe, expect, it } from "vitest";
import { db, env, makeOffer, makeSeller, Visitor } from "../testing.ts";

const reader = {
  actor: { kind: "system", name: "test" } as const,
  db,
  search: env.SEARCH,
  cache: env.CACHE,
  later: () => {},
  now: Date.now,
  network: "",
};
const find = async (q: string): Promise<Listings> => await listings(reader, ListingsInput.parse({ market: "us", q }));
const titles = async (q: string): Promise<string[]> => (await find(q)).cards.map(({ title }) => title);

const TITLES = [
  "Brass Desk Lamp",
  "Shelf in Oak",
  "信楽焼の湯呑み茶碗",
  "كرسي خشبي مريح",
  "Stuhl aus Eiche mit Polster und Armlehnen",
  "T-shirt AND trousers",
  "MC78L15-TO92 Regulator",
];

beforeAll(async () => {
  const { sellerId } = await makeSeller();
  for (const title of TITLES) {
    const offerId = await makeOffer(sellerId, 3);
    const [row] = await db.all<{ id: Id<"product"> }>(
      sql`SELECT v.product_id AS id FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${offerId}`,
    );
    await db.run(sql`UPDATE product SET title = ${title} WHERE id = ${row!.id}`);
    await indexProducts(reader, [row!.id]);
  }
});

describe("a search", () => {
  it.each([
    ["a word of 60 bytes", "x".repeat(60)],
    ["a quotation mark", '"'],
    ["an open quotation", 'desk "lamp'],
    ["operators", "AND OR NOT NEAR( * : ^ - + { } ( )"],
    ["a column filter", "facets:v1 OR title:*"],
    ["emoji", "🪑🛋️ lamp"],
    ["NUL", "lamp\0\0desk"],
    ["10,000 characters", "lamp ".repeat(2_000)],
    ["10,000 letters", "l".repeat(10_000)],
    ["SQL", "'; DROP TABLE listing; --"],
    ["half a surrogate pair", "lamp \ud83e"],
    ["marks without letters", "\u0301\u0301\u0301"],
    ["a letter that only lengthens", "\u0640"],
  ])("for %s has an answer", async (_, q) => {
    const found = await find(q);
    expect(found.total).toBeGreaterThanOrEqual(0);
    await suggest(reader, { market: "us", q: q.slice(0, 80) });
    const visitor = new Visitor("buyer");
    for (const [procedure, text] of [
      ["shop.search.listings", q],
      ["shop.search.suggest", q.slice(0, 80)],
    ] as const) {
      const { status } = await visitor.query(procedure, { market: "de", q: text });
      expect(status).toBeLessThan(500);
    }
  });

  it.each([
    ["lamp desk", "Brass Desk Lamp"],
    ["🪑🛋️ lamp", "Brass Desk Lamp"],
    ['"desk lamp"', "Brass Desk Lamp"],
    ["shelves", "Shelf in Oak"],
    ["茶碗", "信楽焼の湯呑み茶碗"],
    ["茶", "信楽焼の湯呑み茶碗"],
    ["湯呑み", "信楽焼の湯呑み茶碗"],
    ["الكرسي", "كرسي خشبي مريح"],
    ["كُرسي", "كرسي خشبي مريح"],
    ["tshirt", "T-shirt AND trousers"],
    ["AND trousers", "T-shirt AND trousers"],
    ["mc78l15", "MC78L15-TO92 Regulator"],
    ["MC78L15TO92", "MC78L15-TO92 Regulator"],
    ["barss", "Brass Desk Lamp"],
    ["desklamp", "Brass Desk Lamp"],
  ])("for %s finds %s", async (q, title) => expect((await titles(q))[0]).toBe(title));

  it("for a German plural finds the singular in the German market", async () => {
    const found = await listings(reader, ListingsInput.parse({ market: "us", q: "Stühle" }));
    expect(found.cards[0]?.title).toContain("Stuhl");
  });

  it("says what it took a misspelt word for, and leaves it when asked to", async () => {
    expect((await find("barss lamp")).spelling).toEqual({ text: "brass lamp", applied: true });
    const verbatim = await listings(reader, ListingsInput.parse({ market: "us", q: "barss", verbatim: true }));
    expect(verbatim).toMatchObject({ total: 0, spelling: { text: "brass", applied: false } });
  });
});

describe("an address", () => {
  const visitor = new Visitor("buyer");
  it.each([
    ["a place that is none", { after: "1~2" }, "INVALID_INPUT"],
    ["a place of another list", { after: "2~-99~5" }, undefined],
    ["prices the wrong way round", { minMinor: 9, maxMinor: 1 }, "INVALID_INPUT"],
    ["a category that is not there", { category: "nowhere" }, "NOT_FOUND"],
    ["an attribute that nothing has", { attributes: { wings: ["two"] } }, undefined],
    ["a brand that nobody is", { brands: ["\0", "'"] }, undefined],
  ])("with %s", async (_, input, code) => {
    const answer = await visitor.query<Listings>("shop.search.listings", { market: "us", ...input });
    expect(answer.code).toBe(code);
    expect(answer.status).toBeLessThan(500);
  });
});
