-- What operators say about search: synonyms, pinned products, redirects; and what was searched for, by day and market.
-- The search database holds a copy of the first three, made anew whenever they change.

-- `terms` are normalised words. Of a one-way set the first term finds the others, and they do not find it.
CREATE TABLE search_synonym (
  id TEXT PRIMARY KEY,
  terms TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'active',
  source TEXT NOT NULL DEFAULT 'operator',
  updated_at INTEGER NOT NULL,
  CONSTRAINT search_synonym_once UNIQUE (terms),
  CONSTRAINT search_synonym_terms_json CHECK (json_valid(terms) AND json_array_length(terms) BETWEEN 2 AND 12),
  CONSTRAINT search_synonym_kind_known CHECK (kind IN ('two_way', 'one_way')),
  CONSTRAINT search_synonym_status_known CHECK (status IN ('active', 'paused')),
  CONSTRAINT search_synonym_source_known CHECK (source IN ('operator', 'wordnet'))
) STRICT;
CREATE INDEX search_synonym_by_terms ON search_synonym (status, terms, id);

CREATE TABLE search_pin (
  query TEXT NOT NULL,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (query, product_id),
  CONSTRAINT search_pin_place_once UNIQUE (query, position),
  CONSTRAINT search_pin_position_in_range CHECK (position BETWEEN 0 AND 11)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_pin_by_product ON search_pin (product_id);

-- `target` is a path inside the market: `c/chairs`, `s?q=chair&sort=newest`.
CREATE TABLE search_redirect (
  query TEXT PRIMARY KEY,
  target TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT search_redirect_target_inside CHECK (target <> '' AND substr(target, 1, 1) <> '/' AND instr(target, '://') = 0)
) STRICT, WITHOUT ROWID;

-- One row per market and day (UTC). `terms` counts the rows of `search_term_day`, so that their number can be bounded.
CREATE TABLE search_day (
  day TEXT NOT NULL,
  market TEXT NOT NULL,
  searches INTEGER NOT NULL,
  zero_results INTEGER NOT NULL,
  terms INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (day, market),
  CONSTRAINT search_day_counts_fit CHECK (zero_results BETWEEN 0 AND searches)
) STRICT, WITHOUT ROWID;

-- `corrected_to` is what a misspelt search was last taken for.
CREATE TABLE search_term_day (
  day TEXT NOT NULL,
  market TEXT NOT NULL,
  query TEXT NOT NULL,
  searches INTEGER NOT NULL,
  zero_results INTEGER NOT NULL,
  corrected_to TEXT,
  PRIMARY KEY (day, market, query),
  CONSTRAINT search_term_day_counts_fit CHECK (zero_results BETWEEN 0 AND searches),
  CONSTRAINT search_term_day_query_short CHECK (length(query) BETWEEN 1 AND 80)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER search_term_day_counted AFTER INSERT ON search_term_day
BEGIN UPDATE search_day SET terms = terms + 1 WHERE day = NEW.day AND market = NEW.market; END;
