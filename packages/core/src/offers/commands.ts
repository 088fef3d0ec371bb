// What sellers do with their offers. Tenancy is in the WHERE: an offer of another seller is not found.
import {
  DomainError,
  type Id,
  type SellerOffer,
  type SetAvailability,
  type SetOfferStatus,
  type SetOfferTerms,
  type SetPrice,
  type SetSale,
  type SetStock,
} from "@stoa/contract";
import { and, atomic, type BatchPart, eq, offer, offerPrice, stock } from "@stoa/db";
import { auditRow, later, type SellerCtx, sent } from "../kernel/index.ts";
import { sellerOffer } from "./queries.ts";

/**
 * Runs a change of one of the seller's own offers, with its job. `turnsAt` are points in time at which the change makes
 * itself felt later on: pages and search are made to follow then too.
 * @throws NOT_FOUND
 */
async function change(
  ctx: SellerCtx<"offers.write">,
  offerId: Id<"offer">,
  statements: BatchPart[],
  turnsAt: readonly number[] = [],
): Promise<SellerOffer> {
  await sellerOffer(ctx, offerId);
  const job = later(ctx, { type: "offer.changed", offerId });
  const turns = turnsAt.filter((at) => at > ctx.now()).map((at) => later(ctx, { type: "offer.changed", offerId }, at));
  const touch = ctx.db
    .update(offer)
    .set({ updatedAt: ctx.now() })
    .where(and(eq(offer.id, offerId), eq(offer.sellerId, ctx.actor.sellerId)));
  await atomic(ctx.db, [...statements, touch, job.statement, ...turns.map((turn) => turn.statement)], {
    stock_not_oversold: "CONFLICT",
    offer_compare_at_above_price: "INVALID_INPUT",
    offer_sale_below_price: "INVALID_INPUT",
  });
  sent(ctx, [job]);
  return await sellerOffer(ctx, offerId);
}

/**
 * Sets the price in one currency. A sale that is planned beside it stays.
 * @throws NOT_FOUND not an offer of this seller
 * @throws INVALID_INPUT the former price is not above the new one, or the price of the sale not below it
 */
export async function setPrice(ctx: SellerCtx<"offers.write">, { offerId, ...price }: SetPrice): Promise<SellerOffer> {
  const values = { ...price, changedAt: ctx.now() };
  const set = ctx.db
    .insert(offerPrice)
    .values({ offerId, ...values })
    .onConflictDoUpdate({ target: [offerPrice.offerId, offerPrice.currency], set: values });
  return await change(ctx, offerId, [set, auditRow(ctx, "offer.price", offerId, { ...price })]);
}

/**
 * Plans a sale in one currency, or ends it with null.
 * @throws NOT_FOUND not an offer of this seller, or one without a price in this currency
 * @throws INVALID_INPUT the sale's price is not below the price, or the sale is over already
 */
export async function setSale(
  ctx: SellerCtx<"offers.write">,
  { offerId, currency, sale }: SetSale,
): Promise<SellerOffer> {
  const { prices } = await sellerOffer(ctx, offerId);
  if (!prices.some((price) => price.currency === currency)) throw new DomainError("NOT_FOUND", { currency });
  if (sale && sale.toAt <= ctx.now()) throw new DomainError("INVALID_INPUT", { field: "sale.toAt" });
  const { saleMinor = null, fromAt = null, toAt = null } = sale ?? {};
  const set = ctx.db
    .update(offerPrice)
    .set({ saleMinor, saleFromAt: fromAt, saleToAt: toAt, changedAt: ctx.now() })
    .where(and(eq(offerPrice.offerId, offerId), eq(offerPrice.currency, currency)));
  const entry = auditRow(ctx, "offer.sale", offerId, { currency, ...sale });
  return await change(ctx, offerId, [set, entry], sale ? [sale.fromAt, sale.toAt] : []);
}

/**
 * Sets the counted stock. What is owed to buyers is taken from it first.
 * @throws NOT_FOUND not an offer of this seller
 * @throws CONFLICT more than this is promised to open orders
 */
export async function setStock(ctx: SellerCtx<"offers.write">, input: SetStock): Promise<SellerOffer> {
  return await change(ctx, input.offerId, [
    ctx.db.update(stock).set({ onHand: input.onHand }).where(eq(stock.offerId, input.offerId)),
    auditRow(ctx, "offer.stock", input.offerId, { onHand: input.onHand }),
  ]);
}

/**
 * Sets what may be promised beyond the stock.
 * @throws NOT_FOUND not an offer of this seller
 * @throws INVALID_INPUT the units would be there already
 * @throws CONFLICT more is promised already
 */
export async function setAvailability(
  ctx: SellerCtx<"offers.write">,
  { offerId, ...terms }: SetAvailability,
): Promise<SellerOffer> {
  const { availableAt } = terms;
  if (availableAt !== null && availableAt <= ctx.now())
    throw new DomainError("INVALID_INPUT", { field: "availableAt" });
  return await change(
    ctx,
    offerId,
    [
      ctx.db.update(stock).set(terms).where(eq(stock.offerId, offerId)),
      auditRow(ctx, "offer.availability", offerId, { ...terms }),
    ],
    availableAt === null ? [] : [availableAt],
  );
}

/** Sets handling days and the most units of one order. @throws NOT_FOUND not an offer of this seller */
export async function setOfferTerms(
  ctx: SellerCtx<"offers.write">,
  { offerId, ...terms }: SetOfferTerms,
): Promise<SellerOffer> {
  return await change(ctx, offerId, [
    ctx.db
      .update(offer)
      .set(terms)
      .where(and(eq(offer.id, offerId), eq(offer.sellerId, ctx.actor.sellerId))),
    auditRow(ctx, "offer.terms", offerId, { ...terms }),
  ]);
}

/** Pauses or resumes an offer. @throws NOT_FOUND not an offer of this seller */
export async function setOfferStatus(ctx: SellerCtx<"offers.write">, input: SetOfferStatus): Promise<SellerOffer> {
  return await change(ctx, input.offerId, [
    ctx.db
      .update(offer)
      .set({ status: input.status })
      .where(and(eq(offer.id, input.offerId), eq(offer.sellerId, ctx.actor.sellerId))),
    auditRow(ctx, "offer.status", input.offerId, { status: input.status }),
  ]);
}
