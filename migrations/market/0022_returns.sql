-- What follows a delivery: returns under a policy, claims under the buyer guarantee, and what buyer and seller write to
-- each other about an order.

-- The policy of a branch of the catalogue; '' holds where no branch says more. A seller's own terms may only be kinder.
CREATE TABLE return_policy (
  category_slug TEXT PRIMARY KEY,
  window_days INTEGER NOT NULL,
  way_back TEXT NOT NULL,
  barred_because TEXT,
  updated_at INTEGER NOT NULL,
  CONSTRAINT return_policy_window_in_range CHECK (window_days BETWEEN 0 AND 365),
  CONSTRAINT return_policy_way_back_known CHECK (way_back IN ('buyer', 'seller')),
  CONSTRAINT return_policy_barred_because_known CHECK (barred_because IN ('hygiene', 'digital', 'perishable', 'made_to_order'))
) STRICT, WITHOUT ROWID;
INSERT INTO return_policy VALUES ('', 30, 'buyer', NULL, 0);

CREATE TABLE seller_return_terms (
  seller_id TEXT PRIMARY KEY REFERENCES seller (id),
  window_days INTEGER NOT NULL,
  way_back TEXT NOT NULL,
  instructions TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT seller_return_terms_window_in_range CHECK (window_days BETWEEN 0 AND 365),
  CONSTRAINT seller_return_terms_way_back_known CHECK (way_back IN ('buyer', 'seller'))
) STRICT;

