namespace TenantMigrations.Runner;

/// <summary>A migration that the plan names, as it was when the plan was made.</summary>
internal sealed record PlannedMigrationDocument(string MigrationId, string Checksum);
