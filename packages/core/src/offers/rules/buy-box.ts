// Which offer a product page puts forward, and why. The winner is picked when shown and never stored.
import { BUY_BOX_PARTS, type BuyBoxPart, type Condition } from "@stoa/contract";

/** How a seller did with the orders of the last 90 days; null before it was measured. */
export interface SellerHealth {
  orderCount: number;
  lateCount: number;
  cancelledCount: number;
}

/** Whether an order leaves at once, later, or not at all. */
export type Readiness = "ready" | "later" | "none";

/** What the buy box knows of an offer. `landedMinor` is price plus the cheapest delivery. */
export interface Contender {
  offerId: string;
  landedMinor: number;
  condition: Condition;
  readiness: Readiness;
  promiseToDay: string;
  sellerRatingCenti: number;
  health: SellerHealth | null;
}

/** The handicaps of an offer in basis points of the cheapest landed price of its field; the lowest sum wins. */
export type BuyBoxScore = Record<BuyBoxPart | "total", number>;

const CONDITION_BPS: Record<Condition, number> = { new: 0, refurbished: 0, used_like_new: 500, used_good: 1_500 };
/** A day later weighs as much as 0.6 % of the price. */
const DAY_BPS = 60;
/** A hundredth of a star below five. A seller without ratings counts as one with four stars. */
const RATING_BPS = 4;
const UNRATED_CENTI = 400;
/** One late order in ten weighs 1.5 % of the price, one that the seller called off in ten weighs 4 %. */
const LATE_SHARE = 0.15;
const CANCELLED_SHARE = 0.4;
/** Orders that everybody is credited with, three in a hundred late and one called off: few orders prove little. */
const CREDIT = { orders: 20, late: 0.6, cancelled: 0.2 };
/** Offers this close to the best are as good as it, and take turns. */
const TIE_BPS = 100;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function healthBps(health: SellerHealth | null): number {
  const { orderCount, lateCount, cancelledCount } = health ?? { orderCount: 0, lateCount: 0, cancelledCount: 0 };
  const orders = orderCount + CREDIT.orders;
  const late = (lateCount + CREDIT.late) / orders;
  const cancelled = (cancelledCount + CREDIT.cancelled) / orders;
  return Math.round((late * LATE_SHARE + cancelled * CANCELLED_SHARE) * 10_000);
}

/** Scores the offers of one field against its cheapest and its quickest. */
export function scoreOffers(field: readonly Contender[]): BuyBoxScore[] {
  const cheapest = Math.max(1, Math.min(...field.map((offer) => offer.landedMinor)));
  const quickest = field.map((offer) => offer.promiseToDay).toSorted()[0] ?? "";
  return field.map((offer) => {
    const parts: Record<BuyBoxPart, number> = {
      landed: Math.round(((offer.landedMinor - cheapest) * 10_000) / cheapest),
      delay: Math.round(daysBetween(quickest, offer.promiseToDay) * DAY_BPS),
      condition: CONDITION_BPS[offer.condition],
      rating: (500 - (offer.sellerRatingCenti || UNRATED_CENTI)) * RATING_BPS,
      health: healthBps(offer.health),
    };
    return { ...parts, total: BUY_BOX_PARTS.reduce((sum, part) => sum + parts[part], 0) };
  });
}

/** New things compete with new ones, used with used: each kind has its own winner. */
export const isUsed = (condition: Condition): boolean => condition !== "new";

const READINESS = ["ready", "later", "none"] as const;

/**
 * The fields of a list of offers, best first: what can be bought before what cannot, new before used, what leaves at once
 * before what leaves later. Offers compete within their field only.
 */
function fieldOf({ readiness, condition }: Contender): number {
  return (readiness === "none" ? 10 : 0) + (isUsed(condition) ? 5 : 0) + READINESS.indexOf(readiness);
}

/** A number that looks like chance and is the same for the same text: FNV-1a, then mixed so that close texts part. */
function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The seed of a product's turns: another every hour, the same for every visitor, so that pages stay cacheable. */
export function turnOf(productId: string, nowMs: number): string {
  return `${productId}@${Math.floor(nowMs / 3_600_000)}`;
}

/** One field, best first; those within `TIE_BPS` of the best take turns by the seed. */
function rankField<T extends Contender>(field: readonly T[], turn: string): T[] {
  const scores = scoreOffers(field);
  const best = Math.min(...scores.map((score) => score.total));
  return field
    .map((offer, i) => {
      const behind = scores[i]!.total - best;
      return { offer, behind: behind <= TIE_BPS ? 0 : behind, chance: chanceOf(`${turn} ${offer.offerId}`) };
    })
    .toSorted(
      (a, b) =>
        a.behind - b.behind ||
        (a.behind === 0 ? a.chance - b.chance : 0) ||
        (a.offer.offerId < b.offer.offerId ? -1 : 1),
    )
    .map(({ offer }) => offer);
}

/** Offers of one variant, best first: the first is the buy box, the first used one that of used things. */
export function rankOffers<T extends Contender>(offers: readonly T[], turn: string): T[] {
  return [...Map.groupBy(offers, fieldOf)].toSorted(([a], [b]) => a - b).flatMap(([, field]) => rankField(field, turn));
}

/** How far an offer is ahead of every other of a field, in basis points; at most `TIE_BPS`: it takes turns. */
export function leadOf(own: Contender, others: readonly Contender[]): number {
  const [mine, ...rest] = scoreOffers([own, ...others]).map((score) => score.total) as [number, ...number[]];
  return Math.min(...rest) - mine;
}

/** Whether a lead is enough to be put forward in every hour, or at least in some. */
export const winsAlone = (leadBps: number): boolean => leadBps > TIE_BPS;
export const takesTurns = (leadBps: number): boolean => leadBps >= -TIE_BPS && leadBps <= TIE_BPS;
