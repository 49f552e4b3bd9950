namespace TenantMigrations.Analysis.CSharp;

/// <summary>An argument of an attribute.</summary>
/// <param name="Name">Its name, where it has one.</param>
/// <param name="Tokens">Its expression.</param>
internal sealed record ArgumentSource(string? Name, IReadOnlyList<CSharpToken> Tokens);
