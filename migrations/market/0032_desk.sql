-- What people who live in a dashboard need: offers as their list finds and sorts them, views that are kept, and changes of
-- many offers at once.

-- An offer under the words and figures by which its seller looks for it, so that a list of 100,000 is sorted by an index.
-- Written by triggers alone. Title and SKU are in lower case.
CREATE TABLE offer_entry (
  offer_id TEXT PRIMARY KEY REFERENCES offer (id) ON DELETE CASCADE,
  seller_id TEXT NOT NULL,
  title TEXT NOT NULL,
  sku TEXT NOT NULL,
  on_hand INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO offer_entry
SELECT o.id, o.seller_id, lower(p.title), lower(v.sku), coalesce(s.on_hand, 0)
FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id LEFT JOIN stock s ON s.offer_id = o.id;
-- The first one holds the SKU too: a search through all titles and SKUs of a seller reads this index and nothing else.
CREATE INDEX offer_entry_by_title ON offer_entry (seller_id, title, offer_id, sku);
CREATE INDEX offer_entry_by_sku ON offer_entry (seller_id, sku, offer_id);
CREATE INDEX offer_entry_by_stock ON offer_entry (seller_id, on_hand, offer_id);
CREATE INDEX offer_by_seller_status ON offer (seller_id, status, updated_at, id);

CREATE TRIGGER offer_entry_begins AFTER INSERT ON offer BEGIN
  INSERT INTO offer_entry SELECT NEW.id, NEW.seller_id, lower(p.title), lower(v.sku), 0
  FROM variant v JOIN product p ON p.id = v.product_id WHERE v.id = NEW.variant_id;
END;
CREATE TRIGGER offer_entry_moves AFTER UPDATE OF variant_id, seller_id ON offer BEGIN
  UPDATE offer_entry SET seller_id = NEW.seller_id, title = (SELECT lower(p.title) FROM variant v JOIN product p ON p.id = v.product_id WHERE v.id = NEW.variant_id),
    sku = (SELECT lower(sku) FROM variant WHERE id = NEW.variant_id) WHERE offer_id = NEW.id;
END;
CREATE TRIGGER offer_entry_titled AFTER UPDATE OF title ON product WHEN NEW.title <> OLD.title BEGIN
  UPDATE offer_entry SET title = lower(NEW.title)
  WHERE offer_id IN (SELECT o.id FROM variant v JOIN offer o ON o.variant_id = v.id WHERE v.product_id = NEW.id);
END;
CREATE TRIGGER offer_entry_numbered AFTER UPDATE OF sku ON variant WHEN NEW.sku <> OLD.sku BEGIN
  UPDATE offer_entry SET sku = lower(NEW.sku) WHERE offer_id IN (SELECT id FROM offer WHERE variant_id = NEW.id);
END;
CREATE TRIGGER offer_entry_stocked AFTER INSERT ON stock BEGIN
  UPDATE offer_entry SET on_hand = NEW.on_hand WHERE offer_id = NEW.offer_id;
END;
-- What comes in may go to those who wait for it at once, so the figure is read as it stands afterwards.
CREATE TRIGGER offer_entry_restocked AFTER UPDATE OF on_hand ON stock BEGIN
  UPDATE offer_entry SET on_hand = (SELECT on_hand FROM stock WHERE offer_id = NEW.offer_id) WHERE offer_id = NEW.offer_id;
END;

-- How the lists and the search of the dashboards find orders and people.
CREATE INDEX seller_order_by_ship_by ON seller_order (seller_id, ship_by_day, id);
CREATE INDEX seller_order_by_customer ON seller_order (seller_id, lower(customer_name));
CREATE INDEX user_by_name ON user (lower(name));
CREATE INDEX product_by_title ON product (lower(title));

-- A list as somebody wants to see it: its filter, order, columns and density, as the query of its address.
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  -- The shop whose desk it is; null for the desk of the operators.
  seller_id TEXT REFERENCES seller (id) ON DELETE CASCADE,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  is_shared INTEGER NOT NULL DEFAULT 0,
  is_default INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  CONSTRAINT saved_view_flags CHECK (is_shared IN (0, 1) AND is_default IN (0, 1)),
  CONSTRAINT saved_view_name_said CHECK (length(name) BETWEEN 1 AND 60)
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (user_id, coalesce(seller_id, ''), list, name);
CREATE UNIQUE INDEX saved_view_one_default ON saved_view (user_id, coalesce(seller_id, ''), list) WHERE is_default = 1;
CREATE INDEX saved_view_shared ON saved_view (coalesce(seller_id, ''), list) WHERE is_shared = 1;
CREATE TRIGGER saved_view_limit BEFORE INSERT ON saved_view
WHEN (SELECT count(*) FROM saved_view WHERE user_id = NEW.user_id) >= 200
BEGIN SELECT RAISE(ABORT, 'saved_view_limit'); END;

-- One change of many offers of a seller. What it does to each is worked out first, then done, and can be undone.
CREATE TABLE bulk_edit (
  id TEXT PRIMARY KEY,
  seller_id TEXT NOT NULL REFERENCES seller (id),
  user_id TEXT REFERENCES user (id) ON DELETE SET NULL,
  change TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'checking',
  item_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  undo_until INTEGER,
  CONSTRAINT bulk_edit_status_known CHECK (status IN ('checking', 'ready', 'running', 'done', 'undoing', 'undone', 'cancelled')),
  CONSTRAINT bulk_edit_change_json CHECK (json_valid(change)),
  CONSTRAINT bulk_edit_undo_dated CHECK ((status IN ('done', 'undoing', 'undone')) = (undo_until IS NOT NULL))
) STRICT;
CREATE INDEX bulk_edit_by_seller ON bulk_edit (seller_id, created_at, id);
CREATE INDEX bulk_edit_by_age ON bulk_edit (created_at);
-- A shop's changes are worked on one after the other.
CREATE UNIQUE INDEX bulk_edit_one_at_work ON bulk_edit (seller_id) WHERE status IN ('checking', 'running', 'undoing');

CREATE TABLE bulk_edit_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO bulk_edit_transition VALUES
  ('checking', 'ready'), ('checking', 'cancelled'), ('ready', 'running'), ('ready', 'cancelled'),
  ('running', 'done'), ('done', 'undoing'), ('undoing', 'undone');

CREATE TRIGGER bulk_edit_status_path BEFORE UPDATE OF status ON bulk_edit
WHEN NOT EXISTS (SELECT 1 FROM bulk_edit_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'bulk_edit_status_path'); END;

-- An offer of a bulk edit: the figure that stood there, the figure that comes there, and what became of it.
CREATE TABLE bulk_item (
  bulk_id TEXT NOT NULL REFERENCES bulk_edit (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  offer_id TEXT NOT NULL,
  outcome TEXT NOT NULL DEFAULT 'waiting',
  code TEXT,
  before INTEGER,
  after INTEGER,
  PRIMARY KEY (bulk_id, position),
  CONSTRAINT bulk_item_outcome_known CHECK (outcome IN ('waiting', 'planned', 'same', 'blocked', 'changed', 'failed', 'undone', 'left'))
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_item_by_outcome ON bulk_item (bulk_id, outcome, position);

-- A piece of the work that is done: written in the batch of the changes that it stands for, and its key lets that happen
-- once. `expected` offers still stood as they had been read, or the whole batch is refused and read anew.
CREATE TABLE bulk_chunk (
  bulk_id TEXT NOT NULL REFERENCES bulk_edit (id) ON DELETE CASCADE,
  phase TEXT NOT NULL,
  step INTEGER NOT NULL,
  to_position INTEGER NOT NULL,
  done_count INTEGER NOT NULL,
  same_count INTEGER NOT NULL,
  failed_count INTEGER NOT NULL,
  expected INTEGER NOT NULL,
  found INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (bulk_id, phase, step),
  CONSTRAINT bulk_chunk_phase_known CHECK (phase IN ('checking', 'running', 'undoing')),
  CONSTRAINT bulk_chunk_as_read CHECK (expected = found)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER bulk_chunk_at_work BEFORE INSERT ON bulk_chunk
WHEN NOT EXISTS (SELECT 1 FROM bulk_edit WHERE id = NEW.bulk_id AND status = NEW.phase)
BEGIN SELECT RAISE(ABORT, 'bulk_chunk_at_work'); END;
