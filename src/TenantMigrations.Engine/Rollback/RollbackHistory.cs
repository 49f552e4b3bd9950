namespace TenantMigrations.Engine;

/// <summary>What the log of one database adds to its rows.</summary>
/// <param name="Skipped">What was only recorded for a tenant that came later, so that there is nothing to undo in the database.</param>
/// <param name="OfRun">What the run that is to be undone did, where one is.</param>
internal sealed record RollbackHistory(IReadOnlySet<(string MigrationId, string? TenantId)> Skipped, IReadOnlyList<RunLogEntry> OfRun)
{
    private readonly HashSet<(string MigrationId, string? TenantId)> _ofRun = [.. OfRun.Where(IsApplied).Select(entry => (entry.MigrationId, entry.TenantId))];

    public bool WasSkipped(JournalEntry row) => Skipped.Contains((row.MigrationId, row.TenantId));

    /// <summary>Whether the run applied what the row is about, whoever has changed it since.</summary>
    public bool IsOfRun(JournalEntry row) => _ofRun.Contains((row.MigrationId, row.TenantId));

    public static bool IsApplied(RunLogEntry entry) => entry.Kind is "applied" or "skipped";
}
