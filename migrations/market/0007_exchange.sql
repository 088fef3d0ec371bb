-- Files of offers that sellers bring in: the import, its chunks, what was found in the rows, and which row came first.

CREATE TABLE import_run (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  user_id TEXT REFERENCES user (id) ON DELETE SET NULL,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  delimiter TEXT NOT NULL,
  newline TEXT NOT NULL,
  body_byte INTEGER NOT NULL,
  header TEXT NOT NULL,
  sample TEXT NOT NULL,
  columns TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'mapping',
  round INTEGER NOT NULL DEFAULT 0,
  failure TEXT,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  CONSTRAINT import_run_status_known CHECK (status IN ('mapping', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
  CONSTRAINT import_run_json CHECK (json_valid(header) AND json_valid(sample) AND json_valid(columns)),
  CONSTRAINT import_run_finish_dated CHECK ((status IN ('done', 'cancelled', 'failed')) = (finished_at IS NOT NULL))
) STRICT;
CREATE INDEX import_run_by_seller ON import_run (seller_id, created_at, id);
CREATE INDEX import_run_by_age ON import_run (created_at);
-- A seller's files are worked on one after the other.
CREATE UNIQUE INDEX import_run_one_at_work ON import_run (seller_id) WHERE status IN ('checking', 'running');

CREATE TABLE import_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO import_transition VALUES
  ('mapping', 'checking'), ('mapping', 'cancelled'),
  ('checking', 'checked'), ('checking', 'failed'), ('checking', 'cancelled'),
  ('checked', 'checking'), ('checked', 'running'), ('checked', 'cancelled'),
  ('running', 'done'), ('running', 'failed'), ('running', 'cancelled');

CREATE TRIGGER import_run_status_path BEFORE UPDATE OF status ON import_run
WHEN NOT EXISTS (SELECT 1 FROM import_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'import_run_status_path'); END;

-- Each time an import goes through its file is a round (the check, the run). A chunk is a piece of the file that is
-- done: its row is written in the batch of the changes that it stands for, and its key lets that happen once.
CREATE TABLE import_chunk (
  import_id TEXT NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  round INTEGER NOT NULL,
  step INTEGER NOT NULL,
  to_byte INTEGER NOT NULL,
  to_row INTEGER NOT NULL,
  created_count INTEGER NOT NULL,
  listed_count INTEGER NOT NULL,
  changed_count INTEGER NOT NULL,
  unchanged_count INTEGER NOT NULL,
  failed_count INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (import_id, round, step)
) STRICT, WITHOUT ROWID;

-- After a cancellation, and in a round that is over, nothing more is written.
CREATE TRIGGER import_chunk_at_work BEFORE INSERT ON import_chunk
WHEN NOT EXISTS (SELECT 1 FROM import_run WHERE id = NEW.import_id AND round = NEW.round AND status IN ('checking', 'running'))
BEGIN SELECT RAISE(ABORT, 'import_chunk_at_work'); END;

-- What a person should know of a row: why it was refused, what they may not expect, what it would change.
CREATE TABLE import_finding (
  import_id TEXT NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  round INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  field TEXT,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (import_id, round, row_number, position),
  CONSTRAINT import_finding_kind_known CHECK (kind IN ('problem', 'notice', 'change'))
) STRICT, WITHOUT ROWID;

-- Which row of the file an offer belongs to: a later row for the same offer is refused.
CREATE TABLE import_claim (
  import_id TEXT NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  round INTEGER NOT NULL,
  claim TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  PRIMARY KEY (import_id, round, claim)
) STRICT, WITHOUT ROWID;

-- Rows find their offers by article number; exports go through a seller's offers by id.
CREATE INDEX variant_by_sku ON variant (sku);
CREATE INDEX offer_by_seller_and_id ON offer (seller_id, id);
