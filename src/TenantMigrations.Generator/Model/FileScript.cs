using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>A migration file that was read. The text is gone from here on: one edited file is one file read.</summary>
/// <param name="Script">What it says.</param>
/// <param name="ResourceName">The manifest resource that holds its text.</param>
/// <param name="IsReadable">False where the compiler could not read it, and says so itself.</param>
internal sealed record FileScript(MigrationScript Script, string ResourceName, bool IsReadable);
