// Parcels: what is in them, what their carriers tell; and units of an order that are called off instead.
import { z } from "zod";
import { idSchema, type Id } from "./id.ts";

/** What a carrier can tell of a parcel. */
export const PARCEL_EVENT_KINDS = [
  "label_created",
  "accepted",
  "in_transit",
  "delayed",
  "out_for_delivery",
  "failed_attempt",
  "delivered",
  "returned",
] as const;
export type ParcelEventKind = (typeof PARCEL_EVENT_KINDS)[number];

/** A fact that a carrier told. */
export interface ParcelEventView {
  kind: ParcelEventKind;
  place: string;
  at: number;
}

/** How far a parcel is: the last thing that its carrier told, whatever order the facts came in; the end is the end. */
export function parcelStatus(events: readonly ParcelEventView[]): ParcelEventKind | null {
  const end = events.find(({ kind }) => kind === "delivered") ?? events.find(({ kind }) => kind === "returned");
  if (end) return end.kind;
  const rank = ({ kind }: ParcelEventView) => PARCEL_EVENT_KINDS.indexOf(kind);
  const last = events.toSorted((a, b) => a.at - b.at || rank(a) - rank(b)).at(-1);
  return last?.kind ?? null;
}

/** Units of a line. */
export const UnitsOfLine = z.strictObject({ lineId: idSchema("line"), quantity: z.number().int().min(1).max(999) });
export type UnitsOfLine = z.infer<typeof UnitsOfLine>;

/** A parcel on its way. */
export interface ShipmentView {
  shipmentId: Id<"shipment">;
  carrier: string;
  /** Whether the carrier itself tells where the parcel is. */
  isFollowed: boolean;
  trackingNumber: string;
  lines: UnitsOfLine[];
  status: ParcelEventKind;
  events: ParcelEventView[];
  shippedAt: number;
  deliveredAt: number | null;
  returnedAt: number | null;
}

/** Why units are called off: what a buyer can say, what a seller can say, and what the marketplace itself says. */
export const BUYER_CANCEL_REASONS = ["changed_mind", "mistake", "too_slow", "other"] as const;
export const SELLER_CANCEL_REASONS = ["out_of_stock", "damaged", "address", "asked", "other"] as const;
export type CancelReason = (typeof BUYER_CANCEL_REASONS)[number] | (typeof SELLER_CANCEL_REASONS)[number] | "late";

/** Units that were called off. */
export interface CancellationView {
  reason: CancelReason;
  by: "buyer" | "seller" | "marketplace";
  lines: UnitsOfLine[];
  at: number;
}

const lines = z.array(UnitsOfLine).min(1).max(100).optional();

/** Hands a parcel to a carrier: these units, or all that wait. Without a tracking number a label of `carrier` is bought. */
export const ShipOrder = z.strictObject({
  orderId: idSchema("order"),
  carrier: z.string().trim().min(2).max(40),
  trackingNumber: z
    .string()
    .trim()
    .min(4)
    .max(40)
    .regex(/^[\w-]+$/)
    .optional(),
  lines,
  /** The sender's own name of the parcel: told again, however late, it is the parcel that there is already. */
  parcelKey: z.string().min(8).max(80).optional(),
  /** What the sender saw as the order's next `seq`: where something else came in between, the parcel is refused. */
  seq: z.number().int().min(1).optional(),
});
export type ShipOrder = z.infer<typeof ShipOrder>;

/** Says that parcels have been handed over: one, or all of the order that are on their way. */
export const DeliverOrder = z.strictObject({
  orderId: idSchema("order"),
  shipmentId: idSchema("shipment").optional(),
});
export type DeliverOrder = z.infer<typeof DeliverOrder>;

/** Calls units off: these, or all that have not been sent. */
export const CancelOrder = z.strictObject({
  orderId: idSchema("order"),
  reason: z.enum(SELLER_CANCEL_REASONS).default("other"),
  lines,
});
export type CancelOrder = z.infer<typeof CancelOrder>;

/** A buyer calls units off before they leave; `key` lets a guest in. */
export const CancelOwnOrder = z.strictObject({
  orderId: idSchema("order"),
  key: z.string().max(80).optional(),
  reason: z.enum(BUYER_CANCEL_REASONS).default("other"),
  lines,
});
export type CancelOwnOrder = z.infer<typeof CancelOwnOrder>;
