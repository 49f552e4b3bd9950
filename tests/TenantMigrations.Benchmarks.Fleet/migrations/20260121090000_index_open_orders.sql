-- description: The list of open orders is what staff look at all day
-- depends-on: 20260119090000_create_orders
-- scope: tenant

-- migrate:up
CREATE INDEX orders_open_idx ON orders (placed_at) WHERE status IN ('new', 'paid');

-- migrate:down
DROP INDEX orders_open_idx;
