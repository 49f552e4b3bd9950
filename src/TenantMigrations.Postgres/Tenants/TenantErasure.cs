using System.Data;
using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>Drops a tenant's schema and removes its status rows and head, in one transaction under its lock. The log stays, with a line for each row.</summary>
internal sealed class TenantErasure(Tenant tenant, ExecutionPolicy policy, JournalSql journal)
{
    // CASCADE would take along what others have built on the tenant's tables.
    private const string Outsiders = """
        SELECT DISTINCT pg_catalog.format('view %I.%I', n.nspname, v.relname)
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_depend AS d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.oid
        JOIN pg_catalog.pg_rewrite AS r ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objid
        JOIN pg_catalog.pg_class AS v ON v.oid = r.ev_class JOIN pg_catalog.pg_namespace AS n ON n.oid = v.relnamespace
        WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1) AND v.relnamespace <> c.relnamespace
        UNION
        SELECT pg_catalog.format('foreign key %I of %I.%I', o.conname, n.nspname, t.relname)
        FROM pg_catalog.pg_constraint AS o JOIN pg_catalog.pg_class AS t ON t.oid = o.conrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
        JOIN pg_catalog.pg_class AS c ON c.oid = o.confrelid
        WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1) AND t.relnamespace <> c.relnamespace
        UNION
        SELECT pg_catalog.format('partition or child %I.%I', n.nspname, t.relname)
        FROM pg_catalog.pg_inherits AS i JOIN pg_catalog.pg_class AS t ON t.oid = i.inhrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
        JOIN pg_catalog.pg_class AS c ON c.oid = i.inhparent
        WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1) AND t.relnamespace <> c.relnamespace
        ORDER BY 1 LIMIT 5
        """;

    public async Task<ErasedTenant> RunAsync(NpgsqlConnection connection, string? reason, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        try
        {
            using (var patience = new NpgsqlCommand("SELECT pg_catalog.set_config('lock_timeout', $1, true)", connection))
            {
                patience.Parameters.Text(FormattableString.Invariant($"{policy.LockTimeout.TotalMilliseconds:0}ms"));
                await patience.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            }

            var rows = await HasJournalAsync(connection, cancellationToken).ConfigureAwait(false)
                ? await ForgetAsync(connection, reason, cancellationToken).ConfigureAwait(false)
                : 0;
            var dropped = tenant.Schema is not null && await DropAsync(connection, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new ErasedTenant(dropped, rows);
        }
        catch (PostgresException e) when (e.SqlState is "TM001" or PostgresErrorCodes.LockNotAvailable)
        {
            throw new FleetException(
                FleetErrorKind.Locked, $"{tenant.Database.Key}: tenant '{tenant.Id}' cannot be removed now: {e.MessageText}. Wait for it, or end it first. Nothing was changed.", e);
        }
    }

    private async Task<bool> HasJournalAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
            + "WHERE n.nspname = $1 AND c.relname = 'tenant_migration_head')",
            connection);
        command.Parameters.Text(journal.Schema);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private async Task<int> ForgetAsync(NpgsqlConnection connection, string? reason, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.Add(journal.Hold).Text(tenant.Id);
        batch.Add(journal.LogRemoval).Text(tenant.Id).Text(policy.Actor).Text(reason);
        batch.Add(journal.ForgetStatus).Text(tenant.Id);
        batch.Add(journal.ForgetHead).Text(tenant.Id);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return (int)batch.BatchCommands[2].RecordsAffected;
    }

    [SuppressMessage("Security", "CA2100", Justification = "DROP takes no parameters; the name is quoted.")]
    private async Task<bool> DropAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if ((await CatalogQueries.MissingSchemasAsync(connection, [tenant.Schema!], cancellationToken).ConfigureAwait(false)).Count > 0) return false;
        using (var outsiders = new NpgsqlCommand(Outsiders, connection))
        {
            outsiders.Parameters.Text(tenant.Schema);
            if (await CatalogQueries.TextsAsync(outsiders, cancellationToken).ConfigureAwait(false) is { Count: > 0 } found)
            {
                throw new FleetException(
                    FleetErrorKind.Findings,
                    $"{tenant.Database.Key}: the schema \"{tenant.Schema}\" is not dropped, for others rest on it: {string.Join(", ", found)}. Drop or change them first. Nothing was changed.");
            }
        }

        using var drop = new NpgsqlCommand($"DROP SCHEMA {SqlText.Identifier(tenant.Schema!)} CASCADE", connection);
        await drop.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