CREATE TABLE return_request (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  status TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  is_late INTEGER NOT NULL DEFAULT 0,
  target TEXT NOT NULL,
  way_back TEXT NOT NULL,
  instructions TEXT NOT NULL DEFAULT '',
  refused_because TEXT NOT NULL DEFAULT '',
  carrier TEXT NOT NULL DEFAULT '',
  tracking_number TEXT NOT NULL DEFAULT '',
  refund_id TEXT REFERENCES refund (id),
  due_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT return_request_status_known CHECK (status IN ('requested', 'approved', 'sent', 'received', 'refunded', 'refused', 'cancelled', 'expired')),
  CONSTRAINT return_request_target_known CHECK (target IN ('original', 'credit')),
  CONSTRAINT return_request_way_back_known CHECK (way_back IN ('buyer', 'seller')),
  CONSTRAINT return_request_due_while_open CHECK ((due_at IS NOT NULL) = (status IN ('requested', 'approved', 'sent', 'received')))
) STRICT;
CREATE INDEX return_request_by_order ON return_request (order_id);
CREATE INDEX return_request_by_seller ON return_request (seller_id, status, created_at);
CREATE INDEX return_request_open ON return_request (order_id) WHERE due_at IS NOT NULL;
CREATE INDEX return_request_due ON return_request (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE return_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO return_transition VALUES
  ('requested', 'approved'), ('requested', 'refused'), ('requested', 'cancelled'),
  ('approved', 'sent'), ('approved', 'received'), ('approved', 'cancelled'), ('approved', 'expired'),
  ('sent', 'received'), ('received', 'refunded');
CREATE TRIGGER return_request_status_path BEFORE UPDATE OF status ON return_request
WHEN NOT EXISTS (SELECT 1 FROM return_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'return_request_status_path'); END;
CREATE TRIGGER return_request_begins BEFORE INSERT ON return_request WHEN NEW.status NOT IN ('requested', 'approved')
BEGIN SELECT RAISE(ABORT, 'return_request_status_path'); END;
-- Nothing comes back that has not arrived.
CREATE TRIGGER return_request_of_delivered BEFORE INSERT ON return_request
WHEN NOT EXISTS (SELECT 1 FROM shipment WHERE order_id = NEW.order_id AND delivered_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'return_request_of_delivered'); END;

-- Inserting the next version is lock and history in one, as with orders.
CREATE TABLE return_event (
  return_id TEXT NOT NULL REFERENCES return_request (id),
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (return_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER return_event_no_update BEFORE UPDATE ON return_event BEGIN SELECT RAISE(ABORT, 'return_event_append_only'); END;
CREATE TRIGGER return_event_no_delete BEFORE DELETE ON return_event BEGIN SELECT RAISE(ABORT, 'return_event_append_only'); END;

CREATE TABLE return_line (
  return_id TEXT NOT NULL REFERENCES return_request (id),
  line_id TEXT NOT NULL REFERENCES order_line (id),
  quantity INTEGER NOT NULL,
  reason TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  received_quantity INTEGER,
  resellable_quantity INTEGER,
  PRIMARY KEY (return_id, line_id),
  CONSTRAINT return_line_quantity_positive CHECK (quantity > 0),
  CONSTRAINT return_line_received_in_range CHECK (received_quantity BETWEEN 0 AND quantity),
  CONSTRAINT return_line_resellable_in_range CHECK (resellable_quantity BETWEEN 0 AND received_quantity),
  CONSTRAINT return_line_reason_known CHECK (reason IN ('withdrawal', 'unwanted', 'unsuitable', 'better_price', 'late', 'damaged', 'wrong_item', 'not_as_described', 'other'))
) STRICT, WITHOUT ROWID;
CREATE INDEX return_line_by_line ON return_line (line_id);

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  kind TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  version INTEGER NOT NULL DEFAULT 1,
  note TEXT NOT NULL,
  target TEXT NOT NULL,
  answer TEXT,
  answer_minor INTEGER,
  answer_note TEXT NOT NULL DEFAULT '',
  appeal_note TEXT NOT NULL DEFAULT '',
  decision TEXT,
  decision_note TEXT NOT NULL DEFAULT '',
  refund_id TEXT REFERENCES refund (id),
  return_id TEXT REFERENCES return_request (id),
  due_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT claim_kind_known CHECK (kind IN ('not_arrived', 'damaged', 'wrong_item', 'not_as_described', 'missing_part')),
  CONSTRAINT claim_status_known CHECK (status IN ('open', 'answered', 'escalated', 'denied', 'appealed', 'resolved', 'closed', 'withdrawn')),
  CONSTRAINT claim_target_known CHECK (target IN ('original', 'credit')),
  CONSTRAINT claim_answer_known CHECK (answer IN ('refund', 'part', 'return', 'refuse')),
  CONSTRAINT claim_part_has_minor CHECK ((answer IS 'part') = (answer_minor IS NOT NULL) AND coalesce(answer_minor, 1) > 0),
  CONSTRAINT claim_decision_known CHECK (decision IN ('seller_pays', 'marketplace_pays', 'deny')),
  CONSTRAINT claim_due_while_open CHECK ((due_at IS NOT NULL) = (status IN ('open', 'answered', 'escalated', 'denied', 'appealed')))
) STRICT;
CREATE INDEX claim_by_order ON claim (order_id);
CREATE INDEX claim_by_seller ON claim (seller_id, status, created_at);
CREATE INDEX claim_by_due ON claim (status, due_at);
CREATE INDEX claim_open ON claim (order_id) WHERE due_at IS NOT NULL;

CREATE TABLE claim_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO claim_transition VALUES
  ('open', 'answered'), ('open', 'resolved'), ('open', 'escalated'), ('open', 'withdrawn'),
  ('answered', 'resolved'), ('answered', 'escalated'), ('answered', 'closed'), ('answered', 'withdrawn'),
  ('escalated', 'resolved'), ('escalated', 'denied'), ('escalated', 'withdrawn'),
  ('denied', 'appealed'), ('denied', 'closed'),
  ('appealed', 'resolved'), ('appealed', 'closed');
CREATE TRIGGER claim_status_path BEFORE UPDATE OF status ON claim
WHEN NOT EXISTS (SELECT 1 FROM claim_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'claim_status_path'); END;
CREATE TRIGGER claim_begins BEFORE INSERT ON claim WHEN NEW.status <> 'open'
BEGIN SELECT RAISE(ABORT, 'claim_status_path'); END;

CREATE TABLE claim_event (
  claim_id TEXT NOT NULL REFERENCES claim (id),
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (claim_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER claim_event_no_update BEFORE UPDATE ON claim_event BEGIN SELECT RAISE(ABORT, 'claim_event_append_only'); END;
CREATE TRIGGER claim_event_no_delete BEFORE DELETE ON claim_event BEGIN SELECT RAISE(ABORT, 'claim_event_append_only'); END;

CREATE TABLE claim_line (
  claim_id TEXT NOT NULL REFERENCES claim (id),
  line_id TEXT NOT NULL REFERENCES order_line (id),
  quantity INTEGER NOT NULL,
  PRIMARY KEY (claim_id, line_id),
  CONSTRAINT claim_line_quantity_positive CHECK (quantity > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_line_by_line ON claim_line (line_id);

-- A unit is in one case at a time, and never in one after its money has gone back.
CREATE TRIGGER return_line_within_sold BEFORE INSERT ON return_line WHEN
  (SELECT order_id FROM order_line WHERE id = NEW.line_id) IS NOT (SELECT order_id FROM return_request WHERE id = NEW.return_id)
  OR NEW.quantity
    + (SELECT coalesce(sum(quantity), 0) FROM refund_line WHERE line_id = NEW.line_id)
    + (SELECT coalesce(sum(coalesce(l.received_quantity, l.quantity)), 0) FROM return_line l JOIN return_request r ON r.id = l.return_id
       WHERE l.line_id = NEW.line_id AND r.status IN ('requested', 'approved', 'sent', 'received'))
    + (SELECT coalesce(sum(l.quantity), 0) FROM claim_line l JOIN claim c ON c.id = l.claim_id
       WHERE l.line_id = NEW.line_id AND c.status IN ('open', 'answered', 'escalated', 'appealed'))
    > (SELECT quantity FROM order_line WHERE id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'unit_in_one_case'); END;
CREATE TRIGGER claim_line_within_sold BEFORE INSERT ON claim_line WHEN
  (SELECT order_id FROM order_line WHERE id = NEW.line_id) IS NOT (SELECT order_id FROM claim WHERE id = NEW.claim_id)
  OR NEW.quantity
    + (SELECT coalesce(sum(quantity), 0) FROM refund_line WHERE line_id = NEW.line_id)
    + (SELECT coalesce(sum(coalesce(l.received_quantity, l.quantity)), 0) FROM return_line l JOIN return_request r ON r.id = l.return_id
       WHERE l.line_id = NEW.line_id AND r.status IN ('requested', 'approved', 'sent', 'received'))
    + (SELECT coalesce(sum(l.quantity), 0) FROM claim_line l JOIN claim c ON c.id = l.claim_id
       WHERE l.line_id = NEW.line_id AND c.status IN ('open', 'answered', 'escalated', 'appealed'))
    > (SELECT quantity FROM order_line WHERE id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'unit_in_one_case'); END;

-- Pictures and papers of a return, a claim or a message; the bytes lie in the private bucket under their hash.
CREATE TABLE case_file (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  subject TEXT NOT NULL,
  side TEXT NOT NULL,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT case_file_side_known CHECK (side IN ('buyer', 'seller')),
  CONSTRAINT case_file_type_known CHECK (type IN ('application/pdf', 'image/png', 'image/jpeg'))
) STRICT;
CREATE INDEX case_file_by_subject ON case_file (subject);
CREATE INDEX case_file_by_order ON case_file (order_id);
CREATE TRIGGER case_file_few BEFORE INSERT ON case_file WHEN (SELECT count(*) FROM case_file WHERE subject = NEW.subject) >= 8
BEGIN SELECT RAISE(ABORT, 'case_file_few'); END;

-- What buyer and seller write to each other about one order. `waiting_since_at` is set while the seller owes an answer.
CREATE TABLE thread (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL UNIQUE REFERENCES seller_order (id),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  buyer_unread INTEGER NOT NULL DEFAULT 0,
  seller_unread INTEGER NOT NULL DEFAULT 0,
  waiting_since_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT thread_unread_not_negative CHECK (buyer_unread >= 0 AND seller_unread >= 0)
) STRICT;
CREATE INDEX thread_by_seller ON thread (seller_id, updated_at, id);

-- `original` is kept where something was taken out of the text, for operators alone.
CREATE TABLE message (
  id TEXT PRIMARY KEY,
  thread_id TEXT NOT NULL REFERENCES thread (id),
  side TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  original TEXT,
  answered_ms INTEGER,
  at INTEGER NOT NULL,
  CONSTRAINT message_side_known CHECK (side IN ('buyer', 'seller', 'marketplace')),
  CONSTRAINT message_answered_not_negative CHECK (answered_ms >= 0)
) STRICT;
CREATE INDEX message_by_thread ON message (thread_id, at, id);
-- The counts follow the messages in the same statement; the time that a seller takes is measured from the first message
-- that waits for them.
CREATE TRIGGER message_counts AFTER INSERT ON message BEGIN
  UPDATE message SET answered_ms = (SELECT max(0, NEW.at - waiting_since_at) FROM thread WHERE id = NEW.thread_id)
  WHERE id = NEW.id AND NEW.side = 'seller';
  UPDATE thread SET
    buyer_unread = iif(NEW.side = 'buyer', 0, buyer_unread + 1),
    seller_unread = iif(NEW.side = 'seller', 0, seller_unread + 1),
    waiting_since_at = CASE NEW.side WHEN 'buyer' THEN coalesce(waiting_since_at, NEW.at) WHEN 'seller' THEN NULL ELSE waiting_since_at END,
    updated_at = NEW.at
  WHERE id = NEW.thread_id;
END;

CREATE TABLE message_report (
  message_id TEXT NOT NULL REFERENCES message (id),
  side TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  closed_at INTEGER,
  PRIMARY KEY (message_id, side),
  CONSTRAINT message_report_side_known CHECK (side IN ('buyer', 'seller'))
) STRICT, WITHOUT ROWID;
CREATE INDEX message_report_open ON message_report (at) WHERE closed_at IS NULL;

CREATE TABLE quick_reply (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (seller_id, title)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER quick_reply_few BEFORE INSERT ON quick_reply WHEN (SELECT count(*) FROM quick_reply WHERE seller_id = NEW.seller_id) >= 50
BEGIN SELECT RAISE(ABORT, 'quick_reply_few'); END;
