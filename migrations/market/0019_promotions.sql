-- What a basket costs: promotions with limits that hold under any number of buyers, the discounts that orders got, where
-- sellers deliver to and for how much, tax rates, and how much of an offer one buyer may have.

CREATE TABLE promotion (
  id TEXT PRIMARY KEY,
  seller_id TEXT REFERENCES seller (id),
  name TEXT NOT NULL,
  code TEXT,
  effect TEXT NOT NULL,
  scope TEXT NOT NULL,
  conditions TEXT NOT NULL,
  platform_bps INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  is_exclusive INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'draft',
  starts_at INTEGER NOT NULL,
  ends_at INTEGER,
  max_uses INTEGER,
  max_per_customer INTEGER,
  used_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT promotion_json CHECK (json_valid(effect) AND json_valid(scope) AND json_valid(conditions)),
  CONSTRAINT promotion_code_in_capitals CHECK (code IS NULL OR code = upper(code)),
  CONSTRAINT promotion_platform_share_in_range CHECK (platform_bps BETWEEN 0 AND 10000),
  CONSTRAINT promotion_of_seller_is_paid_by_seller CHECK (seller_id IS NULL OR platform_bps = 0),
  CONSTRAINT promotion_ends_after_start CHECK (ends_at IS NULL OR ends_at > starts_at),
  CONSTRAINT promotion_limits_positive CHECK (coalesce(max_uses, 1) > 0 AND coalesce(max_per_customer, 1) > 0),
  CONSTRAINT promotion_uses_not_negative CHECK (used_count >= 0)
) STRICT;
-- A code means one promotion; it is free again when that has ended.
CREATE UNIQUE INDEX promotion_code ON promotion (code) WHERE code IS NOT NULL AND status <> 'ended';
CREATE INDEX promotion_automatic ON promotion (seller_id, ends_at) WHERE code IS NULL AND status = 'active';
CREATE INDEX promotion_by_seller ON promotion (seller_id, updated_at, id);

CREATE TABLE promotion_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO promotion_transition VALUES ('draft', 'active'), ('draft', 'ended'), ('active', 'paused'), ('active', 'ended'), ('paused', 'active'), ('paused', 'ended');
CREATE TRIGGER promotion_status_path BEFORE UPDATE OF status ON promotion
WHEN NOT EXISTS (SELECT 1 FROM promotion_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'promotion_status_path'); END;

-- What may be taken off in all, and what has been; by currency. Without a budget there is only what has been.
CREATE TABLE promotion_budget (
  promotion_id TEXT NOT NULL REFERENCES promotion (id),
  currency TEXT NOT NULL,
  budget_minor INTEGER,
  spent_minor INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (promotion_id, currency),
  CONSTRAINT promotion_budget_spent_not_negative CHECK (spent_minor >= 0)
) STRICT, WITHOUT ROWID;

