namespace TenantMigrations.Engine;

/// <summary>A stretch of a plan between two barriers: global work, then tenants side by side.</summary>
/// <param name="Global">The global work that comes first; null where there is none.</param>
/// <param name="Tenants">The tenants' work, independent of one another.</param>
public sealed record PlanPhase(PlannedWork? Global, IReadOnlyList<PlannedWork> Tenants);
