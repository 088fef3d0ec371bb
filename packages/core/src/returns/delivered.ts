// What has arrived of an order, and which of its units are with the customer and in no case.
import type { Id } from "@stoa/contract";
import { type Database, sql } from "@stoa/db";

/** Units of a line that have arrived, and when the last of them did. */
export interface DeliveredLine {
  lineId: Id<"line">;
  quantity: number;
  deliveredAt: number;
}

/** The units of an order that have arrived; lines of which nothing has are left out. */
export async function deliveredUnits(db: Database, orderId: Id<"order">): Promise<DeliveredLine[]> {
  return await db.all<DeliveredLine>(sql`
    SELECT p.line_id AS lineId, sum(p.quantity) AS quantity, max(s.delivered_at) AS deliveredAt FROM shipment s
    JOIN parcel_line p ON p.shipment_id = s.id WHERE s.order_id = ${orderId} AND s.delivered_at IS NOT NULL GROUP BY p.line_id`);
}

const byLine = (rows: readonly { lineId: Id<"line">; quantity: number }[]): Map<Id<"line">, number> =>
  new Map(rows.map(({ lineId, quantity }) => [lineId, quantity]));

/** Units of each line of an order that were called off: they have never left. */
export async function calledOffUnits(db: Database, orderId: Id<"order">): Promise<Map<Id<"line">, number>> {
  return byLine(
    await db.all(sql`
    SELECT line_id AS lineId, sum(quantity) AS quantity FROM cancelled_line WHERE order_id = ${orderId} GROUP BY line_id`),
  );
}

/** Units of each line of an order that left and were given back, or are in an open return or claim. */
export async function unitsInCases(db: Database, orderId: Id<"order">): Promise<Map<Id<"line">, number>> {
  const rows = await db.all<{ lineId: Id<"line">; quantity: number }>(sql`
    SELECT x.line_id AS lineId, sum(x.quantity) AS quantity FROM (
      SELECT f.line_id, f.quantity FROM refund_line f JOIN refund d ON d.id = f.refund_id WHERE d.order_id = ${orderId} AND d.reason <> 'cancelled'
      UNION ALL SELECT l.line_id, coalesce(l.received_quantity, l.quantity) FROM return_line l JOIN return_request r ON r.id = l.return_id
        WHERE r.order_id = ${orderId} AND r.status IN ('requested', 'approved', 'sent', 'received')
      UNION ALL SELECT l.line_id, l.quantity FROM claim_line l JOIN claim c ON c.id = l.claim_id
        WHERE c.order_id = ${orderId} AND c.status IN ('open', 'answered', 'escalated', 'appealed')
    ) x GROUP BY x.line_id`);
  return byLine(rows);
}
