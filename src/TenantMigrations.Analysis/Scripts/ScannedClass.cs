namespace TenantMigrations.Analysis;

/// <summary>A migration class that was found without a compiler.</summary>
/// <param name="Facts">What is known about it: the same that the compiler would say.</param>
/// <param name="NamePlace">Where its name stands in its file.</param>
/// <param name="Unknown">What only a compiler could find out, in words; null where nothing is missing.</param>
public sealed record ScannedClass(ClassFacts Facts, TextRange NamePlace, string? Unknown);
