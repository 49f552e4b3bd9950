-- A role that migrates and is no superuser. To be run in the control database and in each database of tenants, as a superuser or the database's owner.
-- Its password belongs into no file; in psql: \password migrator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'migrator') THEN
        CREATE ROLE migrator LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;

    -- CREATE is the right to make schemas: the journal's, and those of new tenants.
    EXECUTE format('GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO migrator', current_database());
END
$$;

GRANT USAGE, CREATE ON SCHEMA public TO migrator;
