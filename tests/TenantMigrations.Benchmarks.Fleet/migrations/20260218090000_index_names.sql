-- description: Search by name
-- depends-on: 20260109090000_create_customers
-- depends-on: 20260112090000_create_catalog
-- scope: tenant

-- migrate:up
CREATE INDEX customers_name_idx ON customers (lower(name));
CREATE INDEX products_name_idx ON products (lower(name));

-- migrate:down
DROP INDEX products_name_idx;
DROP INDEX customers_name_idx;
