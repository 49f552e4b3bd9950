namespace TenantMigrations;

/// <summary>Says that a migration needs another C# migration to be applied first.</summary>
/// <typeparam name="T">The class of that migration.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DependsOnAttribute<T> : Attribute
    where T : Migration;
