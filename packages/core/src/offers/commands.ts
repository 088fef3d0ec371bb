// What sellers do with their offers. Tenancy is in the WHERE: an offer of another seller is not found.
import type { Id, SellerOffer, SetOfferStatus, SetPrice, SetStock } from "@stoa/contract";
import { and, atomic, eq, offer, offerPrice, type Statement, stock } from "@stoa/db";
import { later, type SellerCtx, sent } from "../kernel/index.ts";
import { requirePermission } from "../sellers/index.ts";
import { sellerOffer } from "./queries.ts";

/** Runs a change of one of the seller's own offers, with its job. @throws NOT_FOUND */
async function change(ctx: SellerCtx, offerId: Id<"offer">, statements: Statement[]): Promise<SellerOffer> {
  requirePermission(ctx.actor.role, "offers");
  await sellerOffer(ctx, offerId);
  const job = later(ctx, { type: "offer.changed", offerId });
  const touch = ctx.db
    .update(offer)
    .set({ updatedAt: ctx.now() })
    .where(and(eq(offer.id, offerId), eq(offer.sellerId, ctx.actor.sellerId)));
  await atomic(ctx.db, [...statements, touch, job.statement], {
    stock_not_oversold: "CONFLICT",
    offer_compare_at_above_price: "INVALID_INPUT",
  });
  sent(ctx, [job]);
  return await sellerOffer(ctx, offerId);
}

/**
 * Sets the price in one currency.
 * @throws NOT_FOUND not an offer of this seller
 * @throws INVALID_INPUT the former price is not above the new one
 */
export async function setPrice(ctx: SellerCtx, { offerId, ...price }: SetPrice): Promise<SellerOffer> {
  const set = ctx.db
    .insert(offerPrice)
    .values({ offerId, ...price })
    .onConflictDoUpdate({ target: [offerPrice.offerId, offerPrice.currency], set: price });
  return await change(ctx, offerId, [set]);
}

/**
 * Sets the counted stock.
 * @throws NOT_FOUND not an offer of this seller
 * @throws CONFLICT more than this is promised to open orders
 */
export async function setStock(ctx: SellerCtx, input: SetStock): Promise<SellerOffer> {
  return await change(ctx, input.offerId, [
    ctx.db.update(stock).set({ onHand: input.onHand }).where(eq(stock.offerId, input.offerId)),
  ]);
}

/** Pauses or resumes an offer. @throws NOT_FOUND not an offer of this seller */
export async function setOfferStatus(ctx: SellerCtx, input: SetOfferStatus): Promise<SellerOffer> {
  return await change(ctx, input.offerId, [
    ctx.db
      .update(offer)
      .set({ status: input.status })
      .where(and(eq(offer.id, input.offerId), eq(offer.sellerId, ctx.actor.sellerId))),
  ]);
}
