namespace TenantMigrations.Runner;

/// <summary>What <c>verify --format json</c> prints.</summary>
internal sealed record VerificationDocument(
    VerificationOutcome Outcome,
    string ServerVersion,
    TenantIsolation Isolation,
    IReadOnlyList<string> Tenants,
    int? SeedStatements,
    long Duration,
    TrialState TenantAfterTenant,
    TrialState LaterTenant,
    TrialState WholeDown,
    IReadOnlyList<VerifiedMigrationDocument> Migrations,
    IReadOnlyList<VerificationFindingDocument> Findings,
    VerificationFailureDocument? Failure);
