namespace TenantMigrations.Engine;

/// <summary>A migration of another tool and what it is called here.</summary>
/// <param name="Version">Its version there; of a repeatable none.</param>
/// <param name="MigrationId">Its id here.</param>
public sealed record ImportedVersion(string? Version, string MigrationId);
