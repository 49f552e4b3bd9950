using System.Collections.Concurrent;

namespace TenantMigrations.Engine.Tests;

/// <summary>
/// Databases that only keep heads and count who is in them at once: for questions of scheduling. What databases really do is tested on PostgreSQL.
/// </summary>
internal sealed class MemoryDatabases : IFleetDatabases
{
    private readonly ConcurrentDictionary<string, MemoryDatabase> _open = new();
    private int _inFlight;

    /// <summary>What becomes of a step; null where it succeeds.</summary>
    /// <summary>Called before each step with its way to report.</summary>
    public Action<Action<StepProgress>> OnProgress { get; set; } = _ => { };

    public Func<TenantWork, MigrationStep, CancellationToken, Task<WorkOutcome?>> OnStep { get; set; } = (_, _, _) => Task.FromResult<WorkOutcome?>(null);

    /// <summary>Databases that cannot be reached.</summary>
    public HashSet<string> Unreachable { get; } = [];

    public int MostInFlight { get; private set; }

    public ConcurrentDictionary<string, int> MostInFlightOf { get; } = new();

    public ConcurrentQueue<string> RecordedFailures { get; } = new();

    public ConcurrentQueue<IReadOnlyCollection<JournalKey>> KeysRead { get; } = new();

    /// <summary>Runs whose log was asked for.</summary>
    public ConcurrentQueue<Guid> RunsRead { get; } = new();

    /// <summary>Migrations of which it was asked for whom they were skipped.</summary>
    public ConcurrentQueue<IReadOnlyCollection<string>> SkippedRead { get; } = new();

    public DatabaseAddress Resolve(string connectionString, string? database)
    {
        var key = database ?? "control";
        return new DatabaseAddress(key, connectionString, ServerOf?.Invoke(key));
    }

    /// <summary>Which server a database is on; null: each on its own.</summary>
    public Func<string, string>? ServerOf { get; set; }

    public IFleetDatabase Open(DatabaseAddress address, ExecutionPolicy policy) => _open.GetOrAdd(address.Key, _ => new MemoryDatabase(this, address));

    public IControlDatabase Control(DatabaseAddress address, string journalSchema) => new NoControlDatabase();

    public ITenantSource TenantQuery(DatabaseAddress address, string query) => throw new InvalidOperationException();

    public Task<IVerificationServer> TrialServerAsync(DatabaseAddress server, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public ITenantProvisioning Provisioning(ExecutionPolicy policy) => throw new InvalidOperationException();

    public ValueTask DisposeAsync() => default;

    private void Enter(MemoryDatabase database)
    {
        lock (_open)
        {
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
            database.InFlight++;
            MostInFlightOf[database.Address.Key] = Math.Max(MostInFlightOf.GetValueOrDefault(database.Address.Key), database.InFlight);
        }
    }

    private void Leave(MemoryDatabase database)
    {
        lock (_open)
        {
            _inFlight--;
            database.InFlight--;
        }
    }

    private sealed class MemoryDatabase(MemoryDatabases fleet, DatabaseAddress address) : IFleetDatabase
    {
        private readonly ConcurrentDictionary<(string? Tenant, string Migration), JournalEntry> _rows = new();

        public int InFlight { get; set; }

        public DatabaseAddress Address => address;

        public Task<RowSecurityBypass?> FindRowSecurityBypassAsync(string tenantColumn, CancellationToken cancellationToken) => Task.FromResult<RowSecurityBypass?>(null);

        public Task<JournalState> ReadStateAsync(CancellationToken cancellationToken)
        {
            if (fleet.Unreachable.Contains(address.Key)) throw new FleetException(FleetErrorKind.Unreachable, $"{address.Key} is down.");
            var heads = new HeadCalculator();
            return Task.FromResult(new JournalState(
                JournalState.CurrentVersion,
                heads.Of(_rows.Values.Where(row => row.TenantId is null)),
                _rows.Values.Where(row => row.TenantId is not null).GroupBy(row => row.TenantId!).ToDictionary(group => group.Key, group => heads.Of(group))));
        }

        public Task<IReadOnlyList<JournalEntry>> ReadEntriesAsync(IReadOnlyCollection<JournalKey>? keys, bool unfinishedOfAll, CancellationToken cancellationToken)
        {
            fleet.KeysRead.Enqueue(keys ?? []);
            return Task.FromResult<IReadOnlyList<JournalEntry>>([.. _rows.Values.Where(row =>
                keys is null || keys.Contains(new JournalKey(row.TenantId)) || (unfinishedOfAll && row.Status is MigrationStatus.Failed or MigrationStatus.Running))]);
        }

        public async Task<WorkOutcome> ExecuteAsync(TenantWork work, Action<StepProgress> progress, CancellationToken cancellationToken)
        {
            fleet.Enter(this);
            try
            {
                for (var i = 0; i < work.Steps.Count; i++)
                {
                    fleet.OnProgress(progress);
                    if (await fleet.OnStep(work, work.Steps[i], cancellationToken) is { } end)
                        return end with { CompletedSteps = i, Failure = end.Failure is null ? null : end.Failure with { StepIndex = i } };
                    var migration = work.Steps[i].Migration;
                    _rows[(work.Tenant?.Id, migration.Id)] = new JournalEntry(
                        migration.Id, work.Tenant?.Id, MigrationStatus.Completed, migration.Checksum, DateTime.UnixEpoch, null, null, null, 0, work.RunId, false);
                    progress(new StepProgress(i, IsCompleted: true));
                }

                return new WorkOutcome(WorkEnd.Done, work.Steps.Count);
            }
            finally
            {
                fleet.Leave(this);
            }
        }

        public Task RecordFailureAsync(TenantWork work, StepFailure failure, string error, CancellationToken cancellationToken)
        {
            fleet.RecordedFailures.Enqueue(work.Tenant?.Id ?? "global");
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<RunLogEntry>> ReadRunAsync(Guid runId, CancellationToken cancellationToken)
        {
            fleet.RunsRead.Enqueue(runId);
            return Task.FromResult<IReadOnlyList<RunLogEntry>>([]);
        }

        public Task<IReadOnlyList<RunLogEntry>> ReadSkippedAsync(IReadOnlyCollection<string> migrationIds, CancellationToken cancellationToken)
        {
            fleet.SkippedRead.Enqueue(migrationIds);
            return Task.FromResult<IReadOnlyList<RunLogEntry>>([]);
        }

        public Task<IReadOnlyList<ForeignTable>> ReadForeignTablesAsync(string table, IReadOnlyCollection<string> schemas, bool withPath, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<string>> FindMissingSchemasAsync(IReadOnlyCollection<string> schemas, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>([]);

        public Task<bool> InitializeJournalAsync(CancellationToken cancellationToken) => Task.FromResult(true);

        public Task SettleAsync(Settlement settlement, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<DatabaseInspection> InspectAsync(string tenantColumn, CancellationToken cancellationToken) =>
            Task.FromResult(new DatabaseInspection([], [], [], null));

        public Task<AttemptFinding> ExamineAsync(JournalEntry row, Tenant? tenant, PreparedStatement? statement, CancellationToken cancellationToken) =>
            Task.FromResult(new AttemptFinding(null, null));

        public ValueTask DisposeAsync() => default;
    }
}
