namespace TenantMigrations.Analysis;

/// <summary>A name that a template makes of its parameters: that of an index, a constraint, a trigger.</summary>
/// <param name="Name">Its placeholder.</param>
/// <param name="Parameters">The parameters that it is made of.</param>
/// <param name="Suffix">What it ends with.</param>
internal sealed record DerivedIdentifier(string Name, IReadOnlyList<string> Parameters, string Suffix);
