-- Balances of a ledger of any length, and lists of cases and people in the order in which they are read.

-- What each account adds up to, kept by the entry that changes it: a balance is read, not summed.
CREATE TABLE account_balance (
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (account, currency)
) STRICT, WITHOUT ROWID;
INSERT INTO account_balance SELECT account, currency, sum(amount_minor) FROM ledger_entry GROUP BY account, currency;
CREATE TRIGGER ledger_entry_adds_up AFTER INSERT ON ledger_entry BEGIN
  INSERT INTO account_balance VALUES (NEW.account, NEW.currency, NEW.amount_minor)
  ON CONFLICT (account, currency) DO UPDATE SET amount_minor = amount_minor + NEW.amount_minor;
END;

-- Ids of transactions begin with their time: an account's entries stand in this index in the order of a statement, with their amounts.
DROP INDEX ledger_entry_by_account;
CREATE INDEX ledger_entry_by_account ON ledger_entry (account, currency, txn_id, amount_minor);

CREATE INDEX return_request_by_age ON return_request (seller_id, created_at, id);
CREATE INDEX claim_by_age ON claim (seller_id, created_at, id);
CREATE INDEX claim_by_status ON claim (status, created_at, id);
CREATE INDEX user_by_age ON user (created_at, id);
CREATE INDEX question_by_birth ON question (created_at, id) WHERE status = 'published';
CREATE INDEX thread_waiting ON thread (seller_id) WHERE waiting_since_at IS NOT NULL;
CREATE INDEX seller_order_to_leave ON seller_order (seller_id, ship_by_day, created_at) WHERE status IN ('confirmed', 'picking', 'packed', 'partly_shipped');
CREATE INDEX payout_on_its_way ON payout (seller_id) WHERE status IN ('scheduled', 'sent');
