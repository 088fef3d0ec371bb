// Invented products: the same for the same word, natural in what words they use, and right by the market's rules.
import { createHash } from "node:crypto";
import { Slug } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import type { Rows } from "./write.ts";
import { readSource } from "./catalogue-file.ts";
import { inventProducts, type World } from "./more-products/index.ts";
import { KINDS } from "./more-products/kinds.ts";
import { merchants } from "./more-products/merchants.ts";
import { picturesOf } from "./more-products/pictures.ts";
import { filedByKind, filedOnShelves, type StandingShelf } from "./more-products/shelves.ts";

const source = await readSource();
const shelfOf = (path: string): StandingShelf => ({ id: `cat_${path}`, path, level: 3 });
const world: World = {
  categoryOf: filedOnShelves(shelfOf),
  picturesOf: picturesOf(source, KINDS),
  merchants: merchants(40).merchants,
};
const invent = (from: number, count: number, seed = "1") => inventProducts(world, { from, count, seed });

/** A table's rows by the names of their columns. */
function rowsIn(tables: readonly Rows[], name: string): Record<string, unknown>[] {
  const { columns, values } = tables.find(({ table }) => table === name)!;
  return values.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

const hashOf = (tables: readonly Rows[]) =>
  createHash("sha256").update(JSON.stringify(tables)).digest("hex").slice(0, 16);

describe("invented products", () => {
  it("are the same, row for row, for the same word for ever", () => {
    expect(hashOf(invent(406, 500))).toBe("4ca02d070198d1b8");
    expect(hashOf(invent(406, 500, "2"))).not.toBe(hashOf(invent(406, 500)));
  });

  it("depend on nothing but their own number", () => {
    const [all, last] = [invent(500, 30), invent(520, 10)];
    for (const table of ["product", "variant", "offer"]) {
      const ofLast = rowsIn(last, table);
      expect(rowsIn(all, table).slice(-ofLast.length)).toEqual(ofLast);
    }
  });

  it("have slugs and GTINs of their own, a picture and a price, and lie in the past", () => {
    const tables = invent(406, 3_000);
    const products = rowsIn(tables, "product");
    expect(new Set(products.map(({ slug }) => Slug.parse(slug))).size).toBe(3_000);
    const gtins = rowsIn(tables, "variant").flatMap(({ gtin }) => gtin ?? []);
    expect(new Set(gtins).size).toBe(gtins.length);
    expect(gtins.every((gtin) => /^29\d{11}$/.test(String(gtin)))).toBe(true);
    expect(new Set(rowsIn(tables, "product_image").map((image) => image["product_id"])).size).toBe(3_000);
    for (const { rating_sum: sum, rating_count: count, created_at: createdAt } of products) {
      expect(sum).toBeGreaterThanOrEqual(Number(count));
      expect(sum).toBeLessThanOrEqual(Number(count) * 5);
      expect(createdAt).toBeLessThan(Date.parse("2026-07-01"));
    }
    for (const { price_minor: price, compare_at_minor: former } of rowsIn(tables, "offer_price")) {
      expect(price).toBeGreaterThan(0);
      expect(former ?? Infinity).toBeGreaterThan(Number(price));
    }
  });

  it("use words as a language does: a few in many titles, most in hardly any", () => {
    const titles = rowsIn(invent(406, 8_000), "product").map(({ title }) => String(title));
    const uses = new Map<string, number>();
    for (const title of titles) {
      for (const word of new Set(title.toLowerCase().match(/\p{L}{3,}/gu))) uses.set(word, (uses.get(word) ?? 0) + 1);
    }
    const share = (word: string) => uses.get(word)! / titles.length;
    for (const word of ["set", "white"]) {
      expect(share(word), word).toBeGreaterThan(0.05);
      expect(share(word), word).toBeLessThan(0.2);
    }
    const rare = [...uses.values()].filter((count) => count <= 3).length;
    expect(rare / uses.size).toBeGreaterThan(0.6);
    expect(new Set(titles).size / titles.length).toBeGreaterThan(0.98);
  });

  it("are filed by kind where there are many: a few hundred categories, none with a slug that is taken", () => {
    const { categoryOf, table } = filedByKind(shelfOf, (slug) => slug === "armchairs");
    const slugs = rowsIn([table], "category").map(({ slug }) => Slug.parse(slug));
    expect(slugs.length).toBeGreaterThan(250);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs).not.toContain("armchairs");
    const shelf = "home/furniture/sofas";
    expect(categoryOf.get(KINDS.find(({ noun }) => noun === "Armchair")!)).toBe(`cat_${shelf}`);
  });
});
