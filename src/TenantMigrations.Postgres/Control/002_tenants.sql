-- What people have said about tenants. A tenant that nobody has said anything about has no row, and is what its source says.

CREATE TABLE @schema@.tenant_migration_tenant (
    tenant_id text COLLATE "C" PRIMARY KEY,
    state text COLLATE "C" NOT NULL CHECK (state IN ('active', 'suspended')),
    changed_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    actor text NOT NULL,
    reason text
);

-- What the migrations make of an empty place, by what decides it: a copy of a template must come to the same.
CREATE TABLE @schema@.tenant_migration_proof (
    key text COLLATE "C" PRIMARY KEY,
    hash text COLLATE "C" NOT NULL,
    made_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp()
);
