namespace TenantMigrations.Runner;

/// <summary>What <c>plan --format json</c> prints and <c>plan --out</c> writes.</summary>
internal sealed record PlanDocument(
    TenantIsolation Isolation,
    string Hash,
    PlanRequestDocument Request,
    IReadOnlyList<PlannedDatabaseDocument> Databases,
    IReadOnlyList<PlannedWaveDocument> Waves,
    IReadOnlyList<string> SuspendedTenants,
    IReadOnlyList<string> Notes);
