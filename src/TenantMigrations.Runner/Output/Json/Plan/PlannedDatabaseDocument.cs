namespace TenantMigrations.Runner;

/// <summary>What is to be done in one database: in which phases, and what each tenant gets over all of them.</summary>
internal sealed record PlannedDatabaseDocument(
    string Database,
    bool NeedsJournal,
    int UpToDateTenants,
    IReadOnlyList<PhaseDocument> Phases,
    IReadOnlyList<ShareDocument> Shares,
    IReadOnlyList<BlockedDocument> Blocked);
