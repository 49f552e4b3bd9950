namespace TenantMigrations.Postgres.Journal;

/// <summary>What is said to the journal of one schema, put together once for all tenants.</summary>
internal sealed class JournalSql
{
    public JournalSql(string schema)
    {
        Schema = schema;
        var s = SqlText.Identifier(schema);
        var head = SqlText.Literal(s + ".tenant_migration_head") + "::pg_catalog.regclass::pg_catalog.oid";
        var lockClass = $"{head}::bigint::bit(32)::integer";
        Enter = $"SELECT {s}.enter($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        Traces = $"{s}.traces()";
        Stay = $"SELECT {s}.stay($1, NULL)";
        StayInRole = $"SELECT {s}.stay($1, {RoleAtLeave})";
        // The journal's context(), written out, as this is read for every transaction; then the path away from the tenant's. Arguments are evaluated from left to
        // right, and all of them before the call.
        const string LeavePath = "pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true)";
        static string Context(string role) =>
            $"pg_catalog.concat_ws(E'\\n', pg_catalog.current_setting('search_path'), coalesce(pg_catalog.current_setting($7, true), ''), {role}, session_user, "
            + "pg_catalog.current_setting('default_transaction_isolation'), pg_catalog.current_setting('default_transaction_read_only'), "
            + "pg_catalog.current_setting('row_security'))";
        const string Role = "pg_catalog.current_setting('role')";
        Leave = $"SELECT {s}.leave($1, $2, $3, $4, $5, $6, $7, $8, {Context(Role)}, {LeavePath}) AS {TimeColumn}";
        LeaveInRole = $"SELECT {s}.leave($1, $2, $3, $4, $5, $6, $7, $8, {Context(RoleAtLeave)}, {LeavePath}) AS {TimeColumn}";
        LeaveAll = $"SELECT {s}.leave_all($1, $2, $3, $4, $5, $6, $7, {Context(Role)}, {LeavePath})";
        LeaveAllInRole = $"SELECT {s}.leave_all($1, $2, $3, $4, $5, $6, $7, {Context(RoleAtLeave)}, {LeavePath})";
        Hold = $"SELECT {s}.hold($1)";
        Guard = $"SELECT {s}.guard($1, $2, $3, $4)";
        ReadHeads = $"SELECT tenant_id, count, hash, journal_version FROM {s}.tenant_migration_head";
        ReadHead = $"SELECT count, hash FROM {s}.tenant_migration_head WHERE tenant_id = $1 OR $1 IS NULL AND id = 0";
        ReadVersion = $"SELECT journal_version FROM {s}.tenant_migration_head WHERE id = 0";
        WriteVersion = $"UPDATE {s}.tenant_migration_head SET journal_version = $1 WHERE id = 0";
        ReadRun = $"SELECT migration_id, tenant_id, kind, at FROM {s}.tenant_migration_log WHERE run_id = $1 "
            + "AND kind IN ('applied', 'skipped', 'rolled_back', 'failed', 'marked') ORDER BY at, id";
        ReadSkipped = $"""
            SELECT l.migration_id, l.tenant_id, l.kind, l.at
            FROM {s}.tenant_migration_log AS l JOIN {s}.tenant_migration_status AS s
                ON s.migration_id = l.migration_id AND s.tenant_id IS NOT DISTINCT FROM l.tenant_id AND s.run_id = l.run_id
            WHERE l.kind = 'skipped' AND s.status = 'completed' AND l.migration_id = ANY ($1)
            """;
        ReadEntries = $"""
            SELECT s.migration_id, s.tenant_id, s.status, s.checksum, s.applied_at, s.rolled_back_at, s.execution_time, s.error, s.step, s.run_id,
                CASE WHEN s.status = 'running' THEN EXISTS (
                    SELECT FROM pg_catalog.pg_locks AS l JOIN {s}.tenant_migration_head AS h ON l.objid = h.id::bigint::pg_catalog.oid
                    WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.classid = {head} AND l.mode = 'ExclusiveLock' AND l.granted
                        AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
                        AND h.tenant_id IS NOT DISTINCT FROM s.tenant_id) ELSE false END
            FROM {s}.tenant_migration_status AS s
            """;
        ReadHolder = $"""
            SELECT l.pid FROM pg_catalog.pg_locks AS l
            WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()
                AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
                AND (l.classid = {head} AND (l.mode = 'ExclusiveLock' OR $1 IS NULL)
                        AND (l.objid = 0 OR l.objid = (SELECT h.id::pg_catalog.oid FROM {s}.tenant_migration_head AS h WHERE h.tenant_id = $1))
                    OR l.classid = {SqlText.Literal(s)}::pg_catalog.regnamespace::pg_catalog.oid AND l.objid = pg_catalog.hashtext($1)::pg_catalog.oid)
            """;
        Fail = $"""
            WITH log AS (
                INSERT INTO {s}.tenant_migration_log (migration_id, tenant_id, kind, run_id, actor, checksum, error)
                VALUES ($1, $2, 'failed', $3, $4, $5, $6))
            INSERT INTO {s}.tenant_migration_status AS s (migration_id, tenant_id, status, error, checksum, run_id)
            VALUES ($1, $2, 'failed', $6, $5, $3)
            ON CONFLICT (tenant_id, migration_id) DO UPDATE SET status = CASE s.status WHEN 'completed' THEN 'completed' ELSE 'failed' END,
                error = $6, run_id = CASE s.status WHEN 'completed' THEN s.run_id ELSE $3 END
            """;
        FailInLogOnly = $"INSERT INTO {s}.tenant_migration_log (migration_id, tenant_id, kind, run_id, actor, checksum, error) "
            + "VALUES ($1, $2, 'failed', $3, $4, $5, $6)";
        Settle = $"""
            WITH settled AS (
                UPDATE {s}.tenant_migration_status SET status = $7, applied_at = CASE $7 WHEN 'completed' THEN pg_catalog.now() ELSE applied_at END,
                    rolled_back_at = CASE $7 WHEN 'rolled_back' THEN pg_catalog.now() ELSE rolled_back_at END, error = NULL, checksum = $5, step = 0,
                    checkpoint = NULL, run_id = $3
                WHERE migration_id = $1 AND tenant_id IS NOT DISTINCT FROM $2 AND status = $8 RETURNING 1)
            INSERT INTO {s}.tenant_migration_log (migration_id, tenant_id, kind, run_id, actor, checksum, reason)
            SELECT $1, $2, 'marked', $3, $4, $5, $6 FROM settled RETURNING 1
            """;
        Accept = $"INSERT INTO {s}.tenant_migration_log (migration_id, tenant_id, kind, run_id, actor, checksum, reason) VALUES ($1, $2, 'accepted', $3, $4, $5, $6)";
        LogRemoval = $"INSERT INTO {s}.tenant_migration_log (migration_id, tenant_id, kind, actor, checksum, reason) "
            + $"SELECT migration_id, tenant_id, 'removed', $2, checksum, $3 FROM {s}.tenant_migration_status WHERE tenant_id = $1 ORDER BY migration_id";
        LogCopies = $"INSERT INTO {s}.tenant_migration_log (migration_id, tenant_id, kind, actor, checksum, reason) "
            + $"SELECT migration_id, $2, 'copied', $3, checksum, $4 FROM {s}.tenant_migration_status WHERE tenant_id = $1 AND status = 'completed' ORDER BY migration_id";
        GiveStatus = $"UPDATE {s}.tenant_migration_status SET tenant_id = $2 WHERE tenant_id = $1";
        ForgetStatus = $"DELETE FROM {s}.tenant_migration_status WHERE tenant_id = $1";
        ForgetHead = $"DELETE FROM {s}.tenant_migration_head WHERE tenant_id = $1";
        ReadCheckpoint = $"SELECT checkpoint FROM {s}.tenant_migration_status WHERE migration_id = $1 AND (tenant_id = $2 OR $2 IS NULL AND tenant_id IS NULL) "
            + "AND status IN ('running', 'failed') AND checksum = $3";
        WriteCheckpoint = $"""
            INSERT INTO {s}.tenant_migration_status AS s (migration_id, tenant_id, status, checksum, run_id, checkpoint) VALUES ($1, $2, 'running', $3, $4, $5)
            ON CONFLICT (tenant_id, migration_id) DO UPDATE SET status = 'running', error = NULL, checksum = $3, run_id = $4, checkpoint = $5
            """;
        // Taken where the transaction holds the lock already, so it cannot fail. Through a pooler it would stay on a connection of others: not taken there.
        HoldSession = $"""
            SELECT CASE WHEN pg_catalog.pg_backend_pid() = $2 THEN pg_catalog.pg_try_advisory_lock({lockClass}, h.id)
                AND (h.id = 0 OR pg_catalog.pg_try_advisory_lock_shared({lockClass}, 0)) ELSE false END
            FROM {s}.tenant_migration_head AS h WHERE h.tenant_id = $1 OR $1 IS NULL AND h.id = 0
            """;
        ReadStatus = $"SELECT status, step, checkpoint, checksum FROM {s}.tenant_migration_status WHERE migration_id = $1 AND (tenant_id = $2 OR $2 IS NULL AND tenant_id IS NULL)";
        Begin = $"""
            WITH log AS (
                INSERT INTO {s}.tenant_migration_log (migration_id, tenant_id, kind, run_id, actor, checksum) VALUES ($1, $2, $6, $3, $4, $5))
            INSERT INTO {s}.tenant_migration_status AS s (migration_id, tenant_id, status, checksum, run_id, step) VALUES ($1, $2, 'running', $5, $3, $7)
            ON CONFLICT (tenant_id, migration_id) DO UPDATE SET status = 'running', error = NULL, checksum = excluded.checksum, run_id = excluded.run_id,
                step = excluded.step
            """;
        WriteStep = $"UPDATE {s}.tenant_migration_status SET step = $3 WHERE migration_id = $1 AND (tenant_id = $2 OR $2 IS NULL AND tenant_id IS NULL)";
        Finish = $"""
            WITH log AS (
                INSERT INTO {s}.tenant_migration_log (migration_id, tenant_id, kind, run_id, actor, checksum, execution_time)
                VALUES ($1, $2, $6, $3, $4, $5, $7))
            UPDATE {s}.tenant_migration_status SET status = CASE $6 WHEN 'rolled_back' THEN 'rolled_back' ELSE 'completed' END,
                applied_at = CASE $6 WHEN 'rolled_back' THEN applied_at ELSE pg_catalog.now() END,
                rolled_back_at = CASE $6 WHEN 'rolled_back' THEN pg_catalog.now() ELSE rolled_back_at END,
                error = NULL, execution_time = $7, step = 0, checkpoint = NULL, run_id = $3
            WHERE migration_id = $1 AND (tenant_id = $2 OR $2 IS NULL AND tenant_id IS NULL)
            """;
        var wrong = $"""
            FROM {s}.tenant_migration_head AS h FULL JOIN (
                SELECT tenant_id, pg_catalog.count(*)::integer AS count, pg_catalog.bit_xor(('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.sha256(
                    pg_catalog.convert_to(migration_id || ':' || checksum, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint) AS hash
                FROM {s}.tenant_migration_status WHERE status = 'completed' GROUP BY tenant_id) AS r
                ON coalesce('t' || h.tenant_id, 'g') = coalesce('t' || r.tenant_id, 'g')
            WHERE coalesce(h.count, 0) <> coalesce(r.count, 0) OR coalesce(h.hash, 0) <> coalesce(r.hash, 0)
            """;
        WrongHeads = $"SELECT coalesce(h.tenant_id, r.tenant_id) {wrong} ORDER BY 1";
        CorrectHeads = $"""
            INSERT INTO {s}.tenant_migration_head (tenant_id, count, hash)
            SELECT coalesce(h.tenant_id, r.tenant_id), coalesce(r.count, 0), coalesce(r.hash, 0) {wrong}
            ON CONFLICT (tenant_id) DO UPDATE SET count = excluded.count, hash = excluded.hash
            """;
    }

