namespace TenantMigrations.Engine;

/// <summary>What <c>status --run</c> tells.</summary>
/// <param name="Run">The run.</param>
/// <param name="Tenants">Its tenants, by wave and id.</param>
public sealed record RunDetails(RunRecord Run, IReadOnlyList<RunTenantRecord> Tenants);
