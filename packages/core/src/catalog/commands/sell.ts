// "Sell this": an offer for a product that is in the shop already, instead of a second page for the same thing.
import { DomainError, type Id, newId, type SellVariant } from "@stoa/contract";
import { and, atomic, eq, insertAll, offer, offerPrice, product, stock, variant } from "@stoa/db";
import { auditRow, later, type SellerCtx, sent } from "../../kernel/index.ts";

/**
 * Offers a variant that is in the shop; it can be bought within seconds.
 * @throws NOT_FOUND no such variant in the shop
 * @throws CONFLICT the seller offers it in this condition already
 * @throws INVALID_INPUT a currency twice
 */
export async function sellVariant(
  ctx: SellerCtx<"offers.write">,
  input: SellVariant,
): Promise<{ offerId: Id<"offer"> }> {
  const { db } = ctx;
  const { variantId, condition, handlingDays, onHand, prices } = input;
  if (new Set(prices.map((price) => price.currency)).size < prices.length)
    throw new DomainError("INVALID_INPUT", { field: "prices" });
  const found = await db
    .select({ id: variant.id })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .where(and(eq(variant.id, variantId), eq(product.status, "active")));
  if (found.length === 0) throw new DomainError("NOT_FOUND");
  const now = ctx.now();
  const offerId = newId("offer", now);
  const job = later(ctx, { type: "offer.changed", offerId });
  await atomic(
    db,
    [
      db.insert(offer).values({
        id: offerId,
        sellerId: ctx.actor.sellerId,
        variantId,
        condition,
        handlingDays,
        createdAt: now,
        updatedAt: now,
      }),
      ...insertAll(
        db,
        offerPrice,
        prices.map((price) => ({ offerId, ...price })),
      ),
      db.insert(stock).values({ offerId, onHand }),
      auditRow(ctx, "offer.make", offerId, { variantId, condition }),
      job.statement,
    ],
    { "offer.variant_id": "CONFLICT" },
  );
  sent(ctx, [job]);
  return { offerId };
}
