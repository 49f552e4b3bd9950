using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>What the lock file says about the project.</summary>
/// <param name="Findings">What is wrong with the history.</param>
/// <param name="Settled">
/// The sources, by path or class, of released migrations that accept findings and are as they were. What they accept is part of what was released: nobody may
/// remove it, so nobody is told to.
/// </param>
internal sealed record ProjectHistory(EquatableArray<Finding> Findings, EquatableArray<string> Settled);
