-- A shop's own page: what it says of itself at length, and a picture across its head.
ALTER TABLE seller ADD COLUMN about TEXT NOT NULL DEFAULT '' CONSTRAINT seller_about_in_bounds CHECK (length(about) <= 5000);
-- JSON: hash, width, height, placeholderColour, alt.
ALTER TABLE seller ADD COLUMN banner TEXT CONSTRAINT seller_banner_is_json CHECK (banner IS NULL OR json_valid(banner));
ALTER TABLE seller ADD COLUMN page_version INTEGER NOT NULL DEFAULT 0;
