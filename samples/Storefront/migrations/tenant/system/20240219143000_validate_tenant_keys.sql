-- description: Checks the foreign keys to tenants in a transaction of their own, under a lock that lets reads and writes pass
-- depends-on: 20240219142000_add_tenant_id_to_orders

-- migrate:up
ALTER TABLE categories VALIDATE CONSTRAINT categories_tenant_fk;
ALTER TABLE products VALIDATE CONSTRAINT products_tenant_fk;
ALTER TABLE customers VALIDATE CONSTRAINT customers_tenant_fk;
ALTER TABLE orders VALIDATE CONSTRAINT orders_tenant_fk;
ALTER TABLE order_lines VALIDATE CONSTRAINT order_lines_tenant_fk;

-- migrate:down
-- A constraint that has been validated needs nothing undone; this statement only says so.
SELECT 1;
