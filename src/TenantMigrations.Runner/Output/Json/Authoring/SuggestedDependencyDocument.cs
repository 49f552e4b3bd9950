namespace TenantMigrations.Runner;

/// <summary>What a new migration may depend on.</summary>
internal sealed record SuggestedDependencyDocument(string MigrationId, string Table, bool MakesBarrier);
