namespace TenantMigrations.Runner;

/// <summary>Global work, then that of the tenants.</summary>
internal sealed record PhaseDocument(IReadOnlyList<StepDocument> Global, IReadOnlyList<TenantWorkDocument> Tenants);
