// What purchases of an offer ended as, without names and times: two runs that should end alike have the same digest. An
// authorisation is left out: beside the capture that follows it, it says nothing, and nobody asks for one that was lost.
import type { Rig } from "./rig.ts";

const DIGEST = `SELECT p.status || ' ' || y.status || ' ' || o.status || ' | '
  || coalesce((SELECT group_concat(f, ' ') FROM (SELECT e.type || ':' || e.amount_minor AS f FROM payment_event e
       WHERE e.payment_id = y.id AND e.type <> 'authorised' ORDER BY e.type, e.amount_minor)), '') || ' | '
  || coalesce((SELECT group_concat(f, ' ') FROM (SELECT t.kind || ':' || replace(le.account, s.id, 'S') || ':' || le.amount_minor AS f
       FROM ledger_txn t JOIN ledger_entry le ON le.txn_id = t.id WHERE t.subject IN (o.id, y.id) ORDER BY 1)), '') || ' | '
  || (SELECT group_concat(status) FROM (SELECT status FROM order_event e WHERE e.order_id = o.id ORDER BY version)) || ' | '
  || (SELECT h.status FROM stock_hold h WHERE h.line_id = l.id) AS digest
FROM order_line l JOIN seller_order o ON o.id = l.order_id JOIN seller s ON s.id = o.seller_id
JOIN purchase p ON p.id = o.purchase_id JOIN payment y ON y.purchase_id = p.id
WHERE l.offer_id = ?1 AND (?2 = '' OR p.id = ?2) ORDER BY digest`;

/** The ends of all purchases of an offer, or of one, as sentences in their own order. */
export async function digestOf(rig: Rig, offerId: string, purchaseId = ""): Promise<string[]> {
  return (await rig.sql<{ digest: string }>([DIGEST, offerId, purchaseId])).map(({ digest }) => digest);
}
