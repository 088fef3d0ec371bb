// Where all products are, in parts: what sitemaps are made of.
import type { Addresses, AddressesInput } from "@stoa/contract";
import type { Ctx } from "../../kernel/index.ts";

/** Small enough for one sitemap: with five markets, 10,000 of its 50,000 addresses. */
const PART_SIZE = 2_000;

/** The slugs of one part of the listed products, in the order of their ids. An empty part lies behind the end. */
export async function addresses({ search }: Pick<Ctx, "search">, { part }: AddressesInput): Promise<Addresses> {
  const [slugs, state] = await search.batch([
    search.prepare("SELECT slug FROM listing ORDER BY product_id LIMIT ?1 OFFSET ?2").bind(PART_SIZE, part * PART_SIZE),
    search.prepare("SELECT listing_count AS products FROM index_state"),
  ]);
  const products = ((state?.results ?? []) as { products: number }[])[0]?.products ?? 0;
  return {
    slugs: ((slugs?.results ?? []) as { slug: string }[]).map(({ slug }) => slug),
    parts: Math.max(1, Math.ceil(products / PART_SIZE)),
  };
}
