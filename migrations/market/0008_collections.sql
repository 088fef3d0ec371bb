-- Collections: products shown together, chosen one by one or by a rule; and the colour of an uploaded picture.
-- A rule is a saved filter and names no products: the search index finds them when the page is read.
CREATE TABLE collection (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL,
  rules TEXT,
  image_hash TEXT,
  status TEXT NOT NULL DEFAULT 'draft',
  position INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT collection_kind_known CHECK (kind IN ('manual', 'rule')),
  CONSTRAINT collection_status_known CHECK (status IN ('draft', 'published')),
  CONSTRAINT collection_rules_of_kind CHECK ((kind = 'rule') = (rules IS NOT NULL) AND (rules IS NULL OR json_valid(rules))),
  CONSTRAINT collection_image_sha256 CHECK (image_hash IS NULL OR length(image_hash) = 64)
) STRICT;
CREATE INDEX collection_by_place ON collection (status, position, id);

CREATE TABLE collection_product (
  collection_id TEXT NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (collection_id, product_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_product_by_product ON collection_product (product_id);

-- Every save names the version that it was made from: of two at once the second leaves nothing.
CREATE TABLE collection_version (
  collection_id TEXT NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (collection_id, version)
) STRICT, WITHOUT ROWID;

ALTER TABLE upload ADD COLUMN placeholder_colour TEXT NOT NULL DEFAULT '#e7e5e2';
