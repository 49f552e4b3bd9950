namespace TenantMigrations.Runner;

/// <summary>Tenants that get the same, and what.</summary>
internal sealed record ShareDocument(IReadOnlyList<string> Tenants, IReadOnlyList<StepDocument> Migrations);
