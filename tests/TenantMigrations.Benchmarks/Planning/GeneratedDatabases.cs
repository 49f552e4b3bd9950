using TenantMigrations.Engine;
using TenantMigrations.Postgres;

namespace TenantMigrations.Benchmarks.Planning;

/// <summary>The databases of a generated fleet: they answer what a planner asks, from memory.</summary>
internal sealed class GeneratedDatabases(GeneratedJournal journal, TenantIsolation isolation, int tenants) : IFleetDatabases
{
    private readonly PostgresFleetDatabases _real = new(1);
    private readonly JournalHead[] _heads = journal.Heads();
    private readonly JournalHead _global = journal.Global;

    public DatabaseAddress Resolve(string connectionString, string? database) => _real.Resolve(connectionString, database);

    public IFleetDatabase Open(DatabaseAddress address, ExecutionPolicy policy) => new Database(this, address, isolation == TenantIsolation.Database
        ? [GeneratedFleet.NumberOf(address.Key)]
        : Enumerable.Range(0, tenants));

    public ITenantSource TenantQuery(DatabaseAddress address, string query) => throw new NotSupportedException();

    public Task<IVerificationServer> TrialServerAsync(DatabaseAddress server, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ITenantProvisioning Provisioning(ExecutionPolicy policy) => throw new NotSupportedException();

    public IControlDatabase Control(DatabaseAddress address, string journalSchema) => new NoControlDatabase();

    public ValueTask DisposeAsync() => _real.DisposeAsync();

    private sealed class Database(GeneratedDatabases fleet, DatabaseAddress address, IEnumerable<int> living) : IFleetDatabase
    {
        public DatabaseAddress Address => address;

        public Task<JournalState> ReadStateAsync(CancellationToken cancellationToken) => Task.FromResult(fleet.Journal.State == FleetState.New
            ? new JournalState(null, default, new Dictionary<string, JournalHead>())
            : new JournalState(
                JournalState.CurrentVersion,
                fleet._global,
                living.ToDictionary(GeneratedFleet.IdOf, tenant => fleet._heads[fleet.Journal.Completed(tenant)], StringComparer.Ordinal)));

        public Task<IReadOnlyList<JournalEntry>> ReadEntriesAsync(IReadOnlyCollection<JournalKey>? keys, bool unfinishedOfAll, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<JournalEntry>>([
                .. keys!.Where(key => key.TenantId is not null).SelectMany(key => fleet.Journal.Rows(GeneratedFleet.NumberOf(key.TenantId!))),
                .. unfinishedOfAll ? living.SelectMany(fleet.Journal.FailedRows) : [],
            ]);

        public Task<IReadOnlyList<RunLogEntry>> ReadRunAsync(Guid runId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<RunLogEntry>> ReadSkippedAsync(IReadOnlyCollection<string> migrationIds, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ForeignTable>> ReadForeignTablesAsync(string table, IReadOnlyCollection<string> schemas, bool withPath, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> FindMissingSchemasAsync(IReadOnlyCollection<string> schemas, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> InitializeJournalAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<WorkOutcome> ExecuteAsync(TenantWork work, Action<StepProgress> progress, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RecordFailureAsync(TenantWork work, StepFailure failure, string error, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SettleAsync(Settlement settlement, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RowSecurityBypass?> FindRowSecurityBypassAsync(string tenantColumn, CancellationToken cancellationToken) =>
            Task.FromResult<RowSecurityBypass?>(null);

        public Task<DatabaseInspection> InspectAsync(string tenantColumn, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<AttemptFinding> ExamineAsync(JournalEntry row, Tenant? tenant, PreparedStatement? statement, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask DisposeAsync() => default;
    }

    private GeneratedJournal Journal => journal;
}
