-- What operators write for the shop: slides of the hero, banners, rows of products, pages of help and policies.
CREATE TABLE content_block (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  slug TEXT UNIQUE,
  market TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  status TEXT NOT NULL DEFAULT 'draft',
  tone TEXT NOT NULL DEFAULT 'stone',
  texts TEXT NOT NULL,
  image_hash TEXT,
  link TEXT,
  starts_at INTEGER,
  ends_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT content_kind_known CHECK (kind IN ('hero', 'banner', 'rail', 'help', 'policy')),
  CONSTRAINT content_status_known CHECK (status IN ('draft', 'published')),
  CONSTRAINT content_address_of_page CHECK ((kind IN ('help', 'policy')) = (slug IS NOT NULL)),
  CONSTRAINT content_source_of_row CHECK (kind <> 'rail' OR (link IS NOT NULL AND (link LIKE '/c/%' OR link LIKE '/k/%'))),
  CONSTRAINT content_texts_english CHECK (json_valid(texts) AND json_extract(texts, '$.en.title') IS NOT NULL),
  CONSTRAINT content_image_sha256 CHECK (image_hash IS NULL OR length(image_hash) = 64),
  CONSTRAINT content_time_forward CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at)
) STRICT;
CREATE INDEX content_by_place ON content_block (status, kind, position, id);

-- Every save names the version that it was made from: of two at once the second leaves nothing.
CREATE TABLE content_version (
  content_id TEXT NOT NULL REFERENCES content_block (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (content_id, version)
) STRICT, WITHOUT ROWID;
