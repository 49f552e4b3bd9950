namespace TenantMigrations.Runner;

/// <summary>What a migration depends on.</summary>
internal sealed record GraphEdgeDocument(string MigrationId, string DependsOn, bool InCycle);
