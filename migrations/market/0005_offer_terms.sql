-- Terms of an offer: a sale between two points in time, a limit per order, units promised before they are there,
-- the prices of the past, and what the buy box knows of a seller.

ALTER TABLE offer ADD COLUMN max_per_order INTEGER
  CONSTRAINT offer_max_per_order_in_range CHECK (max_per_order BETWEEN 1 AND 99);

-- `changed_at` says since when the row holds; 0: for as long as anybody remembers.
ALTER TABLE offer_price ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE offer_price ADD COLUMN sale_minor INTEGER;
ALTER TABLE offer_price ADD COLUMN sale_from_at INTEGER;
ALTER TABLE offer_price ADD COLUMN sale_to_at INTEGER
  CONSTRAINT offer_sale_whole CHECK ((sale_minor IS NULL) = (sale_from_at IS NULL) AND (sale_minor IS NULL) = (sale_to_at IS NULL))
  CONSTRAINT offer_sale_below_price CHECK (sale_minor IS NULL OR sale_minor BETWEEN 1 AND price_minor - 1)
  CONSTRAINT offer_sale_ends_after_start CHECK (sale_from_at IS NULL OR sale_from_at < sale_to_at);

-- Prices that held once, with the sale that was planned beside them. The present one stands in offer_price.
CREATE TABLE offer_price_log (
  id INTEGER PRIMARY KEY,
  offer_id TEXT NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
  currency TEXT NOT NULL,
  price_minor INTEGER NOT NULL,
  sale_minor INTEGER,
  sale_from_at INTEGER,
  sale_to_at INTEGER,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  CONSTRAINT offer_price_log_ends_after_start CHECK (from_at <= to_at)
) STRICT;
CREATE INDEX offer_price_log_by_offer ON offer_price_log (offer_id, currency, to_at);
CREATE TRIGGER offer_price_log_no_update BEFORE UPDATE ON offer_price_log
BEGIN SELECT RAISE(ABORT, 'offer_price_log_append_only'); END;

-- Whoever changes a price leaves the former one in the log. Who does not say when is taken by the clock of the database.
CREATE TRIGGER offer_price_changes AFTER UPDATE OF price_minor, sale_minor, sale_from_at, sale_to_at ON offer_price
WHEN NEW.price_minor IS NOT OLD.price_minor OR NEW.sale_minor IS NOT OLD.sale_minor
  OR NEW.sale_from_at IS NOT OLD.sale_from_at OR NEW.sale_to_at IS NOT OLD.sale_to_at
BEGIN
  UPDATE offer_price SET changed_at = max(OLD.changed_at, iif(NEW.changed_at IS NOT OLD.changed_at, NEW.changed_at, CAST(unixepoch('subsec') * 1000 AS INTEGER)))
  WHERE offer_id = NEW.offer_id AND currency = NEW.currency;
  INSERT INTO offer_price_log (offer_id, currency, price_minor, sale_minor, sale_from_at, sale_to_at, from_at, to_at)
  SELECT OLD.offer_id, OLD.currency, OLD.price_minor, OLD.sale_minor, OLD.sale_from_at, OLD.sale_to_at, OLD.changed_at, changed_at
  FROM offer_price WHERE offer_id = NEW.offer_id AND currency = NEW.currency;
END;

