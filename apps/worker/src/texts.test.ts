// Texts of the catalogue in the languages of the markets: shown where they are, found in search, as written where not.
import { type Listings, newId, type ProductPage } from "@stoa/contract";
import { later } from "@stoa/core/kernel";
import { runJob } from "@stoa/core/operations";
import { productText, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeSeller, Visitor } from "./testing.ts";

const WORD = `zw${newId("product", Date.now()).slice(-6)}`;

/** A product with a title in German and Hindi, indexed. */
async function translated() {
  const { sellerId } = await makeSeller();
  const offerId = await makeOffer(sellerId, 5);
  await db.run(
    sql`INSERT OR IGNORE INTO offer_price (offer_id, currency, price_minor) VALUES (${offerId}, 'EUR', 2000), (${offerId}, 'INR', 2000), (${offerId}, 'JPY', 2000)`,
  );
  const [row] = await db.all<{ productId: `prd_${string}`; slug: string; title: string }>(
    sql`SELECT p.id AS productId, p.slug, p.title FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id WHERE o.id = ${offerId}`,
  );
  const { productId } = row!;
  await db.insert(productText).values([
    { productId, language: "de", title: `Wanderschuh ${WORD}`, description: "Für lange Wege.", updatedAt: 1 },
    { productId, language: "hi", title: `जूता ${WORD}`, updatedAt: 1 },
  ]);
  const ctx = systemContext(env, createExecutionContext(), "test");
  const job = later(ctx, { type: "product.changed", productId });
  await job.statement;
  await runJob(ctx, job.jobId);
  return row!;
}

it("a page is in the language of its market, or in another that the market can be read in; else as it was written", async () => {
  const { slug, title } = await translated();
  const page = async (market: string, language?: string) => {
    const headers = language ? { "x-language": language } : {};
    const path = `/trpc/shop.catalog.product?input=${encodeURIComponent(JSON.stringify({ market, slug }))}`;
    const response = await new Visitor("buyer").fetch(path, { headers });
    return ((await response.json()) as { result: { data: ProductPage } }).result.data;
  };
  expect((await page("us")).title).toBe(title);
  expect(await page("de")).toMatchObject({ title: `Wanderschuh ${WORD}`, description: "Für lange Wege." });
  expect((await page("jp")).title).toBe(title);
  expect((await page("in")).title).toBe(title);
  const hindi = await page("in", "hi");
  expect(hindi.title).toBe(`जूता ${WORD}`);
  expect(hindi.description).not.toBe("");
  expect((await page("us", "hi")).title).toBe(title);
  expect((await page("in", "no language")).title).toBe(title);
});

it("a search finds a thing by its name in any language and shows it in the market's", async () => {
  const { slug, title } = await translated();
  const titles = async (market: "de" | "us", q: string) => {
    const { data } = await new Visitor("buyer").query<Listings>("shop.search.listings", { market, q });
    return data.cards.filter((card) => card.slug === slug).map((card) => card.title);
  };
  expect(await titles("de", `wanderschuhe ${WORD}`)).toEqual([`Wanderschuh ${WORD}`]);
  expect(await titles("de", `जूता ${WORD}`)).toEqual([`Wanderschuh ${WORD}`]);
  expect(await titles("us", `wanderschuh ${WORD}`)).toEqual([title]);
});
