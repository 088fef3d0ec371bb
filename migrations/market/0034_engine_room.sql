-- The operator's engine room: jobs that failed, checks of the books, how long calls take.
-- When a job's message had used up all tries of the queue, and why an operator gave the job up.
ALTER TABLE outbox ADD COLUMN dead_at INTEGER;
ALTER TABLE outbox ADD COLUMN given_up TEXT
  CONSTRAINT outbox_given_up_is_closed CHECK (given_up IS NULL OR done_at IS NOT NULL);
CREATE INDEX outbox_given_up ON outbox (created_at, id) WHERE given_up IS NOT NULL;

-- The newest failure of each sweep. Pages of sweeps have no rows of their own.
CREATE TABLE sweep_failure (
  sweep TEXT PRIMARY KEY,
  failed_at INTEGER NOT NULL,
  failure_count INTEGER NOT NULL DEFAULT 1,
  error TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A run of a check: of the invariants, of the chain over the ledger, of the chains over the audit log.
CREATE TABLE check_run (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'running',
  actor TEXT NOT NULL,
  page INTEGER NOT NULL DEFAULT 0,
  done_count INTEGER NOT NULL DEFAULT 0,
  total_count INTEGER NOT NULL,
  place TEXT NOT NULL DEFAULT '{}',
  breaks TEXT NOT NULL DEFAULT '[]',
  break_count INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  CONSTRAINT check_run_kind_known CHECK (kind IN ('invariants', 'ledger', 'audit')),
  CONSTRAINT check_run_status_known CHECK (status IN ('running', 'passed', 'broken')),
  CONSTRAINT check_run_ends CHECK ((status = 'running') = (ended_at IS NULL)),
  CONSTRAINT check_run_broken CHECK (status <> 'passed' OR break_count = 0),
  CONSTRAINT check_run_json CHECK (json_valid(place) AND json_valid(breaks))
) STRICT;
CREATE INDEX check_run_newest ON check_run (kind, started_at DESC, id DESC);
CREATE TRIGGER check_run_ends_once BEFORE UPDATE ON check_run WHEN OLD.status <> 'running'
BEGIN SELECT RAISE(ABORT, 'check_run_ended'); END;

-- A drift: from the run that first found a check broken to the run that found it whole again. Operators are told once of each.
CREATE TABLE drift (
  id TEXT PRIMARY KEY,
  check_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_count INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX drift_open ON drift (check_name) WHERE ended_at IS NULL;
CREATE INDEX drift_newest ON drift (found_at DESC);

-- How long the calls of each procedure took, by minute and, when these are old, by hour: how many there were, and how many
-- took how long. Each bucket but the first holds calls up to half as long again as the one before.
CREATE TABLE call_span (
  span TEXT NOT NULL,
  at INTEGER NOT NULL,
  path TEXT NOT NULL,
  calls INTEGER NOT NULL,
  max_ms INTEGER NOT NULL,
  b0 INTEGER NOT NULL DEFAULT 0,
  b1 INTEGER NOT NULL DEFAULT 0,
  b2 INTEGER NOT NULL DEFAULT 0,
  b3 INTEGER NOT NULL DEFAULT 0,
  b4 INTEGER NOT NULL DEFAULT 0,
  b5 INTEGER NOT NULL DEFAULT 0,
  b6 INTEGER NOT NULL DEFAULT 0,
  b7 INTEGER NOT NULL DEFAULT 0,
  b8 INTEGER NOT NULL DEFAULT 0,
  b9 INTEGER NOT NULL DEFAULT 0,
  b10 INTEGER NOT NULL DEFAULT 0,
  b11 INTEGER NOT NULL DEFAULT 0,
  b12 INTEGER NOT NULL DEFAULT 0,
  b13 INTEGER NOT NULL DEFAULT 0,
  b14 INTEGER NOT NULL DEFAULT 0,
  b15 INTEGER NOT NULL DEFAULT 0,
  b16 INTEGER NOT NULL DEFAULT 0,
  b17 INTEGER NOT NULL DEFAULT 0,
  b18 INTEGER NOT NULL DEFAULT 0,
  b19 INTEGER NOT NULL DEFAULT 0,
  b20 INTEGER NOT NULL DEFAULT 0,
  b21 INTEGER NOT NULL DEFAULT 0,
  b22 INTEGER NOT NULL DEFAULT 0,
  b23 INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (span, at, path),
  CONSTRAINT call_span_known CHECK (span IN ('minute', 'hour'))
) STRICT, WITHOUT ROWID;

-- How often they ended with which code.
CREATE TABLE call_error (
  span TEXT NOT NULL,
  at INTEGER NOT NULL,
  path TEXT NOT NULL,
  code TEXT NOT NULL,
  errors INTEGER NOT NULL,
  PRIMARY KEY (span, at, path, code),
  CONSTRAINT call_error_known CHECK (span IN ('minute', 'hour'))
) STRICT, WITHOUT ROWID;
