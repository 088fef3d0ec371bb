-- What discounts, store credit and refunds need of orders, stock and the ledger: who pays for a discount, what comes back
-- to whom and why, units that return to the shelf, and money that is owed to a seller but not yet released.

ALTER TABLE order_line ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT order_line_discount_within_total CHECK (discount_minor BETWEEN 0 AND total_minor);
ALTER TABLE order_line ADD COLUMN platform_discount_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT order_line_platform_discount_within_discount CHECK (platform_discount_minor BETWEEN 0 AND discount_minor);

-- `discount_minor` is that of the lines and of the delivery together.
ALTER TABLE seller_order ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT seller_order_discount_in_range CHECK (discount_minor BETWEEN 0 AND items_minor + delivery_minor);
ALTER TABLE seller_order ADD COLUMN delivery_discount_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT seller_order_delivery_discount_in_range CHECK (delivery_discount_minor BETWEEN 0 AND delivery_minor);
ALTER TABLE seller_order ADD COLUMN platform_discount_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT seller_order_platform_discount_within_discount CHECK (platform_discount_minor BETWEEN 0 AND discount_minor);
ALTER TABLE seller_order ADD COLUMN credit_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT seller_order_credit_within_total CHECK (credit_minor BETWEEN 0 AND total_minor);

ALTER TABLE purchase ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT purchase_discount_not_negative CHECK (discount_minor >= 0);
ALTER TABLE purchase ADD COLUMN credit_minor INTEGER NOT NULL DEFAULT 0
  CONSTRAINT purchase_credit_within_total CHECK (credit_minor BETWEEN 0 AND total_minor);

-- A hold is open, then claimed by a sale or released. Units that come back afterwards are rows of their own, so that one
-- unit of three can return to the shelf, and one that is broken need not.
CREATE TABLE stock_hold_new (
  line_id TEXT PRIMARY KEY REFERENCES order_line (id),
  offer_id TEXT NOT NULL REFERENCES stock (offer_id),
  quantity INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  CONSTRAINT stock_hold_quantity_positive CHECK (quantity > 0),
  CONSTRAINT stock_hold_status_known CHECK (status IN ('open', 'claimed', 'released'))
) STRICT;
INSERT INTO stock_hold_new SELECT line_id, offer_id, quantity, iif(status = 'returned', 'claimed', status) FROM stock_hold;

CREATE TABLE restock (
  id TEXT PRIMARY KEY,
  line_id TEXT NOT NULL REFERENCES stock_hold_new (line_id),
  quantity INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT restock_quantity_positive CHECK (quantity > 0),
  CONSTRAINT restock_reason_known CHECK (reason IN ('cancelled', 'returned'))
) STRICT;
INSERT INTO restock SELECT 'rst_' || substr(h.line_id, 5), h.line_id, h.quantity, 'cancelled', o.updated_at
FROM stock_hold h JOIN order_line l ON l.id = h.line_id JOIN seller_order o ON o.id = l.order_id WHERE h.status = 'returned';
CREATE INDEX restock_by_line ON restock (line_id);

DROP TABLE stock_hold;
ALTER TABLE stock_hold_new RENAME TO stock_hold;
CREATE INDEX stock_hold_open ON stock_hold (offer_id) WHERE status = 'open';
CREATE TRIGGER stock_hold_status_path BEFORE UPDATE OF status ON stock_hold
WHEN NOT (OLD.status = 'open' AND NEW.status IN ('claimed', 'released'))
BEGIN SELECT RAISE(ABORT, 'stock_hold_status_path'); END;
CREATE TRIGGER stock_hold_opens AFTER INSERT ON stock_hold WHEN NEW.status = 'open'
BEGIN UPDATE stock SET reserved = reserved + NEW.quantity WHERE offer_id = NEW.offer_id; END;
CREATE TRIGGER stock_hold_claims AFTER UPDATE OF status ON stock_hold WHEN OLD.status = 'open' AND NEW.status = 'claimed'
BEGIN
  UPDATE stock SET reserved = reserved - NEW.quantity, on_hand = max(0, on_hand - NEW.quantity), owed = owed + max(0, NEW.quantity - on_hand)
  WHERE offer_id = NEW.offer_id;
