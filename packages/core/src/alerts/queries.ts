// One's alerts, as their page shows them.
import { type AlertsInput, type AlertView, type Id, MARKETS, type MarketHandle, type Page } from "@stoa/contract";
import { sql } from "@stoa/db";
import { type BuyerCtx, pageOf, readCursor } from "../kernel/index.ts";
import { standings } from "../lists/index.ts";
import { variantLabel } from "../offers/index.ts";

interface Row extends Omit<AlertView, "currency" | "variantLabel" | "image" | "priceMinor" | "inStock" | "isDone"> {
  productId: Id<"product">;
  variantId: Id<"variant">;
  options: string;
  image: string | null;
  status: string;
}

/** The alerts of the buyer who asks, newest first, each at today's price in its own market. */
export async function myAlerts(ctx: BuyerCtx<"lists">, input: AlertsInput): Promise<Page<AlertView>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db.all<Row>(sql`
    SELECT a.id AS alertId, a.kind, a.market, a.status, p.id AS productId, v.id AS variantId, p.slug, v.sku, p.title, v.options,
      a.target_minor AS targetMinor, a.base_minor AS baseMinor, a.created_at AS createdAt,
      (SELECT json_object('imageId', i.id, 'hash', i.hash, 'width', i.width, 'height', i.height,
         'placeholderColour', i.placeholder_colour, 'alt', i.alt)
       FROM product_image i WHERE i.product_id = p.id ORDER BY i.id = v.image_id DESC, i.position LIMIT 1) AS image
    FROM alert a JOIN variant v ON v.id = a.variant_id JOIN product p ON p.id = v.product_id
    WHERE a.owner = ${ctx.actor.userId} ${after ? sql`AND (a.created_at, a.id) < (${after.at}, ${after.id})` : sql``}
    ORDER BY a.created_at DESC, a.id DESC LIMIT ${input.limit + 1}`);
  const now = new Map<string, { priceMinor: number; inStock: boolean } | null>();
  const byMarket = Map.groupBy(rows, (row): MarketHandle => row.market);
  for (const [market, own] of byMarket) {
    const found = await standings(ctx, MARKETS[market], own);
    for (const [i, { alertId }] of own.entries()) now.set(alertId, found[i] ?? null);
  }
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.createdAt, id: row.alertId }),
    ({ alertId, kind, market, slug, sku, title, targetMinor, baseMinor, createdAt, ...row }): AlertView => ({
      alertId,
      kind,
      market,
      slug,
      sku,
      title,
      targetMinor,
      baseMinor,
      createdAt,
      currency: MARKETS[market].currency,
      variantLabel: variantLabel(JSON.parse(row.options)),
      image: row.image ? JSON.parse(row.image) : null,
      priceMinor: now.get(alertId)?.priceMinor ?? null,
      inStock: now.get(alertId)?.inStock ?? false,
      isDone: row.status === "done",
    }),
  );
}
