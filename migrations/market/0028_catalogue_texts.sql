-- Texts of the catalogue in other languages than the one it is written in. What is missing is shown as it was written.
CREATE TABLE product_text (
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (product_id, language),
  CONSTRAINT product_text_language_known CHECK (language IN ('en', 'de', 'ja', 'ar', 'hi')),
  CONSTRAINT product_text_title_length CHECK (length(title) BETWEEN 1 AND 200)
) STRICT, WITHOUT ROWID;

CREATE TABLE category_text (
  category_id TEXT NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (category_id, language),
  CONSTRAINT category_text_language_known CHECK (language IN ('en', 'de', 'ja', 'ar', 'hi'))
) STRICT, WITHOUT ROWID;

CREATE TABLE attribute_text (
  attribute_key TEXT NOT NULL REFERENCES attribute (key) ON DELETE CASCADE,
  language TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (attribute_key, language),
  CONSTRAINT attribute_text_language_known CHECK (language IN ('en', 'de', 'ja', 'ar', 'hi'))
) STRICT, WITHOUT ROWID;
