// Delivery: which zone an address lies in, what a parcel costs there, and when it arrives.
import {
  type DeliveryMethod,
  type DeliveryPromise,
  type DeliveryRate,
  type DeliveryZone,
  type Destination,
  type Market,
  type MarketHandle,
  type TransitDays,
} from "@stoa/contract";
import type { DeliveryTerms } from "./basket.ts";
import { addWorkingDays } from "./days.ts";

/** What holds in a market where neither the seller nor an operator says anything. */
const FEES: Record<MarketHandle, { standardMinor: number; expressMinor: number; freeFromMinor: number }> = {
  us: { standardMinor: 599, expressMinor: 1_499, freeFromMinor: 4_900 },
  in: { standardMinor: 4_900, expressMinor: 14_900, freeFromMinor: 99_900 },
  de: { standardMinor: 490, expressMinor: 1_290, freeFromMinor: 4_900 },
  jp: { standardMinor: 600, expressMinor: 1_200, freeFromMinor: 5_000 },
  ae: { standardMinor: 1_500, expressMinor: 3_500, freeFromMinor: 15_000 },
};

const flat = (feeMinor: number, freeFromMinor: number | null): DeliveryRate => ({
  by: "amount",
  steps: [{ from: 0, feeMinor }],
  freeFromMinor,
  days: null,
});

/** How a market is sent to where nobody says otherwise: one zone, the whole country. */
export function usualTerms(market: Pick<Market, "handle">): DeliveryTerms {
  const { standardMinor, expressMinor, freeFromMinor } = FEES[market.handle];
  const zone: DeliveryZone = {
    name: "Usual",
    regions: [],
    postalPrefixes: [],
    isServed: true,
    standard: flat(standardMinor, freeFromMinor),
    express: flat(expressMinor, null),
  };
  return { zones: [zone], cutOffHour: null };
}

/** Working days on the road, earliest and latest. */
const TRANSIT_DAYS: Record<DeliveryMethod, { home: TransitDays; abroad: TransitDays }> = {
  standard: { home: [2, 4], abroad: [5, 9] },
  express: { home: [1, 1], abroad: [2, 4] },
};

const bare = (text: string) => text.toLowerCase().replace(/[\s-]/g, "");

/** How closely a zone names a place: longer is closer; null: not at all; 0: it is the rest of the country. */
function closeness(zone: DeliveryZone, to: Destination): number | null {
  const { regions, postalPrefixes } = zone;
  if (regions.length === 0 && postalPrefixes.length === 0) return 0;
  const code = bare(to.postalCode);
  const prefixes = postalPrefixes.map(bare).filter((prefix) => code.startsWith(prefix));
  if (prefixes.length > 0) return 1 + Math.max(...prefixes.map((prefix) => prefix.length));
  return to.region !== "" && regions.some((region) => bare(region) === bare(to.region)) ? 1 : null;
}

/**
 * The zone of a place: the longest beginning of the postal code, then the region, then the rest of the country; of two
 * alike the first. Where the place is not known, the rest of the country or else the first zone that is served.
 */
export function zoneOf(zones: readonly DeliveryZone[], to: Destination | null): DeliveryZone | null {
  if (to === null)
    return zones.find((zone) => closeness(zone, NOWHERE) === 0) ?? zones.find((zone) => zone.isServed) ?? null;
  let best: { zone: DeliveryZone; close: number } | null = null;
  for (const zone of zones) {
    const close = closeness(zone, to);
    if (close !== null && (best === null || close > best.close)) best = { zone, close };
  }
  return best?.zone ?? null;
}

const NOWHERE: Destination = { region: "", postalCode: "" };

/** What a rate asks for goods of this value and number. The value is that before discounts, so that a coupon never makes delivery dearer. */
export function feeOf(rate: DeliveryRate, goods: { itemsMinor: number; units: number }): number {
  if (rate.freeFromMinor !== null && goods.itemsMinor >= rate.freeFromMinor) return 0;
  const reached = rate.by === "units" ? goods.units : goods.itemsMinor;
  const steps = rate.steps.toSorted((a, b) => a.from - b.from);
  return (steps.findLast((step) => step.from <= reached) ?? steps[0]!).feeMinor;
}

/** The rate of a way of delivery in a zone; null where it is not offered. */
export const rateOf = (zone: DeliveryZone | null, method: DeliveryMethod): DeliveryRate | null =>
  zone?.isServed ? zone[method] : null;

/** The day from which handling counts: after the cut-off, an order is one of the next day. */
export function handedOverFrom(today: string, hour: number, cutOffHour: number | null, market: Market): string {
  return cutOffHour !== null && hour >= cutOffHour ? addWorkingDays(today, 1, market) : today;
}

/** When a parcel arrives that is handed over `handlingDays` working days after `today`, a day of the market. */
export function deliveryPromise(
  market: Market,
  of: {
    sellerCountry: string;
    handlingDays: number;
    method: DeliveryMethod;
    today: string;
    days?: TransitDays | null;
  },
): DeliveryPromise {
  const usual = TRANSIT_DAYS[of.method][of.sellerCountry === market.country ? "home" : "abroad"];
  const [from, to] = of.days ?? usual;
  const leaves = addWorkingDays(of.today, of.handlingDays, market);
  return { fromDay: addWorkingDays(leaves, from, market), toDay: addWorkingDays(leaves, to, market) };
}

/** How one thing of this value usually goes to where most people live: standard, else express; null: it is not sent there. */
export function usualWay(
  terms: DeliveryTerms,
  itemsMinor: number,
): { method: DeliveryMethod; feeMinor: number; days: TransitDays | null } | null {
  const zone = zoneOf(terms.zones, null);
  for (const method of ["standard", "express"] as const) {
    const rate = rateOf(zone, method);
    if (rate) return { method, feeMinor: feeOf(rate, { itemsMinor, units: 1 }), days: rate.days };
  }
  return null;
}
