// Offers as a market sees them: with delivery and the day they arrive, and as the buy box weighs them.
import { isoDay, type Market, type OfferView } from "@stoa/contract";
import { type Contender, type ProductOffer, type Readiness, shipsLater } from "../offers/index.ts";
import { deliveryFee, deliveryPromise, laterDay } from "../pricing/index.ts";

/** Most units of an offer that a page tells of. */
const AVAILABLE_TOLD = 20;

/** Where an offer is looked at from. `today` is a day of the market. */
export interface Place {
  market: Market;
  today: string;
}

/** A market at a point in time. */
export function placeAt(market: Market, nowMs: number): Place {
  return { market, today: isoDay(nowMs, market.timeZone) };
}

/** Whether an order of one unit leaves at once, later, or not at all. */
export function readinessOf({ units }: ProductOffer): Readiness {
  if (units.ready > 0) return "ready";
  return units.later > 0 ? "later" : "none";
}

/** When one unit of an offer arrives, also with other handling days or another readiness than it has. */
export function promiseOf(
  { market, today }: Place,
  offer: ProductOffer,
  { handlingDays, readiness }: { handlingDays: number; readiness: Readiness } = {
    handlingDays: offer.handlingDays,
    readiness: readinessOf(offer),
  },
) {
  const waits = readiness === "later" && offer.availableAt !== null;
  const from = waits ? laterDay(today, isoDay(offer.availableAt!, market.timeZone)) : today;
  return deliveryPromise(market, { sellerCountry: offer.sellerCountry, handlingDays, method: "standard", today: from });
}

/** What a price comes to with the cheapest delivery. */
export function landedMinor(market: Market, priceMinor: number): number {
  return priceMinor + deliveryFee(market, "standard", priceMinor);
}

/** An offer as the product page shows it. */
export function offerView(place: Place, offer: ProductOffer): OfferView {
  const { market } = place;
  const { offerId, condition, priceMinor, compareAtMinor, isLowest30, saleEndsAt, maxPerOrder, units } = offer;
  const landed = landedMinor(market, priceMinor);
  return {
    offerId,
    seller: {
      sellerId: offer.sellerId,
      handle: offer.sellerHandle,
      name: offer.sellerName,
      ratingCenti: offer.sellerRatingCenti,
      country: offer.sellerCountry,
    },
    condition,
    priceMinor,
    compareAtMinor,
    isLowest30,
    saleEndsAt,
    deliveryMinor: landed - priceMinor,
    landedMinor: landed,
    currency: market.currency,
    // What comes in later is told only once nothing is left that leaves at once.
    available: Math.min(units.ready || units.later, AVAILABLE_TOLD),
    maxPerOrder,
    later: shipsLater(offer, 1, market.timeZone),
    promise: promiseOf(place, offer),
  };
}

/** An offer as the buy box weighs it. */
export function contenderOf(place: Place, offer: ProductOffer): Contender {
  return {
    offerId: offer.offerId,
    landedMinor: landedMinor(place.market, offer.priceMinor),
    condition: offer.condition,
    readiness: readinessOf(offer),
    promiseToDay: promiseOf(place, offer).toDay,
    sellerRatingCenti: offer.sellerRatingCenti,
    health: offer.health,
  };
}
