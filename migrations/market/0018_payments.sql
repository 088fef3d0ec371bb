-- Payments whose state is a fold over what was told of them, captures per parcel, disputes and store credit.

-- The tables are made anew, since SQLite cannot change a CHECK. What the marketplace decided itself (cash on delivery, money
-- that no order can take) becomes a fact like those of providers.
CREATE TABLE payment_new (
  id TEXT PRIMARY KEY,
  purchase_id TEXT NOT NULL REFERENCES purchase (id),
  attempt INTEGER NOT NULL,
  provider TEXT NOT NULL,
  provider_ref TEXT,
  method TEXT NOT NULL,
  capture TEXT NOT NULL DEFAULT 'at_once',
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  created_at INTEGER NOT NULL,
  UNIQUE (purchase_id, attempt),
  UNIQUE (provider, provider_ref),
  CONSTRAINT payment_amount_positive CHECK (amount_minor > 0),
  CONSTRAINT payment_capture_known CHECK (capture IN ('at_once', 'per_parcel')),
  CONSTRAINT payment_status_known CHECK (status IN ('open', 'failed', 'authorised', 'part_captured', 'captured', 'due', 'voided', 'surplus', 'refunded'))
) STRICT;
INSERT INTO payment_new (id, purchase_id, attempt, provider, provider_ref, method, amount_minor, currency, created_at)
SELECT id, purchase_id, attempt, provider, provider_ref, method, amount_minor, currency, created_at FROM payment;

-- `about` is what of the payment a fact is about: the key of a capture or a refund, a provider's name of a dispute.
CREATE TABLE payment_event_new (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payment_new (id),
  provider TEXT NOT NULL,
  provider_event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  at INTEGER NOT NULL,
  about TEXT,
  UNIQUE (provider, provider_event_id),
  CONSTRAINT payment_event_type_known CHECK (type IN ('authorised', 'captured', 'voided', 'failed', 'refunded', 'refund_failed',
    'dispute_opened', 'dispute_won', 'dispute_lost', 'due', 'surplus')),
  CONSTRAINT payment_event_amount_not_negative CHECK (amount_minor >= 0)
) STRICT;
INSERT INTO payment_event_new (id, payment_id, provider, provider_event_id, type, amount_minor, at)
SELECT id, payment_id, provider, provider_event_id, type, amount_minor, at FROM payment_event;
INSERT INTO payment_event_new (id, payment_id, provider, provider_event_id, type, amount_minor, at)
SELECT 'pev_' || substr(p.id, 5), p.id, p.provider, 'due:' || p.id, 'due', p.amount_minor, p.created_at FROM payment p
WHERE p.provider = 'cod' AND p.status IN ('due', 'captured', 'refunded')
UNION ALL SELECT 'pev_' || substr(p.id, 5), p.id, p.provider, 'surplus:' || p.id, 'surplus', p.amount_minor, p.created_at FROM payment p
WHERE p.status = 'surplus' OR EXISTS (SELECT 1 FROM ledger_txn t WHERE t.kind = 'overpayment' AND t.subject = p.id)
UNION ALL SELECT 'pev_' || substr(p.id, 5), p.id, p.provider, 'given-up:' || p.id, 'failed', p.amount_minor, p.created_at FROM payment p
WHERE p.status = 'failed' AND NOT EXISTS (SELECT 1 FROM payment_event e WHERE e.payment_id = p.id);
-- Orders of a cash payment that were called off: their part is not to be collected any more.
INSERT INTO payment_event_new (id, payment_id, provider, provider_event_id, type, amount_minor, at, about)
SELECT 'pev_' || substr(r.id, 5), p.id, p.provider, 'void:' || r.id, 'voided', r.original_minor, r.created_at, r.id
FROM refund r JOIN seller_order o ON o.id = r.order_id JOIN payment p ON p.purchase_id = o.purchase_id AND p.provider = 'cod'
WHERE r.original_minor > 0 AND NOT EXISTS (SELECT 1 FROM ledger_txn t WHERE t.kind = 'cash_collected' AND t.subject = o.id);

DROP TABLE payment_event;
DROP TABLE payment;
ALTER TABLE payment_new RENAME TO payment;
ALTER TABLE payment_event_new RENAME TO payment_event;
CREATE INDEX payment_event_by_payment ON payment_event (payment_id);
CREATE INDEX payment_event_about ON payment_event (about, type) WHERE about IS NOT NULL;

