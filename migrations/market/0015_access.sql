-- Other programs: keys, apps (OAuth clients), what people and sellers granted them, and the keys that sign their tokens.
-- Of every secret only its SHA-256 is kept. Codes and refresh tokens are good once: a second use breaks its batch.

CREATE TABLE access_key (
  id TEXT PRIMARY KEY,
  secret_hash TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  seller_id TEXT REFERENCES seller (id),
  name TEXT NOT NULL,
  hint TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  last_used_at INTEGER,
  revoked_at INTEGER,
  CONSTRAINT access_key_name_length CHECK (length(name) BETWEEN 1 AND 60)
) STRICT;
CREATE INDEX access_key_by_user ON access_key (user_id, created_at) WHERE seller_id IS NULL;
CREATE INDEX access_key_by_seller ON access_key (seller_id, created_at) WHERE seller_id IS NOT NULL;
CREATE TRIGGER access_key_limit BEFORE INSERT ON access_key
WHEN (SELECT count(*) FROM access_key WHERE revoked_at IS NULL AND seller_id IS NEW.seller_id
  AND (NEW.seller_id IS NOT NULL OR user_id = NEW.user_id)) >= 50
BEGIN SELECT RAISE(ABORT, 'access_key_limit'); END;

CREATE TABLE oauth_client (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  seller_id TEXT REFERENCES seller (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  secret_hash TEXT,
  redirect_uris TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER,
  CONSTRAINT oauth_client_name_length CHECK (length(name) BETWEEN 1 AND 60),
  CONSTRAINT oauth_client_kind_known CHECK (kind IN ('public', 'confidential')),
  CONSTRAINT oauth_client_secret_kept CHECK ((kind = 'confidential') = (secret_hash IS NOT NULL))
) STRICT;
CREATE INDEX oauth_client_by_user ON oauth_client (user_id, created_at) WHERE seller_id IS NULL;
CREATE INDEX oauth_client_by_seller ON oauth_client (seller_id, created_at) WHERE seller_id IS NOT NULL;
CREATE TRIGGER oauth_client_limit BEFORE INSERT ON oauth_client
WHEN (SELECT count(*) FROM oauth_client WHERE seller_id IS NEW.seller_id
  AND (NEW.seller_id IS NOT NULL OR user_id = NEW.user_id)) >= 20
BEGIN SELECT RAISE(ABORT, 'oauth_client_limit'); END;

-- What an app may do for somebody. `own` is an app acting for the seller that registered it, without anybody's consent.
CREATE TABLE oauth_grant (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES oauth_client (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  seller_id TEXT REFERENCES seller (id),
  kind TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  last_used_at INTEGER,
  revoked_at INTEGER,
  CONSTRAINT oauth_grant_kind_known CHECK (kind IN ('consent', 'own'))
) STRICT;
CREATE INDEX oauth_grant_by_user ON oauth_grant (user_id, created_at);
CREATE INDEX oauth_grant_by_seller ON oauth_grant (seller_id, created_at) WHERE seller_id IS NOT NULL;
CREATE INDEX oauth_grant_by_expiry ON oauth_grant (expires_at);
CREATE UNIQUE INDEX oauth_grant_own ON oauth_grant (client_id) WHERE kind = 'own';
CREATE TRIGGER oauth_grant_revoked_once BEFORE UPDATE OF revoked_at ON oauth_grant WHEN OLD.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'oauth_grant_revoked_once'); END;

-- An authorisation code. `grant_id` names the grant that its use makes, so that a second use can take that grant back.
CREATE TABLE oauth_code (
  code_hash TEXT PRIMARY KEY,
  grant_id TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL REFERENCES oauth_client (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  seller_id TEXT REFERENCES seller (id),
  scopes TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  challenge TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TRIGGER oauth_code_used_once BEFORE UPDATE OF used_at ON oauth_code WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'oauth_code_used_once'); END;

CREATE TABLE oauth_refresh (
  token_hash TEXT PRIMARY KEY,
  grant_id TEXT NOT NULL REFERENCES oauth_grant (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX oauth_refresh_by_grant ON oauth_refresh (grant_id);
CREATE TRIGGER oauth_refresh_used_once BEFORE UPDATE OF used_at ON oauth_refresh WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'oauth_refresh_used_once'); END;

-- The keys that sign access tokens: the next one is published before it signs, the previous one verifies what it signed.
-- The private half is sealed with a key that is derived from the secret of the deployment.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL UNIQUE,
  public_jwk TEXT NOT NULL,
  sealed_jwk TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  placed_at INTEGER NOT NULL,
  CONSTRAINT signing_key_place_known CHECK (place IN ('next', 'current', 'previous'))
) STRICT, WITHOUT ROWID;