    /// <summary>The column by which the time that leave() returns is known among the results of a batch.</summary>
    public const string TimeColumn = "tenant_migrations_time";

    /// <summary>What must be known of a transaction to go on in the next one: the head, and when this one began (seconds of the epoch).</summary>
    public const string ReadProgress = "SELECT pg_catalog.current_setting('tenant_migrations.head'), extract(epoch FROM pg_catalog.transaction_timestamp())";

    /// <summary>Puts back, to the end of the transaction, what a migration may have set to keep triggers from firing: the journal's own keeps the head true.</summary>
    public const string FireTriggers =
        "SELECT CASE pg_catalog.current_setting('session_replication_role') WHEN 'origin' THEN NULL ELSE pg_catalog.set_config('session_replication_role', 'origin', true) END";

    public const string UnlockSession = "SELECT pg_catalog.pg_advisory_unlock_all()";

    /// <summary>Keeps the role that a migration left, before it is reset: a tenant's role may not call the journal's functions.</summary>
    public const string KeepRole = "SELECT pg_catalog.set_config('tenant_migrations.role', pg_catalog.current_setting('role'), true)";

    private const string RoleAtLeave = "pg_catalog.current_setting('tenant_migrations.role')";

    public string Schema { get; }

    public string Enter { get; }

    /// <summary>What a session holds beyond settings and temporary tables, as an expression.</summary>
    public string Traces { get; }

    public string Stay { get; }

    public string StayInRole { get; }

    public string Leave { get; }

    public string LeaveInRole { get; }

    public string LeaveAll { get; }

    public string LeaveAllInRole { get; }

    public string Hold { get; }

    public string Guard { get; }

    public string ReadHeads { get; }

    public string ReadHead { get; }

    public string ReadVersion { get; }

    public string WriteVersion { get; }

    public string ReadRun { get; }

    public string ReadSkipped { get; }

    public string ReadEntries { get; }

    public string ReadHolder { get; }

    public string Fail { get; }

    public string FailInLogOnly { get; }

    public string Settle { get; }

    public string Accept { get; }

    public string LogRemoval { get; }

    public string LogCopies { get; }

    public string GiveStatus { get; }

    public string ForgetStatus { get; }

    public string ForgetHead { get; }

    public string ReadCheckpoint { get; }

    public string WriteCheckpoint { get; }

    public string HoldSession { get; }

    public string ReadStatus { get; }

    public string Begin { get; }

    public string WriteStep { get; }

    public string Finish { get; }

    public string WrongHeads { get; }

    public string CorrectHeads { get; }
}
