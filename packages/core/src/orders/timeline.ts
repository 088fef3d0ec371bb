// What orders themselves have to tell of their lives: steps, parcels, carriers, cancellations, refunds and documents.
import { type Id, invoiceNumber, type TimelineEntry, type TimelineFact } from "@stoa/contract";
import {
  cancellation,
  cancelledLine,
  type Database,
  eq,
  invoice,
  orderEvent,
  parcelEvent,
  parcelLine,
  refund,
  seller,
  shipment,
  sql,
} from "@stoa/db";
import { sideOf } from "./rules.ts";

/** Reads what one feature has to tell of an order; with the actor's name, which only operators are shown. */
export type TimelineSource = (db: Database, orderId: Id<"order">) => Promise<TimelineEntry[]>;

/** The carrier and the marketplace act for nobody. */
const entry = (fact: TimelineFact, at: number, actor: string | null): TimelineEntry => ({
  ...fact,
  at,
  actor,
  by: actor === null ? "marketplace" : sideOf(actor),
});

/** Everything that is known of an order by the order alone. */
export const orderTimeline: TimelineSource = async (db, orderId) => {
  const [steps, parcels, told, cancellations, refunds, invoices] = await db.batch([
    db.select().from(orderEvent).where(eq(orderEvent.orderId, orderId)).orderBy(orderEvent.version),
    db
      .select({ parcel: shipment, unitCount: sql<number>`coalesce(sum(${parcelLine.quantity}), 0)` })
      .from(shipment)
      .leftJoin(parcelLine, eq(parcelLine.shipmentId, shipment.id))
      .where(eq(shipment.orderId, orderId))
      .groupBy(shipment.id),
    db
      .select({
        shipmentId: parcelEvent.shipmentId,
        kind: parcelEvent.kind,
        place: parcelEvent.place,
        at: parcelEvent.at,
      })
      .from(parcelEvent)
      .innerJoin(shipment, eq(shipment.id, parcelEvent.shipmentId))
      .where(eq(shipment.orderId, orderId)),
    db
      .select({
        reason: cancellation.reason,
        actor: cancellation.actor,
        at: cancellation.at,
        unitCount: sql<number>`(SELECT coalesce(sum(quantity), 0) FROM ${cancelledLine} c WHERE c.order_id = cancellation.order_id AND c.seq = cancellation.seq)`,
      })
      .from(cancellation)
      .where(eq(cancellation.orderId, orderId)),
    db.select().from(refund).where(eq(refund.orderId, orderId)),
    db
      .select({ handle: seller.handle, kind: invoice.kind, year: invoice.year, seq: invoice.seq, at: invoice.at })
      .from(invoice)
      .innerJoin(seller, eq(seller.id, invoice.sellerId))
      .where(eq(invoice.orderId, orderId)),
  ]);
  return [
    ...steps.map(({ status, at, actor }) => entry({ what: "step", status }, at, actor)),
    ...parcels.flatMap(
      ({ parcel: { id, carrier, trackingNumber, shippedAt, carrierCode, deliveredAt }, unitCount }) => [
        entry({ what: "parcel", shipmentId: id, carrier, trackingNumber, unitCount }, shippedAt, null),
        ...(deliveredAt !== null && carrierCode === null
          ? [entry({ what: "arrived", shipmentId: id }, deliveredAt, null)]
          : []),
      ],
    ),
    ...told.map(({ shipmentId, kind, place, at }) => entry({ what: "carrier", shipmentId, kind, place }, at, null)),
    ...cancellations.map(({ reason, unitCount, at, actor }) =>
      entry({ what: "cancelled", reason, unitCount }, at, actor),
    ),
    ...refunds.flatMap(({ reason, amountMinor, createdAt, endedAt, actor }) => [
      entry({ what: "refund", reason, amountMinor, isDone: false }, createdAt, actor),
      ...(endedAt === null ? [] : [entry({ what: "refund", reason, amountMinor, isDone: true }, endedAt, null)]),
    ]),
    ...invoices.map(({ at, ...named }) =>
      entry({ what: "invoice", number: invoiceNumber(named), isCredit: named.kind === "credit_note" }, at, null),
    ),
  ];
};
