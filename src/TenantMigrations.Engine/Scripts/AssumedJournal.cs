namespace TenantMigrations.Engine;

/// <summary>The journal as a script finds it if all is as it was asked for. The script itself looks whether it is.</summary>
internal sealed class AssumedJournal(MigrationGraph graph, bool[] applied, bool withAllGlobals)
{
    private readonly JournalEntry[] _globals = Rows(graph, graph.Globals.Where(index => withAllGlobals || applied[index]), tenant: null, 1);
    private readonly int[] _tenants = [.. graph.Tenants.Where(index => applied[index])];

    /// <summary>The head of the tenants' migrations.</summary>
    public JournalHead TenantHead { get; } = Head(graph, graph.Tenants.Where(index => applied[index]));

    /// <summary>The head of the global migrations.</summary>
    public JournalHead GlobalHead { get; } = Head(graph, graph.Globals.Where(index => withAllGlobals || applied[index]));

    public DatabaseSnapshot Of(DatabaseAddress database, IReadOnlyList<Tenant> tenants)
    {
        var heads = tenants.ToDictionary(tenant => tenant.Id, _ => TenantHead, StringComparer.Ordinal);
        JournalEntry[] rows = tenants.Count == 0 || _tenants.Length == 0 ? _globals : [.. _globals, .. Rows(graph, _tenants, tenants[0].Id, 0)];
        return new DatabaseSnapshot(database, tenants, new JournalState(JournalState.CurrentVersion, GlobalHead, heads), rows);
    }

    private static JournalHead Head(MigrationGraph graph, IEnumerable<int> indices) =>
        indices.Aggregate(default(JournalHead), (head, index) => graph.Advance(head, new PlannedStep(index, StepKind.Apply)));

    // A tenant that has some of its migrations was there before the global ones that it still waits for: the order in time is all that counts.
    private static JournalEntry[] Rows(MigrationGraph graph, IEnumerable<int> indices, string? tenant, int hour) =>
    [
        .. indices.Select(index => new JournalEntry(
            graph.Migrations[index].Id, tenant, MigrationStatus.Completed, graph.Migrations[index].Checksum,
            DateTime.UnixEpoch.AddHours(hour), null, null, null, 0, null, IsAlive: false)),
    ];
}
