-- Isolation Shared: the role that the setting TenantRole names. Policies bind it, for it owns nothing; and it never sees the journal.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tenant_work') THEN
        CREATE ROLE tenant_work NOLOGIN NOSUPERUSER NOBYPASSRLS;
    END IF;
END
$$;

GRANT tenant_work TO migrator;
GRANT USAGE ON SCHEMA public TO tenant_work;

-- What is there, and what migrator will make.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tenant_work;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tenant_work;
ALTER DEFAULT PRIVILEGES FOR ROLE migrator IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tenant_work;
ALTER DEFAULT PRIVILEGES FOR ROLE migrator IN SCHEMA public GRANT USAGE ON SEQUENCES TO tenant_work;
