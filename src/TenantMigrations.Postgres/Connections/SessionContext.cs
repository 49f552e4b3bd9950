using Npgsql;

namespace TenantMigrations.Postgres.Connections;

/// <summary>
/// The part of a session's state that a migration could leave behind for the next tenant, read as one text. Compared after the last commit of each
/// tenant; a session where it differs is thrown away. Not a complete list of settings: pg_settings costs a millisecond, this some microseconds; what a
/// migration says outright, SessionTraces finds.
/// </summary>
internal static class SessionContext
{
    private static readonly string[] s_settings =
    [
        "search_path", "role", "session_replication_role", "row_security", "statement_timeout", "lock_timeout", "default_transaction_isolation",
        "default_transaction_read_only", "standard_conforming_strings", "default_tablespace", "check_function_bodies", "TimeZone", "DateStyle",
        "work_mem", "maintenance_work_mem", "client_min_messages", "synchronous_commit", "default_transaction_deferrable", "idle_in_transaction_session_timeout",
        "temp_tablespaces", "default_table_access_method", "bytea_output", "IntervalStyle", "extra_float_digits", "array_nulls", "xmloption", "jit",
        "constraint_exclusion", "enable_seqscan", "plan_cache_mode", "lc_messages", "application_name", "transform_null_equals",
    ];

    /// <summary>
    /// Reads context and head, and clears the head. Left-over temporary tables count as a difference: the next tenant's would collide with them; so do
    /// open cursors, prepared statements and channels that are listened to.
    /// </summary>
    /// <param name="traces">The call of the journal's function that counts those.</param>
    /// <param name="tenantSetting">The setting that holds the tenant's id.</param>
    public static string Query(string traces, string tenantSetting)
    {
        var settings = string.Join(", ", s_settings.Select(s => $"pg_catalog.current_setting('{s}')"));
        return $"""
            SELECT pg_catalog.concat_ws(E'\n', session_user, coalesce(pg_catalog.current_setting({SqlText.Literal(tenantSetting)}, true), ''), {settings},
                CASE WHEN pg_catalog.pg_my_temp_schema() OPERATOR(pg_catalog.<>) 0 THEN
                    (SELECT pg_catalog.count(*) FROM pg_catalog.pg_class WHERE relnamespace OPERATOR(pg_catalog.=) pg_catalog.pg_my_temp_schema()) ELSE 0 END,
                {traces})
                AS {OwnColumn.Session}, pg_catalog.current_setting('tenant_migrations.head', true), pg_catalog.set_config('tenant_migrations.head', '', false)
            """;
    }

    public static NpgsqlBatchCommand Command(string query) => new(query);
}
