// The tables of the sandbox's books, and how books of an earlier version become those of this one.

const TABLES = `
  CREATE TABLE IF NOT EXISTS payment (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    ref TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    purchase_id TEXT NOT NULL,
    payment_id TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    capture TEXT NOT NULL DEFAULT 'at_once' CHECK (capture IN ('at_once', 'per_parcel')),
    captured_minor INTEGER NOT NULL DEFAULT 0 CHECK (captured_minor >= 0),
    voided_minor INTEGER NOT NULL DEFAULT 0 CHECK (voided_minor >= 0),
    refunded_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0),
    lost_minor INTEGER NOT NULL DEFAULT 0 CHECK (lost_minor >= 0),
    currency TEXT NOT NULL,
    method TEXT NOT NULL,
    instrument TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('requires_action', 'authorised', 'succeeded', 'failed', 'cancelled')),
    decline_code TEXT,
    return_url TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK (captured_minor + voided_minor <= amount_minor),
    CHECK (refunded_minor + lost_minor <= captured_minor)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS event (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    ref TEXT NOT NULL REFERENCES payment (ref),
    type TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    about TEXT,
    fee_minor INTEGER NOT NULL DEFAULT 0,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS event_by_payment ON event (ref);
  CREATE INDEX IF NOT EXISTS event_by_time ON event (at);
  CREATE UNIQUE INDEX IF NOT EXISTS event_about ON event (type, about) WHERE about IS NOT NULL;
  CREATE TABLE IF NOT EXISTS transfer (
    ref TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    seller_id TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('paid', 'failed')),
    failure_code TEXT,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS transfer_by_time ON transfer (at);
  CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL REFERENCES event (id),
    status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'lost', 'refused')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    last_answer TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS delivery_waiting ON delivery (due_at) WHERE status = 'waiting';
  CREATE INDEX IF NOT EXISTS delivery_by_event ON delivery (event_id);
`;

/** What books without captures in parts need: SQLite cannot change a CHECK, so the tables are made anew. */
const UPGRADE = `
  ALTER TABLE delivery RENAME TO delivery_once;
  ALTER TABLE event RENAME TO event_once;
  ALTER TABLE payment RENAME TO payment_once;
  DROP INDEX event_by_payment; DROP INDEX event_by_time; DROP INDEX delivery_waiting; DROP INDEX delivery_by_event;
  ${TABLES}
  INSERT INTO payment (place, ref, key, purchase_id, payment_id, amount_minor, captured_minor, refunded_minor, currency, method, instrument, status, decline_code, return_url, created_at)
  SELECT place, ref, key, purchase_id, payment_id, amount_minor, iif(status = 'succeeded', amount_minor, 0), refunded_minor, currency, method, instrument, status, decline_code, return_url, created_at FROM payment_once;
  INSERT INTO event (place, id, ref, type, amount_minor, about, at)
  SELECT place, id, ref, type, amount_minor, refund_key, at FROM event_once;
  INSERT INTO delivery SELECT * FROM delivery_once;
  DROP TABLE delivery_once; DROP TABLE event_once; DROP TABLE payment_once;
`;

/** Creates the tables where they are missing, and brings those of an earlier version up to this one. */
export function createTables(sql: SqlStorage): void {
  const columns = sql.exec("SELECT name FROM pragma_table_info('payment')").toArray();
  const isEarlier = columns.length > 0 && !columns.some(({ name }) => name === "capture");
  sql.exec(isEarlier ? UPGRADE : TABLES);
}
