-- A role for status, validate, plan and tenants list: it reads the journal and changes nothing. To be run in each database behind the first init or run.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fleet_reader') THEN
        CREATE ROLE fleet_reader LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;

    EXECUTE format('GRANT CONNECT ON DATABASE %I TO fleet_reader', current_database());
END
$$;

GRANT USAGE ON SCHEMA tenant_migrations TO fleet_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA tenant_migrations TO fleet_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE migrator IN SCHEMA tenant_migrations GRANT SELECT ON TABLES TO fleet_reader;
