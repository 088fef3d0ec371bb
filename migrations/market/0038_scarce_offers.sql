-- What is scarce of a shop of 100,000 offers is found by an index: an entry holds what can still be sold, and the number from
-- which its seller calls it low (null: the marketplace's).
ALTER TABLE offer_entry ADD COLUMN available INTEGER NOT NULL DEFAULT 0;
ALTER TABLE offer_entry ADD COLUMN low_from INTEGER;
UPDATE offer_entry SET
  available = coalesce((SELECT on_hand - reserved - owed FROM stock s WHERE s.offer_id = offer_entry.offer_id), 0),
  low_from = (SELECT threshold FROM stock_watch w WHERE w.offer_id = offer_entry.offer_id);
CREATE INDEX offer_entry_by_available ON offer_entry (seller_id, available, offer_id, low_from);
CREATE INDEX offer_entry_watched ON offer_entry (seller_id, available, offer_id, low_from) WHERE low_from IS NOT NULL;

DROP TRIGGER offer_entry_begins;
CREATE TRIGGER offer_entry_begins AFTER INSERT ON offer BEGIN
  INSERT INTO offer_entry (offer_id, seller_id, title, sku, on_hand) SELECT NEW.id, NEW.seller_id, lower(p.title), lower(v.sku), 0
  FROM variant v JOIN product p ON p.id = v.product_id WHERE v.id = NEW.variant_id;
END;
DROP TRIGGER offer_entry_stocked;
DROP TRIGGER offer_entry_restocked;
CREATE TRIGGER offer_entry_stocked AFTER INSERT ON stock BEGIN
  UPDATE offer_entry SET on_hand = NEW.on_hand, available = NEW.on_hand - NEW.reserved - NEW.owed WHERE offer_id = NEW.offer_id;
END;
-- What comes in may go to those who wait for it at once, so the figures are read as they stand afterwards.
CREATE TRIGGER offer_entry_restocked AFTER UPDATE OF on_hand, reserved, owed ON stock BEGIN
  UPDATE offer_entry SET (on_hand, available) = (SELECT on_hand, on_hand - reserved - owed FROM stock WHERE offer_id = NEW.offer_id)
  WHERE offer_id = NEW.offer_id;
END;
CREATE TRIGGER offer_entry_watched_first AFTER INSERT ON stock_watch WHEN NEW.threshold IS NOT NULL BEGIN
  UPDATE offer_entry SET low_from = NEW.threshold WHERE offer_id = NEW.offer_id;
END;
CREATE TRIGGER offer_entry_watched_anew AFTER UPDATE OF threshold ON stock_watch WHEN NEW.threshold IS NOT OLD.threshold BEGIN
  UPDATE offer_entry SET low_from = NEW.threshold WHERE offer_id = NEW.offer_id;
END;
