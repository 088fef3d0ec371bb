-- Orders that leave in several parcels and can be called off unit by unit; what carriers tell; invoices without gaps.

INSERT INTO order_transition VALUES
  ('confirmed', 'partly_shipped'), ('picking', 'partly_shipped'), ('packed', 'partly_shipped'), ('partly_shipped', 'shipped');

-- A parcel. `seq` counts the parcels and cancellations of an order together: of two at once one wins. `amount_minor` is the
-- parcel's share of the order's total. With a `carrier_code` the carrier itself tells where it is; without one, its seller.
CREATE TABLE shipment_new (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  seq INTEGER NOT NULL,
  carrier TEXT NOT NULL,
  carrier_code TEXT,
  tracking_number TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  shipped_at INTEGER NOT NULL,
  delivered_at INTEGER,
  returned_at INTEGER,
  asked_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (order_id, seq),
  UNIQUE (carrier_code, tracking_number),
  CONSTRAINT shipment_amount_not_negative CHECK (amount_minor >= 0),
  CONSTRAINT shipment_ends_once CHECK (delivered_at IS NULL OR returned_at IS NULL)
) STRICT;
INSERT INTO shipment_new
SELECT s.id, s.order_id, 1, s.carrier, NULL, s.tracking_number, o.total_minor, s.shipped_at, s.delivered_at, NULL, 0
FROM shipment s JOIN seller_order o ON o.id = s.order_id;

