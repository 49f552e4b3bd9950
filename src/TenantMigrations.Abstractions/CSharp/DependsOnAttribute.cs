namespace TenantMigrations;

/// <summary>Says that a migration needs others to be applied first.</summary>
/// <param name="migrationIds">The ids of those.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DependsOnAttribute(params string[] migrationIds) : Attribute
{
    /// <summary>The ids of the migrations it needs.</summary>
    public IReadOnlyList<string> MigrationIds { get; } = migrationIds;
}