END;
CREATE TRIGGER stock_hold_releases AFTER UPDATE OF status ON stock_hold WHEN OLD.status = 'open' AND NEW.status = 'released'
BEGIN UPDATE stock SET reserved = reserved - NEW.quantity WHERE offer_id = NEW.offer_id; END;

CREATE TRIGGER restock_within_hold BEFORE INSERT ON restock WHEN NEW.quantity + (
  SELECT coalesce(sum(quantity), 0) FROM restock WHERE line_id = NEW.line_id
) > (SELECT coalesce(sum(iif(status = 'claimed', quantity, 0)), 0) FROM stock_hold WHERE line_id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'restock_within_hold'); END;
CREATE TRIGGER restock_fills AFTER INSERT ON restock
BEGIN
  UPDATE stock SET on_hand = on_hand + NEW.quantity WHERE offer_id = (SELECT offer_id FROM stock_hold WHERE line_id = NEW.line_id);
END;
CREATE TRIGGER restock_no_update BEFORE UPDATE ON restock BEGIN SELECT RAISE(ABORT, 'restock_append_only'); END;
CREATE TRIGGER restock_no_delete BEFORE DELETE ON restock BEGIN SELECT RAISE(ABORT, 'restock_append_only'); END;

-- The ledger, with kinds that can grow and the order that a transaction is about.
CREATE TABLE ledger_kind (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO ledger_kind VALUES ('sale'), ('refund'), ('cash_collected'), ('overpayment'), ('overpayment_refund'), ('release'), ('payout');

CREATE TABLE ledger_txn_new (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL REFERENCES ledger_kind (kind),
  subject TEXT NOT NULL,
  currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  order_id TEXT REFERENCES seller_order (id),
  UNIQUE (kind, subject)
) STRICT;
INSERT INTO ledger_txn_new SELECT id, kind, subject, currency, at, iif(subject LIKE 'ord\_%' ESCAPE '\', subject, NULL) FROM ledger_txn;
CREATE TABLE ledger_entry_new (
  txn_id TEXT NOT NULL REFERENCES ledger_txn_new (id) DEFERRABLE INITIALLY DEFERRED,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (txn_id, account),
  CONSTRAINT ledger_entry_not_zero CHECK (amount_minor <> 0)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger_entry_new SELECT txn_id, account, currency, amount_minor FROM ledger_entry;
DROP TABLE ledger_entry;
DROP TABLE ledger_txn;
ALTER TABLE ledger_txn_new RENAME TO ledger_txn;
ALTER TABLE ledger_entry_new RENAME TO ledger_entry;
CREATE INDEX ledger_entry_by_account ON ledger_entry (account, currency);
CREATE INDEX ledger_txn_by_order ON ledger_txn (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX ledger_txn_by_age ON ledger_txn (at, id);
CREATE TRIGGER ledger_txn_balanced BEFORE INSERT ON ledger_txn
WHEN (SELECT count(*) < 2 OR coalesce(sum(amount_minor), 1) <> 0 OR min(currency) <> NEW.currency OR max(currency) <> NEW.currency
      FROM ledger_entry WHERE txn_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'ledger_txn_balanced'); END;
CREATE TRIGGER ledger_entry_sealed BEFORE INSERT ON ledger_entry
WHEN EXISTS (SELECT 1 FROM ledger_txn WHERE id = NEW.txn_id)
BEGIN SELECT RAISE(ABORT, 'ledger_entry_sealed'); END;
CREATE TRIGGER ledger_txn_no_update BEFORE UPDATE ON ledger_txn BEGIN SELECT RAISE(ABORT, 'ledger_append_only'); END;
CREATE TRIGGER ledger_txn_no_delete BEFORE DELETE ON ledger_txn BEGIN SELECT RAISE(ABORT, 'ledger_append_only'); END;
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_append_only'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, 'ledger_append_only'); END;

-- What a customer gets back of one order, and why. `seq` makes refunds of an order come one after the other. Of the
-- amount, `original_minor` goes the way the money came and `credit_minor` becomes store credit.
CREATE TABLE refund (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  borne_by TEXT NOT NULL,
  delivery_minor INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  commission_minor INTEGER NOT NULL,
  platform_discount_minor INTEGER NOT NULL,
  original_minor INTEGER NOT NULL,
  credit_minor INTEGER NOT NULL,
  actor TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  UNIQUE (order_id, seq),
  CONSTRAINT refund_reason_known CHECK (reason IN ('cancelled', 'returned', 'claim', 'guarantee', 'goodwill', 'dispute')),
  CONSTRAINT refund_borne_by_known CHECK (borne_by IN ('seller', 'marketplace')),
  CONSTRAINT refund_status_known CHECK (status IN ('open', 'done', 'failed')),
  CONSTRAINT refund_amounts_not_negative CHECK (delivery_minor >= 0 AND amount_minor > 0 AND tax_minor >= 0 AND commission_minor >= 0
    AND platform_discount_minor >= 0 AND original_minor >= 0 AND credit_minor >= 0),
  CONSTRAINT refund_tenders_are_amount CHECK (original_minor + credit_minor = amount_minor),
  CONSTRAINT refund_end_dated CHECK ((status = 'done') = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX refund_open ON refund (created_at) WHERE status <> 'done';

-- A refund of `quantity` units of a line; 0 units: the price was reduced.
CREATE TABLE refund_line (
  refund_id TEXT NOT NULL REFERENCES refund (id),
  line_id TEXT NOT NULL REFERENCES order_line (id),
  quantity INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  commission_minor INTEGER NOT NULL,
  platform_discount_minor INTEGER NOT NULL,
  PRIMARY KEY (refund_id, line_id),
  CONSTRAINT refund_line_amounts_not_negative CHECK (quantity >= 0 AND amount_minor >= 0 AND tax_minor >= 0 AND commission_minor >= 0 AND platform_discount_minor >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX refund_line_by_line ON refund_line (line_id);

-- An order's refunds stay within its own share: no seller can give back what belongs to another.
CREATE TRIGGER refund_within_order BEFORE INSERT ON refund WHEN EXISTS (
  SELECT 1 FROM seller_order o LEFT JOIN (SELECT sum(amount_minor) AS amount, sum(commission_minor) AS commission, sum(tax_minor) AS tax,
    sum(original_minor) AS original, sum(delivery_minor) AS delivery FROM refund WHERE order_id = NEW.order_id) r
  WHERE o.id = NEW.order_id AND (
    coalesce(r.amount, 0) + NEW.amount_minor > o.total_minor OR coalesce(r.commission, 0) + NEW.commission_minor > o.commission_minor
    OR coalesce(r.tax, 0) + NEW.tax_minor > o.tax_minor OR coalesce(r.original, 0) + NEW.original_minor > o.total_minor - o.credit_minor))
BEGIN SELECT RAISE(ABORT, 'refund_within_order'); END;
CREATE TRIGGER refund_line_within_line BEFORE INSERT ON refund_line WHEN EXISTS (
  SELECT 1 FROM order_line l LEFT JOIN (SELECT sum(quantity) AS quantity, sum(tax_minor) AS tax, sum(commission_minor) AS commission
    FROM refund_line WHERE line_id = NEW.line_id) r
  WHERE l.id = NEW.line_id AND (coalesce(r.quantity, 0) + NEW.quantity > l.quantity OR coalesce(r.tax, 0) + NEW.tax_minor > l.tax_minor
    OR coalesce(r.commission, 0) + NEW.commission_minor > l.commission_minor))
  OR (SELECT order_id FROM order_line WHERE id = NEW.line_id) IS NOT (SELECT order_id FROM refund WHERE id = NEW.refund_id)
BEGIN SELECT RAISE(ABORT, 'refund_line_within_line'); END;
CREATE TRIGGER refund_line_no_update BEFORE UPDATE ON refund_line BEGIN SELECT RAISE(ABORT, 'refund_append_only'); END;
CREATE TRIGGER refund_line_no_delete BEFORE DELETE ON refund_line BEGIN SELECT RAISE(ABORT, 'refund_append_only'); END;
CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund BEGIN SELECT RAISE(ABORT, 'refund_append_only'); END;
CREATE TRIGGER refund_amounts_stay BEFORE UPDATE OF amount_minor, tax_minor, commission_minor, original_minor, credit_minor, order_id, seq ON refund
BEGIN SELECT RAISE(ABORT, 'refund_append_only'); END;

CREATE TABLE refund_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO refund_transition VALUES ('open', 'done'), ('open', 'failed'), ('failed', 'done'), ('failed', 'open');
CREATE TRIGGER refund_status_path BEFORE UPDATE OF status ON refund
WHEN NOT EXISTS (SELECT 1 FROM refund_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'refund_status_path'); END;
