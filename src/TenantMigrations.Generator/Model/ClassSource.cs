using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>A class that bears <c>[Migration]</c>. Places are kept apart from facts, so that a class that merely moves is not read again.</summary>
/// <param name="Facts">What the compiler knows about it.</param>
/// <param name="Origins">Where its constants stand.</param>
internal sealed record ClassSource(ClassFacts Facts, ClassOrigins Origins);
