-- description: A barrier: every tenant's orders are numbered, so the column may say so
-- depends-on: 20240402081000_number_existing_orders

-- migrate:up
ALTER TABLE orders ADD CONSTRAINT orders_order_no_given CHECK (order_no IS NOT NULL) NOT VALID;

-- migrate:down
ALTER TABLE orders DROP CONSTRAINT orders_order_no_given;
