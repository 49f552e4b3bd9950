namespace TenantMigrations.Engine;

/// <summary>A person's word on a migration whose state only a person can know; recorded with the reason.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="TenantId">The tenant; null for a global one.</param>
/// <param name="Status"><see cref="MigrationStatus.Completed"/> or <see cref="MigrationStatus.RolledBack"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="RunId">The recovery's own run id.</param>
/// <param name="Found">The status that the word is about; where the row has another by now, nothing is recorded.</param>
public sealed record Settlement(MigrationDefinition Migration, string? TenantId, MigrationStatus Status, string Reason, Guid RunId, MigrationStatus Found);
