namespace TenantMigrations.Engine;

/// <summary>What a script does for one tenant, or globally, in one go.</summary>
/// <param name="Tenant">The tenant; null for global work.</param>
/// <param name="Head">The head of its versioned migrations before.</param>
/// <param name="Steps">The migrations.</param>
/// <param name="BarrierTenants">The tenants that a barrier counts.</param>
public sealed record ScriptedWork(Tenant? Tenant, JournalHead Head, IReadOnlyList<MigrationStep> Steps, IReadOnlyList<string> BarrierTenants);
