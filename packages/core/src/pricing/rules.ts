// Pricing: what a basket costs with delivery and tax, what each seller owes in commission, and when it arrives.
// Pure: the same lines on the same day in the same market always cost the same.
import {
  addDays,
  type DeliveryChoice,
  type DeliveryMethod,
  type DeliveryOption,
  type DeliveryPromise,
  DomainError,
  type Id,
  type Market,
  type MarketHandle,
  MAX_MINOR,
  prorateMinor,
  shareMinor,
  taxInside,
} from "@stoa/contract";

/** Fees in the market's currency, minor units; a seller's basket from `freeFromMinor` goes standard for nothing. */
interface DeliveryRates {
  standardMinor: number;
  expressMinor: number;
  freeFromMinor: number;
}

const RATES: Record<MarketHandle, DeliveryRates> = {
  us: { standardMinor: 599, expressMinor: 1_499, freeFromMinor: 4_900 },
  in: { standardMinor: 4_900, expressMinor: 14_900, freeFromMinor: 99_900 },
  de: { standardMinor: 490, expressMinor: 1_290, freeFromMinor: 4_900 },
  jp: { standardMinor: 600, expressMinor: 1_200, freeFromMinor: 5_000 },
  ae: { standardMinor: 1_500, expressMinor: 3_500, freeFromMinor: 15_000 },
};

/** Working days on the road, earliest and latest. */
const TRANSIT_DAYS: Record<DeliveryMethod, { home: [number, number]; abroad: [number, number] }> = {
  standard: { home: [2, 4], abroad: [5, 9] },
  express: { home: [1, 1], abroad: [2, 4] },
};

