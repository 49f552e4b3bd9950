-- description: Third of them, with a default that is not written into the rows
-- depends-on: 20260120091000_add_customer_phone

-- migrate:up
ALTER TABLE orders ADD COLUMN channel text NOT NULL DEFAULT 'web';

-- migrate:down
ALTER TABLE orders DROP COLUMN channel;
