-- Commission rules, the release of what sellers sold, payouts, the chain over the ledger, and reconciliation.

INSERT OR IGNORE INTO ledger_kind VALUES ('freeze'), ('unfreeze'), ('payout_paid'), ('payout_failed'), ('adjustment');

-- Rules of commission, in order: the first that fits a sale says what the marketplace keeps of it. What a rule does not name
-- it does not ask for. Amounts are of `currency`, and a rule with amounts is about sales in that currency alone.
CREATE TABLE commission_rule (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  product_id TEXT REFERENCES product (id),
  category_id TEXT REFERENCES category (id),
  seller_id TEXT REFERENCES seller (id),
  currency TEXT,
  from_minor INTEGER,
  to_minor INTEGER,
  rate_bps INTEGER NOT NULL,
  fixed_minor INTEGER NOT NULL DEFAULT 0,
  floor_minor INTEGER,
  cap_minor INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  archived_at INTEGER,
  CONSTRAINT commission_rule_rate_in_range CHECK (rate_bps BETWEEN 0 AND 10000),
  CONSTRAINT commission_rule_amounts_not_negative CHECK (fixed_minor >= 0 AND coalesce(floor_minor, 0) >= 0 AND coalesce(cap_minor, 0) >= 0
    AND coalesce(from_minor, 0) >= 0),
  CONSTRAINT commission_rule_amounts_have_currency CHECK (currency IS NOT NULL OR (fixed_minor = 0 AND floor_minor IS NULL AND cap_minor IS NULL
    AND from_minor IS NULL AND to_minor IS NULL)),
  CONSTRAINT commission_rule_cap_above_floor CHECK (cap_minor IS NULL OR floor_minor IS NULL OR cap_minor >= floor_minor),
  CONSTRAINT commission_rule_band_in_order CHECK (from_minor IS NULL OR to_minor IS NULL OR to_minor > from_minor)
) STRICT;
CREATE UNIQUE INDEX commission_rule_order ON commission_rule (position) WHERE archived_at IS NULL;
CREATE TRIGGER commission_rule_no_delete BEFORE DELETE ON commission_rule BEGIN SELECT RAISE(ABORT, 'commission_rule_kept'); END;
-- Which rule a line's commission came from; null: the seller's own rate.
ALTER TABLE order_line ADD COLUMN commission_rule_id TEXT REFERENCES commission_rule (id);
CREATE TRIGGER order_line_commission_stays BEFORE UPDATE OF commission_bps, commission_minor, commission_rule_id ON order_line
BEGIN SELECT RAISE(ABORT, 'order_line_commission_stays'); END;

-- Why the money of an order is held: an open return, claim or dispute. An order may have several; while it has one, nothing
-- of it is released.
CREATE TABLE order_freeze (
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  reason TEXT NOT NULL,
  subject TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (order_id, reason, subject),
  CONSTRAINT order_freeze_reason_known CHECK (reason IN ('return', 'claim', 'dispute', 'operator'))
) STRICT, WITHOUT ROWID;

