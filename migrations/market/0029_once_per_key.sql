-- When the effect of a request was written: in the batch that writes it. A request whose answer was lost is not done again.
ALTER TABLE idempotency ADD COLUMN done_at INTEGER;

CREATE TRIGGER idempotency_done_once BEFORE UPDATE OF done_at ON idempotency WHEN OLD.done_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'idempotency_done_once'); END;
