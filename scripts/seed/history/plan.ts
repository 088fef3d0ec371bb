// Who bought what and when: the order history before any amount is known.
import { DAY_MS, HOUR_MS, type Id, MARKETS, type Market, type MarketHandle, type PaymentMethod } from "@stoa/contract";
import type { DemoBuyer } from "../accounts.ts";
import { diceOf, type Dice } from "../dice.ts";
import type { DemoOffer } from "../offers.ts";
import { DEMO_SELLER } from "../sellers.ts";

/** How far an order gets: as far as its age allows, or to where it is told to stop. */
export type Fate = "natural" | "expired" | "cancelled" | "confirmed" | "picking" | "packed" | "shipped";

/** What was put in the cart. */
export interface PlannedLine {
  offer: DemoOffer;
  quantity: number;
}

/** One purchase to be made. */
export interface PlannedPurchase {
  placedAt: number;
  market: Market;
  buyer: DemoBuyer;
  method: PaymentMethod;
  lines: PlannedLine[];
  /** Sellers whose parcel goes express. */
  express: Set<Id<"seller">>;
  fate: Fate;
}

export const HISTORY_DAYS = 35;
const PURCHASES = 205;

const MARKET_WEIGHTS: Record<MarketHandle, number> = { us: 34, in: 24, de: 22, jp: 11, ae: 9 };

const METHOD_WEIGHTS: Record<MarketHandle, Partial<Record<PaymentMethod, number>>> = {
  us: { card: 75, wallet: 25 },
  in: { upi: 58, card: 18, wallet: 10, cod: 14 },
  de: { card: 65, wallet: 35 },
  jp: { card: 62, wallet: 18, cod: 20 },
  ae: { card: 60, wallet: 17, cod: 23 },
};

/** Hours that a market's clocks are ahead of UTC in winter; history does not mind the hour of summer. */
export const HOURS_AHEAD: Record<MarketHandle, number> = { us: -5, in: 5.5, de: 1, jp: 9, ae: 4 };

/** How much is bought from Sunday to Saturday, and in each hour of the day. */
const WEEKDAY_WEIGHTS = [13, 11, 9, 9, 10, 9, 11];
const HOUR_WEIGHTS = [2, 1, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 10, 9, 8, 8, 8, 9, 11, 14, 16, 15, 10, 5];

/** What the seller of the demo account still has to send, by the age of the purchase in hours; the last two are late. */
const TO_SHIP: readonly { hoursAgo: number; fate: Fate }[] = [
  { hoursAgo: 1.2, fate: "confirmed" },
  { hoursAgo: 3.5, fate: "confirmed" },
  { hoursAgo: 8, fate: "confirmed" },
  { hoursAgo: 14, fate: "picking" },
  { hoursAgo: 19, fate: "picking" },
  { hoursAgo: 22, fate: "packed" },
  { hoursAgo: 6.2 * 24, fate: "confirmed" },
  { hoursAgo: 7.1 * 24, fate: "picking" },
];

/** The purchases of the demo buyer, oldest first. */
const DEMO_BUYER: readonly { hoursAgo: number; sellerCount: number; fate: Fate }[] = [
  { hoursAgo: 32.4 * 24, sellerCount: 1, fate: "natural" },
  { hoursAgo: 21.7 * 24, sellerCount: 2, fate: "natural" },
  { hoursAgo: 11.3 * 24, sellerCount: 1, fate: "cancelled" },
  { hoursAgo: 4.5 * 24, sellerCount: 1, fate: "shipped" },
  { hoursAgo: 21, sellerCount: 2, fate: "picking" },
];

