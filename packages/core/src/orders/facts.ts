// What has become of an order's units so far, as commands read it before they decide.
import type { Id } from "@stoa/contract";
import { cancellation, cancelledLine, type Database, eq, orderLine, parcelLine, shipment, sql } from "@stoa/db";
import type { LineUnits } from "./rules.ts";

/** An order's units, its parcels, and the number that the next parcel or cancellation takes. */
export interface OrderFacts {
  lines: LineUnits[];
  shipments: (typeof shipment.$inferSelect)[];
  nextSeq: number;
}

/** What has become of an order's units. */
export async function factsOf(db: Database, orderId: Id<"order">): Promise<OrderFacts> {
  const [lines, shipments, sent, cancelled, [cancellations]] = await db.batch([
    db.select().from(orderLine).where(eq(orderLine.orderId, orderId)).orderBy(orderLine.id),
    db.select().from(shipment).where(eq(shipment.orderId, orderId)).orderBy(shipment.seq),
    db
      .select({ lineId: parcelLine.lineId, quantity: sql<number>`sum(${parcelLine.quantity})` })
      .from(parcelLine)
      .innerJoin(shipment, eq(shipment.id, parcelLine.shipmentId))
      .where(eq(shipment.orderId, orderId))
      .groupBy(parcelLine.lineId),
    db
      .select({ lineId: cancelledLine.lineId, quantity: sql<number>`sum(${cancelledLine.quantity})` })
      .from(cancelledLine)
      .where(eq(cancelledLine.orderId, orderId))
      .groupBy(cancelledLine.lineId),
    db
      .select({ count: sql<number>`count(*)` })
      .from(cancellation)
      .where(eq(cancellation.orderId, orderId)),
  ]);
  const unitsIn = (rows: { lineId: string; quantity: number }[], lineId: string) =>
    rows.find((row) => row.lineId === lineId)?.quantity ?? 0;
  return {
    lines: lines.map(({ id, quantity }) => ({
      lineId: id,
      quantity,
      shipped: unitsIn(sent, id),
      cancelled: unitsIn(cancelled, id),
    })),
    shipments,
    nextSeq: 1 + shipments.length + (cancellations?.count ?? 0),
  };
}
