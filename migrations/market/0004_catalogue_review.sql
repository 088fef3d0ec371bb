-- The catalogue's authority: typed attributes by category, one active product per GTIN, a record of every change of a
-- product, and addresses that products had before.

-- `step` is the width of the bins in which a number is filtered; without one it is not binned.
CREATE TABLE attribute (
  key TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit TEXT,
  step REAL,
  CONSTRAINT attribute_kind_known CHECK (kind IN ('text', 'number', 'boolean')),
  CONSTRAINT attribute_unit_of_number CHECK (unit IS NULL OR kind = 'number'),
  CONSTRAINT attribute_step_of_number CHECK (step IS NULL OR (kind = 'number' AND step > 0))
) STRICT;

-- Holds for the category and all below it; a row further down the tree replaces one further up.
CREATE TABLE category_attribute (
  category_id TEXT NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  attribute_key TEXT NOT NULL REFERENCES attribute (key),
  position INTEGER NOT NULL,
  filterable INTEGER NOT NULL DEFAULT 0,
  variant_axis INTEGER NOT NULL DEFAULT 0,
  required INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (category_id, attribute_key),
  CONSTRAINT category_attribute_flags CHECK (filterable IN (0, 1) AND variant_axis IN (0, 1) AND required IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX category_attribute_by_key ON category_attribute (attribute_key);

-- The GTINs of active products, in 14 digits. The triggers below keep it: nothing else writes here.
CREATE TABLE gtin (
  gtin14 TEXT PRIMARY KEY,
  variant_id TEXT NOT NULL UNIQUE REFERENCES variant (id) ON DELETE CASCADE,
  CONSTRAINT gtin_fourteen_digits CHECK (length(gtin14) = 14)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO gtin SELECT substr('000000' || v.gtin, -14), v.id FROM variant v JOIN product p ON p.id = v.product_id
WHERE v.gtin IS NOT NULL AND p.status = 'active';

-- Nobody makes a second page for a thing that has one, not even as a proposal.
CREATE TRIGGER variant_gtin_taken BEFORE INSERT ON variant
WHEN NEW.gtin IS NOT NULL AND EXISTS (SELECT 1 FROM gtin WHERE gtin14 = substr('000000' || NEW.gtin, -14))
BEGIN SELECT RAISE(ABORT, 'variant_gtin_taken'); END;

CREATE TRIGGER variant_gtin_added AFTER INSERT ON variant
WHEN NEW.gtin IS NOT NULL AND EXISTS (SELECT 1 FROM product WHERE id = NEW.product_id AND status = 'active')
BEGIN INSERT INTO gtin VALUES (substr('000000' || NEW.gtin, -14), NEW.id); END;

CREATE TRIGGER variant_gtin_changed AFTER UPDATE OF gtin ON variant WHEN OLD.gtin IS NOT NEW.gtin
BEGIN
  DELETE FROM gtin WHERE variant_id = OLD.id;
  INSERT INTO gtin SELECT substr('000000' || NEW.gtin, -14), NEW.id FROM product
  WHERE id = NEW.product_id AND status = 'active' AND NEW.gtin IS NOT NULL;
END;

CREATE TRIGGER product_gtins_claimed AFTER UPDATE OF status ON product WHEN NEW.status = 'active' AND OLD.status <> 'active'
BEGIN
  INSERT INTO gtin SELECT substr('000000' || gtin, -14), id FROM variant WHERE product_id = NEW.id AND gtin IS NOT NULL;
END;

CREATE TRIGGER product_gtins_released AFTER UPDATE OF status ON product WHEN OLD.status = 'active' AND NEW.status <> 'active'
BEGIN
  DELETE FROM gtin WHERE variant_id IN (SELECT id FROM variant WHERE product_id = NEW.id);
END;

-- Addresses that a product had before, each leading straight to the product. The triggers keep it.
CREATE TABLE product_slug (
  slug TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX product_slug_by_product ON product_slug (product_id);

CREATE TRIGGER product_slug_free_at_birth BEFORE INSERT ON product WHEN EXISTS (SELECT 1 FROM product_slug WHERE slug = NEW.slug)
BEGIN SELECT RAISE(ABORT, 'product_slug_taken'); END;

CREATE TRIGGER product_slug_free BEFORE UPDATE OF slug ON product
WHEN EXISTS (SELECT 1 FROM product_slug WHERE slug = NEW.slug AND product_id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'product_slug_taken'); END;

CREATE TRIGGER product_slug_remembered AFTER UPDATE OF slug ON product WHEN OLD.slug <> NEW.slug
BEGIN
  DELETE FROM product_slug WHERE slug = NEW.slug;
  INSERT INTO product_slug VALUES (OLD.slug, NEW.id);
END;

-- Every change of a product: proposed by a seller and decided by an operator, or made by an operator.
-- `before` and `after` hold the changed fields alone.
CREATE TABLE product_change (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  seller_id TEXT REFERENCES seller (id),
  author_id TEXT REFERENCES user (id) ON DELETE SET NULL,
  kind TEXT NOT NULL,
  before TEXT NOT NULL DEFAULT '{}',
  after TEXT NOT NULL DEFAULT '{}',
  status TEXT NOT NULL DEFAULT 'open',
  revision INTEGER NOT NULL DEFAULT 1,
  reason TEXT,
  decided_by TEXT REFERENCES user (id) ON DELETE SET NULL,
  decided_at INTEGER,
  created_at INTEGER NOT NULL,
  CONSTRAINT product_change_kind_known CHECK (kind IN ('create', 'edit', 'archive', 'slug')),
  CONSTRAINT product_change_status_known CHECK (status IN ('open', 'approved', 'changes_asked', 'refused', 'withdrawn')),
  CONSTRAINT product_change_json CHECK (json_valid(before) AND json_valid(after)),
  CONSTRAINT product_change_decision_dated CHECK ((status = 'open') = (decided_at IS NULL))
) STRICT;
CREATE INDEX product_change_by_status ON product_change (status, created_at, id);
CREATE INDEX product_change_by_product ON product_change (product_id, created_at, id);
CREATE INDEX product_change_by_seller ON product_change (seller_id, status, kind);
-- A seller has one proposal about a product at a time.
CREATE UNIQUE INDEX product_change_pending ON product_change (product_id, seller_id) WHERE status IN ('open', 'changes_asked');

CREATE TABLE product_change_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO product_change_transition VALUES
  ('open', 'open'), ('open', 'approved'), ('open', 'changes_asked'), ('open', 'refused'), ('open', 'withdrawn'),
  ('changes_asked', 'open'), ('changes_asked', 'withdrawn');

-- Of two decisions at once one finds the state it starts from; the other one's batch fails whole.
CREATE TRIGGER product_change_status_path BEFORE UPDATE OF status ON product_change
WHEN NOT EXISTS (SELECT 1 FROM product_change_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'product_change_status_path'); END;

-- Writing a proposal anew makes its next revision; every other step names the revision that was read.
CREATE TRIGGER product_change_revision BEFORE UPDATE OF status ON product_change
WHEN NEW.revision <> OLD.revision + (NEW.status = 'open')
BEGIN SELECT RAISE(ABORT, 'product_change_revision'); END;
