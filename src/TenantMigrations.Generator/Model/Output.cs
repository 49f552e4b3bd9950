using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>What the project gets.</summary>
/// <param name="HasRegistry">Whether it gets a registry of its own.</param>
/// <param name="EntryPoint">The program it gets; null where it gets none.</param>
/// <param name="Findings">Why it gets less than it may have hoped for.</param>
internal sealed record Output(bool HasRegistry, EntryPoint? EntryPoint, EquatableArray<Finding> Findings);
