-- Accounts, sellers, catalogue, offers and stock. Every table is STRICT; every rule has a name that the code maps to an error.

CREATE TABLE user (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT user_email_lower_case CHECK (email = lower(email))
) STRICT;

-- `id_hash` is the SHA-256 of the session id: a copy of this table opens nothing.
CREATE TABLE session (
  id_hash TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  audience TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  user_agent TEXT NOT NULL DEFAULT '',
  CONSTRAINT session_audience_known CHECK (audience IN ('buyer', 'seller', 'admin'))
) STRICT;
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE operator (
  user_id TEXT PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  CONSTRAINT operator_role_known CHECK (role IN ('support', 'catalogue', 'finance', 'admin'))
) STRICT;

CREATE TABLE seller (
  id TEXT PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'applied',
  status_reason TEXT,
  commission_bps INTEGER NOT NULL,
  rating_centi INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  CONSTRAINT seller_commission_in_range CHECK (commission_bps BETWEEN 0 AND 10000)
) STRICT;
CREATE INDEX seller_by_status ON seller (status, name, id);

CREATE TABLE seller_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO seller_transition VALUES
  ('applied', 'active'), ('applied', 'refused'), ('active', 'suspended'), ('suspended', 'active'), ('refused', 'applied');

CREATE TRIGGER seller_status_path BEFORE UPDATE OF status ON seller
WHEN NOT EXISTS (SELECT 1 FROM seller_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'seller_status_path'); END;

CREATE TABLE seller_member (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  PRIMARY KEY (seller_id, user_id),
  CONSTRAINT seller_member_role_known CHECK (role IN ('owner', 'manager', 'fulfilment', 'finance', 'support', 'read_only'))
) STRICT, WITHOUT ROWID;
CREATE INDEX seller_member_by_user ON seller_member (user_id);

-- `path` is the chain of slugs from the root, so that one prefix names a whole branch.
CREATE TABLE category (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES category (id),
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  level INTEGER NOT NULL,
  position INTEGER NOT NULL,
  path TEXT NOT NULL UNIQUE,
  image_hash TEXT,
  CONSTRAINT category_level_in_range CHECK (level BETWEEN 1 AND 6)
) STRICT;
CREATE INDEX category_by_parent ON category (parent_id, position);

CREATE TABLE product (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  brand TEXT NOT NULL,
  description TEXT NOT NULL,
  category_id TEXT NOT NULL REFERENCES category (id),
  status TEXT NOT NULL DEFAULT 'draft',
  options TEXT NOT NULL DEFAULT '[]',
  tags TEXT NOT NULL DEFAULT '[]',
  rating_sum INTEGER NOT NULL DEFAULT 0,
  rating_count INTEGER NOT NULL DEFAULT 0,
  sold_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT product_status_known CHECK (status IN ('draft', 'proposed', 'active', 'archived')),
  CONSTRAINT product_rating_in_range CHECK (rating_sum BETWEEN rating_count AND rating_count * 5),
  CONSTRAINT product_options_json CHECK (json_valid(options) AND json_valid(tags))
) STRICT;
CREATE INDEX product_by_category ON product (category_id, status);
CREATE INDEX product_by_age ON product (status, created_at);

CREATE TABLE product_attribute (
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  text TEXT NOT NULL,
  number REAL,
  unit TEXT,
  position INTEGER NOT NULL,
  PRIMARY KEY (product_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE product_relation (
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  related_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (product_id, related_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE product_image (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  placeholder_colour TEXT NOT NULL,
  alt TEXT NOT NULL,
  position INTEGER NOT NULL,
  credit TEXT,
  CONSTRAINT product_image_hash_sha256 CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX product_image_by_product ON product_image (product_id, position);

CREATE TABLE upload (
  hash TEXT NOT NULL,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (hash, seller_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE variant (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  sku TEXT NOT NULL,
  gtin TEXT,
  options TEXT NOT NULL DEFAULT '{}',
  weight_grams INTEGER NOT NULL,
  image_id TEXT REFERENCES product_image (id),
  position INTEGER NOT NULL,
  CONSTRAINT variant_weight_positive CHECK (weight_grams > 0),
  CONSTRAINT variant_options_json CHECK (json_valid(options))
) STRICT;
CREATE INDEX variant_by_product ON variant (product_id, position);
CREATE INDEX variant_by_gtin ON variant (gtin) WHERE gtin IS NOT NULL;

CREATE TABLE offer (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  variant_id TEXT NOT NULL REFERENCES variant (id),
  condition TEXT NOT NULL DEFAULT 'new',
  status TEXT NOT NULL DEFAULT 'active',
  handling_days INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (variant_id, seller_id, condition),
  CONSTRAINT offer_condition_known CHECK (condition IN ('new', 'refurbished', 'used_like_new', 'used_good')),
  CONSTRAINT offer_status_known CHECK (status IN ('active', 'paused')),
  CONSTRAINT offer_handling_in_range CHECK (handling_days BETWEEN 0 AND 60)
) STRICT;
CREATE INDEX offer_by_seller ON offer (seller_id, updated_at, id);

CREATE TABLE offer_price (
  offer_id TEXT NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
  currency TEXT NOT NULL,
  price_minor INTEGER NOT NULL,
  compare_at_minor INTEGER,
  PRIMARY KEY (offer_id, currency),
  CONSTRAINT offer_price_in_range CHECK (price_minor BETWEEN 1 AND 1000000000000),
  CONSTRAINT offer_compare_at_above_price CHECK (compare_at_minor IS NULL OR compare_at_minor > price_minor)
) STRICT, WITHOUT ROWID;

-- The oversell guard: a batch that would promise more than there is breaks a CHECK and is rolled back whole.
CREATE TABLE stock (
  offer_id TEXT PRIMARY KEY REFERENCES offer (id),
  on_hand INTEGER NOT NULL,
  reserved INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT stock_on_hand_not_negative CHECK (on_hand >= 0),
  CONSTRAINT stock_reserved_not_negative CHECK (reserved >= 0),
  CONSTRAINT stock_not_oversold CHECK (reserved <= on_hand)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  user_id TEXT REFERENCES user (id) ON DELETE SET NULL,
  line_id TEXT UNIQUE,
  author TEXT NOT NULL,
  rating INTEGER NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT review_rating_in_range CHECK (rating BETWEEN 1 AND 5)
) STRICT;
CREATE INDEX review_by_product ON review (product_id, created_at);

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT setting_value_json CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
