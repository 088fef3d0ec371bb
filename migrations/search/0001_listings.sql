-- The search index: one row per product that can be listed, its words, its facets, its price per currency.
-- All of it can be rebuilt from the market database.

CREATE TABLE listing (
  id INTEGER PRIMARY KEY,
  product_id TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  brand TEXT NOT NULL,
  category_path TEXT NOT NULL,
  image TEXT NOT NULL DEFAULT 'null',
  colours TEXT NOT NULL DEFAULT '[]',
  rating_centi INTEGER NOT NULL,
  rating_count INTEGER NOT NULL,
  popularity INTEGER NOT NULL,
  offer_count INTEGER NOT NULL,
  in_stock INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX listing_by_popularity ON listing (popularity DESC, id);
CREATE INDEX listing_by_age ON listing (created_at DESC, id);
CREATE INDEX listing_by_rating ON listing (rating_centi DESC, rating_count DESC, id);

CREATE TABLE listing_price (
  listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
  currency TEXT NOT NULL,
  offer_id TEXT NOT NULL,
  price_minor INTEGER NOT NULL,
  compare_at_minor INTEGER,
  PRIMARY KEY (currency, listing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_price_by_price ON listing_price (currency, price_minor, listing_id);
CREATE INDEX listing_price_by_listing ON listing_price (listing_id);

-- key is category, brand, colour, condition or seller; a product is in each category of its path.
CREATE TABLE listing_facet (
  listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (key, value, listing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_facet_by_listing ON listing_facet (listing_id, key);

CREATE TABLE facet_label (
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  hex TEXT,
  PRIMARY KEY (key, value)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE listing_text USING fts5 (
  title, brand, category, attributes, description, sku,
  tokenize = 'porter unicode61 remove_diacritics 2',
  prefix = '1 2 3'
);

-- Every word of the index with its count, for type-ahead and spelling.
CREATE VIRTUAL TABLE listing_word USING fts5vocab (listing_text, 'row');

-- Unstemmed words of titles and brands, for completing what is typed and correcting what was mistyped.
CREATE TABLE term (
  word TEXT PRIMARY KEY,
  uses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX term_by_uses ON term (uses DESC);