/** All purchases, oldest first. */
export function planPurchases(
  offers: readonly DemoOffer[],
  buyers: readonly DemoBuyer[],
  demoBuyer: DemoBuyer,
  now: number,
): PlannedPurchase[] {
  const dice = diceOf("history");
  const basketOf = (lead: readonly Choice[], rest: readonly Choice[], sellerCount: number) =>
    fillBasket(lead, rest, sellerCount, dice);
  const all = choicesOf(offers);
  const others = all.filter(({ offer }) => offer.seller.handle !== DEMO_SELLER);
  const own = all.filter(
    ({ offer }) => offer.seller.handle === DEMO_SELLER && offer.product.source.vendor === DEMO_SELLER,
  );

  const everyday = Array.from({ length: PURCHASES }, () => {
    const market =
      MARKETS[dice.weighted(Object.keys(MARKET_WEIGHTS) as MarketHandle[], (handle) => MARKET_WEIGHTS[handle])];
    const placedAt = timeOfPurchase(market, now, dice);
    // The seller of the demo account works through its orders: what is left to send is written down above.
    const shelf = placedAt > now - 3 * DAY_MS ? others : all;
    const sellerCount = dice.weighted([1, 2, 3], (count) => [0, 70, 22, 8][count]!);
    return { market, placedAt, lines: basketOf(shelf, shelf, sellerCount), fate: everydayFate(dice), buyer: null };
  });
  const toShip = TO_SHIP.map(({ hoursAgo, fate }) => {
    const market = MARKETS[dice.pick(["us", "us", "de", "de", "in", "jp"] as const)];
    return { market, placedAt: Math.round(now - hoursAgo * HOUR_MS), lines: basketOf(own, own, 1), fate, buyer: null };
  });
  const ofDemoBuyer = DEMO_BUYER.map(({ hoursAgo, sellerCount, fate }) => ({
    market: MARKETS[demoBuyer.market],
    placedAt: Math.round(now - hoursAgo * HOUR_MS),
    lines: basketOf(others, others, sellerCount),
    fate,
    buyer: demoBuyer,
  }));

  return [...everyday, ...toShip, ...ofDemoBuyer]
    .toSorted((a, b) => a.placedAt - b.placedAt)
    .map((draft): PlannedPurchase => {
      const { market, lines, fate } = draft;
      const known = buyers.filter((buyer) => buyer.market === market.handle);
      const methods = METHOD_WEIGHTS[market.handle];
      // Cash has no provider that could fail or give it back, and one parcel brings it home.
      const oneParcel = new Set(lines.map(({ offer }) => offer.seller)).size === 1;
      const cash = oneParcel && fate !== "expired" && fate !== "cancelled";
      const means = market.methods.filter((method) => cash || method !== "cod");
      return {
        ...draft,
        // The first of each market come back most often.
        buyer: draft.buyer ?? dice.weighted(known, (buyer) => 1 / (2 + known.indexOf(buyer))),
        method: draft.buyer ? "card" : dice.weighted(means, (method) => methods[method] ?? 0),
        express: new Set(lines.map(({ offer }) => offer.seller.id).filter(() => dice.chance(0.18))),
      };
    });
}

function everydayFate(dice: Dice): Fate {
  return dice.weighted(
    ["natural", "cancelled", "expired"] as const,
    (fate) => ({ natural: 92, cancelled: 5, expired: 3 })[fate],
  );
}

/** A moment of the last weeks: more of them lately, on Sundays and in the evening. */
function timeOfPurchase(market: Market, now: number, dice: Dice): number {
  const days = Array.from({ length: HISTORY_DAYS }, (_, daysAgo) => daysAgo);
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const weekday = (daysAgo: number) => new Date(today - daysAgo * DAY_MS).getUTCDay();
  const daysAgo = dice.weighted(days, (ago) => WEEKDAY_WEIGHTS[weekday(ago)]! * (1.5 - ago / HISTORY_DAYS));
  const hour = dice.weighted([...HOUR_WEIGHTS.keys()], (each) => HOUR_WEIGHTS[each]!) - HOURS_AHEAD[market.handle];
  let placedAt = today - daysAgo * DAY_MS + Math.round(hour * HOUR_MS) + dice.whole(0, HOUR_MS - 1);
  while (placedAt > now - HOUR_MS / 2) placedAt -= DAY_MS;
  return placedAt;
}

/** An offer with how likely somebody takes it. */
interface Choice {
  offer: DemoOffer;
  weight: number;
}

function choicesOf(offers: readonly DemoOffer[]): Choice[] {
  return offers.map((offer) => {
    const { product, condition, seller } = offer;
    const liked = Math.sqrt(product.soldCount + 1) / product.variants.length;
    const affordable = 1 / (1 + product.source.price / 25_000);
    const trusted = (condition === "new" ? 1 : 0.4) * (seller.handle === product.source.vendor ? 1 : 0.6);
    return { offer, weight: liked * affordable * trusted * (seller.handle === DEMO_SELLER ? 2.2 : 1) };
  });
}

function fillBasket(lead: readonly Choice[], rest: readonly Choice[], sellerCount: number, dice: Dice): PlannedLine[] {
  const lines: PlannedLine[] = [];
  const draw = (from: readonly Choice[]) => {
    const { offer } = dice.weighted(from, ({ weight }) => weight);
    const cheap = offer.product.source.price < 3_000;
    lines.push({ offer, quantity: dice.chance(cheap ? 0.35 : 0.08) ? dice.whole(2, cheap ? 4 : 2) : 1 });
    return offer;
  };
  const taken = (offer: DemoOffer) => lines.some((line) => line.offer.product === offer.product);
  for (let sellers = new Set<string>(); sellers.size < sellerCount;) {
    const from = sellers.size === 0 ? lead : rest.filter(({ offer }) => !sellers.has(offer.seller.id) && !taken(offer));
    const { seller } = draw(from);
    sellers.add(seller.id);
    const more = rest.filter(({ offer }) => offer.seller === seller && !taken(offer));
    if (more.length > 0 && dice.chance(0.25)) draw(more);
  }
  return lines;
}
