-- description: Customers and their addresses
-- scope: tenant

-- migrate:up
CREATE TABLE customers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    email text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE addresses (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL,
    line1 text NOT NULL,
    city text NOT NULL,
    country char(2) NOT NULL
);
ALTER TABLE addresses ADD CONSTRAINT addresses_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
CREATE INDEX addresses_customer_idx ON addresses (customer_id);

-- migrate:down
DROP TABLE addresses;
DROP TABLE customers;
