namespace TenantMigrations.Engine;

/// <summary>
/// A snapshot, looked up: what is completed for each head, and what is failed or running for each tenant. Equal heads mean equal sets of completed
/// migrations, so completed ones are known by head.
/// </summary>
internal sealed class JournalView
{
    private static readonly IReadOnlyDictionary<string, JournalEntry> s_none = new Dictionary<string, JournalEntry>();

    private readonly DatabaseSnapshot _snapshot;
    private readonly Dictionary<string, List<JournalEntry>> _rows = new(StringComparer.Ordinal);
    private readonly List<JournalEntry> _globalRows = [];
    private readonly Dictionary<JournalHead, IReadOnlyDictionary<string, JournalEntry>> _completed = [];

    public JournalView(DatabaseSnapshot snapshot)
    {
        _snapshot = snapshot;
        foreach (var entry in snapshot.Entries) RowsOf(entry.TenantId).Add(entry);
        foreach (var (tenantId, rows) in _rows)
        {
            // A tenant whose completed rows were not read has a head that says there are some.
            var completed = Completed(rows);
            var head = snapshot.HeadOf(tenantId);
            if (completed.Count == head.Count) _completed.TryAdd(head, completed);
        }

        _completed[default] = s_none;
        GlobalCompleted = Completed(_globalRows);
    }

    /// <summary>The completed rows of the globals, by migration; empty also where they were not read because the head says all.</summary>
    public IReadOnlyDictionary<string, JournalEntry> GlobalCompleted { get; }

    /// <summary>The failed and running rows of a tenant, or of the globals.</summary>
    public IEnumerable<JournalEntry> Unfinished(string? tenantId) =>
        Rows(tenantId).Where(row => row.Status is MigrationStatus.Failed or MigrationStatus.Running);

    /// <summary>All rows that were read of a tenant.</summary>
    public IReadOnlyList<JournalEntry> Rows(string? tenantId) =>
        tenantId is null ? _globalRows : _rows.TryGetValue(tenantId, out var rows) ? rows : [];

    /// <summary>The completed rows that go with a tenant's head, its own or those of a tenant with the same head.</summary>
    public IReadOnlyDictionary<string, JournalEntry> CompletedBy(JournalHead head) =>
        _completed.TryGetValue(head, out var completed)
            ? completed
            : _snapshot.Known?.Of(head) ?? throw new FleetException(
                FleetErrorKind.Findings,
                $"The journal of {_snapshot.Database.Key} contradicts itself: a stored head counts {head.Count} migrations, and its rows are others. Run 'validate' to see for which tenants.");

    private List<JournalEntry> RowsOf(string? tenantId)
    {
        if (tenantId is null) return _globalRows;
        if (!_rows.TryGetValue(tenantId, out var rows)) _rows.Add(tenantId, rows = []);
        return rows;
    }

    private static Dictionary<string, JournalEntry> Completed(List<JournalEntry> rows) =>
        rows.Where(row => row.Status == MigrationStatus.Completed).ToDictionary(row => row.MigrationId, StringComparer.Ordinal);
}
