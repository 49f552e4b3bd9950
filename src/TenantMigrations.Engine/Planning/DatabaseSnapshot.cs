namespace TenantMigrations.Engine;

/// <summary>
/// What the planner knows of a database: its heads, and the rows of those that are not up to date. Of several tenants with one head the rows of one are
/// enough, see <see cref="SnapshotReader"/>.
/// </summary>
/// <param name="Database">Which.</param>
/// <param name="Tenants">The tenants that live there, whatever their state.</param>
/// <param name="State">Whether there is a journal, and all heads.</param>
/// <param name="Entries">The rows that were read.</param>
internal sealed record DatabaseSnapshot(
    DatabaseAddress Database,
    IReadOnlyList<Tenant> Tenants,
    JournalState State,
    IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>What heads stand for whose rows are not among the entries, as those of another database have told it.</summary>
    public CompletedSets? Known { get; init; }

    public JournalHead HeadOf(string? tenantId) =>
        tenantId is null ? State.Global : State.Tenants.GetValueOrDefault(tenantId);
}
