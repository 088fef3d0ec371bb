-- Authority: who is in a seller's team and how they came there, what sellers show before they may sell, and operators who
-- look through somebody's eyes.

-- A batch that was decided on facts says so again here: a fact that no longer holds breaks the batch. No row is kept.
CREATE TABLE must_hold (holds INTEGER NOT NULL) STRICT;
CREATE TRIGGER must_hold_checked BEFORE INSERT ON must_hold
BEGIN
  SELECT RAISE(ABORT, 'must_hold') WHERE NEW.holds <> 1;
  SELECT RAISE(IGNORE);
END;

ALTER TABLE seller_member ADD COLUMN joined_at INTEGER;
-- Every team keeps an owner. A team that nobody founded yet has none to lose.
CREATE TRIGGER seller_member_owner_leaves BEFORE DELETE ON seller_member
WHEN OLD.role = 'owner' AND NOT EXISTS (
  SELECT 1 FROM seller_member WHERE seller_id = OLD.seller_id AND role = 'owner' AND user_id <> OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'seller_member_last_owner'); END;
CREATE TRIGGER seller_member_owner_steps_down BEFORE UPDATE OF role ON seller_member
WHEN OLD.role = 'owner' AND NEW.role <> 'owner' AND NOT EXISTS (
  SELECT 1 FROM seller_member WHERE seller_id = OLD.seller_id AND role = 'owner' AND user_id <> OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'seller_member_last_owner'); END;

-- Somebody who is asked to join a team. Only the hash of the link's secret is kept; it is good once and for a week.
CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  email TEXT NOT NULL,
  role TEXT NOT NULL,
  invited_by TEXT NOT NULL REFERENCES user (id),
  token_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER,
  accepted_by TEXT REFERENCES user (id),
  CONSTRAINT invitation_email_lower_case CHECK (email = lower(email)),
  CONSTRAINT invitation_role_known CHECK (role IN ('owner', 'manager', 'fulfilment', 'finance', 'support', 'read_only'))
) STRICT;
CREATE UNIQUE INDEX invitation_open ON invitation (seller_id, email) WHERE ended_at IS NULL;
CREATE TRIGGER invitation_ended_once BEFORE UPDATE ON invitation WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'invitation_ended_once'); END;

-- What the operator asks of sellers before they may sell. An archived one is asked of nobody any more.
CREATE TABLE requirement (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  help TEXT NOT NULL DEFAULT '',
  country TEXT,
  is_required INTEGER NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  archived_at INTEGER,
  CONSTRAINT requirement_kind_known CHECK (kind IN ('document', 'text', 'confirm')),
  CONSTRAINT requirement_is_required_boolean CHECK (is_required IN (0, 1))
) STRICT;

-- A file of a seller in the private bucket, under the hash of its bytes.
CREATE TABLE document (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  uploaded_by TEXT NOT NULL REFERENCES user (id),
  created_at INTEGER NOT NULL,
  CONSTRAINT document_type_known CHECK (type IN ('application/pdf', 'image/png', 'image/jpeg'))
) STRICT;
CREATE INDEX document_by_seller ON document (seller_id, created_at);

-- What a seller has answered to a requirement, and what the operator says to it.
CREATE TABLE requirement_answer (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  requirement_id TEXT NOT NULL REFERENCES requirement (id),
  status TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  text TEXT NOT NULL DEFAULT '',
  document_id TEXT REFERENCES document (id),
  reason TEXT,
  given_at INTEGER,
  given_by TEXT REFERENCES user (id),
  decided_at INTEGER,
  decided_by TEXT REFERENCES user (id),
  PRIMARY KEY (seller_id, requirement_id),
  CONSTRAINT requirement_answer_status_known CHECK (status IN ('given', 'approved', 'asked_again', 'waived'))
) STRICT, WITHOUT ROWID;
CREATE INDEX requirement_answer_by_status ON requirement_answer (status, given_at);
CREATE TRIGGER requirement_answer_next_version BEFORE UPDATE ON requirement_answer WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'requirement_answer_next_version'); END;

-- There is always somebody who can let others in.
CREATE TRIGGER operator_admin_leaves BEFORE DELETE ON operator
WHEN OLD.role = 'admin' AND NOT EXISTS (SELECT 1 FROM operator WHERE role = 'admin' AND user_id <> OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'operator_last_admin'); END;
CREATE TRIGGER operator_admin_steps_down BEFORE UPDATE OF role ON operator
WHEN OLD.role = 'admin' AND NEW.role <> 'admin'
  AND NOT EXISTS (SELECT 1 FROM operator WHERE role = 'admin' AND user_id <> OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'operator_last_admin'); END;
ALTER TABLE operator ADD COLUMN since_at INTEGER;

-- The way of an operator from the admin app into the shop, through somebody's eyes: good once, for a minute.
CREATE TABLE look_link (
  token_hash TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TRIGGER look_link_used_once BEFORE UPDATE OF used_at ON look_link WHEN OLD.used_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'look_link_used_once'); END;

CREATE INDEX audit_by_chain_time ON audit (chain, at, id);
CREATE INDEX audit_by_action ON audit (action, at);
