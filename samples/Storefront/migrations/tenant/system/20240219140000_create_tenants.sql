-- description: The shop becomes a platform: the tenants, and the role under which the application reads their rows
-- depends-on: 20240108091500_create_customers_and_orders
-- placeholder: app_role identifier = storefront_app

-- migrate:up
CREATE TABLE tenants (
    id text NOT NULL,
    name text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT tenants_pkey PRIMARY KEY (id)
);

-- Roles belong to the whole server: another database on it may have made this one already.
DO $$
BEGIN
    CREATE ROLE ${app_role} NOLOGIN;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

GRANT USAGE ON SCHEMA public TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON tenants TO ${app_role};

-- migrate:down
REVOKE ALL ON tenants FROM ${app_role};
REVOKE USAGE ON SCHEMA public FROM ${app_role};
DROP TABLE tenants;
