namespace TenantMigrations.Engine;

/// <summary>A tenant, or a database itself (no tenant), whose migrations are to be recorded.</summary>
internal sealed record BaselineTarget(DatabaseAddress Database, Tenant? Tenant, IReadOnlyList<int> Migrations, BaselineRange Range);
