-- What must always be true. Each row is a break: the check's name and what it is about. No row is good.
-- 1. Reserved stock is what open holds hold.
SELECT 'stock_reserved_is_open_holds' AS check_name, s.offer_id AS subject FROM stock s
WHERE s.reserved <> (SELECT coalesce(sum(h.quantity), 0) FROM stock_hold h WHERE h.offer_id = s.offer_id AND h.status = 'open');
SELECT 'nothing_is_owed_from_a_full_shelf' AS check_name, s.offer_id AS subject FROM stock s WHERE s.owed > 0 AND s.on_hand > 0;
-- 2. Every ledger transaction sums to zero in one currency.
SELECT 'ledger_txn_sums_to_zero' AS check_name, e.txn_id AS subject FROM ledger_entry e GROUP BY e.txn_id HAVING sum(e.amount_minor) <> 0 OR count(DISTINCT e.currency) <> 1;
SELECT 'balance_is_its_entries' AS check_name, b.account AS subject FROM account_balance b
WHERE b.amount_minor <> (SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entry e WHERE e.account = b.account AND e.currency = b.currency)
UNION ALL SELECT 'balance_is_its_entries', e.account FROM ledger_entry e
WHERE NOT EXISTS (SELECT 1 FROM account_balance b WHERE b.account = e.account AND b.currency = e.currency);
-- 3. Captured money belongs to one confirmed purchase, or goes back.
SELECT 'captured_payment_has_a_purchase' AS check_name, y.id AS subject FROM payment y JOIN purchase p ON p.id = y.purchase_id
WHERE y.status = 'captured' AND (p.status <> 'confirmed' OR y.amount_minor <> p.total_minor - p.credit_minor);
-- 4. A confirmed order has its sale in the ledger, and no other has one.
SELECT 'order_and_sale_agree' AS check_name, o.id AS subject FROM seller_order o LEFT JOIN ledger_txn t ON t.kind = 'sale' AND t.subject = o.id
WHERE (o.status IN ('pending', 'expired')) <> (t.id IS NULL);
-- 5. Orders sum to their purchase.
SELECT 'orders_sum_to_purchase' AS check_name, p.id AS subject FROM purchase p
WHERE p.total_minor <> (SELECT coalesce(sum(o.total_minor), 0) FROM seller_order o WHERE o.purchase_id = p.id)
  OR p.items_minor <> (SELECT coalesce(sum(o.items_minor), 0) FROM seller_order o WHERE o.purchase_id = p.id)
  OR p.discount_minor <> (SELECT coalesce(sum(o.discount_minor), 0) FROM seller_order o WHERE o.purchase_id = p.id)
  OR p.credit_minor <> (SELECT coalesce(sum(o.credit_minor), 0) FROM seller_order o WHERE o.purchase_id = p.id);
-- 6. Lines sum to their order, and commission to its lines.
SELECT 'lines_sum_to_order' AS check_name, o.id AS subject FROM seller_order o
WHERE o.items_minor <> (SELECT coalesce(sum(l.total_minor), 0) FROM order_line l WHERE l.order_id = o.id)
  OR o.commission_minor <> (SELECT coalesce(sum(l.commission_minor), 0) FROM order_line l WHERE l.order_id = o.id)
  OR o.discount_minor - o.delivery_discount_minor <> (SELECT coalesce(sum(l.discount_minor), 0) FROM order_line l WHERE l.order_id = o.id);
SELECT 'order_total_adds_up' AS check_name, o.id AS subject FROM seller_order o
WHERE o.total_minor - (o.items_minor - o.discount_minor + o.delivery_minor) NOT IN (0, o.tax_minor);
-- 7. Refunds stay within what was captured.
SELECT 'refund_within_captured' AS check_name, e.payment_id AS subject FROM payment_event e GROUP BY e.payment_id
HAVING sum(CASE e.type WHEN 'refunded' THEN e.amount_minor WHEN 'refund_failed' THEN -e.amount_minor ELSE 0 END) > sum(CASE e.type WHEN 'captured' THEN e.amount_minor ELSE 0 END);
-- 8. A hold's state follows its order.
SELECT 'hold_follows_order' AS check_name, h.line_id AS subject FROM stock_hold h JOIN order_line l ON l.id = h.line_id JOIN seller_order o ON o.id = l.order_id
WHERE h.status <> CASE o.status WHEN 'pending' THEN 'open' WHEN 'expired' THEN 'released' ELSE 'claimed' END;
SELECT 'cancelled_order_is_on_the_shelf' AS check_name, o.id AS subject FROM seller_order o WHERE o.status = 'cancelled'
  AND o.unit_count <> (SELECT coalesce(sum(r.quantity), 0) FROM restock r JOIN order_line l ON l.id = r.line_id WHERE l.order_id = o.id);
