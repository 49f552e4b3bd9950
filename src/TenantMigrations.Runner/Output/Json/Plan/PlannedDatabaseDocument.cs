namespace TenantMigrations.Runner;

/// <summary>What is to be done in one database.</summary>
internal sealed record PlannedDatabaseDocument(
    string Database,
    bool NeedsJournal,
    int UpToDateTenants,
    IReadOnlyList<PhaseDocument> Phases,
    IReadOnlyList<BlockedDocument> Blocked);
