-- description: Indexes for the policies' predicate, built while the shop stays open
-- depends-on: 20240219142000_add_tenant_id_to_orders

-- migrate:up transaction:false
CREATE UNIQUE INDEX CONCURRENTLY categories_tenant_name_idx ON categories (tenant_id, name);
CREATE UNIQUE INDEX CONCURRENTLY products_tenant_sku_idx ON products (tenant_id, sku);
CREATE UNIQUE INDEX CONCURRENTLY customers_tenant_email_idx ON customers (tenant_id, email);
CREATE INDEX CONCURRENTLY orders_tenant_idx ON orders (tenant_id, placed_at);
CREATE INDEX CONCURRENTLY order_lines_tenant_idx ON order_lines (tenant_id);

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY order_lines_tenant_idx;
DROP INDEX CONCURRENTLY orders_tenant_idx;
DROP INDEX CONCURRENTLY customers_tenant_email_idx;
DROP INDEX CONCURRENTLY products_tenant_sku_idx;
DROP INDEX CONCURRENTLY categories_tenant_name_idx;
