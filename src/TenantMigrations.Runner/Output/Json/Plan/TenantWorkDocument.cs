namespace TenantMigrations.Runner;

/// <summary>What one tenant gets in a phase.</summary>
internal sealed record TenantWorkDocument(string Tenant, IReadOnlyList<StepDocument> Migrations);
