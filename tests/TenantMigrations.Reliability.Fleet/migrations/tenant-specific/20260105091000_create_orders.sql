-- description: Orders
-- depends-on: 20260105090000_create_customers

-- migrate:up
CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES customers, cents integer NOT NULL);

-- migrate:down
DROP TABLE orders;
