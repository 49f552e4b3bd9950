using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Isolation;

/// <summary>Rows to try with: those that are there, else one a tenant that has its tenant and nothing else.</summary>
[SuppressMessage("Security", "CA2100", Justification = "Names come quoted from the catalogs, values are quoted here: DO takes no parameters.")]
internal sealed class TrialRows(NpgsqlConnection connection, IsolationTrial trial)
{
    /// <summary>Takes a table's constraints away, so that a row can be made of its tenant alone, and deleted; the transaction brings them back.</summary>
    public static async Task LoosenAsync(NpgsqlConnection connection, TenantTable table, string tenantColumn, CancellationToken cancellationToken)
    {
        // What a partition has from its parent goes with the parent's.
        var body = $"""
            DECLARE found record; wanted oid := {SqlText.Literal(table.Name)}::pg_catalog.regclass;
            BEGIN
                FOR found IN SELECT conname FROM pg_catalog.pg_constraint WHERE conrelid = wanted AND contype IN ('c', 'f', 'p', 'u', 'x') AND coninhcount = 0 LOOP
                    EXECUTE pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', wanted::pg_catalog.regclass, found.conname);
                END LOOP;
                FOR found IN SELECT attname FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
                    WHERE a.attrelid = wanted AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped AND a.attidentity = '' AND a.attinhcount = 0
                        AND a.attname <> {SqlText.Literal(tenantColumn)} LOOP
                    EXECUTE pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', wanted::pg_catalog.regclass, found.attname);
                END LOOP;
            END
            """;
        using var command = new NpgsqlCommand($"DO {SqlText.Literal(body)}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the rows that are missing.</summary>
    /// <returns>Why none could be made; null where there are rows of both tenants.</returns>
    public async Task<string?> MakeAsync(TenantTable table, CancellationToken cancellationToken)
    {
        foreach (var tenant in new[] { trial.Intruder.Id, trial.Owner.Id })
            if (await MakeAsync(table, tenant, cancellationToken).ConfigureAwait(false) is { } reason) return reason;
        return null;
    }

    private async Task<string?> MakeAsync(TenantTable table, string tenant, CancellationToken cancellationToken)
    {
        var column = SqlText.Identifier(trial.Settings.TenantColumn);
        var value = $"CAST({SqlText.Literal(tenant)} AS {table.ColumnType})";
        try
        {
            // Triggers would have their own opinion of such a row.
            using var command = new NpgsqlCommand(
                $"""
                SAVEPOINT tenant_migrations_row;
                SET LOCAL session_replication_role = replica;
                INSERT INTO {table.Name} ({column}) SELECT {value} WHERE NOT EXISTS (SELECT FROM {table.Name} WHERE {column} = {value});
                SET LOCAL session_replication_role = origin;
                RELEASE SAVEPOINT tenant_migrations_row
                """,
                connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (PostgresException e) when (!Connections.ConnectionTrouble.IsLoss(e))
        {
            using var back = new NpgsqlCommand("ROLLBACK TO SAVEPOINT tenant_migrations_row", connection);
            await back.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return $"no row of {tenant} is there to try with, and none could be made: {e.MessageText}. Insert rows of both tenants first.";
        }
    }
}
