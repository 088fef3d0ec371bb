// Delivery: where a seller sends to, what it costs, how long it takes.
import { z } from "zod";
import { type Id, idSchema } from "./id.ts";
import { MarketHandle } from "./market.ts";
import { type Currency, Minor } from "./money.ts";

/** Working days on the road, earliest and latest. */
export const TransitDays = z
  .tuple([z.int().min(0).max(60), z.int().min(0).max(60)])
  .refine(([from, to]) => from <= to, { error: "the latest is not before the earliest" });
export type TransitDays = z.infer<typeof TransitDays>;

/** Most steps of a table of rates. */
export const MAX_RATE_STEPS = 10;

/** What one way of delivery costs: a table by the value of the goods or by units, and the value from which it is free. */
export const DeliveryRate = z.strictObject({
  by: z.enum(["amount", "units"]),
  /** The last step whose `from` is reached holds; below the first one, the first one. */
  steps: z
    .array(z.strictObject({ from: Minor, feeMinor: Minor }))
    .min(1)
    .max(MAX_RATE_STEPS),
  freeFromMinor: Minor.nullable().default(null),
  /** Null: as long as the marketplace reckons from the country of the seller. */
  days: TransitDays.nullable().default(null),
});
export type DeliveryRate = z.infer<typeof DeliveryRate>;

/**
 * A part of a market's country: by regions or the beginnings of postal codes, without either all that no other zone
 * names. A zone that is not served is one to which nothing is sent; a way without a rate is not offered.
 */
export const DeliveryZone = z.strictObject({
  name: z.string().trim().min(2).max(60),
  regions: z.array(z.string().trim().min(1).max(80)).max(100).default([]),
  postalPrefixes: z.array(z.string().trim().min(1).max(10)).max(200).default([]),
  isServed: z.boolean().default(true),
  standard: DeliveryRate.nullable().default(null),
  express: DeliveryRate.nullable().default(null),
});
export type DeliveryZone = z.infer<typeof DeliveryZone>;

/** Makes or changes a zone of a market. */
export const SaveZone = DeliveryZone.extend({
  zoneId: idSchema("deliveryZone").nullable().default(null),
  market: MarketHandle,
}).refine(({ isServed, standard, express }) => !isServed || standard !== null || express !== null, {
  path: ["standard"],
  error: "a zone that is served has a way of delivery",
});
export type SaveZone = z.infer<typeof SaveZone>;

/** Names a zone. */
export const ZoneInput = z.strictObject({ zoneId: idSchema("deliveryZone") });
export type ZoneInput = z.infer<typeof ZoneInput>;

/** Until when an order counts as one of today; null: until midnight. In the time of the market. */
export const SetCutOff = z.strictObject({ cutOffHour: z.int().min(1).max(23).nullable() });
export type SetCutOff = z.infer<typeof SetCutOff>;

/** A zone as who made it sees it. */
export interface ZoneView extends DeliveryZone {
  zoneId: Id<"deliveryZone">;
  market: MarketHandle;
}

/** What delivery costs in one market: own zones, or those of the marketplace where there are none. */
export interface MarketDelivery {
  market: MarketHandle;
  currency: Currency;
  zones: ZoneView[];
  /** What holds while there are no zones of one's own. */
  otherwise: DeliveryZone[];
}

/** How a seller sends, or the marketplace where a seller says nothing. */
export interface DeliverySettings {
  cutOffHour: number | null;
  markets: MarketDelivery[];
}

/** Where a parcel would go. Unknown: the largest part of the country. */
export const Destination = z.strictObject({
  region: z.string().trim().max(80).default(""),
  postalCode: z.string().trim().max(16).default(""),
});
export type Destination = z.infer<typeof Destination>;

/** What a basket of this value and size would cost to send there. */
export const PreviewDelivery = z.strictObject({
  market: MarketHandle,
  destination: Destination,
  itemsMinor: Minor,
  units: z.int().min(1).max(999),
});
export type PreviewDelivery = z.infer<typeof PreviewDelivery>;
