namespace TenantMigrations.Analysis;

/// <summary>A declared placeholder with its place.</summary>
/// <param name="Definition">What is declared.</param>
/// <param name="Place">Where.</param>
public sealed record PlaceholderDeclaration(PlaceholderDefinition Definition, SourcePlace Place);
