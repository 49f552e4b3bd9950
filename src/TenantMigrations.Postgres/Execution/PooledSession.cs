using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// A transaction behind a pooler begins with whatever the client before left on the server's session. Everything that was set there is put back to what the
/// server, the database and the role say, for this transaction alone.
/// </summary>
internal static class PooledSession
{
    private const string Reset = """
        SELECT pg_catalog.count(pg_catalog.set_config(s.name, s.reset_val, true)), pg_catalog.set_config('role', 'none', true), pg_catalog.set_config($1, '', true)
        FROM pg_catalog.pg_settings AS s WHERE s.source = 'session' AND s.context IN ('user', 'superuser') AND s.name NOT LIKE 'transaction\_%'
        """;

    /// <param name="tenantSetting">The tenant setting, which the server does not list.</param>
    public static NpgsqlBatchCommand Command(string tenantSetting)
    {
        var command = new NpgsqlBatchCommand(Reset);
        command.Parameters.Text(tenantSetting);
        return command;
    }
}