-- Orders that were delivered and whose money waits for its day. A row comes with the delivery and goes with the release.
CREATE TABLE order_release (
  order_id TEXT PRIMARY KEY REFERENCES seller_order (id),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  delivered_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX order_release_by_age ON order_release (delivered_at);
CREATE INDEX order_release_by_seller ON order_release (seller_id, delivered_at);
INSERT INTO order_release SELECT o.id, o.seller_id, coalesce((SELECT max(s.delivered_at) FROM shipment s WHERE s.order_id = o.id), o.updated_at)
FROM seller_order o WHERE o.status = 'delivered' AND NOT EXISTS (SELECT 1 FROM ledger_txn t WHERE t.kind = 'release' AND t.subject = o.id);
CREATE TRIGGER order_release_waits AFTER UPDATE OF status ON seller_order WHEN NEW.status = 'delivered' AND OLD.status <> 'delivered'
BEGIN INSERT OR IGNORE INTO order_release VALUES (NEW.id, NEW.seller_id, NEW.updated_at); END;
CREATE TRIGGER order_release_waits_from_start AFTER INSERT ON seller_order WHEN NEW.status = 'delivered'
BEGIN INSERT OR IGNORE INTO order_release VALUES (NEW.id, NEW.seller_id, NEW.updated_at); END;
CREATE TRIGGER order_release_done AFTER INSERT ON ledger_txn WHEN NEW.kind = 'release'
BEGIN DELETE FROM order_release WHERE order_id = NEW.subject; END;
-- What is released was delivered, and nobody disputes it.
CREATE TRIGGER ledger_release_allowed BEFORE INSERT ON ledger_txn WHEN NEW.kind = 'release' AND (
  NEW.order_id IS NOT NEW.subject OR EXISTS (SELECT 1 FROM order_freeze WHERE order_id = NEW.subject)
  OR NOT EXISTS (SELECT 1 FROM order_event WHERE order_id = NEW.subject AND status = 'delivered'))
BEGIN SELECT RAISE(ABORT, 'ledger_release_allowed'); END;

-- Where and how a seller is paid. Without `sealed` there is no account to pay to. `held_reason` is an operator's.
CREATE TABLE payout_account (
  seller_id TEXT PRIMARY KEY REFERENCES seller (id),
  schedule TEXT NOT NULL DEFAULT 'weekly',
  minimums TEXT NOT NULL DEFAULT '{}',
  holder TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  masked TEXT NOT NULL DEFAULT '',
  sealed TEXT,
  changed_at INTEGER,
  changed_by TEXT REFERENCES user (id),
  hold_days INTEGER,
  held_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT payout_account_schedule_known CHECK (schedule IN ('daily', 'weekly', 'monthly')),
  CONSTRAINT payout_account_hold_in_range CHECK (hold_days BETWEEN 0 AND 90),
  CONSTRAINT payout_account_minimums_json CHECK (json_valid(minimums)),
  CONSTRAINT payout_account_whole CHECK (sealed IS NULL OR (holder <> '' AND masked <> '' AND changed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A payout: all that a seller had at its moment in one currency. One per period; a repetition of a failed one is a payout of
-- its own.
CREATE TABLE payout (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  currency TEXT NOT NULL,
  period TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'scheduled',
  provider TEXT NOT NULL,
  destination TEXT NOT NULL,
  transfer_ref TEXT,
  transferred_at INTEGER,
  failure_code TEXT,
  retried_by TEXT REFERENCES payout (id) DEFERRABLE INITIALLY DEFERRED,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  ended_at INTEGER,
  UNIQUE (seller_id, currency, period),
  CONSTRAINT payout_amount_positive CHECK (amount_minor > 0),
  CONSTRAINT payout_status_known CHECK (status IN ('scheduled', 'sent', 'paid', 'failed', 'retried')),
  CONSTRAINT payout_end_dated CHECK ((status IN ('paid', 'failed', 'retried')) = (ended_at IS NOT NULL)),
  CONSTRAINT payout_paid_has_transfer CHECK (status <> 'paid' OR transfer_ref IS NOT NULL),
  CONSTRAINT payout_retried_names_next CHECK ((status = 'retried') = (retried_by IS NOT NULL))
) STRICT;
CREATE INDEX payout_by_seller ON payout (seller_id, created_at, id);
CREATE INDEX payout_by_age ON payout (created_at, id);
CREATE INDEX payout_unfinished ON payout (status) WHERE status IN ('scheduled', 'sent', 'failed');
CREATE TABLE payout_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO payout_transition VALUES ('scheduled', 'sent'), ('scheduled', 'failed'), ('sent', 'paid'), ('sent', 'failed'), ('failed', 'retried');
CREATE TRIGGER payout_status_path BEFORE UPDATE OF status ON payout
WHEN NOT EXISTS (SELECT 1 FROM payout_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'payout_status_path'); END;
CREATE TRIGGER payout_amounts_stay BEFORE UPDATE OF seller_id, currency, period, amount_minor ON payout
BEGIN SELECT RAISE(ABORT, 'payout_amounts_stay'); END;
CREATE TRIGGER payout_no_delete BEFORE DELETE ON payout BEGIN SELECT RAISE(ABORT, 'payout_kept'); END;
-- Entries come before their head: with those of this payout no balance of a seller may be below zero.
CREATE TRIGGER payout_within_balance BEFORE INSERT ON ledger_txn WHEN NEW.kind = 'payout' AND EXISTS (
  SELECT 1 FROM ledger_entry e WHERE e.txn_id = NEW.id AND e.account <> 'payouts_due'
  AND (SELECT sum(amount_minor) FROM ledger_entry b WHERE b.account = e.account AND b.currency = e.currency) < 0)
BEGIN SELECT RAISE(ABORT, 'payout_within_balance'); END;

-- What a payout is made of: every transaction on the seller's account since the payout before, and its own. They sum to zero.
CREATE TABLE payout_item (
  txn_id TEXT PRIMARY KEY REFERENCES ledger_txn (id),
  payout_id TEXT NOT NULL REFERENCES payout (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX payout_item_by_payout ON payout_item (payout_id);
CREATE TRIGGER payout_item_no_update BEFORE UPDATE ON payout_item BEGIN SELECT RAISE(ABORT, 'payout_item_append_only'); END;
CREATE TRIGGER payout_item_no_delete BEFORE DELETE ON payout_item BEGIN SELECT RAISE(ABORT, 'payout_item_append_only'); END;

-- Why an operator moved money by hand.
CREATE TABLE ledger_adjustment (
  txn_id TEXT PRIMARY KEY REFERENCES ledger_txn (id),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  CONSTRAINT ledger_adjustment_has_reason CHECK (length(reason) >= 5)
) STRICT, WITHOUT ROWID;

-- The chain over the ledger: each transaction sealed once, in the order of `seq`, with the hash of the seal before it.
-- Sealing happens after the fact, so that no sale waits for another; what waits to be sealed stands in `ledger_unsealed`.
CREATE TABLE ledger_seal (
  seq INTEGER PRIMARY KEY,
  txn_id TEXT NOT NULL UNIQUE REFERENCES ledger_txn (id),
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  sealed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE ledger_unsealed (
  txn_id TEXT PRIMARY KEY REFERENCES ledger_txn (id),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO ledger_unsealed SELECT id, at FROM ledger_txn;
CREATE TRIGGER ledger_txn_to_seal AFTER INSERT ON ledger_txn BEGIN INSERT INTO ledger_unsealed VALUES (NEW.id, NEW.at); END;
CREATE TRIGGER ledger_seal_chained BEFORE INSERT ON ledger_seal WHEN NOT EXISTS (
  SELECT 1 FROM (SELECT max(seq) AS seq FROM ledger_seal) m LEFT JOIN ledger_seal s ON s.seq = m.seq
  WHERE NEW.seq = coalesce(m.seq, 0) + 1 AND NEW.previous_hash = coalesce(s.hash, ''))
BEGIN SELECT RAISE(ABORT, 'ledger_seal_chained'); END;
CREATE TRIGGER ledger_seal_done AFTER INSERT ON ledger_seal BEGIN DELETE FROM ledger_unsealed WHERE txn_id = NEW.txn_id; END;
CREATE TRIGGER ledger_seal_no_update BEFORE UPDATE ON ledger_seal BEGIN SELECT RAISE(ABORT, 'ledger_seal_append_only'); END;
CREATE TRIGGER ledger_seal_no_delete BEFORE DELETE ON ledger_seal BEGIN SELECT RAISE(ABORT, 'ledger_seal_append_only'); END;

-- Comparisons of our books with a provider's statement, and what differed. Nothing is changed by one.
CREATE TABLE reconciliation (
  id TEXT PRIMARY KEY,
  provider TEXT NOT NULL,
  source TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  matched_count INTEGER NOT NULL,
  fees TEXT NOT NULL,
  difference_count INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT reconciliation_source_known CHECK (source IN ('provider', 'upload')),
  CONSTRAINT reconciliation_span CHECK (to_at > from_at)
) STRICT;
CREATE INDEX reconciliation_by_age ON reconciliation (at, id);
CREATE TABLE reconciliation_difference (
  reconciliation_id TEXT NOT NULL REFERENCES reconciliation (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  reference TEXT NOT NULL,
  subject TEXT,
  ours_minor INTEGER,
  theirs_minor INTEGER,
  currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (reconciliation_id, position),
  CONSTRAINT reconciliation_difference_kind_known CHECK (kind IN ('missing_here', 'missing_there', 'other_amount'))
) STRICT, WITHOUT ROWID;
