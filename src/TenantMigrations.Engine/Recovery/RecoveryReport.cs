namespace TenantMigrations.Engine;

/// <summary>What a recovery found and did.</summary>
/// <param name="Cases">One a tenant (or database) where the migration was failed or interrupted.</param>
/// <param name="Run">The retry, where one was made.</param>
public sealed record RecoveryReport(IReadOnlyList<RecoveryCase> Cases, RunReport? Run);
