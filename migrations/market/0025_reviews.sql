-- Reviews of products by who bought them, ratings of sellers apart from them, questions and answers, what readers think
-- of all that, and what operators decide about it.

ALTER TABLE review ADD COLUMN seller_id TEXT REFERENCES seller (id);
ALTER TABLE review ADD COLUMN variant_label TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN status TEXT NOT NULL DEFAULT 'published' CONSTRAINT review_status_known CHECK (status IN ('published', 'held', 'refused', 'withdrawn'));
ALTER TABLE review ADD COLUMN held_because TEXT CONSTRAINT review_held_because_known CHECK (held_because IN ('burst', 'reports', 'edited'));
ALTER TABLE review ADD COLUMN refused_because TEXT;
ALTER TABLE review ADD COLUMN decision_note TEXT NOT NULL DEFAULT '';
ALTER TABLE review ADD COLUMN looked_at INTEGER;
ALTER TABLE review ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE review ADD COLUMN written_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review ADD COLUMN helpful_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review ADD COLUMN photo_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review ADD COLUMN reply TEXT;
ALTER TABLE review ADD COLUMN replied_at INTEGER;
ALTER TABLE review ADD COLUMN reply_edited_at INTEGER;
UPDATE review SET written_at = created_at;

-- A person says what they think of a product once, whatever they bought of it. Where somebody did so more often, only the
-- newest stays theirs to change.
UPDATE review SET user_id = NULL WHERE user_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM review o WHERE o.product_id = review.product_id AND o.user_id = review.user_id AND o.id > review.id);
CREATE UNIQUE INDEX review_once ON review (product_id, user_id) WHERE user_id IS NOT NULL;
DROP INDEX review_by_product;
CREATE INDEX review_by_age ON review (product_id, status, created_at, id);
CREATE INDEX review_by_help ON review (product_id, status, helpful_count, id);
CREATE INDEX review_by_stars ON review (product_id, status, rating, id);
CREATE INDEX review_with_photos ON review (product_id, created_at) WHERE photo_count > 0;
CREATE INDEX review_by_writing ON review (product_id, written_at);
CREATE INDEX review_of_user ON review (user_id, created_at) WHERE user_id IS NOT NULL;
CREATE INDEX review_of_seller ON review (seller_id, created_at) WHERE seller_id IS NOT NULL;
CREATE INDEX review_waiting ON review (status, written_at) WHERE status <> 'published';

-- The states of what people write: reviews, questions and answers.
CREATE TABLE review_transition (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) STRICT, WITHOUT ROWID;
INSERT INTO review_transition VALUES
  ('published', 'held'), ('published', 'refused'), ('published', 'withdrawn'),
  ('held', 'published'), ('held', 'refused'), ('held', 'withdrawn'),
  ('refused', 'published'), ('refused', 'held'), ('refused', 'withdrawn'),
  ('withdrawn', 'published'), ('withdrawn', 'held');
CREATE TRIGGER review_status_path BEFORE UPDATE OF status ON review
WHEN NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM review_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'review_status_path'); END;

-- A review as it was written, each time. `original` holds the text where contact details were taken out.
CREATE TABLE review_revision (
  review_id TEXT NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  rating INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  original TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (review_id, version)
) STRICT, WITHOUT ROWID;

