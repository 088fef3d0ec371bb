-- Purchases, orders, payments, the ledger, and the rows that make work happen once: outbox, idempotency, mail.

CREATE TABLE purchase (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  user_id TEXT REFERENCES user (id),
  guest_hash TEXT,
  principal TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  cart_name TEXT NOT NULL,
  cart_version INTEGER NOT NULL,
  market TEXT NOT NULL,
  currency TEXT NOT NULL,
  email TEXT NOT NULL,
  address TEXT NOT NULL,
  method TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending',
  items_minor INTEGER NOT NULL,
  delivery_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  UNIQUE (principal, idempotency_key),
  CONSTRAINT purchase_total_positive CHECK (total_minor > 0),
  CONSTRAINT purchase_status_known CHECK (status IN ('pending', 'confirmed', 'expired')),
  CONSTRAINT purchase_method_known CHECK (method IN ('card', 'upi', 'wallet', 'cod')),
  CONSTRAINT purchase_address_json CHECK (json_valid(address))
) STRICT;
CREATE INDEX purchase_by_user ON purchase (user_id, created_at) WHERE user_id IS NOT NULL;
CREATE INDEX purchase_by_guest ON purchase (guest_hash, created_at) WHERE guest_hash IS NOT NULL;
CREATE INDEX purchase_by_email ON purchase (email);
-- A cart version becomes one purchase; another one only after the first has expired.
CREATE UNIQUE INDEX purchase_one_per_cart ON purchase (cart_name, cart_version) WHERE status IN ('pending', 'confirmed');
CREATE INDEX purchase_pending ON purchase (expires_at) WHERE status = 'pending';

CREATE TRIGGER purchase_status_path BEFORE UPDATE OF status ON purchase
WHEN NOT (OLD.status = 'pending' AND NEW.status IN ('confirmed', 'expired'))
BEGIN SELECT RAISE(ABORT, 'purchase_status_path'); END;

CREATE TABLE seller_order (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  purchase_id TEXT NOT NULL REFERENCES purchase (id),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  market TEXT NOT NULL,
  currency TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'pending',
  version INTEGER NOT NULL DEFAULT 0,
  customer_name TEXT NOT NULL,
  delivery_method TEXT NOT NULL,
  promise_from_day TEXT NOT NULL,
  promise_to_day TEXT NOT NULL,
  ship_by_day TEXT NOT NULL,
  unit_count INTEGER NOT NULL,
  items_minor INTEGER NOT NULL,
  delivery_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  commission_minor INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (purchase_id, seller_id),
  CONSTRAINT seller_order_amounts_not_negative CHECK (items_minor >= 0 AND delivery_minor >= 0 AND tax_minor >= 0 AND commission_minor >= 0),
  CONSTRAINT seller_order_commission_within_total CHECK (commission_minor <= total_minor)
) STRICT;
CREATE INDEX seller_order_by_seller ON seller_order (seller_id, created_at, id);
CREATE INDEX seller_order_by_seller_status ON seller_order (seller_id, status, created_at);
CREATE INDEX seller_order_by_status ON seller_order (status, created_at);
CREATE INDEX seller_order_by_age ON seller_order (created_at, id);

CREATE TABLE order_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO order_transition VALUES
  ('pending', 'confirmed'), ('pending', 'expired'),
  ('confirmed', 'picking'), ('confirmed', 'packed'), ('confirmed', 'shipped'), ('confirmed', 'cancelled'),
  ('picking', 'packed'), ('picking', 'shipped'), ('picking', 'cancelled'),
  ('packed', 'shipped'), ('packed', 'cancelled'),
  ('shipped', 'delivered');

CREATE TRIGGER seller_order_status_path BEFORE UPDATE OF status ON seller_order
WHEN NOT EXISTS (SELECT 1 FROM order_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'seller_order_status_path'); END;

