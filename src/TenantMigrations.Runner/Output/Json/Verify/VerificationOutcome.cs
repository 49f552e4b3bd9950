namespace TenantMigrations.Runner;

/// <summary>How a verification ended.</summary>
internal enum VerificationOutcome
{
    Done,
    Findings,
    Failed,
}