-- Customers that a promotion is for, by the hash of their address.
CREATE TABLE promotion_customer (
  promotion_id TEXT NOT NULL REFERENCES promotion (id) ON DELETE CASCADE,
  email_hash TEXT NOT NULL,
  PRIMARY KEY (promotion_id, email_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX promotion_customer_by_email ON promotion_customer (email_hash);

-- A use of a promotion by a purchase: held while the purchase stands, released when it expires or all orders that were
-- reduced are cancelled. Counts and limits follow the rows in the same statement, as stock follows its holds.
CREATE TABLE redemption (
  id TEXT PRIMARY KEY,
  promotion_id TEXT NOT NULL REFERENCES promotion (id),
  purchase_id TEXT NOT NULL REFERENCES purchase (id),
  user_id TEXT REFERENCES user (id),
  email_hash TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'held',
  created_at INTEGER NOT NULL,
  UNIQUE (promotion_id, purchase_id),
  CONSTRAINT redemption_amount_positive CHECK (amount_minor > 0),
  CONSTRAINT redemption_status_known CHECK (status IN ('held', 'released'))
) STRICT;
CREATE INDEX redemption_by_email ON redemption (promotion_id, email_hash) WHERE status = 'held';
CREATE INDEX redemption_by_user ON redemption (promotion_id, user_id) WHERE status = 'held' AND user_id IS NOT NULL;
CREATE INDEX redemption_of_user ON redemption (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX redemption_of_email ON redemption (email_hash);
CREATE INDEX redemption_by_purchase ON redemption (purchase_id);

CREATE TRIGGER redemption_starts_held BEFORE INSERT ON redemption WHEN NEW.status <> 'held'
BEGIN SELECT RAISE(ABORT, 'redemption_starts_held'); END;
CREATE TRIGGER redemption_promotion_active BEFORE INSERT ON redemption
WHEN (SELECT status FROM promotion WHERE id = NEW.promotion_id) <> 'active'
BEGIN SELECT RAISE(ABORT, 'redemption_promotion_active'); END;
CREATE TRIGGER redemption_within_uses BEFORE INSERT ON redemption
WHEN EXISTS (SELECT 1 FROM promotion WHERE id = NEW.promotion_id AND used_count >= max_uses)
BEGIN SELECT RAISE(ABORT, 'redemption_within_uses'); END;
CREATE TRIGGER redemption_within_customer BEFORE INSERT ON redemption
WHEN (SELECT max_per_customer FROM promotion WHERE id = NEW.promotion_id) <= (
  SELECT count(*) FROM (
    SELECT id FROM redemption WHERE promotion_id = NEW.promotion_id AND email_hash = NEW.email_hash AND status = 'held'
    UNION SELECT id FROM redemption WHERE promotion_id = NEW.promotion_id AND user_id = NEW.user_id AND user_id IS NOT NULL AND status = 'held'))
BEGIN SELECT RAISE(ABORT, 'redemption_within_customer'); END;
CREATE TRIGGER redemption_within_budget BEFORE INSERT ON redemption
WHEN EXISTS (SELECT 1 FROM promotion_budget WHERE promotion_id = NEW.promotion_id AND currency = NEW.currency
  AND spent_minor + NEW.amount_minor > budget_minor)
BEGIN SELECT RAISE(ABORT, 'redemption_within_budget'); END;
CREATE TRIGGER redemption_counts AFTER INSERT ON redemption
BEGIN
  UPDATE promotion SET used_count = used_count + 1 WHERE id = NEW.promotion_id;
  INSERT INTO promotion_budget (promotion_id, currency, spent_minor) VALUES (NEW.promotion_id, NEW.currency, NEW.amount_minor)
  ON CONFLICT DO UPDATE SET spent_minor = spent_minor + NEW.amount_minor;
END;
CREATE TRIGGER redemption_status_path BEFORE UPDATE OF status ON redemption WHEN NOT (OLD.status = 'held' AND NEW.status = 'released')
BEGIN SELECT RAISE(ABORT, 'redemption_status_path'); END;
CREATE TRIGGER redemption_releases AFTER UPDATE OF status ON redemption WHEN NEW.status = 'released'
BEGIN
  UPDATE promotion SET used_count = used_count - 1 WHERE id = NEW.promotion_id;
  UPDATE promotion_budget SET spent_minor = spent_minor - NEW.amount_minor WHERE promotion_id = NEW.promotion_id AND currency = NEW.currency;
END;
CREATE TRIGGER redemption_stays BEFORE UPDATE OF promotion_id, purchase_id, currency, amount_minor ON redemption
BEGIN SELECT RAISE(ABORT, 'redemption_stays'); END;
CREATE TRIGGER redemption_no_delete BEFORE DELETE ON redemption BEGIN SELECT RAISE(ABORT, 'redemption_no_delete'); END;

-- What an order got off, and by which promotion: of a line, or, without one, of the delivery.
CREATE TABLE order_discount (
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  promotion_id TEXT NOT NULL REFERENCES promotion (id),
  line_id TEXT REFERENCES order_line (id),
  name TEXT NOT NULL,
  code TEXT,
  amount_minor INTEGER NOT NULL,
  platform_minor INTEGER NOT NULL,
  CONSTRAINT order_discount_amount_positive CHECK (amount_minor > 0),
  CONSTRAINT order_discount_platform_within_amount CHECK (platform_minor BETWEEN 0 AND amount_minor)
) STRICT;
CREATE UNIQUE INDEX order_discount_once ON order_discount (order_id, promotion_id, coalesce(line_id, ''));
CREATE TRIGGER order_discount_no_update BEFORE UPDATE ON order_discount BEGIN SELECT RAISE(ABORT, 'order_discount_append_only'); END;
CREATE TRIGGER order_discount_no_delete BEFORE DELETE ON order_discount BEGIN SELECT RAISE(ABORT, 'order_discount_append_only'); END;

CREATE TRIGGER purchase_expiry_releases_redemptions AFTER UPDATE OF status ON purchase WHEN NEW.status = 'expired'
BEGIN UPDATE redemption SET status = 'released' WHERE purchase_id = NEW.id AND status = 'held'; END;
CREATE TRIGGER cancellation_releases_redemptions AFTER UPDATE OF status ON seller_order WHEN NEW.status = 'cancelled'
BEGIN
  UPDATE redemption SET status = 'released' WHERE purchase_id = NEW.purchase_id AND status = 'held' AND NOT EXISTS (
    SELECT 1 FROM seller_order o JOIN order_discount d ON d.order_id = o.id AND d.promotion_id = redemption.promotion_id
    WHERE o.purchase_id = NEW.purchase_id AND o.status <> 'cancelled');
END;

-- Where somebody delivers to within a market's country, and for how much. Without a seller: what holds for all who say nothing.
CREATE TABLE delivery_zone (
  id TEXT PRIMARY KEY,
  seller_id TEXT REFERENCES seller (id),
  market TEXT NOT NULL,
  name TEXT NOT NULL,
  regions TEXT NOT NULL,
  postal_prefixes TEXT NOT NULL,
  is_served INTEGER NOT NULL,
  standard TEXT,
  express TEXT,
  created_at INTEGER NOT NULL,
  CONSTRAINT delivery_zone_json CHECK (json_valid(regions) AND json_valid(postal_prefixes)
    AND (standard IS NULL OR json_valid(standard)) AND (express IS NULL OR json_valid(express))),
  CONSTRAINT delivery_zone_served_has_a_way CHECK (is_served = 0 OR standard IS NOT NULL OR express IS NOT NULL)
) STRICT;
CREATE INDEX delivery_zone_by_seller ON delivery_zone (seller_id, market);
CREATE TABLE seller_delivery (
  seller_id TEXT PRIMARY KEY REFERENCES seller (id),
  cut_off_hour INTEGER,
  CONSTRAINT seller_delivery_cut_off_in_range CHECK (cut_off_hour BETWEEN 1 AND 23)
) STRICT, WITHOUT ROWID;

CREATE TABLE tax_rate (
  country TEXT NOT NULL,
  region TEXT NOT NULL DEFAULT '',
  category_slug TEXT NOT NULL DEFAULT '',
  rate_bps INTEGER NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (country, region, category_slug),
  CONSTRAINT tax_rate_in_range CHECK (rate_bps BETWEEN 0 AND 10000)
) STRICT, WITHOUT ROWID;
INSERT INTO tax_rate (country, region, category_slug, rate_bps, source) VALUES
  ('DE', '', '', 1900, '§ 12 Abs. 1 UStG'),
  ('DE', '', 'books', 700, '§ 12 Abs. 2 UStG, Anlage 2 Nr. 49'),
  ('DE', '', 'food', 700, '§ 12 Abs. 2 UStG, Anlage 2'),
  ('IN', '', '', 1800, 'CGST Act, Schedule III'),
  ('IN', '', 'books', 0, 'Notification 2/2017, HSN 4901'),
  ('IN', '', 'food', 500, 'CGST Act, Schedule I'),
  ('JP', '', '', 1000, '消費税法 第29条'),
  ('JP', '', 'food', 800, '軽減税率 (消費税法 別表第一)'),
  ('AE', '', '', 500, 'Federal Decree-Law 8/2017, Article 3'),
  ('US', 'CA', '', 725, 'Cal. Rev. & Tax. Code, statewide rate'),
  ('US', 'NY', '', 888, 'New York City, 4 % + 4.5 % + 0.375 %, rounded to 0.01 %'),
  ('US', 'NY', 'food', 0, 'N.Y. Tax Law § 1115 (a) (1)'),
  ('US', 'TX', '', 825, 'Tex. Tax Code § 151.051, with the local maximum'),
  ('US', 'TX', 'food', 0, 'Tex. Tax Code § 151.314'),
  ('US', 'WA', '', 1035, 'RCW 82.08.020, Seattle'),
  ('US', 'OR', '', 0, 'no sales tax'),
  ('US', 'MT', '', 0, 'no sales tax'),
  ('US', 'NH', '', 0, 'no sales tax'),
  ('US', 'DE', '', 0, 'no sales tax');

-- The most units of an offer that one buyer, by account or address, may have within thirty days.
ALTER TABLE offer ADD COLUMN max_per_buyer INTEGER
  CONSTRAINT offer_max_per_buyer_in_range CHECK (max_per_buyer BETWEEN 1 AND 999);
CREATE TRIGGER order_line_within_buyer_limit AFTER INSERT ON order_line
WHEN (SELECT max_per_buyer FROM offer WHERE id = NEW.offer_id) IS NOT NULL AND EXISTS (
  SELECT 1 FROM purchase own JOIN seller_order mine ON mine.purchase_id = own.id AND mine.id = NEW.order_id
  WHERE own.status IN ('pending', 'confirmed') AND (
    SELECT sum(l.quantity) FROM order_line l JOIN seller_order o ON o.id = l.order_id JOIN purchase p ON p.id = o.purchase_id
    WHERE l.offer_id = NEW.offer_id AND o.status NOT IN ('expired', 'cancelled') AND p.created_at > own.created_at - 2592000000
      AND p.id IN (SELECT id FROM purchase WHERE email = own.email UNION SELECT id FROM purchase WHERE user_id = own.user_id)
  ) > (SELECT max_per_buyer FROM offer WHERE id = NEW.offer_id))
BEGIN SELECT RAISE(ABORT, 'order_line_within_buyer_limit'); END;
