// What has happened to an order, read from its records and not from the job that says so: a job may be late, lost or run
// before an older one, and whichever comes first writes down everything up to here, in the order in which it happened.
import type { Id, SellerOrderView, WebhookType } from "@stoa/contract";
import { sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import type { WebhookFact } from "./writing-down.ts";

interface Row {
  type: WebhookType;
  /** What makes it another fact than others of this order. */
  key: string;
  at: number;
  ids: string;
  detail: string;
}

/** Everything that has happened to an order so far and is not written down, oldest first, without what it is about. */
export async function newFactsOf(
  ctx: Pick<Ctx, "db" | "now">,
  { sellerId, orderId }: { sellerId: Id<"seller">; orderId: Id<"order"> },
): Promise<(Omit<WebhookFact, "data"> & { detail: object })[]> {
  const { db } = ctx;
  const [known, ...told] = await db.batch([
    db.all<{ fact: string }>(sql`SELECT fact FROM webhook_event
      WHERE seller_id = ${sellerId} AND fact > ${`${orderId}:`} AND fact < ${`${orderId};`}`),
    db.all<Row>(sql`SELECT 'order.placed' AS type, 'placed' AS key, at, '{}' AS ids, '{}' AS detail
      FROM order_event WHERE order_id = ${orderId} AND status = 'confirmed' ORDER BY version LIMIT 1`),
    db.all<Row>(sql`SELECT 'order.shipped' AS type, 'shipped:' || id AS key, shipped_at AS at,
        json_object('shipmentId', id) AS ids, '{}' AS detail FROM shipment WHERE order_id = ${orderId}`),
    db.all<Row>(sql`SELECT 'order.delivered' AS type, 'delivered:' || id AS key, max(shipped_at, delivered_at) AS at,
        json_object('shipmentId', id) AS ids, '{}' AS detail
      FROM shipment WHERE order_id = ${orderId} AND delivered_at IS NOT NULL`),
    db.all<Row>(sql`SELECT 'order.cancelled' AS type, 'cancelled:' || seq AS key, at, '{}' AS ids,
        json_object('cancellation', json_object('reason', reason,
          'by', CASE WHEN actor LIKE 'seller:%' THEN 'seller' WHEN actor LIKE 'buyer:%' OR actor = 'guest' THEN 'buyer' ELSE 'marketplace' END)) AS detail
      FROM cancellation WHERE order_id = ${orderId}`),
    db.all<Row>(sql`SELECT 'return.' || e.status AS type, 'return:' || e.return_id || ':' || e.version AS key, e.at,
        json_object('returnId', e.return_id) AS ids, '{}' AS detail
      FROM return_request r JOIN return_event e ON e.return_id = r.id WHERE r.order_id = ${orderId}`),
    db.all<Row>(sql`SELECT 'claim.' || e.status AS type, 'claim:' || e.claim_id || ':' || e.version AS key, e.at,
        json_object('claimId', e.claim_id) AS ids, json_object('claim', json_object('kind', c.kind)) AS detail
      FROM claim c JOIN claim_event e ON e.claim_id = c.id WHERE c.order_id = ${orderId}`),
    db.all<Row>(sql`SELECT 'refund.made' AS type, 'refund:' || id AS key, created_at AS at, json_object('refundId', id) AS ids,
        json_object('refund', json_object('amountMinor', amount_minor, 'reason', reason, 'borneBy', borne_by)) AS detail
      FROM refund WHERE order_id = ${orderId}`),
    db.all<Row>(sql`SELECT 'dispute.' || s.value AS type, 'dispute:' || d.id || ':' || s.value AS key,
        CASE s.value WHEN 'needs_evidence' THEN d.opened_at ELSE coalesce(d.ended_at, ${ctx.now()}) END AS at,
        json_object('disputeId', d.id) AS ids,
        json_object('dispute', json_object('amountMinor', x.amount_minor, 'evidenceDueAt', d.evidence_due_at)) AS detail
      FROM dispute_share x CROSS JOIN dispute d ON d.id = x.dispute_id
        CROSS JOIN json_each(json_array('needs_evidence', d.status)) s
      WHERE x.order_id = ${orderId} AND (s.key = 0 OR s.value <> 'needs_evidence')`),
  ]);
  const written = new Set(known.map(({ fact }) => fact));
  return (told as Row[][])
    .flat()
    .map(({ type, key, at, ids, detail }) => ({
      type,
      fact: `${orderId}:${key}`,
      aggregate: orderId,
      occurredAt: at,
      ids: { orderId, ...(JSON.parse(ids) as Record<string, string>) },
      detail: JSON.parse(detail) as object,
    }))
    .filter(({ fact }) => !written.has(fact))
    .toSorted((a, b) => a.occurredAt - b.occurredAt);
}

/** What an event tells of an order: what it is made of and how far it is. Who bought it, and where it goes, is asked of `seller.orders.get`. */
export function orderTold(order: SellerOrderView) {
  const { orderId, number, purchaseId, market, currency, status, version, deliveryMethod, shipByDay } = order;
  const { itemsMinor, deliveryMinor, discountMinor, taxMinor, totalMinor, refundedMinor, earningsMinor } = order;
  return {
    orderId,
    number,
    purchaseId,
    market,
    currency,
    status,
    version,
    deliveryMethod,
    shipByDay,
    itemsMinor,
    deliveryMinor,
    discountMinor,
    taxMinor,
    totalMinor,
    refundedMinor,
    earningsMinor,
    lines: order.lines.map((line) => ({
      lineId: line.lineId,
      title: line.title,
      variantLabel: line.variantLabel,
      sku: line.sku,
      quantity: line.quantity,
      shippedQuantity: line.shippedQuantity,
      cancelledQuantity: line.cancelledQuantity,
      unitMinor: line.unitMinor,
      totalMinor: line.totalMinor,
      discountMinor: line.discountMinor,
    })),
    shipments: order.shipments.map((parcel) => ({
      shipmentId: parcel.shipmentId,
      carrier: parcel.carrier,
      trackingNumber: parcel.trackingNumber,
      status: parcel.status,
      lines: parcel.lines,
    })),
  };
}
