-- Products in the order of what was sold: the order in which a rebuild of the search index goes through them.
CREATE INDEX product_by_sales ON product (sold_count DESC, id);
