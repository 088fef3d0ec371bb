// Facts about who writes: what of their orders has arrived, and whether they are on the other side of the counter.
import { DomainError, type Id, type MarketHandle } from "@stoa/contract";
import { type SQL, sql } from "@stoa/db";
import type { BuyerCtx } from "../kernel/index.ts";

/** A line that the buyer bought, and has. */
export interface BoughtLine {
  lineId: Id<"line">;
  productId: Id<"product">;
  productSlug: string;
  sellerId: Id<"seller">;
  title: string;
  variantLabel: string;
  imageHash: string | null;
  buyerName: string;
  ratingCount: number;
  market: MarketHandle;
  deliveredAt: number | null;
}

/** The parcels with which a line `l` has arrived, as the condition of a query. */
const arrivalOf = sql`(SELECT max(s.delivered_at) FROM parcel_line w JOIN shipment s ON s.id = w.shipment_id WHERE w.line_id = l.id)`;

/**
 * A line of the buyer's own that has arrived.
 * @throws NOT_FOUND it is nobody's, or somebody else's
 * @throws ILLEGAL_TRANSITION it has not arrived
 */
export async function boughtLine(
  ctx: BuyerCtx<"orders">,
  lineId: Id<"line">,
): Promise<BoughtLine & { deliveredAt: number }> {
  const [line] = await ctx.db.all<BoughtLine>(sql`
    SELECT l.id AS lineId, v.product_id AS productId, d.slug AS productSlug, o.seller_id AS sellerId, l.title,
      l.variant_label AS variantLabel, l.image_hash AS imageHash, u.name AS buyerName, d.rating_count AS ratingCount,
      p.market, ${arrivalOf} AS deliveredAt
    FROM order_line l JOIN seller_order o ON o.id = l.order_id JOIN purchase p ON p.id = o.purchase_id JOIN user u ON u.id = p.user_id
    JOIN offer f ON f.id = l.offer_id JOIN variant v ON v.id = f.variant_id JOIN product d ON d.id = v.product_id
    WHERE l.id = ${lineId} AND p.user_id = ${ctx.actor.userId}`);
  if (!line) throw new DomainError("NOT_FOUND");
  if (line.deliveredAt === null) throw new DomainError("ILLEGAL_TRANSITION");
  return { ...line, deliveredAt: line.deliveredAt };
}

/** True of somebody in the team of a seller who has an offer of the product: they do not review what they sell. */
export const sellsIt = (userId: Id<"user">, productId: SQL | Id<"product">): SQL => sql`EXISTS (
  SELECT 1 FROM seller_member m JOIN offer f ON f.seller_id = m.seller_id JOIN variant v ON v.id = f.variant_id
  WHERE m.user_id = ${userId} AND v.product_id = ${productId})`;

/** True of somebody to whom the product has come. */
export const hasBought = (userId: Id<"user">, productId: SQL | Id<"product">): SQL => sql`EXISTS (
  SELECT 1 FROM variant v JOIN offer f ON f.variant_id = v.id JOIN order_line l ON l.offer_id = f.id
  JOIN seller_order o ON o.id = l.order_id JOIN purchase p ON p.id = o.purchase_id
  WHERE v.product_id = ${productId} AND p.user_id = ${userId} AND ${arrivalOf} IS NOT NULL)`;
