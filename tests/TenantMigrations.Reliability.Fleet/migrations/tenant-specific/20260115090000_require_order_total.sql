-- description: Every order has its total
-- depends-on: 20260114090000_fill_order_totals
-- depends-on: 20260114091000_tag_orders

-- migrate:up
ALTER TABLE orders ADD CONSTRAINT orders_total_present CHECK (total IS NOT NULL);

-- migrate:down
ALTER TABLE orders DROP CONSTRAINT orders_total_present;
