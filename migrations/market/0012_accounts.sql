-- Accounts begin with a link: what was typed waits here until the address is proved. A row for an address that has an
-- account already is written, too, so that nobody can tell the two apart.
CREATE TABLE registration (
  token_hash TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  market TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  CONSTRAINT registration_email_lower_case CHECK (email = lower(email))
) STRICT, WITHOUT ROWID;
CREATE INDEX registration_by_expiry ON registration (expires_at);
CREATE TRIGGER registration_used_once BEFORE UPDATE OF used_at ON registration WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'registration_used_once'); END;

-- Mails with a link are kept without its secret, so that whoever reads the mails cannot use it.
ALTER TABLE mail ADD COLUMN link_seed TEXT;
