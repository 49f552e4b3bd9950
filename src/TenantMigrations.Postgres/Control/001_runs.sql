-- The tables in which runs are steered, in the control database only. @schema@ is replaced with the quoted name of the journal's schema. They are never the
-- authority on what is applied: that stands in the journals.

CREATE SCHEMA IF NOT EXISTS @schema@;

CREATE TABLE @schema@.tenant_migration_control (version integer NOT NULL);

INSERT INTO @schema@.tenant_migration_control (version) VALUES (0);

CREATE TABLE @schema@.tenant_migration_run (
    id uuid PRIMARY KEY,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('run', 'rollback', 'recover')),
    state text COLLATE "C" NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'failed', 'cancelled', 'completed', 'abandoned', 'rolled_back')),
    plan_hash text NOT NULL,
    actor text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    ended_at timestamptz,
    tenants text[],
    migration_id text,
    waves text[] NOT NULL,
    shards integer NOT NULL,
    share_key text,
    migrations integer NOT NULL,
    reason text
);

CREATE INDEX ON @schema@.tenant_migration_run (started_at);

-- Runners that share a rollout find it by its key: one at a time.
CREATE UNIQUE INDEX ON @schema@.tenant_migration_run (share_key) WHERE state = 'running' AND share_key IS NOT NULL;

CREATE TABLE @schema@.tenant_migration_run_tenant (
    run_id uuid NOT NULL REFERENCES @schema@.tenant_migration_run ON DELETE CASCADE,
    tenant_id text COLLATE "C" NOT NULL,
    database text NOT NULL,
    wave integer NOT NULL,
    shard integer NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('pending', 'running', 'done', 'failed', 'blocked')),
    reason text,
    changed_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    PRIMARY KEY (run_id, tenant_id)
);

-- What every runner asks each second.
CREATE INDEX ON @schema@.tenant_migration_run_tenant (run_id, wave) WHERE state IN ('failed', 'blocked');

CREATE TABLE @schema@.tenant_migration_run_runner (
    run_id uuid NOT NULL REFERENCES @schema@.tenant_migration_run ON DELETE CASCADE,
    shard integer NOT NULL,
    state text COLLATE "C" NOT NULL,
    reached bigint NOT NULL,
    heartbeat timestamptz NOT NULL,
    actor text NOT NULL,
    PRIMARY KEY (run_id, shard)
);
