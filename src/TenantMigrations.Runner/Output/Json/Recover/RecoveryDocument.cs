namespace TenantMigrations.Runner;

/// <summary>What <c>recover --format json</c> prints.</summary>
/// <param name="Cases">One a tenant (or database) where the migration was failed or interrupted.</param>
/// <param name="Run">The retry; null where none was made.</param>
internal sealed record RecoveryDocument(IReadOnlyList<RecoveryCaseDocument> Cases, RunDocument? Run);
