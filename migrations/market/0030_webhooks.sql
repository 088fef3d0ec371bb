-- Where a seller's programs hear of what happens. The secret stands here sealed; a former one signs beside it for a while.
CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  url TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  types TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active',
  disabled_because TEXT,
  hint TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  former_secret TEXT,
  former_until INTEGER,
  created_at INTEGER NOT NULL,
  -- How its tries have gone: the last good one, since when none was, how many failed since, and until when it asked for quiet.
  last_delivered_at INTEGER,
  failing_since INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  quiet_until INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL,
  CONSTRAINT webhook_status_known CHECK (status IN ('active', 'paused', 'disabled')),
  CONSTRAINT webhook_reason_of_disabled CHECK ((status = 'disabled') = (disabled_because IS NOT NULL)),
  CONSTRAINT webhook_former_until_known CHECK ((former_secret IS NULL) = (former_until IS NULL)),
  CONSTRAINT webhook_failures_since CHECK ((failing_since IS NULL) = (failures = 0)),
  CONSTRAINT webhook_types_json CHECK (json_valid(types))
) STRICT;
CREATE INDEX webhook_of_seller ON webhook (seller_id, created_at, id);

CREATE TRIGGER webhook_limit BEFORE INSERT ON webhook
WHEN (SELECT count(*) FROM webhook WHERE seller_id = NEW.seller_id) >= 10
BEGIN SELECT RAISE(ABORT, 'webhook_limit'); END;

CREATE TABLE webhook_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO webhook_transition VALUES
  ('active', 'paused'), ('active', 'disabled'), ('paused', 'active'), ('paused', 'disabled'), ('disabled', 'active');
CREATE TRIGGER webhook_status_path BEFORE UPDATE OF status ON webhook
WHEN OLD.status <> NEW.status
  AND NOT EXISTS (SELECT 1 FROM webhook_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'webhook_status_path'); END;

-- What there was to tell, once per fact, with the body as it is sent. `seq` is the order in which it was written down: events
-- of one thing (`aggregate`) go out in this order.
CREATE TABLE webhook_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  type TEXT NOT NULL,
  aggregate TEXT NOT NULL,
  fact TEXT NOT NULL,
  body TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT webhook_event_once UNIQUE (seller_id, fact),
  CONSTRAINT webhook_event_body_json CHECK (json_valid(body))
) STRICT;
CREATE INDEX webhook_event_by_age ON webhook_event (created_at);

-- An event on its way to one endpoint. `tries` counts since it was last set waiting, `attempts` all there ever were.
CREATE TABLE webhook_delivery (
  id TEXT PRIMARY KEY,
  webhook_id TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL REFERENCES webhook_event (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  aggregate TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'waiting',
  tries INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  last_code INTEGER,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  CONSTRAINT webhook_delivery_once UNIQUE (webhook_id, event_id),
  CONSTRAINT webhook_delivery_status_known CHECK (status IN ('waiting', 'delivered', 'failed')),
  CONSTRAINT webhook_delivery_ended CHECK ((status = 'waiting') = (ended_at IS NULL)),
  CONSTRAINT webhook_delivery_counts CHECK (tries >= 0 AND attempts >= tries)
) STRICT;
CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_id, seq);
CREATE INDEX webhook_delivery_turn ON webhook_delivery (webhook_id, aggregate, seq) WHERE status = 'waiting';
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at, webhook_id) WHERE status = 'waiting';
CREATE INDEX webhook_delivery_failed ON webhook_delivery (webhook_id, seq) WHERE status = 'failed';
CREATE INDEX webhook_delivery_of_event ON webhook_delivery (event_id);

CREATE TABLE delivery_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO delivery_transition VALUES
  ('waiting', 'delivered'), ('waiting', 'failed'), ('delivered', 'waiting'), ('failed', 'waiting');
CREATE TRIGGER webhook_delivery_status_path BEFORE UPDATE OF status ON webhook_delivery
WHEN OLD.status <> NEW.status
  AND NOT EXISTS (SELECT 1 FROM delivery_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'webhook_delivery_status_path'); END;

CREATE TABLE webhook_attempt (
  delivery_id TEXT NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  webhook_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  code INTEGER,
  error TEXT,
  answer TEXT NOT NULL DEFAULT '',
  is_ok INTEGER NOT NULL,
  PRIMARY KEY (delivery_id, number),
  CONSTRAINT webhook_attempt_answered CHECK ((code IS NULL) = (error IS NOT NULL)),
  CONSTRAINT webhook_attempt_answer_short CHECK (length(answer) <= 1000),
  CONSTRAINT webhook_attempt_flag CHECK (is_ok IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_attempt_of_webhook ON webhook_attempt (webhook_id, at);
