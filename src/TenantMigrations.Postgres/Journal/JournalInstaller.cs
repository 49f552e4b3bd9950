using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Journal;

/// <summary>
/// Creates the journal or brings it to this product's version: all in one transaction, under a lock that is tried and waited for on this side. Where it has
/// the version already, heads that do not agree with the rows are put right.
/// </summary>
internal sealed class JournalInstaller(DatabaseAddress address, JournalSql journal, int version)
{
    public Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        InstallerTurn.WaitAsync(address, "the journal", () => AttemptAsync(connection, cancellationToken), cancellationToken);

    /// <summary>What is said of a journal that a newer version of the product has upgraded.</summary>
    public static FleetException Newer(DatabaseAddress address, int found) => new(
        FleetErrorKind.Settings,
        $"{address.Key}: the journal has version {found}, and this program knows versions up to {JournalScripts.Version}. A newer release of it has been here; use that one. Nothing was changed.");

    private async Task<bool?> AttemptAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (locked, exists) = await BeginAsync(connection, cancellationToken).ConfigureAwait(false);
        if (locked) return await UpgradeAsync(connection, exists, cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, [new NpgsqlBatchCommand("ROLLBACK")], cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<(bool Locked, bool Exists)> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED"));
        batch.Add(InstallerTurn.TryLock).Text(journal.Schema);

        // A statement of its own: in the one that takes the lock, what is seen may be older than the commit that gave the lock free.
        batch.Add("SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
            + "WHERE n.nspname = $1 AND c.relname = 'tenant_migration_head')").Text(journal.Schema);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var locked = reader.GetBoolean(0);
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            return (locked, reader.GetBoolean(0));
        }
    }

    private async Task<bool> UpgradeAsync(NpgsqlConnection connection, bool exists, CancellationToken cancellationToken)
    {
        var found = exists ? await VersionAsync(connection, cancellationToken).ConfigureAwait(false) : 0;
        if (found >= version)
        {
            await ExecuteAsync(connection, [new NpgsqlBatchCommand("ROLLBACK")], cancellationToken).ConfigureAwait(false);
            return found == version
                ? await new HeadCorrection(address, journal).RunAsync(connection, cancellationToken).ConfigureAwait(false)
                : throw Newer(address, found);
        }

        // Bodies are checked by the tests, not once more in each of a thousand databases.
        var write = new NpgsqlBatchCommand(journal.WriteVersion);
        write.Parameters.Integer(version);
        await ExecuteAsync(
            connection,
            [
                new NpgsqlBatchCommand("SET LOCAL check_function_bodies = off"),
                new NpgsqlBatchCommand("SET LOCAL client_min_messages = warning"),
                .. JournalScripts.Statements(journal.Schema, found, version).Select(s => new NpgsqlBatchCommand(s)),
                write,
                new NpgsqlBatchCommand("COMMIT"),
            ],
            cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(journal.ReadVersion, connection);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int?
            ?? throw new FleetException(
                FleetErrorKind.Findings,
                $"{address.Key}: the journal's head table has lost its global row (id 0) with the version. Restore it from a backup; nothing was changed.");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
