// The quote: what a basket costs with discounts, delivery and tax, what each seller owes in commission, when it arrives.
// Pure: the same lines with the same facts always cost the same, in whatever order they stand.
import { type DeliveryMethod, DomainError, type Id, type Market, MAX_MINOR, type PromotionTrace } from "@stoa/contract";
import {
  type DeliveryTerms,
  type PricedLine,
  type QuotedBasket,
  type QuotedGroup,
  type QuotedLine,
  type QuotedOption,
  type QuoteFacts,
  type Share,
  sumOf,
} from "./basket.ts";
import { commissionOf } from "./commission.ts";
import { addWorkingDays, laterDay } from "./days.ts";
import { deliveryPromise, feeOf, handedOverFrom, rateOf, usualTerms, zoneOf } from "./delivery.ts";
import { type Parcel, reduce, type Reduced } from "./promotions.ts";
import { taxOf } from "./tax.ts";

/** A seller's parcel before discounts: when it leaves, and the ways it can go. */
interface Draft<L extends PricedLine> extends Parcel {
  lines: L[];
  itemsMinor: number;
  shipByDay: string;
  options: Omit<QuotedOption, "discountMinor" | "selected">[];
}

function draftOf<L extends PricedLine>(
  market: Market,
  lines: readonly L[],
  facts: QuoteFacts,
  terms: DeliveryTerms,
): Draft<L> {
  const [first] = lines as readonly [L, ...L[]];
  const { sellerId, sellerCountry } = first;
  const itemsMinor = sumOf(lines, (line) => line.unitMinor * line.quantity);
  const goods = { itemsMinor, units: sumOf(lines, (line) => line.quantity) };
  const today = handedOverFrom(facts.today, facts.hour ?? 0, terms.cutOffHour, market);
  // One parcel: it leaves with the line that is ready last.
  const last = lines
    .map((line) => ({ handlingDays: line.handlingDays, from: laterDay(today, line.availableDay) }))
    .map((ready) => ({ ...ready, shipByDay: addWorkingDays(ready.from, ready.handlingDays, market) }))
    .reduce((a, b) => (b.shipByDay > a.shipByDay ? b : a));
  const zone = zoneOf(terms.zones, facts.destination ?? null);
  const options = (["standard", "express"] as const).flatMap((method) => {
    const rate = rateOf(zone, method);
    if (!rate) return [];
    const promise = { sellerCountry, handlingDays: last.handlingDays, method, today: last.from, days: rate.days };
    return [{ method, feeMinor: feeOf(rate, goods), promise: deliveryPromise(market, promise) }];
  });
  const wish = facts.choices?.find((choice) => choice.sellerId === sellerId)?.method ?? "standard";
  const chosen = options.find(({ method }) => method === wish) ?? options[0];
  const fees: Draft<L>["fees"] = {};
  for (const { method, feeMinor } of options) fees[method] = feeMinor;
  const { shipByDay } = last;
  return { sellerId, lines: [...lines], itemsMinor, shipByDay, options, fees, chosen: chosen?.method ?? null };
}

/**
 * A purchase always has something to pay, since there is no payment of nothing: where promotions take off all, the one
 * that came last leaves one unit of the currency.
 */
function leaveSomething(reduced: Reduced, beforeMinor: number): Reduced {
  const spent = sumOf(reduced.shares, (share) => share.amountMinor);
  const last = reduced.shares.findLast((share) => share.amountMinor > 0);
  if (spent < beforeMinor || !last) return reduced;
  const amountMinor = last.amountMinor - 1;
  const spared: Share = { ...last, amountMinor, platformMinor: Math.min(last.platformMinor, amountMinor) };
  const trace = reduced.trace.map((entry): PromotionTrace => {
    if (entry.promotionId !== last.promotionId) return entry;
    const discountMinor = entry.discountMinor - 1;
    return { ...entry, discountMinor, outcome: discountMinor > 0 ? "applied" : "nothing_left" };
  });
  return { ...reduced, trace, shares: reduced.shares.map((share) => (share === last ? spared : share)) };
}

