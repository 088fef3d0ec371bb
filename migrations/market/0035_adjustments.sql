-- Adjustments of one seller, newest first: ids of transactions begin with their time.
CREATE INDEX ledger_adjustment_by_seller ON ledger_adjustment (seller_id, txn_id);
