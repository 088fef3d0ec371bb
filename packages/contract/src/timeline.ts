// The timeline of an order: everything that happened to it, in one list, whichever feature it belongs to.
import type { Id } from "./id.ts";
import type { OrderStatus } from "./order.ts";
import type { CancelReason, ParcelEventKind } from "./parcel.ts";
import type { RefundReason } from "./refund.ts";

/** Something that happened to an order. */
export type TimelineFact =
  | { what: "step"; status: OrderStatus }
  | { what: "parcel"; shipmentId: Id<"shipment">; carrier: string; trackingNumber: string; unitCount: number }
  | { what: "carrier"; shipmentId: Id<"shipment">; kind: ParcelEventKind; place: string }
  | { what: "arrived"; shipmentId: Id<"shipment"> }
  | { what: "cancelled"; reason: CancelReason; unitCount: number }
  | { what: "refund"; reason: RefundReason; amountMinor: number; isDone: boolean }
  | { what: "invoice"; number: string; isCredit: boolean };

/** A fact with its time and, for operators and sellers, who did it. */
export type TimelineEntry = TimelineFact & { at: number; by: "buyer" | "seller" | "marketplace"; actor: string | null };
