// Products that a reader names by their slugs: as cards, and side by side.
import {
  type CardsInput,
  type CompareInput,
  type Comparison,
  DomainError,
  type Id,
  MARKETS,
  type ProductCard,
  type ProductPage,
} from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { cardsOf } from "../search/index.ts";
import { type PageCtx, productPage } from "./queries.ts";
import { alignAttributes, offerOfProduct } from "./rules.ts";

/** Most products that are proposed beside a comparison. */
const MAX_RELATED = 8;

/** The cards of products by their slugs, in that order; those that cannot be listed in the market are left out. */
export async function cardsBySlug(
  ctx: Pick<Ctx, "db" | "search" | "language">,
  input: CardsInput,
): Promise<ProductCard[]> {
  const rows = await ctx.db.all<{ productId: Id<"product"> }>(sql`
    SELECT p.id AS productId FROM json_each(${JSON.stringify([...new Set(input.slugs)])}) AS wanted
    JOIN product p ON p.slug = wanted.value ORDER BY wanted.key`);
  return await cardsOf(
    ctx,
    MARKETS[input.market],
    rows.map((row) => row.productId),
  );
}

/** Products side by side, in the order asked for. Slugs that lead nowhere are left out. */
export async function comparison(ctx: PageCtx, input: CompareInput): Promise<Comparison> {
  const found = await Promise.all([...new Set(input.slugs)].map((slug) => pageOrNull(ctx, { ...input, slug })));
  const pages = found.filter((page) => page !== null);
  const compared = new Set(pages.map((page) => page.slug));
  const related = new Map(pages.flatMap((page) => page.related.map((card) => [card.slug, card] as const)));
  return {
    products: pages.map(({ productId, slug, title, brand, images, ratingCenti, ratingCount, variants }) => ({
      productId,
      slug,
      title,
      brand,
      image: images[0] ?? null,
      ratingCenti,
      ratingCount,
      offer: offerOfProduct(variants),
    })),
    attributes: alignAttributes(pages.map((page) => page.attributes)),
    related: [...related.values()].filter((card) => !compared.has(card.slug)).slice(0, MAX_RELATED),
  };
}

async function pageOrNull(
  ctx: PageCtx,
  { market, slug }: { market: CompareInput["market"]; slug: string },
): Promise<ProductPage | null> {
  try {
    return await productPage(ctx, { market, slug });
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