-- Inserting the next version is lock, history and audit in one: of two racing moves one wins, the other leaves nothing.
CREATE TABLE order_event (
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (order_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER order_event_no_update BEFORE UPDATE ON order_event BEGIN SELECT RAISE(ABORT, 'order_event_append_only'); END;
CREATE TRIGGER order_event_no_delete BEFORE DELETE ON order_event BEGIN SELECT RAISE(ABORT, 'order_event_append_only'); END;

CREATE TABLE order_line (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  offer_id TEXT NOT NULL REFERENCES offer (id),
  product_slug TEXT NOT NULL,
  title TEXT NOT NULL,
  variant_label TEXT NOT NULL,
  sku TEXT NOT NULL,
  image_hash TEXT,
  quantity INTEGER NOT NULL,
  unit_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  commission_bps INTEGER NOT NULL,
  commission_minor INTEGER NOT NULL,
  CONSTRAINT order_line_quantity_in_range CHECK (quantity BETWEEN 1 AND 999),
  CONSTRAINT order_line_total_is_product CHECK (total_minor = quantity * unit_minor)
) STRICT;
CREATE INDEX order_line_by_order ON order_line (order_id);

-- A hold promises stock to one line: open until paid (claimed) or given back (released).
CREATE TABLE stock_hold (
  line_id TEXT PRIMARY KEY REFERENCES order_line (id),
  offer_id TEXT NOT NULL REFERENCES stock (offer_id),
  quantity INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  CONSTRAINT stock_hold_quantity_positive CHECK (quantity > 0),
  CONSTRAINT stock_hold_status_known CHECK (status IN ('open', 'claimed', 'released', 'returned'))
) STRICT;
CREATE INDEX stock_hold_open ON stock_hold (offer_id) WHERE status = 'open';
CREATE TRIGGER stock_hold_status_path BEFORE UPDATE OF status ON stock_hold
WHEN NOT ((OLD.status = 'open' AND NEW.status IN ('claimed', 'released')) OR (OLD.status = 'claimed' AND NEW.status = 'returned'))
BEGIN SELECT RAISE(ABORT, 'stock_hold_status_path'); END;

-- The counts follow the holds, in the same statement: no code can move one without the other.
CREATE TRIGGER stock_hold_opens AFTER INSERT ON stock_hold WHEN NEW.status = 'open'
BEGIN UPDATE stock SET reserved = reserved + NEW.quantity WHERE offer_id = NEW.offer_id; END;
CREATE TRIGGER stock_hold_claims AFTER UPDATE OF status ON stock_hold WHEN OLD.status = 'open' AND NEW.status = 'claimed'
BEGIN UPDATE stock SET reserved = reserved - NEW.quantity, on_hand = on_hand - NEW.quantity WHERE offer_id = NEW.offer_id; END;
CREATE TRIGGER stock_hold_releases AFTER UPDATE OF status ON stock_hold WHEN OLD.status = 'open' AND NEW.status = 'released'
BEGIN UPDATE stock SET reserved = reserved - NEW.quantity WHERE offer_id = NEW.offer_id; END;
CREATE TRIGGER stock_hold_returns AFTER UPDATE OF status ON stock_hold WHEN OLD.status = 'claimed' AND NEW.status = 'returned'
BEGIN UPDATE stock SET on_hand = on_hand + NEW.quantity WHERE offer_id = NEW.offer_id; END;

CREATE TABLE shipment (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL UNIQUE REFERENCES seller_order (id),
  carrier TEXT NOT NULL,
  tracking_number TEXT NOT NULL,
  shipped_at INTEGER NOT NULL,
  delivered_at INTEGER
) STRICT;

-- One attempt to pay. Amounts are not stored: they are a fold over payment_event.
CREATE TABLE payment (
  id TEXT PRIMARY KEY,
  purchase_id TEXT NOT NULL REFERENCES purchase (id),
  attempt INTEGER NOT NULL,
  provider TEXT NOT NULL,
  provider_ref TEXT,
  method TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  created_at INTEGER NOT NULL,
  UNIQUE (purchase_id, attempt),
  UNIQUE (provider, provider_ref),
  CONSTRAINT payment_amount_positive CHECK (amount_minor > 0),
  CONSTRAINT payment_status_known CHECK (status IN ('open', 'failed', 'captured', 'due', 'surplus', 'refunded'))
) STRICT;
CREATE UNIQUE INDEX payment_one_active ON payment (purchase_id) WHERE status IN ('open', 'captured', 'due');

CREATE TABLE payment_event (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payment (id),
  provider TEXT NOT NULL,
  provider_event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (provider, provider_event_id),
  CONSTRAINT payment_event_type_known CHECK (type IN ('authorised', 'captured', 'failed', 'refunded')),
  CONSTRAINT payment_event_amount_not_negative CHECK (amount_minor >= 0)
) STRICT;
CREATE INDEX payment_event_by_payment ON payment_event (payment_id);
CREATE UNIQUE INDEX payment_event_one_capture ON payment_event (payment_id) WHERE type = 'captured' AND provider <> 'cod';
CREATE TRIGGER payment_event_no_update BEFORE UPDATE ON payment_event BEGIN SELECT RAISE(ABORT, 'payment_event_append_only'); END;
CREATE TRIGGER payment_event_no_delete BEFORE DELETE ON payment_event BEGIN SELECT RAISE(ABORT, 'payment_event_append_only'); END;
CREATE TRIGGER payment_event_refund_within_captured BEFORE INSERT ON payment_event WHEN NEW.type = 'refunded' AND (
  SELECT coalesce(sum(CASE type WHEN 'captured' THEN amount_minor WHEN 'refunded' THEN -amount_minor ELSE 0 END), 0)
  FROM payment_event WHERE payment_id = NEW.payment_id) < NEW.amount_minor
BEGIN SELECT RAISE(ABORT, 'payment_event_refund_within_captured'); END;

-- A transaction is sealed by its head: entries come first, the head is refused unless they sum to zero,
-- and after it no entry can be added. Entries without a head break the deferred key at commit.
CREATE TABLE ledger_txn (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (kind, subject),
  CONSTRAINT ledger_txn_kind_known CHECK (kind IN ('sale', 'refund', 'cash_collected', 'overpayment', 'overpayment_refund', 'payout'))
) STRICT;
CREATE TABLE ledger_entry (
  txn_id TEXT NOT NULL REFERENCES ledger_txn (id) DEFERRABLE INITIALLY DEFERRED,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (txn_id, account),
  CONSTRAINT ledger_entry_not_zero CHECK (amount_minor <> 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_entry_by_account ON ledger_entry (account, currency);
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

-- The fact that something has to happen later; the queue message is only a nudge.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  payload TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  done_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  CONSTRAINT outbox_payload_json CHECK (json_valid(payload))
) STRICT;
CREATE INDEX outbox_waiting ON outbox (due_at) WHERE done_at IS NULL;

CREATE TABLE idempotency (
  principal TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  response TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (principal, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- `key` names the reason of the mail (template and subject): the same reason is never mailed twice.
CREATE TABLE mail (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  template TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'waiting',
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  CONSTRAINT mail_status_known CHECK (status IN ('waiting', 'sent', 'failed'))
) STRICT;
CREATE INDEX mail_by_age ON mail (created_at, id);

CREATE TABLE audit (
  id TEXT PRIMARY KEY,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}',
  at INTEGER NOT NULL,
  CONSTRAINT audit_detail_json CHECK (json_valid(detail))
) STRICT;
CREATE INDEX audit_by_subject ON audit (subject, at);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

-- Breaks found by the newest run of the invariant checker; empty is good.
CREATE TABLE invariant_break (
  check_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  found_at INTEGER NOT NULL,
  PRIMARY KEY (check_name, subject)
) STRICT, WITHOUT ROWID;
