using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Isolation;

/// <summary>One statement of a tenant at a time, each taken back at once, and what it did to another's rows as a superuser sees them.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Names come quoted from the catalogs, values are quoted here: DDL takes no parameters.")]
internal sealed class TrialSession(NpgsqlConnection connection, IsolationTrial trial)
{
    private const string Savepoint = "tenant_migrations_trial";

    private readonly string _role = SqlText.Identifier(trial.Role ?? $"tenant_migrations_trial_{Environment.ProcessId}");

    public string RoleWords => trial.Role is { } role ? $"the role {role}" : "a role with all rights on the tables";

    /// <summary>Makes the role where none was named, and takes out of the way what could refuse a statement for other reasons than isolation.</summary>
    public async Task PrepareAsync(IReadOnlyList<TenantTable> tables, CancellationToken cancellationToken)
    {
        if (trial.Role is null)
        {
            await ExecuteAsync($"CREATE ROLE {_role} NOLOGIN NOBYPASSRLS", cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(
                $"DO {SqlText.Literal($"DECLARE s text; BEGIN FOR s IN SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname NOT LIKE 'pg\\_%' LOOP EXECUTE pg_catalog.format('GRANT USAGE ON SCHEMA %I TO %s', s, {SqlText.Literal(_role)}); END LOOP; END")}",
                cancellationToken).ConfigureAwait(false);
            foreach (var table in tables)
                await ExecuteAsync($"GRANT SELECT{(table.IsView ? "" : ", INSERT, UPDATE, DELETE")} ON {table.Name} TO {_role}", cancellationToken).ConfigureAwait(false);
        }

        foreach (var table in tables.Where(table => !table.IsView)) await TrialRows.LoosenAsync(connection, table, trial.Settings.TenantColumn, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many of a tenant's rows another one sees; null where it may not look at all.</summary>
    /// <param name="table">The table.</param>
    /// <param name="tenant">Who looks; null for a session that has never heard of a tenant.</param>
    /// <param name="owner">Whose rows.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<long?> CountAsync(TenantTable table, string? tenant, string owner, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"SAVEPOINT {Savepoint}", cancellationToken).ConfigureAwait(false);
        try
        {
            await BecomeAsync(tenant, cancellationToken).ConfigureAwait(false);
            using var command = new NpgsqlCommand($"SELECT count(*) FROM {table.Name} WHERE {Column}::text = $1", connection);
            command.Parameters.Text(owner);
            return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
        catch (PostgresException e) when (!Connections.ConnectionTrouble.IsLoss(e))
        {
            return null;
        }
        finally
        {
            await TakeBackAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Whether a statement of one tenant changes another's rows, or would but for something that has nothing to do with tenants.</summary>
    public async Task<bool> TouchesAsync(TenantTable table, string sql, string tenant, string owner, CancellationToken cancellationToken)
    {
        var before = await RowsOfAsync(table, owner, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync($"SAVEPOINT {Savepoint}", cancellationToken).ConfigureAwait(false);
        try
        {
            await BecomeAsync(tenant, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync("SET LOCAL ROLE NONE", cancellationToken).ConfigureAwait(false);
            return await RowsOfAsync(table, owner, cancellationToken).ConfigureAwait(false) != before;
        }
        catch (PostgresException e) when (!Connections.ConnectionTrouble.IsLoss(e))
        {
            // The server asks policies before it asks constraints and unique indexes (src/backend/executor/nodeModifyTable.c): what these refuse, policies let pass.
            // Only an UPDATE asks before them whether the row belongs into its partition.
            return e.SqlState == PostgresErrorCodes.UniqueViolation
                || (e.SqlState.StartsWith("23", StringComparison.Ordinal) && sql.StartsWith("INSERT", StringComparison.Ordinal));
        }
        finally
        {
            await TakeBackAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A tenant's rows, as whoever sees all of them does.</summary>
    public async Task<(long Count, string Hash)> RowsOfAsync(TenantTable table, string owner, CancellationToken cancellationToken)
    {
        var place = table.IsView ? "''" : "t.tableoid::text || t.ctid::text";
        using var command = new NpgsqlCommand(
            $"SELECT count(*), coalesce(pg_catalog.md5(pg_catalog.string_agg({place} || t::text, ',' ORDER BY {place}, t::text)), '') FROM {table.Name} AS t WHERE t.{Column}::text = $1", connection);
        command.Parameters.Text(owner);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            return (reader.GetInt64(0), reader.GetString(1));
        }
    }

    private string Column => SqlText.Identifier(trial.Settings.TenantColumn);

    private async Task BecomeAsync(string? tenant, CancellationToken cancellationToken)
    {
        if (tenant is not null)
        {
            using var command = new NpgsqlCommand("SELECT pg_catalog.set_config($1, $2, true)", connection);
            command.Parameters.Text(trial.Settings.TenantSetting).Text(tenant);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await ExecuteAsync($"SET LOCAL ROLE {_role}", cancellationToken).ConfigureAwait(false);
    }

    private async Task TakeBackAsync() =>
        await ExecuteAsync($"ROLLBACK TO SAVEPOINT {Savepoint}; RELEASE SAVEPOINT {Savepoint}", CancellationToken.None).ConfigureAwait(false);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
