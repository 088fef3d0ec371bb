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

/** Units of a line that are not, or not any more, with the customer for a case to be about. */
export interface GoneUnits {
  /** Called off: they have never left. */
  calledOff: number;
  /** Claimed as not arrived, for as long as the claim is open, and for ever where the money was given back. */
  missing: number;
  /** Left and given back, or in an open return or in another open claim. */
  inCases: number;
}

const OPEN_CLAIM = sql`('open', 'answered', 'escalated', 'appealed')`;

/** The units of an order that are gone; lines of which none is are left out. */
export async function goneUnits(db: Database, orderId: Id<"order">): Promise<Map<Id<"line">, GoneUnits>> {
  const rows = await db.all<GoneUnits & { lineId: Id<"line"> }>(sql`
    SELECT x.line_id AS lineId, sum(iif(x.how = 'off', x.quantity, 0)) AS calledOff,
      sum(iif(x.how = 'not_arrived', x.quantity, 0)) AS missing, sum(iif(x.how NOT IN ('off', 'not_arrived'), x.quantity, 0)) AS inCases
    FROM (
      SELECT line_id, quantity, 'off' AS how FROM cancelled_line WHERE order_id = ${orderId}
      UNION ALL SELECT f.line_id, f.quantity, coalesce((SELECT c.kind FROM claim c WHERE c.refund_id = d.id AND c.order_id = d.order_id), '')
        FROM refund_line f JOIN refund d ON d.id = f.refund_id WHERE d.order_id = ${orderId} AND d.reason <> 'cancelled'
      UNION ALL SELECT l.line_id, coalesce(l.received_quantity, l.quantity), 'return' FROM return_line l JOIN return_request r ON r.id = l.return_id
        WHERE r.order_id = ${orderId} AND r.status IN ('requested', 'approved', 'sent', 'received')
      UNION ALL SELECT l.line_id, l.quantity, c.kind FROM claim_line l JOIN claim c ON c.id = l.claim_id
        WHERE c.order_id = ${orderId} AND c.status IN ${OPEN_CLAIM}
    ) x GROUP BY x.line_id`);
  return new Map(rows.map(({ lineId, ...gone }) => [lineId, gone]));
}

/**
 * How many units of a line are in no case: of all that were sold, and of those that have arrived. A parcel may be told of as
 * delivered and be missing all the same: what is missing of a line is not among what came of it, for as long as it need not be.
 */
export function unitsLeft(
  sold: number,
  arrived: number,
  { calledOff, missing, inCases }: GoneUnits = { calledOff: 0, missing: 0, inCases: 0 },
): { soldQuantity: number; arrivedQuantity: number } {
  const there = sold - calledOff - missing;
  return {
    soldQuantity: Math.max(0, there - inCases),
    arrivedQuantity: Math.max(0, Math.min(arrived, there) - inCases),
  };
}
