namespace TenantMigrations.Analysis;

/// <summary>An argument of <c>[DependsOn]</c>.</summary>
/// <param name="Id">The id, also where the argument is a class: that of its <c>[Migration]</c>. Null where that class has none.</param>
/// <param name="TypeName">The class, where the dependency is written as one; otherwise null.</param>
public sealed record ClassDependency(string? Id, string? TypeName = null);
