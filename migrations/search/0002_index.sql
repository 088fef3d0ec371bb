-- The search index. All of it can be rebuilt from the market database, so a change of its form starts it anew.
DROP TABLE IF EXISTS listing_word;
DROP TABLE IF EXISTS listing_text;
DROP TABLE IF EXISTS listing_facet;
DROP TABLE IF EXISTS listing_price;
DROP TABLE IF EXISTS facet_label;
DROP TABLE IF EXISTS term;
DROP TABLE IF EXISTS listing;

-- One row per product that can be bought. The id is its place: in stock before sold out, popular before unknown
-- (`rules/place.ts`), so that reading in row order is reading the best first.
CREATE TABLE listing (
  id INTEGER PRIMARY KEY,
  product_id TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  brand TEXT NOT NULL,
  image TEXT NOT NULL DEFAULT 'null',
  colours TEXT NOT NULL DEFAULT '[]',
  -- [offer, seller] of each unit, in the order of the facts.
  offers TEXT NOT NULL DEFAULT '[]',
  rating_centi INTEGER NOT NULL,
  rating_count INTEGER NOT NULL,
  rating_score INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT listing_json CHECK (json_valid(image) AND json_valid(colours) AND json_valid(offers))
) STRICT;
CREATE INDEX listing_by_age ON listing (created_at DESC, id);
CREATE INDEX listing_by_rating ON listing (rating_score DESC, id);

-- What filters and counts need to know (`rules/facts.ts`) and what ranking needs to know (`rules/rank.ts`), each in
-- narrow rows of its own, read by the thousand.
CREATE TABLE listing_facts (
  listing_id INTEGER PRIMARY KEY REFERENCES listing (id) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT;
CREATE TABLE listing_head (
  listing_id INTEGER PRIMARY KEY REFERENCES listing (id) ON DELETE CASCADE,
  head TEXT NOT NULL
) STRICT;

-- Every price of every unit, for reading a long list in the order of price.
CREATE TABLE listing_price (
  currency TEXT NOT NULL,
  price_minor INTEGER NOT NULL,
  listing_id INTEGER NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
  PRIMARY KEY (currency, price_minor, listing_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_price_by_listing ON listing_price (listing_id);

-- Facet values are numbered within their key: id = key.no * 1000000 + n.
CREATE TABLE facet_key (
  no INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL
) STRICT;
CREATE TABLE facet_value (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  hex TEXT,
  UNIQUE (key, value)
) STRICT;

-- Stems by field, and the facets as words. Without a copy of the text: the market database has it.
CREATE VIRTUAL TABLE listing_text USING fts5 (
  title, brand, category, attributes, description, sku, facets,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);

-- Words as they are written in titles and brands, with the number of products, for completing, correcting and weighing.
CREATE TABLE term (
  word TEXT PRIMARY KEY,
  stem TEXT NOT NULL,
  uses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX term_by_stem ON term (stem, uses);
CREATE INDEX term_by_first_letter ON term (substr(word, 1, 1), uses DESC);
CREATE INDEX term_by_two_letters ON term (substr(word, 1, 2), uses DESC);
CREATE INDEX term_by_three_letters ON term (substr(word, 1, 3), uses DESC);

-- A word under each of its forms with letters left out (`rules/spelling.ts`).
CREATE TABLE misspelling (
  form TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (form, word)
) STRICT, WITHOUT ROWID;

-- What operators decide, copied from the market database by the job `curation.changed`.
CREATE TABLE synonym (
  term TEXT PRIMARY KEY,
  alternatives TEXT NOT NULL,
  CONSTRAINT synonym_alternatives_json CHECK (json_valid(alternatives))
) STRICT, WITHOUT ROWID;
CREATE TABLE pin (
  query TEXT NOT NULL,
  product_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (query, product_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pin_by_product ON pin (product_id);
CREATE TABLE redirect (
  query TEXT PRIMARY KEY,
  target TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: how much is indexed, and how far a rebuild has come.
CREATE TABLE index_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  listing_count INTEGER NOT NULL,
  rebuild_after TEXT,
  rebuilt_at INTEGER
) STRICT;
INSERT INTO index_state (id, listing_count, rebuild_after, rebuilt_at) VALUES (1, 0, NULL, NULL);
CREATE TRIGGER listing_counted AFTER INSERT ON listing BEGIN UPDATE index_state SET listing_count = listing_count + 1; END;
CREATE TRIGGER listing_uncounted AFTER DELETE ON listing BEGIN UPDATE index_state SET listing_count = listing_count - 1; END;
