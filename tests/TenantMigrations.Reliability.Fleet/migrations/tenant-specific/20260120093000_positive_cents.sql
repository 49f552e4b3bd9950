-- description: Fails where the data says otherwise
-- depends-on: 20260120092000_add_order_channel

-- migrate:up
ALTER TABLE orders ADD CONSTRAINT orders_cents_positive CHECK (cents > 0);

-- migrate:down
ALTER TABLE orders DROP CONSTRAINT orders_cents_positive;