-- Photos are public pictures under their hash, like those of products.
CREATE TABLE review_photo (
  review_id TEXT NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  placeholder_colour TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (review_id, hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER review_photo_few BEFORE INSERT ON review_photo
WHEN (SELECT count(*) FROM review_photo WHERE review_id = NEW.review_id AND hash <> NEW.hash) >= 6
BEGIN SELECT RAISE(ABORT, 'review_photo_few'); END;
CREATE TRIGGER review_photo_added AFTER INSERT ON review_photo BEGIN
  UPDATE review SET photo_count = (SELECT count(*) FROM review_photo WHERE review_id = NEW.review_id) WHERE id = NEW.review_id;
END;
CREATE TRIGGER review_photo_removed AFTER DELETE ON review_photo BEGIN
  UPDATE review SET photo_count = (SELECT count(*) FROM review_photo WHERE review_id = OLD.review_id) WHERE id = OLD.review_id;
END;

-- How many published reviews gave a product each number of stars. The sum and the count of a product that has reviews are
-- those of its tally.
CREATE TABLE review_tally (
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  rating INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  PRIMARY KEY (product_id, rating),
  CONSTRAINT review_tally_not_negative CHECK (reviews >= 0),
  CONSTRAINT review_tally_rating_in_range CHECK (rating BETWEEN 1 AND 5)
) STRICT, WITHOUT ROWID;
INSERT INTO review_tally SELECT product_id, rating, count(*) FROM review GROUP BY product_id, rating;
UPDATE product SET
  rating_sum = (SELECT sum(rating * reviews) FROM review_tally t WHERE t.product_id = product.id),
  rating_count = (SELECT sum(reviews) FROM review_tally t WHERE t.product_id = product.id)
WHERE id IN (SELECT product_id FROM review_tally);

CREATE TRIGGER review_tally_moved AFTER UPDATE OF reviews ON review_tally BEGIN
  UPDATE product SET
    rating_sum = (SELECT sum(rating * reviews) FROM review_tally WHERE product_id = NEW.product_id),
    rating_count = (SELECT sum(reviews) FROM review_tally WHERE product_id = NEW.product_id)
  WHERE id = NEW.product_id;
END;
CREATE TRIGGER review_counted AFTER INSERT ON review WHEN NEW.status = 'published' BEGIN
  INSERT OR IGNORE INTO review_tally VALUES (NEW.product_id, NEW.rating, 0);
  UPDATE review_tally SET reviews = reviews + 1 WHERE product_id = NEW.product_id AND rating = NEW.rating;
END;
CREATE TRIGGER review_recounted AFTER UPDATE OF status, rating, product_id ON review
WHEN NEW.status <> OLD.status OR NEW.rating <> OLD.rating OR NEW.product_id <> OLD.product_id BEGIN
  UPDATE review_tally SET reviews = reviews - 1 WHERE product_id = OLD.product_id AND rating = OLD.rating AND OLD.status = 'published';
  INSERT OR IGNORE INTO review_tally SELECT NEW.product_id, NEW.rating, 0 WHERE NEW.status = 'published';
  UPDATE review_tally SET reviews = reviews + 1 WHERE product_id = NEW.product_id AND rating = NEW.rating AND NEW.status = 'published';
END;
CREATE TRIGGER review_uncounted AFTER DELETE ON review WHEN OLD.status = 'published' BEGIN
  UPDATE review_tally SET reviews = reviews - 1 WHERE product_id = OLD.product_id AND rating = OLD.rating;
END;

-- What a buyer thinks of the seller of one order: the delivery, not the thing.
ALTER TABLE seller ADD COLUMN rating_sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE seller ADD COLUMN rating_count INTEGER NOT NULL DEFAULT 0;
CREATE TABLE seller_rating (
  order_id TEXT PRIMARY KEY REFERENCES seller_order (id),
  seller_id TEXT NOT NULL REFERENCES seller (id),
  user_id TEXT NOT NULL REFERENCES user (id),
  rating INTEGER NOT NULL,
  in_time INTEGER NOT NULL,
  as_described INTEGER NOT NULL,
  good_service INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'published',
  version INTEGER NOT NULL DEFAULT 1,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT seller_rating_in_range CHECK (rating BETWEEN 1 AND 5),
  CONSTRAINT seller_rating_answers_yes_or_no CHECK (in_time IN (0, 1) AND as_described IN (0, 1) AND good_service IN (0, 1)),
  CONSTRAINT seller_rating_status_known CHECK (status IN ('published', 'withdrawn'))
) STRICT;
CREATE INDEX seller_rating_by_seller ON seller_rating (seller_id, status, created_at);
CREATE INDEX seller_rating_of_user ON seller_rating (user_id);

CREATE TRIGGER seller_rating_counted AFTER INSERT ON seller_rating WHEN NEW.status = 'published' BEGIN
  UPDATE seller SET rating_sum = rating_sum + NEW.rating, rating_count = rating_count + 1,
    rating_centi = ((rating_sum + NEW.rating) * 200 + rating_count + 1) / (2 * (rating_count + 1)) WHERE id = NEW.seller_id;
END;
CREATE TRIGGER seller_rating_recounted AFTER UPDATE OF status, rating ON seller_rating BEGIN
  UPDATE seller SET
    rating_sum = rating_sum - iif(OLD.status = 'published', OLD.rating, 0) + iif(NEW.status = 'published', NEW.rating, 0),
    rating_count = rating_count - (OLD.status = 'published') + (NEW.status = 'published') WHERE id = NEW.seller_id;
  UPDATE seller SET rating_centi = iif(rating_count = 0, 0, (rating_sum * 200 + rating_count) / (2 * max(1, rating_count))) WHERE id = NEW.seller_id;
END;

CREATE TABLE question (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES user (id),
  author TEXT NOT NULL,
  market TEXT NOT NULL,
  body TEXT NOT NULL,
  original TEXT,
  status TEXT NOT NULL DEFAULT 'published',
  held_because TEXT,
  refused_because TEXT,
  decision_note TEXT NOT NULL DEFAULT '',
  looked_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  helpful_count INTEGER NOT NULL DEFAULT 0,
  answer_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  CONSTRAINT question_status_known CHECK (status IN ('published', 'held', 'refused', 'withdrawn')),
  CONSTRAINT question_held_because_known CHECK (held_because IN ('burst', 'reports', 'edited'))
) STRICT;
CREATE INDEX question_by_help ON question (product_id, status, helpful_count, id);
CREATE INDEX question_by_age ON question (product_id, created_at);
CREATE INDEX question_of_user ON question (user_id, created_at);
CREATE INDEX question_waiting ON question (status, created_at) WHERE status <> 'published';
CREATE INDEX question_unanswered ON question (product_id, created_at) WHERE answer_count = 0 AND status = 'published';
CREATE TRIGGER question_status_path BEFORE UPDATE OF status ON question
WHEN NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM review_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'question_status_path'); END;

-- One answer of each person, or of each seller's team, to a question.
CREATE TABLE answer (
  id TEXT PRIMARY KEY,
  question_id TEXT NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES user (id),
  seller_id TEXT REFERENCES seller (id),
  author TEXT NOT NULL,
  market TEXT NOT NULL,
  body TEXT NOT NULL,
  original TEXT,
  status TEXT NOT NULL DEFAULT 'published',
  held_because TEXT,
  refused_because TEXT,
  decision_note TEXT NOT NULL DEFAULT '',
  looked_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  helpful_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  CONSTRAINT answer_status_known CHECK (status IN ('published', 'held', 'refused', 'withdrawn')),
  CONSTRAINT answer_held_because_known CHECK (held_because IN ('burst', 'reports', 'edited'))
) STRICT;
CREATE INDEX answer_by_question ON answer (question_id, status, helpful_count);
CREATE UNIQUE INDEX answer_once_of_buyer ON answer (question_id, user_id) WHERE seller_id IS NULL;
CREATE UNIQUE INDEX answer_once_of_seller ON answer (question_id, seller_id) WHERE seller_id IS NOT NULL;
CREATE INDEX answer_of_user ON answer (user_id, created_at);
CREATE INDEX answer_waiting ON answer (status, created_at) WHERE status <> 'published';
CREATE TRIGGER answer_status_path BEFORE UPDATE OF status ON answer
WHEN NEW.status <> OLD.status AND NOT EXISTS (SELECT 1 FROM review_transition WHERE from_status = OLD.status AND to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'answer_status_path'); END;
CREATE TRIGGER answer_counted AFTER INSERT ON answer WHEN NEW.status = 'published' BEGIN
  UPDATE question SET answer_count = answer_count + 1 WHERE id = NEW.question_id;
END;
CREATE TRIGGER answer_recounted AFTER UPDATE OF status ON answer WHEN NEW.status <> OLD.status BEGIN
  UPDATE question SET answer_count = answer_count - (OLD.status = 'published') + (NEW.status = 'published') WHERE id = NEW.question_id;
END;

-- "Helpful": once from each person about each review, question or answer.
CREATE TABLE helpful_vote (
  subject TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (subject, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX helpful_vote_of_user ON helpful_vote (user_id);
CREATE TRIGGER helpful_vote_given AFTER INSERT ON helpful_vote BEGIN
  UPDATE review SET helpful_count = helpful_count + 1 WHERE id = NEW.subject;
  UPDATE question SET helpful_count = helpful_count + 1 WHERE id = NEW.subject;
  UPDATE answer SET helpful_count = helpful_count + 1 WHERE id = NEW.subject;
END;
CREATE TRIGGER helpful_vote_taken_back AFTER DELETE ON helpful_vote BEGIN
  UPDATE review SET helpful_count = helpful_count - 1 WHERE id = OLD.subject;
  UPDATE question SET helpful_count = helpful_count - 1 WHERE id = OLD.subject;
  UPDATE answer SET helpful_count = helpful_count - 1 WHERE id = OLD.subject;
END;

-- Somebody finds that a review, a question or an answer should not be there. The third open report hides it until an
-- operator has looked.
CREATE TABLE content_report (
  subject TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user (id),
  reason TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  closed_at INTEGER,
  PRIMARY KEY (subject, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_report_open ON content_report (at) WHERE closed_at IS NULL;
CREATE INDEX content_report_of_user ON content_report (user_id);
CREATE TRIGGER content_report_hides AFTER INSERT ON content_report
WHEN (SELECT count(*) FROM content_report WHERE subject = NEW.subject AND closed_at IS NULL) >= 3 BEGIN
  UPDATE review SET status = 'held', held_because = 'reports' WHERE id = NEW.subject AND status = 'published';
  UPDATE question SET status = 'held', held_because = 'reports' WHERE id = NEW.subject AND status = 'published';
  UPDATE answer SET status = 'held', held_because = 'reports' WHERE id = NEW.subject AND status = 'published';
END;
