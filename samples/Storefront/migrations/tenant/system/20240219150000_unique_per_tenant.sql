-- description: Names, SKUs and e-mail addresses are unique within a tenant, no longer in the whole shop
-- depends-on: 20240219144000_index_tenant_columns

-- migrate:up
ALTER TABLE categories DROP CONSTRAINT categories_name_key;
ALTER TABLE categories ADD CONSTRAINT categories_tenant_name_key UNIQUE USING INDEX categories_tenant_name_idx;
ALTER TABLE products DROP CONSTRAINT products_sku_key;
ALTER TABLE products ADD CONSTRAINT products_tenant_sku_key UNIQUE USING INDEX products_tenant_sku_idx;
ALTER TABLE customers DROP CONSTRAINT customers_email_key;
ALTER TABLE customers ADD CONSTRAINT customers_tenant_email_key UNIQUE USING INDEX customers_tenant_email_idx;

-- migrate:down
ALTER TABLE customers DROP CONSTRAINT customers_tenant_email_key;
ALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE (email);
CREATE UNIQUE INDEX customers_tenant_email_idx ON customers (tenant_id, email);
ALTER TABLE products DROP CONSTRAINT products_tenant_sku_key;
ALTER TABLE products ADD CONSTRAINT products_sku_key UNIQUE (sku);
CREATE UNIQUE INDEX products_tenant_sku_idx ON products (tenant_id, sku);
ALTER TABLE categories DROP CONSTRAINT categories_tenant_name_key;
ALTER TABLE categories ADD CONSTRAINT categories_name_key UNIQUE (name);
CREATE UNIQUE INDEX categories_tenant_name_idx ON categories (tenant_id, name);
