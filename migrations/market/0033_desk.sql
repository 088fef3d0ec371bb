-- A parcel that was packed without a line: its device named it, so that telling it twice makes one parcel, however late.
ALTER TABLE shipment ADD COLUMN parcel_key TEXT;
CREATE UNIQUE INDEX shipment_by_parcel_key ON shipment (order_id, parcel_key) WHERE parcel_key IS NOT NULL;

-- How often pages of products were looked at, a market at a time, by days on its clocks. Nothing of who looked.
CREATE TABLE product_view (
  day TEXT NOT NULL,
  product_id TEXT NOT NULL REFERENCES product (id),
  market TEXT NOT NULL,
  view_count INTEGER NOT NULL,
  PRIMARY KEY (day, product_id, market),
  CONSTRAINT product_view_some CHECK (view_count > 0)
) STRICT, WITHOUT ROWID;

-- What a seller's day came to, on the clocks of their own country: written once by the night, when the day is over.
CREATE TABLE seller_day (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  day TEXT NOT NULL,
  market TEXT NOT NULL,
  order_count INTEGER NOT NULL DEFAULT 0,
  unit_count INTEGER NOT NULL DEFAULT 0,
  sold_minor INTEGER NOT NULL DEFAULT 0,
  refunded_minor INTEGER NOT NULL DEFAULT 0,
  earned_minor INTEGER NOT NULL DEFAULT 0,
  view_count INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (seller_id, day, market)
) STRICT, WITHOUT ROWID;
CREATE TABLE offer_day (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  day TEXT NOT NULL,
  market TEXT NOT NULL,
  offer_id TEXT NOT NULL REFERENCES offer (id),
  order_count INTEGER NOT NULL,
  unit_count INTEGER NOT NULL,
  sold_minor INTEGER NOT NULL,
  PRIMARY KEY (seller_id, day, market, offer_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE rolled_day (
  time_zone TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (time_zone, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX refund_by_age ON refund (created_at);

-- A shop that is away: its offers are not for sale between these two moments, and come back by themselves.
ALTER TABLE seller ADD COLUMN away_from_at INTEGER;
ALTER TABLE seller ADD COLUMN away_to_at INTEGER CONSTRAINT seller_away_in_order CHECK ((away_from_at IS NULL) = (away_to_at IS NULL) AND coalesce(away_from_at < away_to_at, 1));
ALTER TABLE seller ADD COLUMN away_note TEXT NOT NULL DEFAULT '';