CREATE TABLE parcel_line (
  shipment_id TEXT NOT NULL REFERENCES shipment_new (id),
  line_id TEXT NOT NULL REFERENCES order_line (id),
  quantity INTEGER NOT NULL,
  PRIMARY KEY (shipment_id, line_id),
  CONSTRAINT parcel_line_quantity_positive CHECK (quantity > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO parcel_line SELECT s.id, l.id, l.quantity FROM shipment_new s JOIN order_line l ON l.order_id = s.order_id;
CREATE INDEX parcel_line_by_line ON parcel_line (line_id);

DROP TABLE shipment;
ALTER TABLE shipment_new RENAME TO shipment;
CREATE INDEX shipment_on_its_way ON shipment (asked_at) WHERE carrier_code IS NOT NULL AND delivered_at IS NULL AND returned_at IS NULL;

-- Units of an order that will not be sent, who called them off and why; the refund where there was money to give back.
CREATE TABLE cancellation (
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  refund_id TEXT REFERENCES refund (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (order_id, seq),
  CONSTRAINT cancellation_reason_known CHECK (reason IN ('changed_mind', 'mistake', 'too_slow', 'out_of_stock', 'damaged', 'address', 'asked', 'late', 'other'))
) STRICT, WITHOUT ROWID;
INSERT INTO cancellation
SELECT e.order_id, 1, 'other', e.actor, (SELECT r.id FROM refund r WHERE r.order_id = e.order_id AND r.reason = 'cancelled' LIMIT 1), e.at
FROM order_event e WHERE e.status = 'cancelled';

CREATE TABLE cancelled_line (
  order_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  line_id TEXT NOT NULL REFERENCES order_line (id),
  quantity INTEGER NOT NULL,
  PRIMARY KEY (order_id, seq, line_id),
  FOREIGN KEY (order_id, seq) REFERENCES cancellation (order_id, seq),
  CONSTRAINT cancelled_line_quantity_positive CHECK (quantity > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO cancelled_line SELECT c.order_id, c.seq, l.id, l.quantity FROM cancellation c JOIN order_line l ON l.order_id = c.order_id;
CREATE INDEX cancelled_line_by_line ON cancelled_line (line_id);

-- Parcels and cancellations come one after the other.
CREATE TRIGGER shipment_in_turn BEFORE INSERT ON shipment WHEN NEW.seq <> 1 +
  (SELECT count(*) FROM shipment WHERE order_id = NEW.order_id) + (SELECT count(*) FROM cancellation WHERE order_id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'fulfilment_in_turn'); END;
CREATE TRIGGER cancellation_in_turn BEFORE INSERT ON cancellation WHEN NEW.seq <> 1 +
  (SELECT count(*) FROM shipment WHERE order_id = NEW.order_id) + (SELECT count(*) FROM cancellation WHERE order_id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'fulfilment_in_turn'); END;

-- A unit is sent once or called off once, and only with its own order.
CREATE TRIGGER parcel_line_within_line BEFORE INSERT ON parcel_line WHEN
  (SELECT order_id FROM order_line WHERE id = NEW.line_id) IS NOT (SELECT order_id FROM shipment WHERE id = NEW.shipment_id)
  OR NEW.quantity + (SELECT coalesce(sum(quantity), 0) FROM parcel_line WHERE line_id = NEW.line_id)
    + (SELECT coalesce(sum(quantity), 0) FROM cancelled_line WHERE line_id = NEW.line_id) > (SELECT quantity FROM order_line WHERE id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'units_within_line'); END;
CREATE TRIGGER cancelled_line_within_line BEFORE INSERT ON cancelled_line WHEN
  (SELECT order_id FROM order_line WHERE id = NEW.line_id) IS NOT NEW.order_id
  OR NEW.quantity + (SELECT coalesce(sum(quantity), 0) FROM parcel_line WHERE line_id = NEW.line_id)
    + (SELECT coalesce(sum(quantity), 0) FROM cancelled_line WHERE line_id = NEW.line_id) > (SELECT quantity FROM order_line WHERE id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'units_within_line'); END;

-- Parcels share an order's total: two of them cannot draw the same money.
CREATE TRIGGER shipment_within_order BEFORE INSERT ON shipment WHEN NEW.amount_minor +
  (SELECT coalesce(sum(amount_minor), 0) FROM shipment WHERE order_id = NEW.order_id) > (SELECT total_minor FROM seller_order WHERE id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'shipment_within_order'); END;
CREATE TRIGGER shipment_stays BEFORE UPDATE OF id, order_id, seq, carrier, carrier_code, tracking_number, amount_minor, shipped_at ON shipment
BEGIN SELECT RAISE(ABORT, 'shipment_append_only'); END;
CREATE TRIGGER shipment_ends BEFORE UPDATE OF delivered_at, returned_at ON shipment
WHEN (OLD.delivered_at IS NOT NULL AND NEW.delivered_at IS NOT OLD.delivered_at) OR (OLD.returned_at IS NOT NULL AND NEW.returned_at IS NOT OLD.returned_at)
BEGIN SELECT RAISE(ABORT, 'shipment_ends_once'); END;
CREATE TRIGGER shipment_no_delete BEFORE DELETE ON shipment BEGIN SELECT RAISE(ABORT, 'shipment_append_only'); END;
CREATE TRIGGER parcel_line_no_update BEFORE UPDATE ON parcel_line BEGIN SELECT RAISE(ABORT, 'shipment_append_only'); END;
CREATE TRIGGER parcel_line_no_delete BEFORE DELETE ON parcel_line BEGIN SELECT RAISE(ABORT, 'shipment_append_only'); END;
CREATE TRIGGER cancellation_no_update BEFORE UPDATE ON cancellation BEGIN SELECT RAISE(ABORT, 'cancellation_append_only'); END;
CREATE TRIGGER cancellation_no_delete BEFORE DELETE ON cancellation BEGIN SELECT RAISE(ABORT, 'cancellation_append_only'); END;
CREATE TRIGGER cancelled_line_no_update BEFORE UPDATE ON cancelled_line BEGIN SELECT RAISE(ABORT, 'cancellation_append_only'); END;
CREATE TRIGGER cancelled_line_no_delete BEFORE DELETE ON cancelled_line BEGIN SELECT RAISE(ABORT, 'cancellation_append_only'); END;

-- What a carrier has told of a parcel: each fact once, in whatever order it came.
CREATE TABLE parcel_event (
  carrier_code TEXT NOT NULL,
  event_id TEXT NOT NULL,
  shipment_id TEXT NOT NULL REFERENCES shipment (id),
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  at INTEGER NOT NULL,
  noted_at INTEGER NOT NULL,
  PRIMARY KEY (carrier_code, event_id),
  CONSTRAINT parcel_event_kind_known CHECK (kind IN ('label_created', 'accepted', 'in_transit', 'delayed', 'out_for_delivery', 'failed_attempt', 'delivered', 'returned'))
) STRICT, WITHOUT ROWID;
CREATE INDEX parcel_event_by_shipment ON parcel_event (shipment_id, at);
CREATE TRIGGER parcel_event_no_update BEFORE UPDATE ON parcel_event BEGIN SELECT RAISE(ABORT, 'parcel_event_append_only'); END;
CREATE TRIGGER parcel_event_no_delete BEFORE DELETE ON parcel_event BEGIN SELECT RAISE(ABORT, 'parcel_event_append_only'); END;

-- Invoices and credit notes, numbered per seller and year without a gap. What they say is kept as it was said; to whom is
-- read from the purchase, so that nothing here names a person.
CREATE TABLE invoice (
  seller_id TEXT NOT NULL REFERENCES seller (id),
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  order_id TEXT NOT NULL REFERENCES seller_order (id),
  refund_id TEXT UNIQUE REFERENCES refund (id),
  content TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (seller_id, kind, year, seq),
  CONSTRAINT invoice_kind_known CHECK (kind IN ('invoice', 'credit_note')),
  CONSTRAINT invoice_credit_has_refund CHECK ((kind = 'credit_note') = (refund_id IS NOT NULL)),
  CONSTRAINT invoice_content_json CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invoice_one_per_order ON invoice (order_id) WHERE kind = 'invoice';
CREATE INDEX invoice_by_order ON invoice (order_id);
CREATE TRIGGER invoice_in_turn BEFORE INSERT ON invoice WHEN NEW.seq <> 1 +
  (SELECT coalesce(max(seq), 0) FROM invoice WHERE seller_id = NEW.seller_id AND kind = NEW.kind AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'invoice_in_turn'); END;
CREATE TRIGGER invoice_no_update BEFORE UPDATE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice_append_only'); END;
CREATE TRIGGER invoice_no_delete BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice_append_only'); END;

-- Orders that are late, found by their day.
CREATE INDEX seller_order_to_send ON seller_order (ship_by_day) WHERE status IN ('confirmed', 'picking', 'packed', 'partly_shipped');

UPDATE outbox SET type = 'shipment.sent', payload = json_object('shipmentId',
  (SELECT s.id FROM shipment s WHERE s.order_id = json_extract(outbox.payload, '$.orderId')))
WHERE type = 'order.shipped' AND done_at IS NULL;
