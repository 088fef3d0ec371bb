-- What must always be true. Each row is a break: the check's name and what it is about. No row is good.
-- 1. Reserved stock is what open holds hold.
SELECT 'stock_reserved_is_open_holds' AS check_name, s.offer_id AS subject FROM stock s
WHERE s.reserved <> (SELECT coalesce(sum(h.quantity), 0) FROM stock_hold h WHERE h.offer_id = s.offer_id AND h.status = 'open');
SELECT 'nothing_is_owed_from_a_full_shelf' AS check_name, s.offer_id AS subject FROM stock s WHERE s.owed > 0 AND s.on_hand > 0;
-- 2. Every ledger transaction sums to zero in one currency.
SELECT 'ledger_txn_sums_to_zero' AS check_name, e.txn_id AS subject FROM ledger_entry e GROUP BY e.txn_id HAVING sum(e.amount_minor) <> 0 OR count(DISTINCT e.currency) <> 1;
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
HAVING sum(CASE e.type WHEN 'refunded' THEN e.amount_minor ELSE 0 END) > sum(CASE e.type WHEN 'captured' THEN e.amount_minor ELSE 0 END);
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
-- 11. Every offer has stock, and every line's order belongs to the seller of its offer.
SELECT 'offer_has_stock' AS check_name, f.id AS subject FROM offer f LEFT JOIN stock s ON s.offer_id = f.id WHERE s.offer_id IS NULL;
SELECT 'line_is_of_the_orders_seller' AS check_name, l.id AS subject FROM order_line l JOIN seller_order o ON o.id = l.order_id JOIN offer f ON f.id = l.offer_id WHERE f.seller_id <> o.seller_id;
-- 12. Cash that is due or collected is that of cash orders, each once.
SELECT 'cash_follows_delivery' AS check_name, o.id AS subject FROM seller_order o JOIN purchase p ON p.id = o.purchase_id AND p.method = 'cod' AND p.status = 'confirmed'
LEFT JOIN ledger_txn t ON t.kind = 'cash_collected' AND t.subject = o.id WHERE (o.status = 'delivered') <> (t.id IS NOT NULL);
-- 13. A refund has its transaction and the other way round, its lines and its delivery are its amount, a cancelled order is given back whole.
SELECT 'refund_and_ledger_agree' AS check_name, r.id AS subject FROM refund r LEFT JOIN ledger_txn t ON t.kind = 'refund' AND t.subject = r.id WHERE t.id IS NULL
UNION ALL SELECT 'refund_and_ledger_agree', t.id FROM ledger_txn t LEFT JOIN refund r ON r.id = t.subject WHERE t.kind = 'refund' AND r.id IS NULL;
SELECT 'refund_lines_sum' AS check_name, r.id AS subject FROM refund r
WHERE r.amount_minor <> r.delivery_minor + (SELECT coalesce(sum(l.amount_minor), 0) FROM refund_line l WHERE l.refund_id = r.id);
SELECT 'cancelled_order_is_given_back' AS check_name, o.id AS subject FROM seller_order o WHERE o.status = 'cancelled'
  AND o.total_minor <> (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.order_id = o.id);
-- 14. Nobody has less than no store credit.
SELECT 'credit_not_negative' AS check_name, e.account AS subject FROM ledger_entry e WHERE e.account LIKE 'credit:%' GROUP BY e.account, e.currency HAVING sum(e.amount_minor) < 0;
