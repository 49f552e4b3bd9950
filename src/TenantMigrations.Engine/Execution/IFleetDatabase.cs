namespace TenantMigrations.Engine;

/// <summary>
/// One physical database of the fleet: its journal, and the work that is done in it. Thread-safe; the room Postgres implements it with one data source per
/// database. Every member throws <see cref="FleetException"/> (<see cref="FleetErrorKind.Unreachable"/>) when the database cannot be reached.
/// </summary>
public interface IFleetDatabase : IAsyncDisposable
{
    /// <summary>Which database.</summary>
    DatabaseAddress Address { get; }

    /// <summary>Reads whether there is a journal, its version and all heads: one query.</summary>
    Task<JournalState> ReadStateAsync(CancellationToken cancellationToken);

    /// <summary>Reads status rows. Empty where there is no journal. One query.</summary>
    /// <param name="keys">Whose rows, whatever their status; null for everyone's.</param>
    /// <param name="unfinishedOfAll">
    /// Whether the <c>failed</c> and <c>running</c> rows of everyone else come along: tenants with equal heads share their completed migrations, so that a
    /// plan reads the rows of one of them, and of the others only what heads do not tell.
    /// </param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<IReadOnlyList<JournalEntry>> ReadEntriesAsync(
        IReadOnlyCollection<JournalKey>? keys,
        bool unfinishedOfAll,
        CancellationToken cancellationToken);

    /// <summary>The migrations that a run applied or rolled back here, oldest first, from the log.</summary>
    Task<IReadOnlyList<RunLogEntry>> ReadRunAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Of these migrations, what is completed because it was skipped, not applied. Empty where there is no journal. One query.</summary>
    Task<IReadOnlyList<RunLogEntry>> ReadSkippedAsync(IReadOnlyCollection<string> migrationIds, CancellationToken cancellationToken);

    /// <summary>Which of these schemas do not exist.</summary>
    Task<IReadOnlyList<string>> FindMissingSchemasAsync(IReadOnlyCollection<string> schemas, CancellationToken cancellationToken);

    /// <summary>The tables of one name, with all their rows, wherever in these schemas they are. Two queries.</summary>
    /// <param name="table">The name.</param>
    /// <param name="schemas">The schemas.</param>
    /// <param name="withPath">Whether the schemas of the connection's search path count as well.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Settings"/>: the role may not read one, or it is far too large for what it should be.</exception>
    Task<IReadOnlyList<ForeignTable>> ReadForeignTablesAsync(string table, IReadOnlyCollection<string> schemas, bool withPath, CancellationToken cancellationToken);

    /// <summary>
    /// Creates or upgrades the journal; where it has this version already, counts heads anew that do not agree with the status rows. Safe to repeat, and safe
    /// when two do it at once. Returns whether it changed anything.
    /// </summary>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Locked"/>: heads are wrong, and a process works in the database at this moment.</exception>
    Task<bool> InitializeJournalAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Does the work on one connection. Transactional steps that follow one another travel as one pipelined batch. What fails is rolled back and recorded
    /// as failed (not for retryable failures; the caller decides when to give up, see <see cref="RecordFailureAsync"/>).
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was in flight is rolled back.</exception>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Unreachable"/>: no connection could be had. One that is lost is <see cref="WorkEnd.Lost"/>.</exception>
    Task<WorkOutcome> ExecuteAsync(TenantWork work, Action<StepProgress> progress, CancellationToken cancellationToken);

    /// <summary>Writes <c>failed</c> and the error for a step, in a transaction of its own, and appends to the log.</summary>
    Task RecordFailureAsync(TenantWork work, StepFailure failure, string error, CancellationToken cancellationToken);

    /// <summary>Records a person's word under the tenant's lock.</summary>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Locked"/>: a process works on it at this moment.</exception>
    Task SettleAsync(Settlement settlement, CancellationToken cancellationToken);

    /// <summary>Looks at what a failed or running migration left. Changes nothing.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="tenant">The tenant; null for a global one.</param>
    /// <param name="statement">The statement at which it stopped; null where there is none, or it is not known.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<AttemptFinding> ExamineAsync(JournalEntry row, Tenant? tenant, PreparedStatement? statement, CancellationToken cancellationToken);

    /// <summary>Reads what <c>validate</c> needs from the catalogs. <paramref name="tenantColumn"/> is looked at under <see cref="TenantIsolation.Shared"/> only.</summary>
    Task<DatabaseInspection> InspectAsync(string tenantColumn, CancellationToken cancellationToken);

    /// <summary>
    /// Why the role of tenant migrations would not be bound by row level security; null where it is, where the role does not exist yet, and under isolations
    /// other than <see cref="TenantIsolation.Shared"/>. One query.
    /// </summary>
    Task<RowSecurityBypass?> FindRowSecurityBypassAsync(string tenantColumn, CancellationToken cancellationToken);
}
