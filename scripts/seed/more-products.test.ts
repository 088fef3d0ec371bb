import { Slug } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { readSource } from "./catalogue-file.ts";
import { moreProducts } from "./more-products.ts";

const { catalogue } = await readSource();
const invent = (from: number, count: number, seed = "1") => moreProducts(catalogue, { from, count, seed });

describe("invented products", () => {
  it("are the same for the same word, whatever is made along with them", () => {
    expect(invent(500, 3)).toEqual(invent(498, 5).slice(2));
    expect(invent(500, 3, "2")).not.toEqual(invent(500, 3));
  });

  it("have slugs, SKUs and GTINs of their own", () => {
    const products = invent(406, 2_000);
    const variants = products.flatMap((product) => product.variants);
    expect(new Set(products.map(({ slug }) => Slug.parse(slug))).size).toBe(products.length);
    expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length);
    expect(new Set(variants.map(({ ean }) => ean)).size).toBe(variants.length);
    expect(variants.every(({ ean }) => /^29\d{11}$/.test(ean))).toBe(true);
  });

  it("cost something, have a picture and are not from the future", () => {
    const newestAt = Math.max(...catalogue.products.map(({ createdAt }) => Date.parse(createdAt)));
    for (const { price, images, createdAt, compareAtPrice } of invent(406, 500)) {
      expect(price).toBeGreaterThan(0);
      expect(compareAtPrice ?? Infinity).toBeGreaterThan(price);
      expect(images.length).toBeGreaterThan(0);
      expect(Date.parse(createdAt)).toBeLessThanOrEqual(newestAt);
    }
  });
});
