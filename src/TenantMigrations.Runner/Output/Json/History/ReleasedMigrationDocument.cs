namespace TenantMigrations.Runner;

/// <summary>A migration as it is released.</summary>
internal sealed record ReleasedMigrationDocument(string MigrationId, MigrationScope Scope, string Checksum);