-- 9. Nothing waits in the outbox for more than an hour after its time.
SELECT 'outbox_at_rest' AS check_name, b.id AS subject FROM outbox b WHERE b.done_at IS NULL AND max(b.created_at, iif(b.attempts = 0, b.due_at, 0)) < ?1 - 3600000;
-- 10. An order's history is a path of the state machine and ends in its state.
SELECT 'history_is_a_path' AS check_name, b.order_id AS subject FROM order_event a JOIN order_event b ON b.order_id = a.order_id AND b.version = a.version + 1
WHERE NOT EXISTS (SELECT 1 FROM order_transition t WHERE t.from_status = a.status AND t.to_status = b.status);
SELECT 'history_ends_in_state' AS check_name, o.id AS subject FROM seller_order o
WHERE o.status IS NOT (SELECT e.status FROM order_event e WHERE e.order_id = o.id ORDER BY e.version DESC LIMIT 1);
-- 11. Every offer has stock, which its entry in the seller's list tells of, and every line's order belongs to the seller of its offer.
SELECT 'offer_has_stock' AS check_name, f.id AS subject FROM offer f LEFT JOIN stock s ON s.offer_id = f.id WHERE s.offer_id IS NULL;
SELECT 'line_is_of_the_orders_seller' AS check_name, l.id AS subject FROM order_line l JOIN seller_order o ON o.id = l.order_id JOIN offer f ON f.id = l.offer_id WHERE f.seller_id <> o.seller_id;
SELECT 'entry_tells_of_its_stock' AS check_name, e.offer_id AS subject FROM offer_entry e JOIN stock s ON s.offer_id = e.offer_id
LEFT JOIN stock_watch w ON w.offer_id = e.offer_id
WHERE e.on_hand <> s.on_hand OR e.available <> s.on_hand - s.reserved - s.owed OR e.low_from IS NOT w.threshold;
-- 12. Cash orders begin with cash that is due. None is due for an order that has arrived or was called off, and none was collected before a parcel of it arrived.
SELECT 'cash_follows_delivery' AS check_name, o.id AS subject FROM seller_order o JOIN ledger_txn t ON t.order_id = o.id JOIN ledger_entry e ON e.txn_id = t.id
WHERE e.account = 'cash_due' AND o.status IN ('delivered', 'cancelled') GROUP BY o.id HAVING sum(e.amount_minor) <> 0
UNION ALL SELECT 'cash_follows_delivery', t.order_id FROM ledger_txn t WHERE t.kind = 'cash_collected'
  AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.order_id = t.order_id AND s.delivered_at IS NOT NULL)
UNION ALL SELECT 'cash_follows_delivery', o.id FROM seller_order o JOIN purchase p ON p.id = o.purchase_id AND p.method = 'cod' AND p.status = 'confirmed'
WHERE o.total_minor > o.credit_minor AND NOT EXISTS (SELECT 1 FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id WHERE t.order_id = o.id AND e.account = 'cash_due');
-- 13. A refund has its transaction and the other way round, its lines and its delivery are its amount, a cancelled order is given back whole.
SELECT 'refund_and_ledger_agree' AS check_name, r.id AS subject FROM refund r LEFT JOIN ledger_txn t ON t.kind = 'refund' AND t.subject = r.id WHERE t.id IS NULL
UNION ALL SELECT 'refund_and_ledger_agree', t.id FROM ledger_txn t LEFT JOIN refund r ON r.id = t.subject WHERE t.kind = 'refund' AND r.id IS NULL;
SELECT 'refund_lines_sum' AS check_name, r.id AS subject FROM refund r
WHERE r.amount_minor <> r.delivery_minor + (SELECT coalesce(sum(l.amount_minor), 0) FROM refund_line l WHERE l.refund_id = r.id);
SELECT 'cancelled_order_is_given_back' AS check_name, o.id AS subject FROM seller_order o WHERE o.status = 'cancelled'
  AND o.total_minor <> (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.order_id = o.id);
