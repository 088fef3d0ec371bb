// Offers as a market sees them: with delivery and the day they arrive, and as the buy box weighs them.
import { hourIn, type Id, isoDay, type Market, type OfferView } from "@stoa/contract";
import { type Contender, type ProductOffer, type Readiness, shipsLater } from "../offers/index.ts";
import {
  type DeliveryTerms,
  deliveryPromise,
  handedOverFrom,
  laterDay,
  usualTerms,
  usualWay,
} from "../pricing/index.ts";

/** Most units of an offer that a page tells of. */
const AVAILABLE_TOLD = 20;

/** Where an offer is looked at from. `today` is a day of the market, `hour` an hour of it. */
export interface Place {
  market: Market;
  today: string;
  hour: number;
  /** How each seller sends there. */
  deliveries: ReadonlyMap<Id<"seller">, DeliveryTerms>;
}

/** A market at a point in time. */
export function placeAt(market: Market, nowMs: number, deliveries: Place["deliveries"]): Place {
  return { market, today: isoDay(nowMs, market.timeZone), hour: hourIn(nowMs, market.timeZone), deliveries };
}

const termsOf = ({ market, deliveries }: Place, sellerId: Id<"seller">): DeliveryTerms =>
  deliveries.get(sellerId) ?? usualTerms(market);

/** Whether the seller of an offer sends it to where most people of the market live. */
export const isSentTo = (place: Place, { sellerId, priceMinor }: ProductOffer): boolean =>
  usualWay(termsOf(place, sellerId), priceMinor) !== null;

/** Whether an order of one unit leaves at once, later, or not at all. */
export function readinessOf({ units }: ProductOffer): Readiness {
  if (units.ready > 0) return "ready";
  return units.later > 0 ? "later" : "none";
}

/** When one unit of an offer arrives, also with other handling days or another readiness than it has. */
export function promiseOf(
  place: Place,
  offer: ProductOffer,
  { handlingDays, readiness }: { handlingDays: number; readiness: Readiness } = {
    handlingDays: offer.handlingDays,
    readiness: readinessOf(offer),
  },
) {
  const { market, today, hour } = place;
  const terms = termsOf(place, offer.sellerId);
  const { method, days } = usualWay(terms, offer.priceMinor) ?? { method: "standard" as const, days: null };
  const counted = handedOverFrom(today, hour, terms.cutOffHour, market);
  const waits = readiness === "later" && offer.availableAt !== null;
  const from = waits ? laterDay(counted, isoDay(offer.availableAt!, market.timeZone)) : counted;
  return deliveryPromise(market, { sellerCountry: offer.sellerCountry, handlingDays, method, today: from, days });
}

/** What a price of a seller's comes to with its usual delivery. */
export function landedMinor(place: Place, sellerId: Id<"seller">, priceMinor: number): number {
  return priceMinor + (usualWay(termsOf(place, sellerId), priceMinor)?.feeMinor ?? 0);
}

/** An offer as the product page shows it. */
export function offerView(place: Place, offer: ProductOffer): OfferView {
  const { market } = place;
  const { offerId, condition, priceMinor, compareAtMinor, isLowest30, saleEndsAt, maxPerOrder, units } = offer;
  const landed = landedMinor(place, offer.sellerId, priceMinor);
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
    landedMinor: landedMinor(place, offer.sellerId, offer.priceMinor),
    condition: offer.condition,
    readiness: readinessOf(offer),
    promiseToDay: promiseOf(place, offer).toDay,
    sellerRatingCenti: offer.sellerRatingCenti,
    health: offer.health,
  };
}
