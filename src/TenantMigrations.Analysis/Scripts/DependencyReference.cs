namespace TenantMigrations.Analysis;

/// <summary>A declared dependency, as written.</summary>
/// <param name="Id">The id of the migration that is needed first.</param>
/// <param name="Place">Where it is written.</param>
public sealed record DependencyReference(string Id, SourcePlace Place);