/** Moves a calendar day by working days, Monday to Friday. */
export function addWorkingDays(day: string, days: number): string {
  let moved = day;
  for (let left = days; left > 0;) {
    moved = addDays(moved, 1);
    const weekday = new Date(`${moved}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return moved;
}

/** The later one of two days, of which the second may not be known. */
export function laterDay(day: string, other: string | null): string {
  return other !== null && other > day ? other : day;
}

/** When a parcel arrives that is handed over `handlingDays` working days after `today`, a day of the market. */
export function deliveryPromise(
  market: Market,
  of: { sellerCountry: string; handlingDays: number; method: DeliveryMethod; today: string },
): DeliveryPromise {
  const [from, to] = TRANSIT_DAYS[of.method][of.sellerCountry === market.country ? "home" : "abroad"];
  const leaves = addWorkingDays(of.today, of.handlingDays);
  return { fromDay: addWorkingDays(leaves, from), toDay: addWorkingDays(leaves, to) };
}

/** What a seller's parcel with goods of this value costs to send. */
export function deliveryFee(market: Market, method: DeliveryMethod, itemsMinor: number): number {
  const rates = RATES[market.handle];
  if (method === "express") return rates.expressMinor;
  return itemsMinor >= rates.freeFromMinor ? 0 : rates.standardMinor;
}

/** A line to be priced: the offer's price today and what its seller agreed to. */
export interface PricedLine {
  offerId: Id<"offer">;
  sellerId: Id<"seller">;
  sellerCountry: string;
  handlingDays: number;
  /** The day on which the goods are there, when that is still to come. */
  availableDay: string | null;
  commissionBps: number;
  unitMinor: number;
  quantity: number;
}

/** A line with its share of tax and commission. */
export interface QuotedLine<L extends PricedLine> {
  line: L;
  totalMinor: number;
  taxMinor: number;
  commissionMinor: number;
}

/** One seller's part. In a tax-inclusive market `taxMinor` is inside items and delivery, else on top of them. */
export interface QuotedGroup<L extends PricedLine> {
  sellerId: Id<"seller">;
  lines: QuotedLine<L>[];
  method: DeliveryMethod;
  promise: DeliveryPromise;
  shipByDay: string;
  options: DeliveryOption[];
  itemsMinor: number;
  deliveryMinor: number;
  taxMinor: number;
  commissionMinor: number;
  totalMinor: number;
}

/** The whole basket: every amount is the sum of the groups' amounts. */
export interface QuotedBasket<L extends PricedLine> {
  groups: QuotedGroup<L>[];
  itemsMinor: number;
  deliveryMinor: number;
  taxMinor: number;
  totalMinor: number;
}

const sumOf = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((sum, item) => sum + amount(item), 0);

function quoteGroup<L extends PricedLine>(
  market: Market,
  lines: readonly L[],
  method: DeliveryMethod,
  today: string,
): QuotedGroup<L> {
  const [first] = lines as readonly [L, ...L[]];
  const itemsMinor = sumOf(lines, (line) => line.unitMinor * line.quantity);
  // One parcel: it leaves with the line that is ready last.
  const { handlingDays, from } = lines
    .map((line) => ({ handlingDays: line.handlingDays, from: laterDay(today, line.availableDay) }))
    .toSorted((a, b) => (addWorkingDays(a.from, a.handlingDays) < addWorkingDays(b.from, b.handlingDays) ? 1 : -1))[0]!;
  const options = (["standard", "express"] as const).map((each) => ({
    method: each,
    feeMinor: deliveryFee(market, each, itemsMinor),
    promise: deliveryPromise(market, { sellerCountry: first.sellerCountry, handlingDays, method: each, today: from }),
    selected: each === method,
  }));
  const deliveryMinor = deliveryFee(market, method, itemsMinor);
  // Tax is computed once on the seller's whole part and shared out, so that the shares sum to it.
  const baseMinor = itemsMinor + deliveryMinor;
  const taxMinor = market.taxInclusive ? taxInside(baseMinor, market.taxBps) : shareMinor(baseMinor, market.taxBps);
  const taxShares = prorateMinor(taxMinor, [...lines.map((line) => line.unitMinor * line.quantity), deliveryMinor]);
  const quoted = lines.map((line, i) => {
    const totalMinor = line.unitMinor * line.quantity;
    // Rounded down: a fraction of a unit stays with the seller.
    return {
      line,
      totalMinor,
      taxMinor: taxShares[i]!,
      commissionMinor: Math.floor((totalMinor * line.commissionBps) / 10_000),
    };
  });
  return {
    sellerId: first.sellerId,
    lines: quoted,
    method,
    promise: options.find((option) => option.selected)!.promise,
    shipByDay: addWorkingDays(from, handlingDays),
    options,
    itemsMinor,
    deliveryMinor,
    taxMinor,
    commissionMinor: sumOf(quoted, (line) => line.commissionMinor),
    totalMinor: market.taxInclusive ? baseMinor : baseMinor + taxMinor,
  };
}

/**
 * Prices a basket, one group per seller in the order in which sellers first appear. Sellers that are not named in
 * `choices` deliver standard. `today` is a day of the market.
 * @throws INVALID_INPUT a total is beyond what one purchase may cost
 */
export function quoteBasket<L extends PricedLine>(
  market: Market,
  lines: readonly L[],
  choices: readonly DeliveryChoice[],
  today: string,
): QuotedBasket<L> {
  const bySeller = Map.groupBy(lines, (line) => line.sellerId);
  const groups = [...bySeller].map(([sellerId, own]) =>
    quoteGroup(market, own, choices.find((choice) => choice.sellerId === sellerId)?.method ?? "standard", today),
  );
  const basket = {
    groups,
    itemsMinor: sumOf(groups, (group) => group.itemsMinor),
    deliveryMinor: sumOf(groups, (group) => group.deliveryMinor),
    taxMinor: sumOf(groups, (group) => group.taxMinor),
    totalMinor: sumOf(groups, (group) => group.totalMinor),
  };
  if (basket.totalMinor > MAX_MINOR) throw new DomainError("INVALID_INPUT", { field: "quantity" });
  return basket;
}