-- Where a payment stands: a fold over the set of its facts, whatever their order.
CREATE VIEW payment_fold AS
SELECT payment_id, authorised_minor, captured_minor, voided_minor, refunded_minor, disputed_minor, lost_minor,
  CASE
    WHEN is_surplus THEN iif(captured_minor > 0 AND refunded_minor >= captured_minor, 'refunded', 'surplus')
    WHEN is_due AND captured_minor + voided_minor < asked_minor THEN 'due'
    WHEN captured_minor > 0 AND captured_minor + voided_minor < authorised_minor AND NOT is_due THEN 'part_captured'
    WHEN captured_minor > 0 THEN iif(refunded_minor >= captured_minor, 'refunded', 'captured')
    WHEN voided_minor > 0 THEN iif(voided_minor < authorised_minor, 'authorised', 'voided')
    WHEN authorised_minor > 0 THEN 'authorised'
    WHEN is_failed THEN 'failed'
    ELSE 'open'
  END AS status
FROM (
  SELECT p.id AS payment_id, p.amount_minor AS asked_minor,
    max(coalesce(max(iif(e.type = 'authorised', e.amount_minor, 0)), 0), sum(iif(e.type = 'captured', e.amount_minor, 0))) AS authorised_minor,
    sum(iif(e.type = 'captured', e.amount_minor, 0)) AS captured_minor,
    sum(iif(e.type = 'voided', e.amount_minor, 0)) AS voided_minor,
    sum(CASE e.type WHEN 'refunded' THEN e.amount_minor WHEN 'refund_failed' THEN -e.amount_minor ELSE 0 END) AS refunded_minor,
    sum(iif(e.type = 'dispute_opened' AND NOT EXISTS (SELECT 1 FROM payment_event c
      WHERE c.payment_id = e.payment_id AND c.type IN ('dispute_won', 'dispute_lost') AND c.about IS e.about), e.amount_minor, 0)) AS disputed_minor,
    sum(iif(e.type = 'dispute_lost', e.amount_minor, 0)) AS lost_minor,
    max(coalesce(e.type = 'due', 0)) AS is_due, max(coalesce(e.type = 'surplus', 0)) AS is_surplus, max(coalesce(e.type = 'failed', 0)) AS is_failed
  FROM payment p LEFT JOIN payment_event e ON e.payment_id = p.id GROUP BY p.id
);
UPDATE payment SET status = (SELECT f.status FROM payment_fold f WHERE f.payment_id = payment.id);

CREATE UNIQUE INDEX payment_one_active ON payment (purchase_id) WHERE status IN ('open', 'authorised', 'part_captured', 'captured', 'due');
CREATE TABLE payment_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO payment_transition VALUES
  ('open', 'authorised'), ('open', 'part_captured'), ('open', 'captured'), ('open', 'due'), ('open', 'failed'), ('open', 'surplus'),
  ('failed', 'authorised'), ('failed', 'part_captured'), ('failed', 'captured'), ('failed', 'surplus'),
  ('authorised', 'part_captured'), ('authorised', 'captured'), ('authorised', 'voided'), ('authorised', 'surplus'),
  ('part_captured', 'captured'), ('part_captured', 'refunded'), ('part_captured', 'surplus'),
  ('captured', 'part_captured'), ('captured', 'refunded'), ('captured', 'surplus'),
  ('due', 'captured'), ('due', 'voided'),
  ('voided', 'surplus'),
  ('surplus', 'refunded'),
  ('refunded', 'captured'), ('refunded', 'surplus');
CREATE TRIGGER payment_starts_open BEFORE INSERT ON payment WHEN NEW.status <> 'open'
BEGIN SELECT RAISE(ABORT, 'payment_starts_open'); END;
CREATE TRIGGER payment_status_path BEFORE UPDATE OF status ON payment
WHEN NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM payment_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'payment_status_path'); END;
-- Nobody sets a state by hand: it is what the facts say.
CREATE TRIGGER payment_status_is_folded BEFORE UPDATE OF status ON payment
WHEN NEW.status <> (SELECT f.status FROM payment_fold f WHERE f.payment_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'payment_status_is_folded'); END;
CREATE TRIGGER payment_event_moves_payment AFTER INSERT ON payment_event
BEGIN
  UPDATE payment SET status = (SELECT f.status FROM payment_fold f WHERE f.payment_id = NEW.payment_id) WHERE id = NEW.payment_id;
END;

CREATE TRIGGER payment_event_no_update BEFORE UPDATE ON payment_event BEGIN SELECT RAISE(ABORT, 'payment_event_append_only'); END;
CREATE TRIGGER payment_event_no_delete BEFORE DELETE ON payment_event BEGIN SELECT RAISE(ABORT, 'payment_event_append_only'); END;
-- A fact that was written before is seen by the key of facts first; the guards below are for new ones. What comes before its
-- cause is refused, so that its provider tells it again.
CREATE TRIGGER payment_event_capture_within_authorised BEFORE INSERT ON payment_event WHEN NEW.type = 'captured'
  AND NOT EXISTS (SELECT 1 FROM payment_event WHERE provider = NEW.provider AND provider_event_id = NEW.provider_event_id)
  AND NOT EXISTS (SELECT 1 FROM payment_event WHERE payment_id = NEW.payment_id AND type = 'surplus')
  AND EXISTS (SELECT 1 FROM payment p JOIN payment_fold f ON f.payment_id = p.id WHERE p.id = NEW.payment_id
    AND f.captured_minor + f.voided_minor + NEW.amount_minor > iif(EXISTS (SELECT 1 FROM payment_event WHERE payment_id = NEW.payment_id AND type = 'authorised'), f.authorised_minor, p.amount_minor))
