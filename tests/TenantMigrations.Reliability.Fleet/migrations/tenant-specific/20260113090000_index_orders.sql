-- description: Indexes built while the tenants are open, and data between the two
-- depends-on: 20260112091000_count_orders

-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
UPDATE customers SET name = name || '+';
CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_email_idx ON customers (lower(email));

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY customers_email_idx;
DROP INDEX CONCURRENTLY orders_customer_idx;
