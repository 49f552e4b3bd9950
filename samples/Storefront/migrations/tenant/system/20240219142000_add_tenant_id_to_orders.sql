-- description: Customers, orders and their lines belong to a tenant
-- depends-on: 20240219141000_add_tenant_id_to_catalog
-- placeholder: first_tenant literal = acme

-- migrate:up
ALTER TABLE customers ADD COLUMN tenant_id text NOT NULL DEFAULT ${first_tenant};
ALTER TABLE customers ALTER COLUMN tenant_id DROP DEFAULT;
ALTER TABLE customers ADD CONSTRAINT customers_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;

ALTER TABLE orders ADD COLUMN tenant_id text NOT NULL DEFAULT ${first_tenant};
ALTER TABLE orders ALTER COLUMN tenant_id DROP DEFAULT;
ALTER TABLE orders ADD CONSTRAINT orders_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;

ALTER TABLE order_lines ADD COLUMN tenant_id text NOT NULL DEFAULT ${first_tenant};
ALTER TABLE order_lines ALTER COLUMN tenant_id DROP DEFAULT;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;

-- migrate:down
ALTER TABLE order_lines DROP COLUMN tenant_id;
ALTER TABLE orders DROP COLUMN tenant_id;
ALTER TABLE customers DROP COLUMN tenant_id;
