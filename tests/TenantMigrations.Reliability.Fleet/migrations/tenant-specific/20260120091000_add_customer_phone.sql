-- description: Second of them
-- depends-on: 20260120090000_add_order_note

-- migrate:up
ALTER TABLE customers ADD COLUMN phone text;

-- migrate:down
ALTER TABLE customers DROP COLUMN phone;
