-- description: A phone number for customers
-- depends-on: 20260109090000_create_customers
-- scope: tenant

-- migrate:up
ALTER TABLE customers ADD COLUMN phone text;
ALTER TABLE customers ADD CONSTRAINT customers_phone_check CHECK (phone ~ '^[+0-9 ]+$');
CREATE INDEX customers_phone_idx ON customers (phone);

-- migrate:down
DROP INDEX customers_phone_idx;
ALTER TABLE customers DROP COLUMN phone;
