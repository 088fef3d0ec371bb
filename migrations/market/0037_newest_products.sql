-- Operators read all products from the newest on, whatever their state.
CREATE INDEX product_by_birth ON product (created_at, id);