-- 14. What was released was delivered, what is in reserve is frozen, and what waits for release is delivered and not released.
SELECT 'released_order_was_delivered' AS check_name, t.subject AS subject FROM ledger_txn t WHERE t.kind = 'release'
  AND NOT EXISTS (SELECT 1 FROM order_event e WHERE e.order_id = t.subject AND e.status = 'delivered');
SELECT 'reserve_is_frozen' AS check_name, t.order_id AS subject FROM ledger_entry e JOIN ledger_txn t ON t.id = e.txn_id AND t.kind IN ('freeze', 'unfreeze') WHERE e.account BETWEEN 'reserve:' AND 'reserve:~'
GROUP BY t.order_id HAVING sum(e.amount_minor) <> 0 AND NOT EXISTS (SELECT 1 FROM order_freeze f WHERE f.order_id = t.order_id);
SELECT 'delivered_order_waits_or_is_released' AS check_name, o.id AS subject FROM seller_order o LEFT JOIN order_release r ON r.order_id = o.id
WHERE o.status = 'delivered' AND (r.order_id IS NULL) <> EXISTS (SELECT 1 FROM ledger_txn t WHERE t.kind = 'release' AND t.subject = o.id);
-- 15. A payout is in the ledger as it stands, is what its items sum to, and what is on its way is what open payouts are.
SELECT 'payout_and_ledger_agree' AS check_name, p.id AS subject FROM payout p
WHERE NOT EXISTS (SELECT 1 FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id AND e.account = 'payouts_due' WHERE t.kind = 'payout' AND t.subject = p.id AND e.amount_minor = p.amount_minor)
  OR (p.status = 'paid') <> EXISTS (SELECT 1 FROM ledger_txn t WHERE t.kind = 'payout_paid' AND t.subject = p.id)
  OR (p.status IN ('failed', 'retried')) <> EXISTS (SELECT 1 FROM ledger_txn t WHERE t.kind = 'payout_failed' AND t.subject = p.id);
SELECT 'payout_is_its_items' AS check_name, p.id AS subject FROM payout p
WHERE 0 <> coalesce((SELECT sum(e.amount_minor) FROM payout_item i JOIN ledger_entry e ON e.txn_id = i.txn_id AND e.account = 'seller:' || p.seller_id WHERE i.payout_id = p.id), -1)
  OR NOT EXISTS (SELECT 1 FROM payout_item i JOIN ledger_txn t ON t.id = i.txn_id WHERE i.payout_id = p.id AND t.kind = 'payout' AND t.subject = p.id);
SELECT 'payouts_due_are_open_payouts' AS check_name, c.currency AS subject FROM (SELECT currency FROM payout UNION SELECT currency FROM ledger_entry WHERE account = 'payouts_due') c
WHERE coalesce((SELECT sum(amount_minor) FROM payout p WHERE p.currency = c.currency AND p.status IN ('scheduled', 'sent')), 0)
  <> coalesce((SELECT sum(amount_minor) FROM ledger_entry e WHERE e.account = 'payouts_due' AND e.currency = c.currency), 0);
