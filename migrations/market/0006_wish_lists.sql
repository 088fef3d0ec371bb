-- Wish lists. A list is private until it has a share token; one list of each buyer is the default.

CREATE TABLE wish_list (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0,
  share_token TEXT,
  owner_name TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT wish_list_name_length CHECK (length(name) BETWEEN 1 AND 60),
  CONSTRAINT wish_list_owner_name_length CHECK (length(owner_name) <= 40),
  CONSTRAINT wish_list_default_flag CHECK (is_default IN (0, 1)),
  CONSTRAINT wish_list_token_length CHECK (length(share_token) = 32)
) STRICT;
CREATE INDEX wish_list_by_user ON wish_list (user_id, created_at, id);
CREATE UNIQUE INDEX wish_list_one_default ON wish_list (user_id) WHERE is_default = 1;
CREATE UNIQUE INDEX wish_list_by_token ON wish_list (share_token) WHERE share_token IS NOT NULL;

CREATE TRIGGER wish_list_limit BEFORE INSERT ON wish_list
WHEN (SELECT count(*) FROM wish_list WHERE user_id = NEW.user_id) >= 20
BEGIN SELECT RAISE(ABORT, 'wish_list_limit'); END;

-- A product, or one variant of it, on a list, with what it cost when it was put there. `removed_at` keeps what was
-- taken off for a while, so that it can be put back as it was.
CREATE TABLE wish_item (
  id TEXT PRIMARY KEY,
  list_id TEXT NOT NULL REFERENCES wish_list (id) ON DELETE CASCADE,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  variant_id TEXT REFERENCES variant (id) ON DELETE CASCADE,
  quantity INTEGER NOT NULL DEFAULT 1,
  note TEXT NOT NULL DEFAULT '',
  added_currency TEXT NOT NULL,
  added_minor INTEGER,
  added_in_stock INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  removed_at INTEGER,
  CONSTRAINT wish_item_quantity_in_range CHECK (quantity BETWEEN 1 AND 99),
  CONSTRAINT wish_item_note_length CHECK (length(note) <= 300),
  CONSTRAINT wish_item_added_minor_positive CHECK (added_minor > 0),
  CONSTRAINT wish_item_in_stock_flag CHECK (added_in_stock IN (0, 1))
) STRICT;
CREATE INDEX wish_item_by_list ON wish_item (list_id, added_at, id) WHERE removed_at IS NULL;
CREATE INDEX wish_item_by_product ON wish_item (product_id);
CREATE INDEX wish_item_by_variant ON wish_item (variant_id) WHERE variant_id IS NOT NULL;
CREATE INDEX wish_item_by_removal ON wish_item (removed_at) WHERE removed_at IS NOT NULL;
CREATE UNIQUE INDEX wish_item_once ON wish_item (list_id, product_id, coalesce(variant_id, '')) WHERE removed_at IS NULL;

-- A list holds at most 500 things. Adding what is there already is no addition.
CREATE TRIGGER wish_item_limit BEFORE INSERT ON wish_item
WHEN NOT EXISTS (
  SELECT 1 FROM wish_item i WHERE i.list_id = NEW.list_id AND i.product_id = NEW.product_id
    AND coalesce(i.variant_id, '') = coalesce(NEW.variant_id, '') AND i.removed_at IS NULL
) AND (SELECT count(*) FROM wish_item i WHERE i.list_id = NEW.list_id AND i.removed_at IS NULL) >= 500
BEGIN SELECT RAISE(ABORT, 'wish_item_limit'); END;

CREATE TRIGGER wish_item_limit_kept BEFORE UPDATE OF list_id, removed_at ON wish_item
WHEN NEW.removed_at IS NULL AND (OLD.removed_at IS NOT NULL OR OLD.list_id <> NEW.list_id)
  AND (SELECT count(*) FROM wish_item i WHERE i.list_id = NEW.list_id AND i.removed_at IS NULL) >= 500
BEGIN SELECT RAISE(ABORT, 'wish_item_limit'); END;
