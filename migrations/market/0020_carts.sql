-- A shopper's own purchases that wait to be paid: what they hold counts as available to themselves.
CREATE INDEX purchase_pending_by_principal ON purchase (principal) WHERE status = 'pending';
