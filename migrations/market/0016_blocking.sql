-- Operators may shut an account: nobody comes in by it, in person or by a program, until it is opened again.
ALTER TABLE user ADD COLUMN blocked_at INTEGER;
ALTER TABLE user ADD COLUMN blocked_reason TEXT;