BEGIN SELECT RAISE(ABORT, 'payment_event_capture_within_authorised'); END;
CREATE TRIGGER payment_event_void_within_authorised BEFORE INSERT ON payment_event WHEN NEW.type = 'voided'
  AND NOT EXISTS (SELECT 1 FROM payment_event WHERE provider = NEW.provider AND provider_event_id = NEW.provider_event_id)
  AND EXISTS (SELECT 1 FROM payment p JOIN payment_fold f ON f.payment_id = p.id WHERE p.id = NEW.payment_id
    AND f.captured_minor + f.voided_minor + NEW.amount_minor > iif(p.provider = 'cod', p.amount_minor, f.authorised_minor))
BEGIN SELECT RAISE(ABORT, 'payment_event_void_within_authorised'); END;
CREATE TRIGGER payment_event_refund_within_captured BEFORE INSERT ON payment_event WHEN NEW.type = 'refunded'
  AND NOT EXISTS (SELECT 1 FROM payment_event WHERE provider = NEW.provider AND provider_event_id = NEW.provider_event_id)
  AND (SELECT f.captured_minor - f.refunded_minor FROM payment_fold f WHERE f.payment_id = NEW.payment_id) < NEW.amount_minor
BEGIN SELECT RAISE(ABORT, 'payment_event_refund_within_captured'); END;
CREATE TRIGGER payment_event_failed_refund_was_made BEFORE INSERT ON payment_event WHEN NEW.type = 'refund_failed'
  AND NOT EXISTS (SELECT 1 FROM payment_event WHERE provider = NEW.provider AND provider_event_id = NEW.provider_event_id)
  AND NOT EXISTS (SELECT 1 FROM payment_event WHERE payment_id = NEW.payment_id AND type = 'refunded' AND about IS NEW.about)
BEGIN SELECT RAISE(ABORT, 'payment_event_failed_refund_was_made'); END;
CREATE TRIGGER payment_event_dispute_after_capture BEFORE INSERT ON payment_event WHEN NEW.type = 'dispute_opened'
  AND NOT EXISTS (SELECT 1 FROM payment_event WHERE payment_id = NEW.payment_id AND type = 'captured')
BEGIN SELECT RAISE(ABORT, 'payment_event_dispute_after_capture'); END;
CREATE TRIGGER payment_event_dispute_was_opened BEFORE INSERT ON payment_event WHEN NEW.type IN ('dispute_won', 'dispute_lost')
  AND NOT EXISTS (SELECT 1 FROM payment_event WHERE payment_id = NEW.payment_id AND type = 'dispute_opened' AND about IS NEW.about)
BEGIN SELECT RAISE(ABORT, 'payment_event_dispute_was_opened'); END;

-- A refund that a provider has made can fail afterwards; then it is made again.
INSERT INTO refund_transition VALUES ('done', 'failed');

INSERT INTO ledger_kind VALUES ('capture'), ('dispute'), ('dispute_won'), ('dispute_lost'), ('dispute_fee'),
  ('credit_granted'), ('credit_held'), ('credit_given_back'), ('credit_expired');

-- Money that a parcel draws when it leaves: once per parcel, and never more than its order has left to draw.
CREATE TABLE capture (
  shipment_id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payment (id),
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  amount_minor INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'wanted',
  created_at INTEGER NOT NULL,
  CONSTRAINT capture_amount_positive CHECK (amount_minor > 0),
  CONSTRAINT capture_status_known CHECK (status IN ('wanted', 'made'))
) STRICT;
CREATE INDEX capture_by_order ON capture (order_id);
CREATE INDEX capture_wanted ON capture (created_at) WHERE status = 'wanted';
CREATE TRIGGER capture_within_order BEFORE INSERT ON capture WHEN NEW.amount_minor > (
  SELECT -coalesce(sum(e.amount_minor), 0) FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id JOIN payment p ON p.id = NEW.payment_id
  WHERE t.order_id = NEW.order_id AND e.account = p.provider || '_due'
) - (SELECT coalesce(sum(amount_minor), 0) FROM capture WHERE order_id = NEW.order_id AND status = 'wanted')
BEGIN SELECT RAISE(ABORT, 'capture_within_order'); END;
-- Nothing draws what an order does not have any more: neither a parcel nor a refund can be a second one for the same money.
CREATE TRIGGER order_due_not_overdrawn BEFORE INSERT ON ledger_txn WHEN NEW.order_id IS NOT NULL AND NEW.kind IN ('capture', 'refund') AND EXISTS (
  SELECT 1 FROM ledger_entry own WHERE own.txn_id = NEW.id AND own.account GLOB '*_due' AND own.amount_minor + (
    SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
    WHERE t.order_id = NEW.order_id AND e.account = own.account) > 0)