-- 16. The chain over the ledger has no gap, every seal holds the one before, and what is not sealed waits to be.
SELECT 'seal_follows_seal' AS check_name, s.seq AS subject FROM ledger_seal s LEFT JOIN ledger_seal b ON b.seq = s.seq - 1
WHERE s.previous_hash <> coalesce(b.hash, iif(s.seq = 1, '', '-'));
SELECT 'unsealed_waits_for_its_seal' AS check_name, t.id AS subject FROM ledger_txn t LEFT JOIN ledger_seal s ON s.txn_id = t.id LEFT JOIN ledger_unsealed u ON u.txn_id = t.id
WHERE (s.txn_id IS NULL) <> (u.txn_id IS NOT NULL);
-- 17. Nobody has less than no store credit.
SELECT 'credit_not_negative' AS check_name, e.account AS subject FROM ledger_entry e WHERE e.account LIKE 'credit:%' GROUP BY e.account, e.currency HAVING sum(e.amount_minor) < 0;
-- 18. Discounts: what an order got off is what its promotions took, and a promotion's count and budget are its uses that hold.
SELECT 'discounts_sum_to_order' AS check_name, o.id AS subject FROM seller_order o LEFT JOIN (
  SELECT order_id, sum(amount_minor) AS amount, sum(platform_minor) AS platform FROM order_discount GROUP BY order_id) d ON d.order_id = o.id
WHERE o.discount_minor <> coalesce(d.amount, 0) OR o.platform_discount_minor <> coalesce(d.platform, 0);
SELECT 'discounts_sum_to_redemption' AS check_name, r.id AS subject FROM redemption r WHERE r.amount_minor <> (
  SELECT coalesce(sum(d.amount_minor), 0) FROM order_discount d JOIN seller_order o ON o.id = d.order_id
  WHERE o.purchase_id = r.purchase_id AND d.promotion_id = r.promotion_id);
SELECT 'promotion_counts_its_uses' AS check_name, p.id AS subject FROM promotion p
WHERE p.used_count <> (SELECT count(*) FROM redemption r WHERE r.promotion_id = p.id AND r.status = 'held');
SELECT 'budget_is_what_uses_took' AS check_name, b.promotion_id AS subject FROM promotion_budget b WHERE b.spent_minor <> (
  SELECT coalesce(sum(r.amount_minor), 0) FROM redemption r WHERE r.promotion_id = b.promotion_id AND r.currency = b.currency AND r.status = 'held');
-- 19. A payment's state is what its facts say.
SELECT 'payment_state_is_folded' AS check_name, p.id AS subject FROM payment p JOIN payment_fold f ON f.payment_id = p.id WHERE p.status <> f.status;
-- 20. What parcels have drawn is what the ledger says, and what is frozen is what open disputes freeze.
SELECT 'capture_and_ledger_agree' AS check_name, c.shipment_id AS subject FROM capture c LEFT JOIN ledger_txn t ON t.kind = 'capture' AND t.subject = c.shipment_id WHERE (c.status = 'made') <> (t.id IS NOT NULL);
SELECT 'open_disputes_are_frozen' AS check_name, d.id || ':' || s.order_id AS subject FROM dispute d JOIN dispute_share s ON s.dispute_id = d.id
WHERE iif(d.status IN ('won', 'lost'), 0, s.seller_minor) <> coalesce((SELECT sum(e.amount_minor) FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
  WHERE t.subject = d.id || ':' || s.order_id AND t.kind IN ('dispute', 'dispute_won', 'dispute_lost') AND e.account = 'reserve:' || s.seller_id), 0);
-- 21. An order is as far as its units are: sent, called off, or waiting. Its parcels' shares stay within its total.
SELECT 'state_follows_units' AS check_name, o.id AS subject FROM seller_order o JOIN (
  SELECT l.order_id, sum(l.quantity) AS sold, sum((SELECT coalesce(sum(p.quantity), 0) FROM parcel_line p WHERE p.line_id = l.id)) AS sent,
    sum((SELECT coalesce(sum(c.quantity), 0) FROM cancelled_line c WHERE c.line_id = l.id)) AS cancelled FROM order_line l GROUP BY l.order_id) u ON u.order_id = o.id
WHERE o.status NOT IN ('pending', 'expired') AND CASE
  WHEN u.sold = u.cancelled THEN o.status <> 'cancelled'
  WHEN u.sold = u.sent + u.cancelled THEN o.status NOT IN ('shipped', 'delivered')
  WHEN u.sent > 0 THEN o.status <> 'partly_shipped'
  ELSE o.status NOT IN ('confirmed', 'picking', 'packed') END;
