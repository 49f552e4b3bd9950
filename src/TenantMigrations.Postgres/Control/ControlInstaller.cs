using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Control;

/// <summary>Creates the control tables or brings them to this product's version: in one transaction, under the lock that the journal's installer takes, too.</summary>
internal sealed class ControlInstaller(DatabaseAddress address, ControlSql control)
{
    private static readonly EmbeddedScripts s_scripts = new("Control");

    public static int Version => s_scripts.Version;

    public Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        InstallerTurn.WaitAsync(address, "the control tables", () => AttemptAsync(connection, cancellationToken), cancellationToken);

    public static FleetException Newer(DatabaseAddress address, int found) => new(
        FleetErrorKind.Settings,
        $"{address.Key}: the control tables have version {found}, and this program knows versions up to {Version}. A newer release of it has been here; use that one. Nothing was changed.");

    private async Task<bool?> AttemptAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (!await LockAsync(connection, cancellationToken).ConfigureAwait(false)) return null;
            var changed = await UpgradeAsync(connection, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return changed;
        }
    }

    private async Task<bool> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(InstallerTurn.TryLock, connection);
        command.Parameters.Text(control.Schema);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private async Task<bool> UpgradeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var exists = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
            + "WHERE n.nspname = $1 AND c.relname = 'tenant_migration_control')",
            connection);
        exists.Parameters.Text(control.Schema);
        var found = 0;
        if (await exists.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true)
        {
            using var version = new NpgsqlCommand(control.ReadVersion, connection);
            found = await version.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int? ?? 0;
        }

        if (found > Version) throw Newer(address, found);
        if (found == Version) return false;

        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL client_min_messages = warning"));
        foreach (var statement in s_scripts.Statements(control.Schema, found, Version)) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        batch.Add(control.WriteVersion).Integer(Version);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
