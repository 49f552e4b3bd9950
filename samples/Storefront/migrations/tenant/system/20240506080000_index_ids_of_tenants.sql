-- description: What foreign keys that stay within a tenant lean on, built while the shop stays open
-- depends-on: 20240219144000_index_tenant_columns

-- migrate:up transaction:false
CREATE UNIQUE INDEX CONCURRENTLY categories_tenant_id_idx ON categories (tenant_id, id);
CREATE UNIQUE INDEX CONCURRENTLY products_tenant_id_idx ON products (tenant_id, id);
CREATE UNIQUE INDEX CONCURRENTLY customers_tenant_id_idx ON customers (tenant_id, id);
CREATE UNIQUE INDEX CONCURRENTLY orders_tenant_id_idx ON orders (tenant_id, id);

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY orders_tenant_id_idx;
DROP INDEX CONCURRENTLY customers_tenant_id_idx;
DROP INDEX CONCURRENTLY products_tenant_id_idx;
DROP INDEX CONCURRENTLY categories_tenant_id_idx;
