namespace TenantMigrations.Postgres.Control;

/// <summary>What is said to the control database, put together once.</summary>
internal sealed class ControlSql
{
    public ControlSql(string schema)
    {
        Schema = schema;
        var s = SqlText.Identifier(schema);
        var run = $"{s}.tenant_migration_run";
        var tenant = $"{s}.tenant_migration_run_tenant";
        var runner = $"{s}.tenant_migration_run_runner";
        ReadVersion = $"SELECT version FROM {s}.tenant_migration_control";
        WriteVersion = $"UPDATE {s}.tenant_migration_control SET version = $1";

        var state = $"{s}.tenant_migration_tenant";
        ReadTenantStates = $"SELECT tenant_id, state, changed_at, actor, reason FROM {state}";
        WriteTenantState = $"""
            INSERT INTO {state} (tenant_id, state, actor, reason) VALUES ($1, $2, $3, $4)
            ON CONFLICT (tenant_id) DO UPDATE SET state = $2, changed_at = pg_catalog.clock_timestamp(), actor = $3, reason = $4
            """;
        FindProof = $"SELECT hash FROM {s}.tenant_migration_proof WHERE key = $1";
        WriteProof = $"INSERT INTO {s}.tenant_migration_proof (key, hash) VALUES ($1, $2) "
            + "ON CONFLICT (key) DO UPDATE SET hash = excluded.hash, made_at = pg_catalog.clock_timestamp()";
        ForgetTenantState = $"DELETE FROM {state} WHERE tenant_id = $1";

        const string Values = "$1, $2, $3, $4, $5::text[], $6, $7::text[], $8, $9, $10";
        const string Columns = "id, kind, plan_hash, actor, tenants, migration_id, waves, shards, share_key, migrations";
        RecordEmpty = $"INSERT INTO {run} ({Columns}, state, ended_at) SELECT {Values}, 'completed', pg_catalog.clock_timestamp()";
        Begin = $"""
            INSERT INTO {run} ({Columns}, state) SELECT {Values}, 'running'
            WHERE $2 <> 'run' OR $5::text[] IS NOT NULL OR NOT EXISTS (SELECT FROM {run} WHERE kind = 'run' AND state = 'paused' AND tenants IS NULL)
            ON CONFLICT DO NOTHING RETURNING id
            """;
        // Who goes on first forgets how the runners ended before: each must come again, and what failed then does not count.
        Resume = $"""
            WITH before AS (SELECT state FROM {run} WHERE id = $1 FOR UPDATE),
            forgotten AS (DELETE FROM {runner} WHERE run_id = $1 AND EXISTS (SELECT FROM before WHERE state <> 'running')),
            forgiven AS (
                UPDATE {tenant} SET state = 'pending', reason = NULL, changed_at = pg_catalog.clock_timestamp()
                WHERE run_id = $1 AND state IN ('failed', 'blocked') AND EXISTS (SELECT FROM before WHERE state <> 'running'))
            UPDATE {run} SET state = 'running', plan_hash = $2, reason = NULL, ended_at = NULL
            WHERE id = $1 AND (SELECT state FROM before) NOT IN ('completed', 'abandoned', 'rolled_back') RETURNING id
            """;
        FindShared = $"SELECT id FROM {run} WHERE share_key = $1 AND state = 'running'";
        FindPaused = $"SELECT id, reason FROM {run} WHERE kind = 'run' AND state = 'paused' AND tenants IS NULL ORDER BY started_at DESC LIMIT 1";

        const string Given = "ROWS FROM (pg_catalog.unnest($3::text[]), pg_catalog.unnest($4::text[]), pg_catalog.unnest($5::integer[])) AS t (id, database, wave)";
        SettleOthers = $"""
            UPDATE {tenant} AS r SET state = 'done', reason = NULL, changed_at = pg_catalog.clock_timestamp()
            WHERE r.run_id = $1 AND r.shard = $2 AND r.state <> 'done' AND NOT EXISTS (SELECT FROM pg_catalog.unnest($3::text[]) AS t (id) WHERE t.id = r.tenant_id)
            """;
        AddTenants = $"""
            INSERT INTO {tenant} AS r (run_id, tenant_id, database, wave, shard, state) SELECT $1, t.id, t.database, t.wave, $2, 'pending' FROM {Given}
            ON CONFLICT (run_id, tenant_id) DO UPDATE SET state = 'pending', reason = NULL, shard = excluded.shard, changed_at = pg_catalog.clock_timestamp()
            """;
        AddRunner = $"""
            INSERT INTO {runner} (run_id, shard, state, reached, heartbeat, actor) VALUES ($1, $2, 'running', 0, pg_catalog.clock_timestamp(), $3)
            ON CONFLICT (run_id, shard) DO UPDATE SET state = 'running', reached = 0, heartbeat = excluded.heartbeat, actor = excluded.actor
            """;

        ChangeTenants = $"""
            UPDATE {tenant} AS r SET state = t.state, reason = NULLIF(t.reason, ''), changed_at = pg_catalog.clock_timestamp()
            FROM ROWS FROM (pg_catalog.unnest($2::text[]), pg_catalog.unnest($3::text[]), pg_catalog.unnest($4::text[])) AS t (id, state, reason)
            WHERE r.run_id = $1 AND r.tenant_id = t.id
            """;
        Beat = $"UPDATE {runner} SET reached = $3, heartbeat = pg_catalog.clock_timestamp() WHERE run_id = $1 AND shard = $2";
        ReadState = $"SELECT state, reason FROM {run} WHERE id = $1";
        // Who was cancelled has left its part undone: it is waited for as if it were silent.
        ReadFellows = $"""
            SELECT shard, CASE WHEN state IN ('running', 'cancelled') THEN reached ELSE {long.MaxValue} END,
                extract(epoch FROM pg_catalog.clock_timestamp() - heartbeat)::double precision
            FROM {runner} WHERE run_id = $1 AND shard <> $2
            """;
        ReadWaves = $"""
            SELECT wave, (pg_catalog.count(*) FILTER (WHERE state = 'failed'))::integer, (pg_catalog.count(*) FILTER (WHERE state = 'blocked'))::integer
            FROM {tenant} WHERE run_id = $1 AND state IN ('failed', 'blocked') GROUP BY wave
            """;

        LockRun = $"SELECT FROM {run} WHERE id = $1 FOR UPDATE";
        EndRunner = $"UPDATE {runner} SET state = $3, heartbeat = pg_catalog.clock_timestamp() WHERE run_id = $1 AND shard = $2";

        // Who stops or pauses does it for all; else the last one that ends decides, by the gravest end of any.
        EndRun = $"""
            UPDATE {run} AS r SET state = e.state, reason = coalesce($2, r.reason),
                ended_at = CASE e.state WHEN 'paused' THEN NULL ELSE pg_catalog.clock_timestamp() END
            FROM (SELECT CASE
                WHEN pg_catalog.bool_or(state = 'stopped') THEN 'stopped'
                WHEN pg_catalog.bool_or(state = 'paused') THEN 'paused'
                WHEN pg_catalog.count(*) FILTER (WHERE state <> 'running') < (SELECT shards FROM {run} WHERE id = $1) THEN NULL
                WHEN pg_catalog.bool_or(state = 'failed') THEN 'failed'
                WHEN pg_catalog.bool_or(state = 'cancelled') THEN 'cancelled'
                ELSE 'completed' END AS state FROM {runner} WHERE run_id = $1) AS e
            WHERE r.id = $1 AND e.state IS NOT NULL AND r.state IN ('running', 'paused', 'stopped')
            """;
        Change = $"""
            UPDATE {run} SET state = $2, reason = $3, ended_at = CASE $2 WHEN 'paused' THEN NULL ELSE pg_catalog.clock_timestamp() END
            WHERE id = $1 AND CASE $2
                WHEN 'paused' THEN state = 'running'
                WHEN 'rolled_back' THEN state <> 'rolled_back'
                ELSE state NOT IN ('completed', 'abandoned', 'rolled_back') END
            """;
        var read = $"""
            SELECT r.id, r.kind, r.state, r.plan_hash, r.actor, r.started_at, r.ended_at, pg_catalog.array_to_json(r.tenants)::text, r.migration_id,
                pg_catalog.array_to_json(r.waves)::text, r.shards, r.reason, h.at, extract(epoch FROM pg_catalog.clock_timestamp() - h.at)::double precision
            FROM {run} AS r LEFT JOIN LATERAL (SELECT pg_catalog.max(heartbeat) AS at FROM {runner} WHERE run_id = r.id) AS h ON true
            """;
        FindLast = $"{read} WHERE $1 IS NULL OR r.kind = $1 ORDER BY r.started_at DESC LIMIT 1";
        Find = $"{read} WHERE r.id::text LIKE $1 ORDER BY r.started_at DESC LIMIT 2";
        ReadTenants = $"SELECT tenant_id, database, wave, state, reason, changed_at FROM {tenant} WHERE run_id = $1 ORDER BY wave, tenant_id";
    }

    public string Schema { get; }

    public string ReadVersion { get; }

    public string WriteVersion { get; }

    public string ReadTenantStates { get; }

    public string WriteTenantState { get; }

    public string ForgetTenantState { get; }

    public string FindProof { get; }

    public string WriteProof { get; }

    public string RecordEmpty { get; }

    public string Begin { get; }

    public string Resume { get; }

    public string FindShared { get; }

    public string FindPaused { get; }

    public string SettleOthers { get; }

    public string AddTenants { get; }

    public string AddRunner { get; }

    public string ChangeTenants { get; }

    public string Beat { get; }

    public string ReadState { get; }

    public string ReadFellows { get; }

    public string ReadWaves { get; }

    public string LockRun { get; }

    public string EndRunner { get; }

    public string EndRun { get; }

    public string Change { get; }

    public string FindLast { get; }

    public string Find { get; }

    public string ReadTenants { get; }
}
