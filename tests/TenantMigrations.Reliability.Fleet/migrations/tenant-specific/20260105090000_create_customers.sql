-- description: Customers
-- depends-on: 20260105080000_create_reference

-- migrate:up
CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, email text NOT NULL);
CREATE TABLE happened (what text NOT NULL);

-- migrate:down
DROP TABLE happened;
DROP TABLE customers;
