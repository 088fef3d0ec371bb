// Where all products are, in parts: what sitemaps are made of.
import type { Addresses, AddressesInput, Id } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx } from "../../kernel/index.ts";

/** Small enough for one sitemap: with five markets, 10,000 of its 50,000 addresses. */
const PART_SIZE = 2_000;

/** One part of the listed products, in the order of their ids. An empty part lies behind the end. */
export async function addresses(
  { db, search }: Pick<Ctx, "db" | "search">,
  { part }: AddressesInput,
): Promise<Addresses> {
  const [listed, state] = await search.batch([
    search
      .prepare("SELECT product_id AS productId, slug FROM listing ORDER BY product_id LIMIT ?1 OFFSET ?2")
      .bind(PART_SIZE, part * PART_SIZE),
    search.prepare("SELECT listing_count AS products FROM index_state"),
  ]);
  const products = ((state?.results ?? []) as { products: number }[])[0]?.products ?? 0;
  const found = (listed?.results ?? []) as { productId: Id<"product">; slug: string }[];
  const changed = await db.all<{ id: Id<"product">; updatedAt: number }>(sql`
    SELECT p.id, p.updated_at AS updatedAt FROM json_each(${JSON.stringify(found.map(({ productId }) => productId))}) AS wanted
    CROSS JOIN product p ON p.id = wanted.value`);
  const changedAt = new Map(changed.map(({ id, updatedAt }) => [id, updatedAt]));
  return {
    products: found.map(({ productId, slug }) => ({ slug, updatedAt: changedAt.get(productId) ?? 0 })),
    parts: Math.max(1, Math.ceil(products / PART_SIZE)),
  };
}
