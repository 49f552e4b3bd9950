using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Execution;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres;

/// <summary>One physical database: each member takes a session, does its part, and gives the session back.</summary>
internal sealed class PostgresFleetDatabase(SessionPool pool, SessionSource source, JournalSql journal, ExecutionPolicy policy, int journalVersion) : IFleetDatabase
{
    private readonly JournalReader _reader = new(source.Address, journal);
    private readonly SessionLoan _sessions = new(pool, source, journal.Schema);

    public DatabaseAddress Address => source.Address;

    public Task<JournalState> ReadStateAsync(CancellationToken cancellationToken) =>
        AskAsync(c => _reader.StateAsync(c, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> ReadEntriesAsync(
        IReadOnlyCollection<JournalKey>? keys, bool unfinishedOfAll, CancellationToken cancellationToken) =>
        AskAsync(c => _reader.EntriesAsync(c, keys, unfinishedOfAll, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<RunLogEntry>> ReadRunAsync(Guid runId, CancellationToken cancellationToken) =>
        AskAsync(c => _reader.RunAsync(c, runId, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<RunLogEntry>> ReadSkippedAsync(IReadOnlyCollection<string> migrationIds, CancellationToken cancellationToken) =>
        AskAsync(c => _reader.SkippedAsync(c, migrationIds, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<string>> FindMissingSchemasAsync(IReadOnlyCollection<string> schemas, CancellationToken cancellationToken) =>
        AskAsync(c => CatalogQueries.MissingSchemasAsync(c, schemas, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<ForeignTable>> ReadForeignTablesAsync(string table, IReadOnlyCollection<string> schemas, bool withPath, CancellationToken cancellationToken) =>
        AskAsync(c => ForeignTables.ReadAsync(c, Address, table, schemas, withPath, cancellationToken), cancellationToken);

    public Task<bool> InitializeJournalAsync(CancellationToken cancellationToken) =>
        AskAsync(c => new JournalInstaller(Address, journal, journalVersion).RunAsync(c, cancellationToken), cancellationToken);

    public Task<DatabaseInspection> InspectAsync(string tenantColumn, CancellationToken cancellationToken) =>
        AskAsync(c => new DatabaseInspector(journal, policy).RunAsync(c, tenantColumn, cancellationToken), cancellationToken);

    public Task<AttemptFinding> ExamineAsync(JournalEntry row, Tenant? tenant, PreparedStatement? statement, CancellationToken cancellationToken) =>
        AskAsync(c => new AttemptExaminer(journal, policy).RunAsync(c, row, tenant, statement, cancellationToken), cancellationToken);

    public async Task<RowSecurityBypass?> FindRowSecurityBypassAsync(string tenantColumn, CancellationToken cancellationToken) =>
        policy.Isolation == TenantIsolation.Shared
            ? await UseAsync(c => RowSecurityQuery.RunAsync(c, policy.TenantRole, tenantColumn, journal.Schema, cancellationToken), cancellationToken).ConfigureAwait(false)
            : null;

    public async Task<WorkOutcome> ExecuteAsync(TenantWork work, Action<StepProgress> progress, CancellationToken cancellationToken)
    {
        var scope = new WorkScope(pool, source, journal, policy, work, progress);
        await using (scope.ConfigureAwait(false))
            return await new WorkExecution(scope, new FailureRecord(policy, journal)).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task RecordFailureAsync(TenantWork work, StepFailure failure, string error, CancellationToken cancellationToken) =>
        AskAsync(
            async c =>
            {
                await new FailureRecord(policy, journal).WriteAsync(c, work, failure, error, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public Task SettleAsync(Settlement settlement, CancellationToken cancellationToken) =>
        UseAsync(
            async c =>
            {
                await new SettlementRecord(Address, policy, journal).WriteAsync(c, settlement, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public ValueTask DisposeAsync() => _sessions.DisposeAsync();

    private Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellationToken) => _sessions.UseAsync(use, cancellationToken);

    private Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellationToken) => _sessions.AskAsync(ask, cancellationToken);
}
