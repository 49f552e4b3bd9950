-- description: A row for each tenant of the fleet
-- depends-on: 20240219153000_enable_row_level_security
-- irreversible: orders may point at the tenant by now

-- migrate:up
INSERT INTO tenants (id)
VALUES (current_setting('app.current_tenant_id'))
ON CONFLICT (id) DO NOTHING;
