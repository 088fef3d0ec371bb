-- What people are told in the app, once per fact and reader. The row names things; its sentence is written where it is read.
CREATE TABLE notice (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  audience TEXT NOT NULL,
  seller_id TEXT REFERENCES seller (id),
  kind TEXT NOT NULL,
  fact TEXT NOT NULL,
  params TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  read_at INTEGER,
  CONSTRAINT notice_once UNIQUE (user_id, audience, fact),
  CONSTRAINT notice_audience_known CHECK (audience IN ('buyer', 'seller', 'admin')),
  CONSTRAINT notice_seller_of_team CHECK ((audience = 'seller') = (seller_id IS NOT NULL)),
  CONSTRAINT notice_params_json CHECK (json_valid(params))
) STRICT;
CREATE INDEX notice_feed ON notice (user_id, audience, seller_id, created_at, id);
CREATE INDEX notice_unread ON notice (user_id, audience, seller_id) WHERE read_at IS NULL;
CREATE INDEX notice_by_age ON notice (created_at);

-- What somebody wants otherwise than it is by itself: a person, or an address without an account by its hash.
CREATE TABLE notice_preference (
  principal TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (principal, kind, channel),
  CONSTRAINT notice_preference_channel_known CHECK (channel IN ('app', 'mail')),
  CONSTRAINT notice_preference_flag CHECK (is_on IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Who waits for what. `owner` is the person, or the address of somebody without an account. `round` counts how often it
-- was told, so that each telling is a reason of its own; `was_minor` is what the price had to undercut before that.
CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  user_id TEXT REFERENCES user (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  market TEXT NOT NULL,
  variant_id TEXT NOT NULL REFERENCES variant (id) ON DELETE CASCADE,
  base_minor INTEGER,
  target_minor INTEGER,
  status TEXT NOT NULL,
  round INTEGER NOT NULL DEFAULT 1,
  was_minor INTEGER,
  told_at INTEGER,
  token_hash TEXT,
  created_at INTEGER NOT NULL,
  CONSTRAINT alert_kind_known CHECK (kind IN ('stock', 'price')),
  CONSTRAINT alert_status_known CHECK (status IN ('unconfirmed', 'armed', 'due', 'done')),
  CONSTRAINT alert_owner_of_user CHECK (user_id IS NULL OR owner = user_id),
  CONSTRAINT alert_price_known CHECK (kind = 'stock' OR base_minor IS NOT NULL OR target_minor IS NOT NULL),
  CONSTRAINT alert_target_positive CHECK (target_minor > 0)
) STRICT;
CREATE UNIQUE INDEX alert_once ON alert (owner, variant_id, market, kind) WHERE status <> 'done';
CREATE INDEX alert_by_owner ON alert (owner, created_at, id);
CREATE INDEX alert_waiting ON alert (variant_id, market, id) WHERE status = 'armed';
CREATE INDEX alert_due ON alert (id) WHERE status = 'due';
CREATE UNIQUE INDEX alert_by_token ON alert (token_hash) WHERE token_hash IS NOT NULL;

CREATE TRIGGER alert_limit BEFORE INSERT ON alert
WHEN (SELECT count(*) FROM alert WHERE owner = NEW.owner AND status <> 'done') >= 100
BEGIN SELECT RAISE(ABORT, 'alert_limit'); END;

CREATE TABLE alert_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO alert_transition VALUES ('unconfirmed', 'armed'), ('armed', 'due'), ('due', 'armed'), ('due', 'done');
CREATE TRIGGER alert_status_path BEFORE UPDATE OF status ON alert
WHEN OLD.status <> NEW.status
  AND NOT EXISTS (SELECT 1 FROM alert_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'alert_status_path'); END;

-- How an offer's stock stands against the number at which its seller wants to be told; null: the marketplace's. A row says
-- whether it was above when it was last looked at; `crossing` counts how often it fell.
CREATE TABLE stock_watch (
  offer_id TEXT PRIMARY KEY REFERENCES offer (id) ON DELETE CASCADE,
  threshold INTEGER,
  is_low INTEGER NOT NULL DEFAULT 0,
  crossing INTEGER NOT NULL DEFAULT 0,
  updated_at INTEGER NOT NULL,
  CONSTRAINT stock_watch_threshold_in_range CHECK (threshold BETWEEN 0 AND 1000000),
  CONSTRAINT stock_watch_flag CHECK (is_low IN (0, 1))
) STRICT, WITHOUT ROWID;

-- A mail that may be switched off carries the address that does it; one about an alert is looked at again when it is sent.
ALTER TABLE mail ADD COLUMN unsubscribe_url TEXT;
ALTER TABLE mail ADD COLUMN alert_id TEXT;
ALTER TABLE mail ADD COLUMN alert_minor INTEGER;
CREATE INDEX mail_by_alert ON mail (alert_id) WHERE alert_id IS NOT NULL;
