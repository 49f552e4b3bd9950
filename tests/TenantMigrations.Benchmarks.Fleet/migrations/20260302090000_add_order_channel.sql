-- description: Where an order came from
-- depends-on: 20260119090000_create_orders
-- scope: tenant

-- migrate:up
ALTER TABLE orders ADD COLUMN channel text NOT NULL DEFAULT 'web';
CREATE INDEX orders_channel_idx ON orders (channel);

-- migrate:down
DROP INDEX orders_channel_idx;
ALTER TABLE orders DROP COLUMN channel;
