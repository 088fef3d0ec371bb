-- Second factors, passkeys, and accounts elsewhere that somebody signs in with. Whatever is good once says so by a trigger,
-- so that of many at the same moment one succeeds and the batches of the others break.

-- The secret is sealed under the secret of the deployment. Nobody is asked for a code before they have shown one.
CREATE TABLE totp (
  user_id TEXT PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
  sealed TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  last_used_step INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TRIGGER totp_step_used BEFORE UPDATE OF last_used_step ON totp WHEN NEW.last_used_step <= OLD.last_used_step
BEGIN SELECT RAISE(ABORT, 'totp_step_used'); END;
CREATE TRIGGER totp_confirmed_once BEFORE UPDATE OF confirmed_at ON totp WHEN OLD.confirmed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'totp_confirmed_once'); END;

CREATE TABLE recovery_code (
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (user_id, code_hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER recovery_code_used_once BEFORE UPDATE OF used_at ON recovery_code WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'recovery_code_used_once'); END;

-- The codes as they can be read for a few minutes, by the session that made them.
CREATE TABLE recovery_sheet (
  user_id TEXT PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
  session_id TEXT NOT NULL,
  sealed TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  -- The host that it was made at: it can be used there and nowhere else.
  rp_id TEXT NOT NULL,
  credential_id TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL,
  counter INTEGER NOT NULL,
  transports TEXT NOT NULL,
  name TEXT NOT NULL,
  is_backed_up INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER,
  CONSTRAINT passkey_is_backed_up_boolean CHECK (is_backed_up IN (0, 1))
) STRICT;
CREATE INDEX passkey_by_user ON passkey (user_id, created_at);
-- A counter that does not move on is a copy of the key. Keys that are synchronised between devices count nothing.
CREATE TRIGGER passkey_counter BEFORE UPDATE OF counter ON passkey
WHEN NEW.counter < OLD.counter OR (NEW.counter = OLD.counter AND OLD.counter > 0)
BEGIN SELECT RAISE(ABORT, 'passkey_counter'); END;

-- What a passkey is asked to sign, for one browser and one purpose.
CREATE TABLE passkey_challenge (
  challenge_hash TEXT PRIMARY KEY,
  holder_hash TEXT NOT NULL,
  purpose TEXT NOT NULL,
  user_id TEXT REFERENCES user (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  CONSTRAINT passkey_challenge_purpose_known CHECK (purpose IN ('register', 'sign_in', 'second_factor', 'step_up'))
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_challenge_by_expiry ON passkey_challenge (expires_at);
CREATE TRIGGER passkey_challenge_used_once BEFORE UPDATE OF used_at ON passkey_challenge WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'passkey_challenge_used_once'); END;

-- An account elsewhere that opens an account here, by the name that it never changes.
CREATE TABLE identity (
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  email TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER,
  PRIMARY KEY (provider, subject)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX identity_one_each ON identity (user_id, provider);

-- Somebody on their way to a provider and back.
CREATE TABLE provider_visit (
  state_hash TEXT PRIMARY KEY,
  holder_hash TEXT NOT NULL,
  provider TEXT NOT NULL,
  audience TEXT NOT NULL,
  purpose TEXT NOT NULL,
  -- Who links it, or proves once more who they are.
  user_id TEXT REFERENCES user (id) ON DELETE CASCADE,
  nonce TEXT NOT NULL,
  verifier_sealed TEXT NOT NULL,
  next_path TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  CONSTRAINT provider_visit_purpose_known CHECK (purpose IN ('sign_in', 'link', 'step_up'))
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_visit_by_expiry ON provider_visit (expires_at);
CREATE TRIGGER provider_visit_used_once BEFORE UPDATE OF used_at ON provider_visit WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'provider_visit_used_once'); END;
