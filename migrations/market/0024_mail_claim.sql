-- Who is about to send a mail claims it first, so that a job that is handed over twice at once does not send it twice.
-- A claim that is a minute old is that of somebody who died.
ALTER TABLE mail ADD COLUMN claimed_at INTEGER;