function groupOf<L extends PricedLine>(
  market: Market,
  draft: Draft<L>,
  { shares, deliveryOff }: Pick<Reduced, "shares" | "deliveryOff">,
  { taxes, today }: QuoteFacts,
): QuotedGroup<L> {
  const { sellerId, itemsMinor, chosen, shipByDay } = draft;
  const ofDelivery = shares.filter((share) => share.sellerId === sellerId && share.offerId === null);
  const deliveryDiscountMinor = sumOf(ofDelivery, (share) => share.amountMinor);
  const deliveryMinor = chosen === null ? 0 : draft.fees[chosen]!;
  const lines = draft.lines.map((line) => {
    const own = shares.filter((share) => share.offerId === line.offerId);
    return {
      line,
      totalMinor: line.unitMinor * line.quantity,
      discountMinor: sumOf(own, (share) => share.amountMinor),
      platformDiscountMinor: sumOf(own, (share) => share.platformMinor),
    };
  });
  const goods = lines.map(({ line, totalMinor, discountMinor }) => ({
    paidMinor: totalMinor - discountMinor,
    rateBps: taxes?.get(line.offerId) ?? market.taxBps,
  }));
  const tax = taxOf(market, goods, deliveryMinor - deliveryDiscountMinor);
  const quoted = lines.map((line, i): QuotedLine<L> => ({
    ...line,
    taxMinor: tax.pieces[i]!,
    commissionMinor: commissionOf({ ...line, commissionBps: line.line.commissionBps }),
  }));
  const discountMinor = sumOf(quoted, (line) => line.discountMinor) + deliveryDiscountMinor;
  const paidMinor = itemsMinor - discountMinor + deliveryMinor;
  const off = deliveryOff.get(sellerId) ?? {};
  return {
    sellerId,
    lines: quoted,
    isDeliverable: chosen !== null,
    method: chosen ?? "standard",
    promise: draft.options.find(({ method }) => method === chosen)?.promise ?? { fromDay: today, toDay: today },
    shipByDay,
    options: draft.options.map((option) => ({
      ...option,
      discountMinor: option.method === chosen ? deliveryDiscountMinor : (off[option.method] ?? 0),
      selected: option.method === chosen,
    })),
    itemsMinor,
    deliveryMinor,
    discountMinor,
    deliveryDiscountMinor,
    platformDiscountMinor:
      sumOf(quoted, (line) => line.platformDiscountMinor) + sumOf(ofDelivery, (share) => share.platformMinor),
    taxMinor: tax.taxMinor,
    commissionMinor: sumOf(quoted, (line) => line.commissionMinor),
    totalMinor: market.taxInclusive ? paidMinor : paidMinor + tax.taxMinor,
  };
}

const byName = (a: PricedLine, b: PricedLine): number =>
  a.sellerId === b.sellerId ? (a.offerId < b.offerId ? -1 : 1) : a.sellerId < b.sellerId ? -1 : 1;

/** The codes that are no promotion's, as the trace tells of them. */
const unknown = (code: string): PromotionTrace => ({
  promotionId: null,
  code,
  name: "",
  kind: null,
  outcome: "unknown_code",
  discountMinor: 0,
  missingMinor: 0,
  missingUnits: 0,
});

/**
 * Prices a basket, one group per seller in the order in which sellers first appear. Sellers for whom nothing is chosen
 * deliver standard, or as they do at all. A group that is not deliverable has no delivery to pay; nobody may buy it.
 * @throws INVALID_INPUT a total is beyond what one purchase may cost
 */
export function quoteBasket<L extends PricedLine>(
  market: Market,
  lines: readonly L[],
  facts: QuoteFacts,
): QuotedBasket<L> {
  const usual = usualTerms(market);
  const termsOf = (sellerId: Id<"seller">) => facts.deliveries?.get(sellerId) ?? usual;
  const drafts = [...Map.groupBy(lines, (line) => line.sellerId)].map(([sellerId, own]) =>
    draftOf(market, own, facts, termsOf(sellerId)),
  );
  // Ties of a split go to the earlier line, so lines stand in an order that does not depend on the customer.
  const ordered = lines.toSorted(byName);
  const parcels = drafts.toSorted((a, b) => (a.sellerId < b.sellerId ? -1 : 1));
  const beforeMinor = sumOf(drafts, (draft) => draft.itemsMinor + feeIn(draft));
  const reduced = leaveSomething(reduce(market, ordered, facts.promotions ?? [], parcels), beforeMinor);
  const groups = drafts.map((draft) => {
    const sorted = { ...draft, lines: draft.lines.toSorted(byName) };
    const group = groupOf(market, sorted, reduced, facts);
    const back = new Map(draft.lines.map((line, i) => [line.offerId, i]));
    return {
      ...group,
      lines: group.lines.toSorted((a, b) => back.get(a.line.offerId)! - back.get(b.line.offerId)!),
    };
  });
  const basket = {
    groups,
    shares: reduced.shares.filter((share) => share.amountMinor > 0),
    trace: [...reduced.trace, ...(facts.unknownCodes ?? []).map(unknown)],
    itemsMinor: sumOf(groups, (group) => group.itemsMinor),
    deliveryMinor: sumOf(groups, (group) => group.deliveryMinor),
    discountMinor: sumOf(groups, (group) => group.discountMinor),
    platformDiscountMinor: sumOf(groups, (group) => group.platformDiscountMinor),
    taxMinor: sumOf(groups, (group) => group.taxMinor),
    totalMinor: sumOf(groups, (group) => group.totalMinor),
  };
  if (basket.itemsMinor > MAX_MINOR || basket.totalMinor > MAX_MINOR)
    throw new DomainError("INVALID_INPUT", { field: "quantity" });
  return basket;
}

const feeIn = ({ fees, chosen }: { fees: Partial<Record<DeliveryMethod, number>>; chosen: DeliveryMethod | null }) =>
  chosen === null ? 0 : fees[chosen]!;
