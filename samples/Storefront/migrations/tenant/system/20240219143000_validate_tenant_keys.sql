-- description: Checks the foreign keys to tenants in a transaction of their own, under a lock that lets reads and writes pass
-- depends-on: 20240219142000_add_tenant_id_to_orders

-- migrate:up
ALTER TABLE categories VALIDATE CONSTRAINT categories_tenant_fk;
ALTER TABLE products VALIDATE CONSTRAINT products_tenant_fk;
ALTER TABLE customers VALIDATE CONSTRAINT customers_tenant_fk;
ALTER TABLE orders VALIDATE CONSTRAINT orders_tenant_fk;
ALTER TABLE order_lines VALIDATE CONSTRAINT order_lines_tenant_fk;

-- migrate:down
-- Not valid again, as they were: nothing else takes a validation back.
ALTER TABLE order_lines DROP CONSTRAINT order_lines_tenant_fk;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;
ALTER TABLE orders DROP CONSTRAINT orders_tenant_fk;
ALTER TABLE orders ADD CONSTRAINT orders_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;
ALTER TABLE customers DROP CONSTRAINT customers_tenant_fk;
ALTER TABLE customers ADD CONSTRAINT customers_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;
ALTER TABLE products DROP CONSTRAINT products_tenant_fk;
ALTER TABLE products ADD CONSTRAINT products_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;
ALTER TABLE categories DROP CONSTRAINT categories_tenant_fk;
ALTER TABLE categories ADD CONSTRAINT categories_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;