SELECT 'units_within_line' AS check_name, l.id AS subject FROM order_line l
WHERE l.quantity < (SELECT coalesce(sum(p.quantity), 0) FROM parcel_line p WHERE p.line_id = l.id) + (SELECT coalesce(sum(c.quantity), 0) FROM cancelled_line c WHERE c.line_id = l.id);
SELECT 'delivered_order_has_no_parcel_on_its_way' AS check_name, o.id AS subject FROM seller_order o JOIN shipment s ON s.order_id = o.id
WHERE o.status = 'delivered' AND s.delivered_at IS NULL AND s.returned_at IS NULL;
SELECT 'parcels_within_order' AS check_name, o.id AS subject FROM seller_order o JOIN shipment s ON s.order_id = o.id GROUP BY o.id HAVING sum(s.amount_minor) > o.total_minor;
-- 22. Invoices are numbered without a gap.
SELECT 'invoices_have_no_gap' AS check_name, i.seller_id || ' ' || i.kind || ' ' || i.year AS subject FROM invoice i
GROUP BY i.seller_id, i.kind, i.year HAVING count(*) <> max(i.seq) OR min(i.seq) <> 1;
-- 23. Stars: a tally is its published reviews, what a product shows is its tally, what a seller shows is their published ratings.
SELECT 'tally_is_published_reviews' AS check_name, x.product_id || ' ' || x.rating AS subject FROM (
  SELECT product_id, rating, reviews AS n FROM review_tally UNION ALL
  SELECT product_id, rating, -count(*) FROM review WHERE status = 'published' GROUP BY product_id, rating) x
GROUP BY x.product_id, x.rating HAVING sum(x.n) <> 0;
SELECT 'product_shows_its_tally' AS check_name, p.id AS subject FROM product p JOIN (
  SELECT product_id, sum(rating * reviews) AS stars, sum(reviews) AS n FROM review_tally GROUP BY product_id) t ON t.product_id = p.id
WHERE p.rating_sum <> t.stars OR p.rating_count <> t.n;
SELECT 'seller_shows_their_ratings' AS check_name, s.id AS subject FROM seller s LEFT JOIN (
  SELECT seller_id, sum(rating) AS stars, count(*) AS n FROM seller_rating WHERE status = 'published' GROUP BY seller_id) r ON r.seller_id = s.id
WHERE s.rating_sum <> coalesce(r.stars, 0) OR s.rating_count <> coalesce(r.n, 0)
  OR (s.rating_count > 0 AND s.rating_centi <> (s.rating_sum * 200 + s.rating_count) / (2 * s.rating_count));
SELECT 'votes_are_counted' AS check_name, r.id AS subject FROM review r WHERE r.helpful_count <> (SELECT count(*) FROM helpful_vote v WHERE v.subject = r.id);
-- 24. Whoever is about to be told is told: an alert that is due has its job. Nobody who was forgotten has notices.
SELECT 'due_alert_has_its_job' AS check_name, a.id AS subject FROM alert a WHERE a.status = 'due' AND NOT EXISTS (
  SELECT 1 FROM outbox o WHERE o.type = 'alert.due' AND o.done_at IS NULL AND o.payload ->> 'alertId' = a.id AND o.payload ->> 'round' = a.round);
SELECT 'notice_has_its_reader' AS check_name, n.id AS subject FROM notice n WHERE (n.audience = 'seller') <> (n.seller_id IS NOT NULL)
  OR NOT EXISTS (SELECT 1 FROM user u WHERE u.id = n.user_id AND u.erased_at IS NULL);
-- 25. A webhook goes to endpoints of the seller whom it is about and to no other, and every try is in the log.
SELECT 'webhook_is_of_its_seller' AS check_name, d.id AS subject FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id JOIN webhook_event e ON e.id = d.event_id
WHERE w.seller_id <> e.seller_id OR d.seq <> e.seq;
SELECT 'webhook_tries_are_logged' AS check_name, d.id AS subject FROM webhook_delivery d
WHERE d.attempts <> (SELECT count(*) FROM webhook_attempt a WHERE a.delivery_id = d.id);
