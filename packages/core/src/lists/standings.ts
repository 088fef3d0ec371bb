// Today's best offers of wished-for things, read for a whole page of them at once.
import type { Id, Market } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import { offerLines } from "../offers/index.ts";
import { cardsOf } from "../search/index.ts";
import { type Standing, standingOf } from "./rules.ts";

/** A wished-for thing: one variant of a product, or any. */
export interface Wished {
  productId: Id<"product">;
  variantId: Id<"variant"> | null;
}

type ReadCtx = Pick<Ctx, "db" | "search" | "now" | "language">;

/**
 * How these things are offered in a market, in their order; null for what nobody offers there. A product as a whole
 * stands as on its card, a variant by its own offers.
 */
export async function standings(ctx: ReadCtx, market: Market, wished: readonly Wished[]): Promise<(Standing | null)[]> {
  const variantIds = wished.flatMap(({ variantId }) => variantId ?? []);
  const productIds = wished.flatMap(({ productId, variantId }) => (variantId ? [] : [productId]));
  const [ofVariants, ofProducts] = await Promise.all([
    variantStandings(ctx, market, variantIds),
    productStandings(ctx, market, productIds),
  ]);
  return wished.map(({ productId, variantId }) =>
    variantId ? (ofVariants.get(variantId) ?? null) : (ofProducts.get(productId) ?? null),
  );
}

async function productStandings(ctx: ReadCtx, market: Market, productIds: readonly Id<"product">[]) {
  const cards = await cardsOf(ctx, market, productIds);
  return new Map(
    cards.map(({ productId, offerId, priceMinor, inStock }): [Id<"product">, Standing] => [
      productId,
      { offerId, priceMinor, inStock },
    ]),
  );
}

async function variantStandings(ctx: ReadCtx, market: Market, variantIds: readonly Id<"variant">[]) {
  if (variantIds.length === 0) return new Map<Id<"variant">, Standing | null>();
  const rows = await ctx.db.all<{ offerId: Id<"offer">; variantId: Id<"variant"> }>(sql`
    SELECT o.id AS offerId, o.variant_id AS variantId FROM json_each(${JSON.stringify(variantIds)}) AS wanted
    JOIN offer o ON o.variant_id = wanted.value AND o.status = 'active'`);
  const variantOf = new Map(rows.map(({ offerId, variantId }) => [offerId, variantId]));
  const lines = await offerLines(ctx, market, [...variantOf.keys()]);
  const byVariant = Map.groupBy(lines, (line) => variantOf.get(line.offerId));
  return new Map(variantIds.map((variantId) => [variantId, standingOf(byVariant.get(variantId) ?? [])]));
}
