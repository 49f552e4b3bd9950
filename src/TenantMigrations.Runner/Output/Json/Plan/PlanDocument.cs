namespace TenantMigrations.Runner;

/// <summary>What <c>plan --format json</c> and <c>rollback --dry-run --format json</c> print, and <c>plan --out</c> writes.</summary>
internal sealed record PlanDocument(
    PlanVerbWord Verb,
    TenantIsolation Isolation,
    string Hash,
    string Seal,
    PlanRequestDocument Request,
    IReadOnlyList<PlannedMigrationDocument> Migrations,
    IReadOnlyList<PlannedSettingDocument> Settings,
    IReadOnlyList<PlannedDatabaseDocument> Databases,
    IReadOnlyList<PlannedWaveDocument> Waves,
    IReadOnlyList<string> SuspendedTenants,
    IReadOnlyList<string> Notes);
