// What a purchase is made of: rows for the purchase, one order per seller, their lines and holds. Ids and amounts only.
import { DomainError, type Id, type LineProblem, newId } from "@stoa/contract";
import type { CartEntry } from "../cart/index.ts";
import { orderNumber } from "../orders/index.ts";
import type { PricedLine, QuotedBasket, Shelving } from "../pricing/index.ts";

/** A priced line that still knows its cart entry. */
export interface CheckoutLine extends PricedLine {
  entry: CartEntry;
  categorySlugs: readonly string[];
}

const NO_SHELF: Shelving = { categoryIds: [], categorySlugs: [] };

/** Problems that say that the offer is not there to be bought at all. */
const NOT_OFFERED: ReadonlySet<LineProblem> = new Set(["seller_paused", "not_sold_here", "unavailable"]);

/** Entries as priced lines, with the shelf of each product. @throws OFFER_UNAVAILABLE, OUT_OF_STOCK, OVER_ORDER_LIMIT a line cannot be bought as it stands */
export function checkoutLines(
  entries: readonly CartEntry[],
  shelves: ReadonlyMap<Id<"product">, Shelving>,
): CheckoutLine[] {
  return entries.map((entry) => {
    const { offer, line, problem, later } = entry;
    if (offer.unitMinor === null || (problem && NOT_OFFERED.has(problem)))
      throw new DomainError("OFFER_UNAVAILABLE", { offerId: offer.offerId });
    if (problem === "over_limit")
      throw new DomainError("OVER_ORDER_LIMIT", { offerId: offer.offerId, maxPerOrder: offer.maxPerOrder });
    if (problem)
      throw new DomainError("OUT_OF_STOCK", { offerId: offer.offerId, available: Math.max(0, offer.available) });
    const { offerId, productId, sellerId, sellerCountry, handlingDays, commissionBps, unitMinor } = offer;
    const { categoryIds, categorySlugs } = shelves.get(productId) ?? NO_SHELF;
    return {
      entry,
      offerId,
      productId,
      sellerId,
      sellerCountry,
      categoryIds,
      categorySlugs,
      handlingDays,
      availableDay: later?.day ?? null,
      commissionBps,
      unitMinor,
      quantity: line.quantity,
    };
  });
}

/** The rows of one seller's order. */
export interface OrderDraft {
  orderId: Id<"order">;
  number: string;
  group: QuotedBasket<CheckoutLine>["groups"][number];
  lines: { lineId: Id<"line">; quoted: QuotedBasket<CheckoutLine>["groups"][number]["lines"][number] }[];
}

/** One order per seller of a quoted basket, numbered after the purchase. */
export function draftOrders(basket: QuotedBasket<CheckoutLine>, number: string, nowMs: number): OrderDraft[] {
  return basket.groups.map((group, i) => ({
    orderId: newId("order", nowMs),
    number: orderNumber(number, i),
    group,
    lines: group.lines.map((quoted) => ({ lineId: newId("line", nowMs), quoted })),
  }));
}