-- Stock, with units that may be promised before they are there. `owed` are sold and not there yet; what comes in goes to
-- them first. SQLite cannot change a CHECK, so the table is made anew, and with it the holds that point to it.
CREATE TABLE stock_new (
  offer_id TEXT PRIMARY KEY REFERENCES offer (id),
  on_hand INTEGER NOT NULL,
  reserved INTEGER NOT NULL DEFAULT 0,
  owed INTEGER NOT NULL DEFAULT 0,
  availability TEXT NOT NULL DEFAULT 'stock',
  backorder_limit INTEGER NOT NULL DEFAULT 0,
  available_at INTEGER,
  CONSTRAINT stock_on_hand_not_negative CHECK (on_hand >= 0),
  CONSTRAINT stock_reserved_not_negative CHECK (reserved >= 0),
  CONSTRAINT stock_owed_not_negative CHECK (owed >= 0),
  CONSTRAINT stock_not_oversold CHECK (reserved + owed <= on_hand + backorder_limit),
  CONSTRAINT stock_availability_known CHECK (availability IN ('stock', 'backorder', 'preorder')),
  CONSTRAINT stock_availability_whole CHECK (iif(availability = 'stock',
    backorder_limit = 0 AND available_at IS NULL, backorder_limit BETWEEN 1 AND 1000000 AND available_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO stock_new (offer_id, on_hand, reserved) SELECT offer_id, on_hand, reserved FROM stock;

CREATE TABLE stock_hold_new (
  line_id TEXT PRIMARY KEY REFERENCES order_line (id),
  offer_id TEXT NOT NULL REFERENCES stock_new (offer_id),
  quantity INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  CONSTRAINT stock_hold_quantity_positive CHECK (quantity > 0),
  CONSTRAINT stock_hold_status_known CHECK (status IN ('open', 'claimed', 'released', 'returned'))
) STRICT;
INSERT INTO stock_hold_new SELECT line_id, offer_id, quantity, status FROM stock_hold;

DROP TABLE stock_hold;
DROP TABLE stock;
ALTER TABLE stock_new RENAME TO stock;
ALTER TABLE stock_hold_new RENAME TO stock_hold;

CREATE INDEX stock_hold_open ON stock_hold (offer_id) WHERE status = 'open';
CREATE TRIGGER stock_hold_status_path BEFORE UPDATE OF status ON stock_hold
WHEN NOT ((OLD.status = 'open' AND NEW.status IN ('claimed', 'released')) OR (OLD.status = 'claimed' AND NEW.status = 'returned'))
BEGIN SELECT RAISE(ABORT, 'stock_hold_status_path'); END;

-- The counts follow the holds, in the same statement: no code can move one without the other. A sale takes what is on the
-- shelf and owes the rest; a return pays off what is owed.
CREATE TRIGGER stock_hold_opens AFTER INSERT ON stock_hold WHEN NEW.status = 'open'
BEGIN UPDATE stock SET reserved = reserved + NEW.quantity WHERE offer_id = NEW.offer_id; END;
CREATE TRIGGER stock_hold_claims AFTER UPDATE OF status ON stock_hold WHEN OLD.status = 'open' AND NEW.status = 'claimed'
BEGIN
  UPDATE stock SET reserved = reserved - NEW.quantity, on_hand = max(0, on_hand - NEW.quantity), owed = owed + max(0, NEW.quantity - on_hand)
  WHERE offer_id = NEW.offer_id;
END;
CREATE TRIGGER stock_hold_releases AFTER UPDATE OF status ON stock_hold WHEN OLD.status = 'open' AND NEW.status = 'released'
BEGIN UPDATE stock SET reserved = reserved - NEW.quantity WHERE offer_id = NEW.offer_id; END;
CREATE TRIGGER stock_hold_returns AFTER UPDATE OF status ON stock_hold WHEN OLD.status = 'claimed' AND NEW.status = 'returned'
BEGIN UPDATE stock SET on_hand = on_hand + NEW.quantity WHERE offer_id = NEW.offer_id; END;
CREATE TRIGGER stock_pays_what_it_owes AFTER UPDATE OF on_hand ON stock WHEN NEW.on_hand > 0 AND NEW.owed > 0
BEGIN
  UPDATE stock SET on_hand = max(0, on_hand - owed), owed = max(0, owed - on_hand) WHERE offer_id = NEW.offer_id;
END;

-- How a seller did with the orders of the last 90 days, measured by a job; what the buy box weighs beside the rating.
CREATE TABLE seller_health (
  seller_id TEXT PRIMARY KEY REFERENCES seller (id),
  order_count INTEGER NOT NULL,
  late_count INTEGER NOT NULL,
  cancelled_count INTEGER NOT NULL,
  measured_at INTEGER NOT NULL,
  CONSTRAINT seller_health_within_orders CHECK (late_count BETWEEN 0 AND order_count AND cancelled_count BETWEEN 0 AND order_count)
) STRICT, WITHOUT ROWID;
