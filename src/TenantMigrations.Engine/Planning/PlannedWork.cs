namespace TenantMigrations.Engine;

/// <summary>The migrations that one tenant (or the database itself) gets in a phase.</summary>
/// <param name="Tenant">The tenant; null for global work.</param>
/// <param name="ExpectedHead">The head that the journal must have before.</param>
/// <param name="Steps">The migrations, as indices of the registry, and what is done with each.</param>
public sealed record PlannedWork(Tenant? Tenant, JournalHead ExpectedHead, IReadOnlyList<PlannedStep> Steps);
