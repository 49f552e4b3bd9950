namespace TenantMigrations.Runner;

/// <summary>A migration with a new id.</summary>
internal sealed record RenamedMigrationDocument(string From, string To);
