-- description: Categories and products belong to a tenant; what is there already is the first one's
-- depends-on: 20240219140000_create_tenants
-- placeholder: first_tenant literal = acme

-- migrate:up
INSERT INTO tenants (id) VALUES (${first_tenant});

ALTER TABLE categories ADD COLUMN tenant_id text NOT NULL DEFAULT ${first_tenant};
ALTER TABLE categories ALTER COLUMN tenant_id DROP DEFAULT;
ALTER TABLE categories ADD CONSTRAINT categories_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;

ALTER TABLE products ADD COLUMN tenant_id text NOT NULL DEFAULT ${first_tenant};
ALTER TABLE products ALTER COLUMN tenant_id DROP DEFAULT;
ALTER TABLE products ADD CONSTRAINT products_tenant_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) NOT VALID;

-- migrate:down
ALTER TABLE products DROP COLUMN tenant_id;
ALTER TABLE categories DROP COLUMN tenant_id;
DELETE FROM tenants WHERE id = ${first_tenant};
