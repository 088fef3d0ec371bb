-- Identity: people prove an e-mail address, sessions know how and when somebody proved who they are, links of mails are
-- good once, and the audit log is a chain per tenant. Sessions of before are ended: they do not say how they began.

ALTER TABLE user ADD COLUMN email_verified_at INTEGER;
ALTER TABLE user ADD COLUMN password_changed_at INTEGER;
ALTER TABLE user ADD COLUMN locale TEXT;
-- A person that asked to be forgotten: the row stays, so that orders keep their owner; nothing in it names anybody.
ALTER TABLE user ADD COLUMN erased_at INTEGER;

DROP TABLE session;
CREATE TABLE session (
  id_hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  audience TEXT NOT NULL,
  method TEXT NOT NULL,
  seller_id TEXT REFERENCES seller (id),
  looked_at_by TEXT REFERENCES user (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  authenticated_at INTEGER NOT NULL,
  second_factor_at INTEGER,
  last_seen_at INTEGER NOT NULL,
  network TEXT NOT NULL DEFAULT '',
  user_agent TEXT NOT NULL DEFAULT '',
  CONSTRAINT session_audience_known CHECK (audience IN ('buyer', 'seller', 'admin')),
  CONSTRAINT session_method_known CHECK (method IN ('password', 'passkey', 'provider', 'recovery', 'look'))
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_user ON session (user_id, created_at);
CREATE INDEX session_by_expiry ON session (expires_at);

-- A first factor that was right and waits for the second.
CREATE TABLE sign_in_attempt (
  token_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  audience TEXT NOT NULL,
  method TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sign_in_attempt_used_once BEFORE UPDATE OF used_at ON sign_in_attempt WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'sign_in_attempt_used_once'); END;

-- Links in mails. Only the hash of the secret is kept; a second use breaks the batch it stands in.
CREATE TABLE account_token (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  -- Null behind an address that nobody has: asking takes as long, and the link leads nowhere.
  user_id TEXT REFERENCES user (id) ON DELETE CASCADE,
  email TEXT NOT NULL,
  former_email TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  CONSTRAINT account_token_purpose_known CHECK (purpose IN ('reset_password', 'change_email'))
) STRICT, WITHOUT ROWID;
CREATE INDEX account_token_by_user ON account_token (user_id, purpose);
CREATE TRIGGER account_token_used_once BEFORE UPDATE OF used_at ON account_token WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'account_token_used_once'); END;

-- Where a person has things sent.
CREATE TABLE address (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  country TEXT NOT NULL,
  name TEXT NOT NULL,
  line1 TEXT NOT NULL,
  line2 TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL,
  region TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  is_default INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT address_is_default_boolean CHECK (is_default IN (0, 1))
) STRICT;
CREATE INDEX address_by_user ON address (user_id, created_at);
CREATE UNIQUE INDEX address_one_default ON address (user_id) WHERE is_default = 1;

-- The audit log as a chain per tenant: each row holds the hash of the one before it, and the database refuses a row that
-- does not. Rows from before the chain stay as they are, outside it.
ALTER TABLE audit ADD COLUMN chain TEXT;
ALTER TABLE audit ADD COLUMN seq INTEGER;
ALTER TABLE audit ADD COLUMN on_behalf_of TEXT;
ALTER TABLE audit ADD COLUMN outcome TEXT NOT NULL DEFAULT 'done';
ALTER TABLE audit ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN request_id TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN previous_hash TEXT;
ALTER TABLE audit ADD COLUMN hash TEXT;
CREATE UNIQUE INDEX audit_chain_seq ON audit (chain, seq) WHERE chain IS NOT NULL;
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_actor ON audit (actor, at);
CREATE TRIGGER audit_chained BEFORE INSERT ON audit
WHEN NEW.chain IS NULL OR NEW.hash IS NULL OR NEW.outcome NOT IN ('done', 'denied')
  OR NEW.seq IS NOT coalesce((SELECT max(seq) FROM audit WHERE chain = NEW.chain), 0) + 1
  OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM audit WHERE chain = NEW.chain ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'audit_chained'); END;
