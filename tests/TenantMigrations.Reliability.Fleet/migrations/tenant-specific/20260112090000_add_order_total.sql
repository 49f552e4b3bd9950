-- description: Totals of orders
-- depends-on: 20260105091000_create_orders
-- depends-on: 20260112080000_create_currencies

-- migrate:up
ALTER TABLE orders ADD COLUMN total numeric(12, 2);
INSERT INTO happened VALUES ('total');

-- migrate:down
ALTER TABLE orders DROP COLUMN total;
