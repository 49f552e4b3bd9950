using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>A migration file that was read. The text is gone from here on: one edited file is one file read.</summary>
internal sealed record FileScript(MigrationScript Script, string ResourceName);
