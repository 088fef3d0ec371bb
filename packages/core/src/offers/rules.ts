// Which offer a product page puts forward. The winner is picked when shown and never stored.
import type { Condition } from "@stoa/contract";

/** What the buy box knows of an offer. `landedMinor` is price plus the cheapest delivery. */
export interface Contender {
  landedMinor: number;
  condition: Condition;
  available: number;
  promiseToDay: string;
  sellerRatingCenti: number;
}

/** The score of an offer with its parts: each is a penalty in basis points of the cheapest landed price; lower wins. */
export interface BuyBoxScore {
  totalBps: number;
  priceBps: number;
  delayBps: number;
  conditionBps: number;
  ratingBps: number;
}

const CONDITION_BPS: Record<Condition, number> = { new: 0, refurbished: 2_500, used_like_new: 3_000, used_good: 4_000 };
const DAY_BPS = 60; // a day later weighs as much as 0.6 % of the price
const RATING_BPS = 4; // a hundredth of a star below five

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Scores each offer against the cheapest and the quickest of those that have stock. */
export function scoreOffers(offers: readonly Contender[]): BuyBoxScore[] {
  const inStock = offers.filter((offer) => offer.available > 0);
  const field = inStock.length > 0 ? inStock : offers;
  const cheapest = Math.max(1, Math.min(...field.map((offer) => offer.landedMinor)));
  const quickest = field.map((offer) => offer.promiseToDay).toSorted()[0] ?? "";
  return offers.map((offer) => {
    const priceBps = Math.round(((offer.landedMinor - cheapest) * 10_000) / cheapest);
    const delayBps = Math.round(daysBetween(quickest, offer.promiseToDay) * DAY_BPS);
    const conditionBps = CONDITION_BPS[offer.condition];
    const ratingBps = (500 - (offer.sellerRatingCenti || 400)) * RATING_BPS;
    return { totalBps: priceBps + delayBps + conditionBps + ratingBps, priceBps, delayBps, conditionBps, ratingBps };
  });
}

/** Offers, best first: the first is the buy box. Sold-out offers come last; equal scores keep their order. */
export function rankOffers<T>(offers: readonly T[], contender: (offer: T) => Contender): T[] {
  const contenders = offers.map(contender);
  const scores = scoreOffers(contenders);
  return offers
    .map((offer, i) => ({ offer, soldOut: Number(contenders[i]!.available <= 0), score: scores[i]!.totalBps }))
    .toSorted((a, b) => a.soldOut - b.soldOut || a.score - b.score)
    .map(({ offer }) => offer);
}
