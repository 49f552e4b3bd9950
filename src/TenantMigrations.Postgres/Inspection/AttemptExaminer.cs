using System.Data;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Execution;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Inspection;

/// <summary>Looks at what a failed or running migration left: who holds its lock, and what the catalogs show of the statement at which it stopped.</summary>
internal sealed class AttemptExaminer(JournalSql journal, ExecutionPolicy policy)
{
    public async Task<AttemptFinding> RunAsync(
        NpgsqlConnection connection, JournalEntry row, Tenant? tenant, PreparedStatement? statement, CancellationToken cancellationToken)
    {
        var holder = row.IsAlive
            ? await BlockingSessions.HolderAsync(connection, journal.ReadHolder, p => p.Text(row.TenantId), cancellationToken).ConfigureAwait(false)
            : null;
        return new AttemptFinding(
            holder, statement is null ? null : await StatementAsync(connection, row, tenant, statement.Sql, cancellationToken).ConfigureAwait(false));
    }

    private async Task<StatementFinding> StatementAsync(
        NpgsqlConnection connection, JournalEntry row, Tenant? tenant, string sql, CancellationToken cancellationToken)
    {
        var wasRunning = row.Status == MigrationStatus.Running;
        var trace = StatementTraces.Of(sql);
        if (TraceableStatement.Read(sql) is { } statement)
            return Words(await FindAsync(connection, row, tenant, statement, cancellationToken).ConfigureAwait(false), trace, wasRunning);
        return trace switch
        {
            StatementTrace.Record => new StatementFinding(false, "It is not done: its record would be there, as they share a transaction."),
            StatementTrace.Repeatable => new StatementFinding(false, "It does no harm to run it again."),
            _ when wasRunning => new StatementFinding(
                null, "Nothing shows whether it is done, as it cannot share a transaction with its record: look at what it changes before it runs again."),
            _ => new StatementFinding(null, "What it had committed by itself before it failed stays: look at what it changes before it runs again."),
        };
    }

    private async Task<CatalogTrace> FindAsync(
        NpgsqlConnection connection, JournalEntry row, Tenant? tenant, TraceableStatement statement, CancellationToken cancellationToken)
    {
        // In the tenant's place, as names are resolved there; rolled back with the transaction.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        IReadOnlyList<string>? before = null;
        using (var status = new NpgsqlCommand(journal.ReadStatus, connection, transaction))
        {
            status.Parameters.Text(row.MigrationId).Text(row.TenantId);
            var reader = await status.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && !reader.IsDBNull(2)) before = DirectStart.ReadNote(reader.GetString(2), row.Step);
            }
        }

        if (TenantContext.For(policy, tenant).SearchPath is { } path)
        {
            using var place = new NpgsqlCommand("SELECT pg_catalog.set_config('search_path', $1, true)", connection, transaction);
            place.Parameters.Text(path);
            await place.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return await statement.FindAsync(connection, before, cancellationToken).ConfigureAwait(false);
    }

    private static StatementFinding Words(CatalogTrace found, StatementTrace trace, bool wasRunning)
    {
        var then = found switch
        {
            { BusyProcess: { } process } => FormattableString.Invariant($", or rather is being built: process {process} is at it at this moment, and is left alone"),
            { Finish: not null } => ": this is finished first",
            { Leftovers.Count: > 0 } => ": dropped first, then the statement runs again",
            { IsDone: true } when wasRunning && trace == StatementTrace.Catalog => ": the statement is done, and the next one follows",
            { IsDone: false } => ": the statement runs again",
            { IsDone: null } => ": whose it is nobody can know",
            _ => "",
        };
        return new StatementFinding(found.IsDone, found.Words + then + ".");
    }
}