BEGIN SELECT RAISE(ABORT, 'order_due_not_overdrawn'); END;
CREATE TRIGGER capture_status_path BEFORE UPDATE ON capture
WHEN NOT (OLD.status = 'wanted' AND NEW.status = 'made' AND NEW.amount_minor = OLD.amount_minor AND NEW.order_id = OLD.order_id)
BEGIN SELECT RAISE(ABORT, 'capture_status_path'); END;

-- A customer asks their bank for the money back. The shares say which orders it is about; they are frozen while it is open.
CREATE TABLE dispute (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payment (id),
  provider TEXT NOT NULL,
  provider_ref TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'needs_evidence',
  evidence_due_at INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  ended_at INTEGER,
  UNIQUE (provider, provider_ref),
  CONSTRAINT dispute_amount_positive CHECK (amount_minor > 0),
  CONSTRAINT dispute_status_known CHECK (status IN ('needs_evidence', 'under_review', 'won', 'lost')),
  CONSTRAINT dispute_end_dated CHECK ((status IN ('won', 'lost')) = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX dispute_by_payment ON dispute (payment_id);
CREATE INDEX dispute_by_age ON dispute (opened_at, id);
CREATE TABLE dispute_share (
  dispute_id TEXT NOT NULL REFERENCES dispute (id),
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  amount_minor INTEGER NOT NULL,
  seller_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  commission_minor INTEGER NOT NULL,
  platform_discount_minor INTEGER NOT NULL,
  PRIMARY KEY (dispute_id, order_id),
  CONSTRAINT dispute_share_adds_up CHECK (amount_minor + platform_discount_minor = seller_minor + tax_minor + commission_minor)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_share_by_seller ON dispute_share (seller_id, dispute_id);
CREATE INDEX dispute_share_by_order ON dispute_share (order_id);
-- What a bank has taken cannot be given back a second time.
CREATE TRIGGER refund_besides_disputes BEFORE INSERT ON refund WHEN EXISTS (
  SELECT 1 FROM seller_order o WHERE o.id = NEW.order_id AND o.total_minor - o.credit_minor < NEW.original_minor
    + (SELECT coalesce(sum(original_minor), 0) FROM refund WHERE order_id = NEW.order_id)
    + (SELECT coalesce(sum(s.amount_minor), 0) FROM dispute_share s JOIN dispute d ON d.id = s.dispute_id WHERE s.order_id = NEW.order_id AND d.status = 'lost'))
BEGIN SELECT RAISE(ABORT, 'refund_within_order'); END;
CREATE TABLE dispute_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO dispute_transition VALUES
  ('needs_evidence', 'under_review'), ('needs_evidence', 'won'), ('needs_evidence', 'lost'), ('under_review', 'won'), ('under_review', 'lost');
CREATE TRIGGER dispute_status_path BEFORE UPDATE OF status ON dispute
WHEN NOT EXISTS (SELECT 1 FROM dispute_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'dispute_status_path'); END;
-- What a seller or an operator has to say to it, for the bank.
CREATE TABLE dispute_note (
  id TEXT PRIMARY KEY,
  dispute_id TEXT NOT NULL REFERENCES dispute (id),
  seller_id TEXT REFERENCES seller (id),
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT dispute_note_not_empty CHECK (length(text) BETWEEN 1 AND 4000)
) STRICT;
CREATE INDEX dispute_note_by_dispute ON dispute_note (dispute_id, at);

-- Store credit that operators gave, and why. The balance is the ledger's; nobody can spend what they do not have.
CREATE TABLE credit_grant (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id),
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  reason TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  CONSTRAINT credit_grant_amount_positive CHECK (amount_minor > 0)
) STRICT;
CREATE INDEX credit_grant_by_user ON credit_grant (user_id, at);
CREATE TRIGGER credit_not_negative BEFORE INSERT ON ledger_entry WHEN NEW.account GLOB 'credit:*' AND NEW.amount_minor < 0
  AND NEW.amount_minor + (SELECT coalesce(sum(amount_minor), 0) FROM ledger_entry WHERE account = NEW.account AND currency = NEW.currency) < 0
BEGIN SELECT RAISE(ABORT, 'credit_not_negative'); END;
