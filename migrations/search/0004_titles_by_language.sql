-- Titles in other languages, by language. The index is emptied, and what is missing is indexed at the start.
ALTER TABLE listing ADD COLUMN titles TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(titles));
INSERT INTO listing_text (listing_text) VALUES ('delete-all');
DELETE FROM listing_facts;
DELETE FROM listing_head;
DELETE FROM listing_price;
DELETE FROM listing;
DELETE FROM term;
DELETE FROM misspelling;
UPDATE index_state SET rebuild_after = NULL, rebuilt_at = NULL;
