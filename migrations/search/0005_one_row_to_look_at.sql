-- Rows that are read by the thousand. What filters and counts need to know (`rules/facts.ts`) and what ranking needs to
-- know (`rules/rank.ts`) stand in one narrow row: a search meets them far apart, so that each row is a page to fetch. What a category is called, in all
-- languages, stands once and not in each of its products. The index is emptied, and what is missing is indexed at the start.
INSERT INTO listing_text (listing_text) VALUES ('delete-all');
DROP TABLE listing_head;
DROP TABLE listing_facts;
CREATE TABLE listing_facts (
  listing_id INTEGER PRIMARY KEY REFERENCES listing (id) ON DELETE CASCADE,
  facts TEXT NOT NULL,
  head TEXT NOT NULL
) STRICT;

-- The stems by which a category is found. The id is that of its facet value.
CREATE TABLE category_words (
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE category_name USING fts5 (
  words, content = 'category_words', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
CREATE TRIGGER category_named AFTER INSERT ON category_words BEGIN
  INSERT INTO category_name (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER category_renamed AFTER UPDATE ON category_words BEGIN
  INSERT INTO category_name (category_name, rowid, words) VALUES ('delete', old.id, old.words);
  INSERT INTO category_name (rowid, words) VALUES (new.id, new.words);
END;

DELETE FROM listing_price;
DELETE FROM listing;
DELETE FROM term;
DELETE FROM misspelling;
UPDATE index_state SET rebuild_after = NULL, rebuilt_at = NULL;
